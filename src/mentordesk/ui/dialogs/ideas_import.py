"""What would come in from a file of earlier ideas, and what has to be settled before."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mentordesk.domain.earlier import Choices, Preview
from mentordesk.domain.person import Person
from mentordesk.error_words.ideas_in import SaysIdeas
from mentordesk.errors import TableError
from mentordesk.marks import override
from mentordesk.ui.dialogs.watched import WatchedQuestion, figure
from mentordesk.ui.item_models.earlier import EarlierModel
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID, Text
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.file_reading import FileReading
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.import_answers import ImportAnswers
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList

_SIZE = (760, 640)
_LEAST_ROWS = 56  # in large text the questions and the buttons have to be in sight too
_ROWS = RowStyle(title_lines=3, pad=2 * GRID)


class IdeasImportDialog(WatchedQuestion):
    """Shows what was read; `asked` wants it read as chosen, `taken` wants it brought in.

    Nothing can be brought in before it was read as it was chosen last.
    """

    asked = Signal(object)
    taken = Signal(object, object)

    def __init__(self, name: str, people: Sequence[Person], parent: QWidget) -> None:
        title, yes = self._titles()
        super().__init__(title, yes, parent, "ideas_import")
        self._shown: Preview | None = None
        self._is_current = False
        self._roomy = 0
        self.says = SaysIdeas(translated)
        self.found = Label(self.tr("Reading {file}…").format(file=name), Text.BODY)
        self.aside = Label("", Text.SMALL)
        self.reading = FileReading(self.says)
        self.answers = ImportAnswers(people, self.says)
        self.doubles = CheckRow(self.tr("Bring in again what is here already"))
        self.more = Label("", Text.SMALL)
        self.others = CheckRow(self.tr("All of them are new here"))
        self.model = EarlierModel(self.says)
        self.rows = RowList(self.model, self.tr("What comes in, and what stays out"), _ROWS)
        self._questions = FittingScroll()
        self._build()
        self._size_to(parent.window())
        self.allow(answer=False)
        self.reading.changed.connect(self._read_otherwise)
        self.answers.changed.connect(self._ask_anew)
        self.doubles.clicked.connect(self._ask_anew)
        self.others.clicked.connect(self._ask_anew)

    def choices(self) -> Choices:
        """Return what was chosen so far."""
        chosen = self.answers
        return Choices(
            dict(chosen.people),
            dict(chosen.orders),
            self.doubles.isChecked(),
            self.reading.told,
            self.reading.sign,
            self.others.isChecked(),
        )

    def show_preview(self, shown: Preview) -> None:
        """Show what would come in, and ask what is not settled."""
        self.rest()
        self.problem.hide()
        is_first, self._shown, self._is_current = self._shown is None, shown, True
        self.model.show_preview(shown)
        self.rows.setVisible(self.model.rowCount() > 0)
        self.reading.show_found(shown.letters, shown.separator)
        self.reading.show()
        self._ask(shown)
        notes = self.says.undated(shown.undated), self.says.ignored(shown.ignored)
        self._say_found(" ".join(self._words(shown)), " ".join(filter(None, notes)))
        self.allow(answer=shown.settled)
        self.resize(self.width(), max(self.height(), self._roomy))
        if is_first:
            (self.yes if shown.settled else self._first()).setFocus()

    @override
    def how_far(self, done: int) -> str:
        return self.tr("{count} rows so far").format(count=figure(done))

    @override
    def answer(self) -> None:
        self.taken.emit(self.choices(), self._shown)

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        self.resize(self.width(), max(self.height(), self._roomy))

    @override
    def fail(self, error: Exception) -> None:
        super().fail(error)
        if not self._is_current:
            self._say_found("", "")
            self.model.show([])
            for part in (self.rows, self._questions):
                part.hide()
            self.reading.setVisible(isinstance(error, TableError))
            self.resize(self.width(), self.sizeHint().height())
        is_settled = self._shown is not None and self._shown.settled
        self.allow(answer=self._is_current and is_settled)

    def _titles(self) -> tuple[str, str]:
        return self.tr("Bring in earlier ideas"), self.tr("Bring them in")

    def _words(self, shown: Preview) -> Iterator[str]:
        """Yield what would come in, unless dates are in doubt, and what has to be said first."""
        if shown.doubts:
            yield self.tr("First say how the dates are to be read.")
        else:
            yield self.says.coming(shown.count)
            doubles = self.says.doubles(shown.doubles, taken=self.doubles.isChecked())
            yield from filter(None, [doubles])
        if any(who.is_open for who in shown.unknown):
            yield (
                self.tr("Then say who is meant where nothing is chosen yet.")
                if shown.doubts
                else self.tr("First say who is meant where nothing is chosen yet.")
            )
        elif shown.others.is_open:
            yield (
                self.tr("Then say whether all other people are new here.")
                if shown.doubts
                else self.tr("First say whether all other people are new here.")
            )

    def _ask(self, shown: Preview) -> None:
        """Ask what is not settled; with few questions the rows have the room."""
        more, are_many = shown.others, self.answers.ask(shown)
        self.more.setText(self.says.others(more.count, more.mentors, more.names))
        for part in (self.more, self.others):
            part.setVisible(more.count > 0)
        self.doubles.setVisible(bool(shown.doubles))
        # What has to be answered has the larger part of the room, in large text above all.
        self.fields.setStretchFactor(self._questions, 2 * are_many)
        self._questions.setVisible(are_many or bool(more.count or shown.doubles))

    def _first(self) -> QWidget:
        """Return where something has to be said first."""
        first = self.answers.first()
        if not self.others.isHidden() and (first is None or first.currentIndex() >= 0):
            return self.others
        return first or self.rows

    def _say_found(self, words: str, notes: str) -> None:
        if words != self.found.text():
            announce(self, words)
        self.found.setText(words)
        self.found.setVisible(bool(words))
        self.aside.setText(notes)
        self.aside.setVisible(bool(notes))

    @Slot()
    def _read_otherwise(self) -> None:
        """Ask for the file anew; what was answered was about other words."""
        self.answers.clear()
        self.others.setChecked(False)
        self._ask_anew()

    @Slot()
    def _ask_anew(self) -> None:
        self._is_current = False
        self.allow(answer=False)
        self.asked.emit(self.choices())

    def _build(self) -> None:
        self.found.setObjectName("ideas_import.found")
        self.rows.setObjectName("ideas_import.rows")
        self.rows.setMinimumHeight(look().px(_LEAST_ROWS))
        self.doubles.setObjectName("ideas_import.doubles")
        self.others.setObjectName("ideas_import.others")
        self._questions.body.setSpacing(3 * GRID)
        for part in (self.more, self.others, self.answers, self.doubles):
            self._questions.body.addWidget(part)
        self._questions.body.addStretch(1)  # room to spare does not part a field from its words
        for above in (self.found, self.progress, self.aside, self.reading):
            self.fields.addWidget(above)
        self.fields.addWidget(self._questions, 1)
        self.fields.addWidget(self.rows, 1)
        for later in (self.aside, self.reading, self._questions, self.rows):
            later.hide()

    def _size_to(self, window: QWidget) -> None:
        whole = window.size()
        self._roomy = min(look().px(_SIZE[1]), whole.height() - 40)
        self.resize(min(look().px(_SIZE[0]), whole.width() - 40), self._roomy)


def translated(words: str) -> str:
    """Return what is said of a file of ideas in the language of the window."""
    return QCoreApplication.translate("errors", words)
