"""The mentor's word: three questions, three taps, and each may be left."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.word import Question
from mentordesk.ui.tokens import GAP, GRID, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.label import Label, small
from mentordesk.ui.widgets.one_of import OneOf

_LEFT = 0
_UNSAID = object()


def tap_words(tap: int) -> str:
    """Return what a tap says, 1 to 3."""
    tr = partial(QCoreApplication.translate, "Taps")
    return (tr("not yet"), tr("partly"), tr("yes"))[tap - 1]


class _Question(QWidget):
    tapped = Signal(object, object)

    def __init__(self, words: str, question: Question) -> None:
        super().__init__()
        self._question, self._words = question, words
        self._group = OneOf(self)
        self._said: object = _UNSAID
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for value in (1, 2, 3, _LEFT):
            words_of = self.tr("leave it") if value == _LEFT else tap_words(value)
            chip = ChipButton(words_of, Tone.NEUTRAL if value == _LEFT else Tone.MENTOR)
            chip.setObjectName(f"close.word.{question}.{value}")
            chip.setAccessibleDescription(words)
            self._group.add(chip, value)
            row.addWidget(chip)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Label(words))
        column.addLayout(row)
        self._group.button(_LEFT).setChecked(True)
        # A screen reader may turn it without a click; pressed again, it is given again.
        self._group.idToggled.connect(self._tell)
        self._group.idClicked.connect(self._tell)

    def value(self) -> int | None:
        """Return 1 to 3, or None if it is left."""
        return self._group.checkedId() or None

    def chosen(self) -> QWidget:
        """Return what is chosen."""
        return self._group.button(self.value() or _LEFT)

    def enter(self) -> None:
        """Put the keyboard at what is chosen, and say the question."""
        self.chosen().setFocus()
        announce(self, self._words)

    def clear(self) -> None:
        """Leave it again, which takes back nothing that was given."""
        self._said = None
        self._group.button(_LEFT).setChecked(True)
        self._said = _UNSAID

    @Slot()
    def _tell(self) -> None:
        if self.value() != self._said:
            self._said = self.value()
            self.tapped.emit(self._question, self._said)


class Taps(QWidget):
    """Three questions; `given` tells which one was answered, and how."""

    given = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.questions = (
            _Question(self.tr("Did you feel heard?"), Question.HEARD),
            _Question(self.tr("Was it safe to disagree?"), Question.SAFE),
            _Question(self.tr("Was it worth your time?"), Question.WORTH),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        for question in self.questions:
            column.addWidget(question)
            question.tapped.connect(self.given)
        self._before = small(self.tr("What you tapped before stays until you tap again."))
        column.addWidget(self._before)
        self._before.hide()

    def are_left(self) -> bool:
        """Return whether none is answered here."""
        return all(question.value() is None for question in self.questions)

    @property
    def were_given(self) -> bool:
        """Return whether something was tapped that does not stand here."""
        return not self._before.isHidden()

    def tell_given(self) -> None:
        """Say that something was tapped that does not stand here."""
        self._before.show()

    def clear(self) -> None:
        """Hide what was tapped from whoever looks next; what was given stays given."""
        if not self.are_left():
            self.tell_given()
        for question in self.questions:
            question.clear()
