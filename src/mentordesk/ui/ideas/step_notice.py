"""Where an idea went or what was changed of it, and the way back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.board import Stand
from mentordesk.domain.idea import Idea
from mentordesk.ui import wording
from mentordesk.ui.tokens import GRID, PAD_PAGE, Tone
from mentordesk.ui.widgets.banner import Banner


class StepNotice(QWidget):
    """One line for the last step; `back_asked` wants that step taken back from the idea.

    It is also for whose idea it is; `name_back_asked` wants the last change of that taken back.
    """

    back_asked = Signal(object)
    name_back_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._idea: Idea | None = None
        self._is_step = True
        self._line = Banner("Ctrl+Z")
        self._line.words.setObjectName("ideas.went")
        self._line.action.setObjectName("ideas.undo")
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD_PAGE, 0, PAD_PAGE, 3 * GRID)
        column.addWidget(self._line)
        self._line.acted.connect(self._ask_back)
        self._line.closed.connect(self.hide)
        self.hide()

    def say_where(self, idea: Idea, stand: Stand, *, undo: bool) -> None:
        """Say in which column an idea stands now, and offer the way back."""
        said = partial(self.tr("{stage} now: {idea}").format, stage=wording.stand(stand))
        self._say(said, idea, undo=undo)

    def say_undone(self, idea: Idea, stand: Stand) -> None:
        """Say in which column an idea stands again."""
        said = partial(self.tr("Undone. {stage} again: {idea}").format, stage=wording.stand(stand))
        self._say(said, idea, undo=False)

    def say_named(self, said: Callable[..., str], idea: Idea, *, undo: bool = True) -> None:
        """Say what was changed of whose idea it is, by what puts the `idea` into its words."""
        self._say(said, idea, undo=undo)
        self._is_step = False

    def tells_of(self, idea: Idea) -> bool:
        """Return whether it was just said where the idea stands."""
        return self._idea == idea

    def _say(self, said: Callable[..., str], idea: Idea, *, undo: bool) -> None:
        self._idea, self._is_step = idea, True
        self.show()
        self._line.say(
            said(idea=wording.beginning(idea.text)), Tone.OK, self.tr("Undo") if undo else ""
        )

    @Slot()
    def _ask_back(self) -> None:
        if self._idea is not None:
            asked = self.back_asked if self._is_step else self.name_back_asked
            asked.emit(self._idea)
