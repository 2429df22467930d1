"""Dresses the whole program: follows the system's scheme and text size, or the leader's choice."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from mentordesk.ui import fonts
from mentordesk.ui.look import Look, look, wear
from mentordesk.ui.style import palette, sheet
from mentordesk.ui.tokens import MAX_SCALE, Scheme, Text

# The size of a desktop's own font at 100 %; on X11 and Wayland the larger of the usual defaults,
# so that only somebody who asked for larger text gets it.
_USUAL_POINTS = {"windows": 9.0, "cocoa": 13.0}
_USUAL_POINTS_ELSEWHERE = 11.0


class Theme(QObject):
    """The look of one running program."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice, self._scale = Scheme.AUTO, 1.0
        self._system_scale = _system_scale()
        fonts.load()
        app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    @property
    def look(self) -> Look:
        """Return the look in force."""
        return look()

    def apply(self, choice: Scheme = Scheme.AUTO, scale: float = 1.0) -> None:
        """Dress everything anew; `scale` is on top of the system's own text size."""
        self._choice, self._scale = choice, scale
        total = min(max(scale * self._system_scale, 1.0), MAX_SCALE)
        self._dress(Look(self._resolved(), total))

    @Slot()
    def _follow(self) -> None:
        if self._choice is Scheme.AUTO:
            self.apply(self._choice, self._scale)

    def _dress(self, worn: Look) -> None:
        wear(worn)
        self._app.setPalette(palette(worn))
        self._app.setFont(worn.font(Text.BODY))
        self._app.setStyleSheet(sheet(worn))
        self.changed.emit()

    def _resolved(self) -> Scheme:
        if self._choice is not Scheme.AUTO:
            return self._choice
        hints = self._app.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        wanted = hints.accessibility().contrastPreference()
        if wanted == Qt.ContrastPreference.HighContrast:
            return Scheme.CONTRAST_DARK if dark else Scheme.CONTRAST_LIGHT
        return Scheme.DARK if dark else Scheme.LIGHT


def _system_scale() -> float:
    # Asked before the first setFont, which hides what the system wants.
    points = QApplication.font().pointSizeF()
    usual = _USUAL_POINTS.get(QGuiApplication.platformName(), _USUAL_POINTS_ELSEWHERE)
    return max(points / usual, 1.0)
