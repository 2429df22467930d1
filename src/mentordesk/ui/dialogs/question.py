"""What all questions share: fields with their names, a place for what went wrong, two buttons."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.errors import MentorDeskError
from mentordesk.ui import reading_order
from mentordesk.ui.error_text import error_text
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, PAD_CARD, Text, Tone
from mentordesk.ui.until_chosen import UntilChosen
from mentordesk.ui.until_typed import UntilTyped
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Kind, primary, quiet
from mentordesk.ui.widgets.day_time_field import DayField
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.label import Label, second, section
from mentordesk.ui.widgets.scroll_page import reveal
from mentordesk.ui.window_keys import HeldShortcut

_WIDTH = 480
_FRAME = 48  # the window's own, above and below
_SLOW_MS = 300


class Question(QDialog):
    """Asks, and stays with what was typed until the page says that the answer was taken.

    The page calls `accept()` when it was, and `fail()` when it was not.
    """

    def __init__(self, title: str, yes: str, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        # Every program can read a window's title, and a title may hold a name.
        self.setWindowTitle(self.tr("MentorDesk"))
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fields, self.buttons = QVBoxLayout(), QHBoxLayout()
        self.problem = Label("", Text.SMALL)
        self._asked, self._allowed = False, True
        self._is_away = self._stood = False
        self._held: list[QWidget] = []
        self._had_focus: QWidget | None = None
        self._refused: tuple[QWidget, str] | None = None
        self._until = UntilTyped(self, of_a_field=True)
        self._until.typed.connect(self._forget_refusal)
        self._choosing = UntilChosen(self)
        self._choosing.chosen.connect(self._forget_refusal)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._say_waiting)
        self.yes, self.no = primary(yes), quiet(self.tr("Cancel"))
        self._lay_out(title)
        reading_order.AsRead(self)
        HeldShortcut(self)
        self.yes.clicked.connect(self._try)
        self.no.clicked.connect(self.reject)

    def explain(self, words: str) -> None:
        """Put a sentence above the fields; a screen reader says it with the title."""
        self.fields.addWidget(second(words))
        self.setAccessibleDescription(f"{self.accessibleDescription()}\n{words}".strip())

    def ask(self, words: str, field: QWidget, name: str) -> None:
        """Put a field under its words; `name` is how tests and tools find it."""
        self.ask_row(FieldRow(words, field), name)

    def ask_row(self, row: FieldRow, name: str) -> None:
        """Put a field with all that belongs to it under those that are there."""
        row.control.setObjectName(name)
        self.fields.addWidget(row)
        if self.focusWidget() is None:
            row.control.setFocus()

    def begin_at_the_way_out(self) -> None:
        """Let no key give an answer that cannot be undone before somebody went to it."""
        self.yes.set_kind(Kind.DANGER)
        self.no.setDefault(True)
        if self.focusWidget() is None:
            self.no.setFocus()

    def be_wide(self, width: int) -> None:
        """Be at least so wide in usual text; in large text the screen is not filled."""
        room = self.screen().availableGeometry().width() - 2 * _FRAME
        self.setMinimumWidth(min(look().px(width), room))

    def allow(self, *, answer: bool) -> None:
        """Say whether there is an answer to give; while one is on its way there is no second."""
        self._allowed = answer
        self.yes.setEnabled(answer and not self._asked)

    def fail(self, error: Exception) -> None:
        """Say what went wrong with the answer; what was typed stays."""
        self._take_up()
        if not isinstance(error, MentorDeskError):
            raise error
        self._refuse(error_text(error).line(), self.focusWidget())

    def ask_again(self, words: str, field: QWidget) -> None:
        """Say what the answer lacks, and put the keyboard where it is to be given."""
        self._take_up()
        field.setFocus()
        reveal(field)
        self._refuse(words, field)

    def put_away(self) -> None:
        """Go as by *Cancel*; an answer on its way is only out of sight, until it fails."""
        if self._asked:
            self._is_away = True
            self._slow.stop()
            self.hide()
        else:
            self.reject()

    def answer(self) -> None:
        """Emit the answer; each question says what its answer is."""
        raise NotImplementedError

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        self._stood = False
        self.resize(self.width(), self._height())

    @override
    def event(self, arg__1: QEvent) -> bool:
        done = super().event(arg__1)
        if arg__1.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.make_room()
        if arg__1.type() == QEvent.Type.WindowActivate and not self._stood:
            self._stood = True  # later a person may have moved it
            self._come_into_sight()
        return done

    def make_room(self) -> None:
        """Grow with what has to be read; a window that was made larger stays so."""
        if self._height() > self.height():
            self.resize(self.width(), self._height())
            self._come_into_sight()

    @override
    def reject(self) -> None:
        # The answer is on its way to the desk; what comes back must find the dialog here.
        if not self._asked:
            super().reject()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return reading_order.step(self, forward=next) or super().focusNextPrevChild(next)

    @Slot()
    def _try(self) -> None:
        days = (day for day in self.findChildren(DayField) if day.isVisible() and day.is_to_come)
        for day in days:
            self._forget_refusal()
            words = self.tr("That day is still to come. Choose today, or a day before.")
            self.ask_again(words, day)
            return
        self._asked = True
        self._forget_refusal()
        self._lay_down()
        self.answer()

    def _lay_down(self) -> None:
        """Let nothing be changed or pressed while the answer is on its way."""
        self._had_focus = self.focusWidget()
        self._held = [
            control
            for control in self.findChildren(QWidget)
            if control.focusPolicy() is not Qt.FocusPolicy.NoFocus and control.isEnabled()
        ]
        for control in self._held:
            control.setEnabled(False)
        self._slow.start()

    def _take_up(self) -> None:
        """Let the question be answered again, or left."""
        self._asked = False
        if self._is_away:
            self._is_away = False
            self.open()
        self._slow.stop()
        self.problem.hide()
        for control in self._held:
            control.setEnabled(True)
        self.yes.setEnabled(self._allowed)
        if self._had_focus is not None:
            self._had_focus.setFocus()

    @Slot()
    def _say_waiting(self) -> None:
        self._say(self.tr("One moment…"), Tone.NEUTRAL)

    def _say(self, words: str, tone: Tone) -> None:
        self.problem.set_tone(tone)
        self.problem.setText(words)
        self.problem.show()
        announce(self, words)

    def _refuse(self, words: str, field: QWidget | None) -> None:
        self._say(words, Tone.DANGER)
        if field is not None:
            self._refused = field, field.accessibleDescription()
            field.setAccessibleDescription(words)
        self._until.begin()
        self._choosing.begin()

    @Slot()
    def _forget_refusal(self) -> None:
        """Take away what went wrong: another answer is being given."""
        self._until.end()
        self._choosing.end()
        self.problem.hide()
        if self._refused is not None:
            field, told = self._refused
            self._refused = None
            field.setAccessibleDescription(told)

    def _come_into_sight(self) -> None:
        """Stand on the screen with the title bar, and with the buttons where there is room.

        A window grows downwards; and one that opens is placed before its frame is known. Only the
        window of the system knows that frame then.
        """
        window = self.windowHandle()
        room, frame = self.screen().availableGeometry(), window.frameGeometry()
        top = max(min(frame.top(), room.bottom() + 1 - frame.height()), room.top())
        if top != frame.top():
            window.setFramePosition(QPoint(frame.left(), top))

    def _height(self) -> int:
        """Return what the words need: Qt alone stops at two thirds of the screen."""
        layout = self.layout()
        wanted = layout.totalHeightForWidth(self.width()) if layout is not None else -1
        room = self.screen().availableGeometry().height() - _FRAME
        return min(wanted if wanted > 0 else self.sizeHint().height(), room)

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD_CARD, PAD_CARD, PAD_CARD, PAD_CARD)
        column.setSpacing(4 * GRID)
        column.addWidget(section(title))
        self.fields.setSpacing(4 * GRID)
        column.addLayout(self.fields, 1)
        self.problem.set_tone(Tone.DANGER)
        self.problem.setObjectName("question.problem")
        self.problem.hide()
        column.addWidget(self.problem)
        self.buttons.setSpacing(GAP)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.yes)
        column.addLayout(self.buttons)
        self.yes.setObjectName("question.yes")
        self.no.setObjectName("question.no")
        self.yes.setDefault(True)
        self.setMinimumWidth(look().px(_WIDTH))
