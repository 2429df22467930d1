"""A calm sheet over a screen that MentorDesk is not on."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QMoveEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui.widgets.label import hint

VERIFY_AFTER_MS = 200
_MOST_TRIES = 10
_FLAGS = (
    Qt.WindowType.Window
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)


class Cover(QWidget):
    """Fills one screen with paper and says why; alone there, it lies above all else."""

    def __init__(self, screen: QScreen, *, alone: bool = True) -> None:
        on_top = Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, _FLAGS | on_top if alone else _FLAGS)
        self._screen, self._alone = screen, alone
        self.setProperty("ground", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("In a session"))
        self.setAccessibleName(self.windowTitle())
        self.setObjectName("cover")
        words = hint(self.windowTitle()).one_line()
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(words)
        self._tries = 0
        self._check = QTimer(self, singleShot=True, interval=VERIFY_AFTER_MS)
        self._check.timeout.connect(self._verify)

    def lay(self) -> None:
        """Cover the screen, unless what else is to be seen may lie there and no sheet below it.

        On Wayland one that does not fill a screen cannot be put on it; focus leaves it empty.
        """
        if not self._alone and _placed_by_desktop():
            return
        self.setScreen(self._screen)
        self.setGeometry(self._screen.geometry())
        if self._alone:
            self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        self._screen.geometryChanged.connect(self._verify)
        self._check.start()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._check.start()  # KWin moves it when it learns of a new screen later than we do

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # Only the end of focus takes a cover away, not a window manager's close key.
        event.ignore() if event.spontaneous() else event.accept()

    @Slot()
    def _verify(self) -> None:
        """Go back to the screen; a window manager that insists is not fought for ever."""
        right = self.geometry() == self._screen.geometry() or _placed_by_desktop()
        if right or not self.isVisible():
            self._tries = 0
        elif self._tries < _MOST_TRIES:
            self._tries += 1
            self.setWindowState(Qt.WindowState.WindowNoState)  # KWin moves no full-screen window
            self.setGeometry(self._screen.geometry())
            if self._alone:
                self.setWindowState(Qt.WindowState.WindowFullScreen)
            self._check.start()


def _placed_by_desktop() -> bool:
    """Tell whether no window knows or chooses its place: on Wayland each seems to lie at 0, 0."""
    return QGuiApplication.platformName() == "wayland"
