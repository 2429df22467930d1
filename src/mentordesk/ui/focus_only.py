"""Focus for a while without a desk: one quiet sheet, and everything comes back."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mentordesk.errors import MentorDeskError
from mentordesk.focus.client import Focus
from mentordesk.ui.called import Called
from mentordesk.ui.stage import Stage
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Text
from mentordesk.ui.widgets.label import Label, second
from mentordesk.ui.widgets.way_out import WayOut


class Quiet(QWidget):
    """Covers the screen while focus is on; holding Esc or the shortcut ends it."""

    def __init__(self, focus: Focus, seconds: int) -> None:
        super().__init__()
        self._focus = focus
        self._stage = Stage(self)
        self.error: MentorDeskError | None = None
        self._end = QTimer(self, singleShot=True, interval=seconds * 1000)
        self._way_out = WayOut(self)
        self._build()
        self._end.timeout.connect(self.finish)
        self._way_out.held.connect(self.finish)
        self._way_out.pressed.connect(self.finish)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.finish)

    @Slot()
    def begin(self) -> None:
        """Hide everything else."""
        try:
            self._focus.enter(self._stage.enter())
        except MentorDeskError as error:
            self.error = error
            self.finish()
            return
        self._end.start()

    @Slot()
    def finish(self) -> None:
        """Bring everything back and end."""
        self._end.stop()
        self._stage.leave()
        try:
            self._focus.leave()
        except MentorDeskError as error:
            self.error = self.error or error
        QApplication.exit(0)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("MentorDesk"))
        self.setProperty("ground", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for label in (
            Label(self.tr("Focus is on"), Text.TITLE),
            second(self.tr("Esc brings every window back.")),
        ):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)


def hold(app: QApplication, seconds: int) -> int:
    """Hold focus for so many seconds and return the exit code.

    Raises the error that kept focus from working; everything is back then.
    """
    Theme(app).apply()
    focus = Focus()
    quiet = Quiet(focus, seconds)
    called = Called(quiet)
    called.ended.connect(quiet.finish)
    quiet.show()
    QTimer.singleShot(0, quiet.begin)
    code = app.exec()
    called.release()
    focus.stop()
    if quiet.error is not None:
        raise quiet.error
    return code
