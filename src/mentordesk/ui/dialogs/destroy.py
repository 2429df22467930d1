"""Which of the things that stand together should be gone for good."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.choice import Choice


@dataclass(frozen=True, slots=True)
class DestroyWords:
    """What the question is, what goes along, and what each of the things is called."""

    title: str
    about: str
    name: str


class DestroyDialog(Question):
    """Begins with the first thing, or shows the only one; `agreed` with what was chosen."""

    agreed = Signal(object)

    def __init__(
        self, words: DestroyWords, things: Sequence[tuple[str, object]], parent: QWidget
    ) -> None:
        super().__init__(words.title, self.tr("Destroy it"), parent, "destroy")
        self._which: Choice | None = None
        (only, self._only), *more = things
        if more:
            self._which = self._choice(words.name, things)
            self.ask(words.name, self._which, "destroy.which")
        else:
            self.explain(only)
        self.explain(words.about)
        self.begin_at_the_way_out()

    @override
    def answer(self) -> None:
        self.agreed.emit(self._only if self._which is None else self._which.value())

    def _choice(self, name: str, things: Sequence[tuple[str, object]]) -> Choice:
        choice = Choice(name)
        choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )  # a line may be longer than a screen is wide
        for text, thing in things:
            choice.add(text, thing)
        return choice
