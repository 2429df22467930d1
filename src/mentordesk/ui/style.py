"""The palette and the style sheet, written from the tokens."""

from pathlib import Path
from string import Template

from PySide6.QtGui import QPalette

from mentordesk.paths import resource
from mentordesk.ui import tokens
from mentordesk.ui.look import Look
from mentordesk.ui.tokens import FACES, Face, Role, Text

_PARTS = {
    QPalette.ColorRole.Window: Role.PAPER,
    QPalette.ColorRole.WindowText: Role.INK,
    QPalette.ColorRole.Base: Role.SURFACE,
    QPalette.ColorRole.AlternateBase: Role.SUNKEN,
    QPalette.ColorRole.Text: Role.INK,
    QPalette.ColorRole.PlaceholderText: Role.THIRD,
    QPalette.ColorRole.Button: Role.SURFACE,
    QPalette.ColorRole.ButtonText: Role.INK,
    QPalette.ColorRole.BrightText: Role.DANGER,
    QPalette.ColorRole.Light: Role.SURFACE,
    QPalette.ColorRole.Midlight: Role.LINE,
    QPalette.ColorRole.Mid: Role.STRONG_LINE,
    QPalette.ColorRole.Dark: Role.STRONG_LINE,
    QPalette.ColorRole.Shadow: Role.LINE,
    QPalette.ColorRole.Highlight: Role.MENTOR,
    QPalette.ColorRole.HighlightedText: Role.ON_MENTOR,
    QPalette.ColorRole.Accent: Role.MENTOR,
    QPalette.ColorRole.Link: Role.MENTOR,
    QPalette.ColorRole.LinkVisited: Role.LEADER,
    QPalette.ColorRole.ToolTipBase: Role.SURFACE,
    QPalette.ColorRole.ToolTipText: Role.INK,
}
_WORDS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette(worn: Look) -> QPalette:
    """Return the palette that the native parts of Qt draw with."""
    made = QPalette()
    for part, role in _PARTS.items():
        made.setColor(part, worn.colour(role))
    for part in _WORDS:
        made.setColor(QPalette.ColorGroup.Disabled, part, worn.colour(Role.THIRD))
    return made


def sheet(worn: Look) -> str:
    """Return the style sheet of the whole program."""
    rules = Template(resource("style", "mentordesk.qss").read_text(encoding="utf-8"))
    faces = "".join(_face_rule(kind, face, worn) for kind, face in FACES.items())
    return faces + rules.substitute(_colours(worn) | _sizes(worn) | _arrows())


def _colours(worn: Look) -> dict[str, str]:
    return {role.name.lower(): worn.hex(role) for role in Role}


def _arrows() -> dict[str, str]:
    # A sheet can only show an image from a file, so these two carry one grey for every scheme.
    names = ("up", "down")
    return {f"arrow_{name}": _address(resource("style", f"arrow-{name}.svg")) for name in names}


def _address(file: Path) -> str:
    return str(file).replace("\\", "/")


def _sizes(worn: Look) -> dict[str, str]:
    line = worn.px(FACES[Text.BODY].line)
    sizes = {
        "radius_card": tokens.RADIUS_CARD,
        "radius_control": tokens.RADIUS_CONTROL,
        "body": worn.px(FACES[Text.BODY].size),
        "small": worn.px(FACES[Text.SMALL].size),
        "field": line + 2 * tokens.PAD_CONTROL - 2 * tokens.LINE_WIDTH,
        "tall": line + 2 * tokens.PAD_PRIMARY - 2 * tokens.LINE_WIDTH,
        "field_focus": line + 2 * tokens.PAD_CONTROL - 2 * tokens.RING_WIDTH,
        "tall_focus": line + 2 * tokens.PAD_PRIMARY - 2 * tokens.RING_WIDTH,
        "arrow": worn.px(12),
        "row": line + 2 * tokens.GRID,
        "ring": tokens.RING_WIDTH,
        "scroll": 3 * tokens.GRID,
        "scroll_radius": tokens.GRID,
        "handle": 8 * tokens.GRID,
    }
    return {name: f"{size}px" for name, size in sizes.items()}


def _face_rule(kind: Text, face: Face, worn: Look) -> str:
    caps = "text-transform: uppercase; letter-spacing: 0.5px;" if kind is Text.EYEBROW else ""
    return (
        f'QLabel[face="{kind}"], QPlainTextEdit[face="{kind}"], QTextEdit[face="{kind}"] {{'
        f' font-family: "{face.family}"; font-size: {worn.px(face.size)}px;'
        f" font-weight: {face.weight}; color: {worn.hex(face.ink)}; {caps} }}\n"
    )
