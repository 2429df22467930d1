"""The question to a person who goes to the other windows again and again."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent, QWindow
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.ui.dialogs.question import Question

PATIENCE_MS = 30_000


class LeaveFocus(Question):
    """Asks where the person is; whatever is no *Stay* is a yes, so that nobody is held.

    `leaves` for Esc, for closing it and for no answer, as going to the other windows meant to;
    `stays` also for who goes back to the session by hand. Each is told once, or none of them.
    """

    stays = Signal()
    leaves = Signal()

    def __init__(self, session: QWidget) -> None:
        super().__init__(self.tr("Leave focus?"), self.tr("Stay in focus"), session, "leaveFocus")
        # As nobody's dialog it opens on the desktop the person went to, and not on that of ours.
        self.setParent(
            None,
            Qt.WindowType.Window
            | Qt.WindowType.CustomizeWindowHint
            | Qt.WindowType.WindowTitleHint
            | Qt.WindowType.WindowCloseButtonHint
            | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.explain(
            self.tr(
                "You went to your other windows. Leaving brings all of them back and is counted;"
                " staying takes you back to the session. Without an answer, focus is left in half"
                " a minute."
            )
        )
        self.no.setText(self.tr("Leave focus"))
        self.no.setDefault(True)
        self.no.setFocus()
        self._session, self._was_here = session, False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)
        self.accepted.connect(self.stays)
        self.rejected.connect(self.leaves)

    def withdraw(self) -> None:
        """Go without an answer."""
        self.accepted.disconnect(self.stays)
        self.rejected.disconnect(self.leaves)
        self.close()

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        self._patience.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)

    @override
    def answer(self) -> None:
        self.accept()

    @Slot(QWindow)
    def _follow(self, window: QWindow | None) -> None:
        """Hear who went back by hand: the session has the keyboard after this had it."""
        if window is not None and window is self.windowHandle():
            self._was_here = True
        elif self._was_here and self._session.isActiveWindow():
            self.accept()

    @Slot()
    def _give_up(self) -> None:
        if self._session.isActiveWindow():
            self.accept()
        else:
            self.reject()
