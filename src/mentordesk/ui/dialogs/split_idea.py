"""What the two ideas are that were said as one, and what goes along with which."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.idea import IN_USE, Idea
from mentordesk.domain.joining import Cut, Had, Half
from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.label import second
from mentordesk.ui.widgets.text_area import TextArea

_WIDTH, _LINES = 560, 2


class SplitIdeaDialog(Question):
    """Asks for the words of both halves and for whom each names; `cut` gives the answer.

    `naming` is a line for each of the idea's contributions.
    """

    cut = Signal(object)

    def __init__(self, idea: Idea, naming: list[str], parent: QWidget) -> None:
        super().__init__(self.tr("Split into two"), self.tr("Split it"), parent, "split_idea")
        self._scroll = FittingScroll()
        self.first = TextArea(self.tr("The first"), lines=_LINES)
        self.second = TextArea(self.tr("The second"), lines=_LINES)
        self._parts = dict[Had, Choice]()
        self._use: Choice | None = None
        self._build(idea)
        for had, words in zip(idea.contributions, naming, strict=True):
            self._parts[had.person, had.part] = self._ask_half(words, "split.part")
        if idea.stage in IN_USE:
            self._use = self._ask_half(self.tr("Where it is in use, and its credit"), "split.use")
        self.first.submitted.connect(self.yes.click)
        self.second.submitted.connect(self.yes.click)

    @override
    def answer(self) -> None:
        for words in (self.first, self.second):
            if not words.words().strip():
                self.ask_again(self.tr("Say what this one is: each of the two needs words."), words)
                return
        parts = {had: choice.value() for had, choice in self._parts.items()}
        use = Half.BOTH if self._use is None else self._use.value()
        self.cut.emit(Cut(self.first.words(), self.second.words(), parts, use))

    def _build(self, idea: Idea) -> None:
        self.be_wide(_WIDTH)
        self.first.set_words(idea.text)
        told = self.tr("The story up to here and the stage go along with both.")
        self.setAccessibleDescription(told)
        self._scroll.body.setSpacing(4 * GRID)
        self._scroll.body.addWidget(second(told))
        self._put(self.tr("The first, which stays this idea"), self.first, "split.first")
        self._put(self.tr("The second"), self.second, "split.second")
        self.fields.addWidget(self._scroll, 1)
        self.second.setFocus()

    def _ask_half(self, words: str, name: str) -> Choice:
        choice = Choice(words)
        choice.add(self.tr("Goes along with both"), Half.BOTH)
        choice.add(self.tr("Only with the first"), Half.FIRST)
        choice.add(self.tr("Only with the second"), Half.SECOND)
        self._put(words, choice, name)
        return choice

    def _put(self, words: str, field: QWidget, name: str) -> None:
        field.setObjectName(name)
        self._scroll.body.addWidget(FieldRow(words, field))
