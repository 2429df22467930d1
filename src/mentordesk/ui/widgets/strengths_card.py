"""What a mentor sees that the leader does not, in the words of both, and what both hope for."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.domain.person import Pairing, Person
from mentordesk.domain.pronouns import spoken_of
from mentordesk.marks import override
from mentordesk.ui.tokens import GRID, Tone
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip, ChipButton
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import second, small, strong

_LETTERS, _LONGEST = 24, 60


class StrengthsCard(Card):
    """Strengths as chips, with one more to add in its place; `added` tells whether it is theirs.

    Of a pair that `is_over` they are only shown.
    """

    added = Signal(str, bool)

    def __init__(self, person: Person, *, is_over: bool = False) -> None:
        self._name = person.first_name
        pairing, spoken = person.pairing or Pairing(), spoken_of(self._name, person.likes.pronouns)
        under = _tr("Complementary strengths, in {their} words and mine")
        super().__init__(_tr("Sees what I do not"), under.format(their=spoken.whose))
        self.theirs = _Strengths(
            _tr("In {name}’s words").format(name=self._name), Tone.MENTOR, person.likes.strengths
        )
        self.mine = _Strengths(_tr("In my words"), Tone.LEADER, pairing.strengths)
        for name, some in (("theirs", self.theirs), ("mine", self.mine)):
            some.add_button.setObjectName(f"people.strength.{name}")
            some.line.setObjectName(f"people.strength.{name}.words")
            self.add(small(some.heading))
            self.add(some)
            if is_over:
                some.add_button.hide()
        for heading, words in (
            (_tr("What I hope to learn"), pairing.leader_hopes),
            (
                _tr("What {they} to get").format(they=spoken.does(_tr("hopes"), _tr("hope"))),
                pairing.mentor_hopes,
            ),
        ):
            if words:
                self.add(strong(heading))
                self.add(second(words))
        self.body.addStretch(1)
        self.theirs.line.kept.connect(self._add_theirs)
        self.mine.line.kept.connect(self._add_mine)

    @property
    def is_typed_in(self) -> bool:
        """Return whether words stand in a line that were not kept."""
        return any(some.line.text().strip() for some in (self.theirs, self.mine))

    def keep_typed(self) -> None:
        """Hand over what stands in a line."""
        for some in (self.theirs, self.mine):
            some.line.hand_over()

    def take_typed(self, before: "StrengthsCard") -> None:
        """Go on with what stood in the lines of a card that this one takes the place of."""
        for here, there in ((self.theirs, before.theirs), (self.mine, before.mine)):
            if there.line.text().strip():
                here.go_on_with(there.line.text())

    def show_strengths(self, person: Person) -> None:
        """Show what is kept by now; the keyboard stays where one more is added."""
        pairing = person.pairing or Pairing()
        self.theirs.show_strengths(person.likes.strengths)
        self.mine.show_strengths(pairing.strengths)

    @Slot(str)
    def _add_theirs(self, words: str) -> None:
        self.added.emit(words, True)  # noqa: FBT003  a signal has no keywords

    @Slot(str)
    def _add_mine(self, words: str) -> None:
        self.added.emit(words, False)  # noqa: FBT003  a signal has no keywords


class _Line(QLineEdit):
    """Where one more is typed; Return keeps it, Escape leaves it."""

    kept = Signal(str)
    left = Signal()

    def hand_over(self) -> None:
        """Emit what is typed, if there is anything."""
        if self.text().strip():
            self.kept.emit(self.text())

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        match arg__1.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.hand_over()
            case Qt.Key.Key_Escape:
                self.clear()
                self.left.emit()
            case _:
                super().keyPressEvent(arg__1)


class _Strengths(QWidget):
    """The chips of one of the two."""

    def __init__(self, heading: str, tone: Tone, strengths: Sequence[str]) -> None:
        super().__init__()
        self.heading, self._tone = heading, tone
        self.add_button = ChipButton(_tr("+ add"), tone)
        self.line = _Line()
        words = _tr("Add a strength. {whose}").format(whose=heading)
        for control in (self.add_button, self.line):
            control.setAccessibleDescription(words)
        self.line.setAccessibleName(words)
        self.line.setPlaceholderText(_tr("A few words, then Enter"))
        self.line.setMaxLength(_LONGEST)
        self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.line)
        self._flow.addWidget(self.add_button)
        self.line.hide()
        self.setContentsMargins(0, 0, 0, GRID)
        self.show_strengths(strengths)
        self.add_button.clicked.connect(self._open)
        self.line.left.connect(self._close)

    def show_strengths(self, strengths: Sequence[str]) -> None:
        """Show these, and before what adds one more."""
        had = self.line.hasFocus()
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(strength, self._tone) for strength in strengths]
        for widget in (*self._chips, self.line, self.add_button):
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
        if had or self.line.isVisible():
            self.line.clear()
            self._close()

    def go_on_with(self, words: str) -> None:
        """Show the line with these words in it."""
        self.line.setText(words)
        self.line.show()
        self.add_button.hide()

    @Slot()
    def _open(self) -> None:
        self.line.show()
        self.add_button.hide()
        self.line.setFocus()

    @Slot()
    def _close(self) -> None:
        had = self.line.hasFocus()
        self.add_button.show()
        if had:
            self.add_button.setFocus()
        self.line.hide()


def _tr(words: str) -> str:
    return QCoreApplication.translate("strengths", words)
