"""The two type families that every machine shows alike."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from mentordesk.paths import resource

FILES = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Bold.ttf",
    "SourceSerif4-Regular.ttf",
    "SourceSerif4-SemiBold.ttf",
    "SourceSerif4-Italic.ttf",
)


@cache
def load() -> tuple[str, ...]:
    """Give the bundled fonts to Qt, once, and return their families."""
    families: set[str] = set()
    for name in FILES:
        added = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        families.update(QFontDatabase.applicationFontFamilies(added))
    return tuple(sorted(families))
