"""Where an idea went, and the way back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.board import stand_of
from mentordesk.domain.idea import Idea
from mentordesk.ui import wording
from mentordesk.ui.tokens import GRID, PAD_PAGE, Tone
from mentordesk.ui.widgets.banner import Banner

_MOST = 80


class StepNotice(QWidget):
    """One line for the last step; `back_asked` wants that step taken back from the idea."""

    back_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._idea: Idea | None = None
        self._line = Banner("Ctrl+Z")
        self._line.words.setObjectName("ideas.went")
        self._line.action.setObjectName("ideas.undo")
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD_PAGE, 0, PAD_PAGE, 3 * GRID)
        column.addWidget(self._line)
        self._line.acted.connect(self._ask_back)
        self._line.closed.connect(self.hide)
        self.hide()

    def say_where(self, idea: Idea, *, undo: bool) -> None:
        """Say in which column an idea stands now, and offer the way back."""
        self._idea = idea
        self._say(self.tr("{stage} now: {idea}"), idea, self.tr("Undo") if undo else "")

    def say_undone(self, idea: Idea) -> None:
        """Say in which column an idea stands again."""
        self._idea = idea
        self._say(self.tr("Undone. {stage} again: {idea}"), idea)

    def tells_of(self, idea: Idea) -> bool:
        """Return whether it was just said where the idea stands."""
        return self._idea == idea

    def _say(self, words: str, idea: Idea, action: str = "") -> None:
        text = idea.text if len(idea.text) <= _MOST else f"{idea.text[:_MOST]}…"
        self.show()
        stage = wording.stand(stand_of(idea))
        self._line.say(words.format(stage=stage, idea=text), Tone.OK, action)

    @Slot()
    def _ask_back(self) -> None:
        if self._idea is not None:
            self.back_asked.emit(self._idea)
