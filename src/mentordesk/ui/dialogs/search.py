"""One line to look for anything on the desk, and what was found as one types."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person
from mentordesk.domain.search import MOST_TYPED, Found, FoundPlace
from mentordesk.errors import MentorDeskError
from mentordesk.marks import override
from mentordesk.ui import found_words
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.error_text import error_text
from mentordesk.ui.item_models.found import FoundModel
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.key_hint import KeyHint
from mentordesk.ui.widgets.label import small
from mentordesk.ui.widgets.mentor_filter import MentorFilter
from mentordesk.ui.widgets.row import VALUE
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList

_WIDTH, _HEIGHT = 680, 640
_MARGIN = 96
_READ_MS = 700
"""How long nothing is typed before what was found is read out."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FOUND = RowStyle(marks=True, title_lines=2, under_lines=2, pad=2 * GRID)


class SearchDialog(Question):
    """Asks what to look for; `asked` gives the words and a mentor, `opened` what was chosen.

    At the table nothing is opened: the session stays before the two.
    """

    asked = Signal(str, object)
    opened = Signal(object)

    def __init__(self, today: date, parent: QWidget, *, at_table: bool = False) -> None:
        super().__init__(self.tr("Search"), self.tr("Open"), parent, "search")
        self._at_table, self._eager = at_table, False
        self._mentor: PersonId | None = None
        self._names: dict[PersonId, str] = {}
        self._shown: tuple[str, PersonId | None] = "", None
        self.model = FoundModel(today, self)
        self.line, self.mentors = QLineEdit(), MentorFilter()
        self._key = KeyHint(QKeySequence("Ctrl+K").toString(_NATIVE).replace("+", " "))
        self.found = RowList(self.model, self.tr("What was found"), _FOUND)
        self.told = small(found_words.hint(at_table=at_table))
        self._read = QTimer(self, singleShot=True, interval=_READ_MS)
        self._read.timeout.connect(self._read_out)
        self._build()
        self._connect()

    def offer(self, mentors: Sequence[Person]) -> None:
        """Let one of several mentors be chosen."""
        self._names = {mentor.id: mentor.name for mentor in mentors}
        self.mentors.show_mentors(mentors)
        self._key.setVisible(len(mentors) > 1)
        self.line.setAccessibleDescription(self._hint())
        if not self.line.text():
            self.told.setText(self._hint())

    def show_found(self, typed: str, mentor: PersonId | None, found: Found) -> None:
        """Show what was found by these words, unless others stand there by now."""
        if (typed, mentor) != self._wanted():
            return
        self._shown = typed, mentor
        self.model.show_found(found)
        self._go_to_first()
        blank = not typed.strip()
        self._tell(self._hint() if blank else found_words.count(found, self._name()))
        eager, self._eager = self._eager, False
        if eager:
            self._enter()

    def fail_to_find(self, error: Exception) -> None:
        """Say why nothing can be found; what was typed stays."""
        if not isinstance(error, MentorDeskError):
            raise error
        self._eager = False
        self._shown = self._wanted()
        self.model.show_found(Found())
        self._go_to_first()
        self._tell(error_text(error).line())

    @override
    def answer(self) -> None:
        self.opened.emit(self._chosen())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
        elif event.key() in _ENTERS:
            self._enter()
        return step is not None or event.key() in _ENTERS

    @Slot()
    def _look(self) -> None:
        self._eager = False
        self.allow(answer=False)
        self.asked.emit(*self._wanted())

    @Slot(object)
    def _choose(self, mentor: PersonId | None) -> None:
        self._mentor = mentor
        self._look()

    @Slot()
    def _enter(self) -> None:
        """Open what is chosen, or the first that is found for what was just typed."""
        if self._at_table:
            self._say_later()
        elif self._shown != self._wanted():
            self._eager = True
        elif self._chosen() is not None:
            self.allow(answer=True)
            self.yes.click()

    def _say_later(self) -> None:
        if self._chosen() is not None:
            words = self.tr("It opens after the session. Nothing leads away from the table.")
            self.told.setText(words)
            announce(self, words)

    def _step(self, step: int) -> None:
        """Go to the next that can be chosen; the keyboard stays in the line."""
        row = self.found.currentIndex().row() + step
        while 0 <= row < self.model.rowCount() and self.model.value(row) is None:
            row += step
        if 0 <= row < self.model.rowCount():
            index = self.model.index(row)
            self.found.setCurrentIndex(index)
            announce(self, index.data(Qt.ItemDataRole.AccessibleTextRole))

    def _go_to_first(self) -> None:
        first = next((n for n in range(self.model.rowCount()) if self.model.value(n)), -1)
        self.found.setCurrentIndex(self.model.index(first))
        self.found.scrollToTop()
        self.found.setVisible(first >= 0)
        self.allow(answer=first >= 0 and not self._at_table)

    def _chosen(self) -> FoundPlace | None:
        chosen = self.found.currentIndex().data(VALUE)
        return chosen if isinstance(chosen, FoundPlace) else None

    def _wanted(self) -> tuple[str, PersonId | None]:
        return self.line.text(), self._mentor

    def _name(self) -> str:
        return "" if self._mentor is None else self._names.get(self._mentor, "")

    def _hint(self) -> str:
        words = found_words.hint(at_table=self._at_table)
        return f"{words} {found_words.narrows()}" if len(self._names) > 1 else words

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.found.setAccessibleDescription(words)
        self._read.start()

    @Slot()
    def _read_out(self) -> None:
        chosen = self.found.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or ""
        announce(self, f"{self.told.text()}\n{chosen}".strip())

    def _build(self) -> None:
        self.be_wide(_WIDTH)
        if self._at_table:
            self.explain(
                self.tr("At the table: only what lies between the two of you, and no private note.")
            )
        self.line.setMaxLength(MOST_TYPED)
        self.ask(self.tr("What are you looking for?"), self.line, "search.line")
        self.line.setAccessibleDescription(self._hint())
        self.found.setObjectName("search.found")
        self.told.setObjectName("search.told")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.mentors, 1)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        self.fields.addLayout(row)
        self._key.hide()
        self.fields.addWidget(self.told)
        self.fields.addWidget(self.found, 1)
        self.fields.addStretch(0)
        self.no.setText(self.tr("Close"))
        self.yes.setVisible(not self._at_table)
        self._go_to_first()
        room = self.screen().availableGeometry().height() - _MARGIN
        self.setMinimumHeight(min(look().px(_HEIGHT), room))

    def _connect(self) -> None:
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._look)
        self.mentors.chosen.connect(self._choose)
        self.found.opened.connect(self._enter)
        narrow = QShortcut(QKeySequence("Ctrl+K"), self)
        narrow.setAutoRepeat(False)
        narrow.activated.connect(self.mentors.step)


_NATIVE = QKeySequence.SequenceFormat.NativeText
