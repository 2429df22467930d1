"""Where an idea went or what was changed of it, and the way back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.board import Stand
from mentordesk.domain.idea import Idea
from mentordesk.ui import wording
from mentordesk.ui.tokens import GRID, PAD_PAGE, Tone
from mentordesk.ui.widgets.banner import Banner


class StepNotice(QWidget):
    """One line for the last step; `back_asked` wants that step taken back from the idea.

    It is also for whose idea it is and for what was joined or split; `name_back_asked` and
    `join_back_asked` want the last change of that taken back. `said` tells of each line.
    """

    back_asked = Signal(object)
    name_back_asked = Signal(object)
    join_back_asked = Signal(object)
    said = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._idea: Idea | None = None
        self._back: SignalInstance | None = None
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
        words = self.tr("{stage} now: {idea}")
        if stand is Stand.CREDITED and not idea.recognitions[-1].gives_credit:
            words = self.tr("They chose no credit: {idea}")
        said = partial(words.format, stage=wording.stand(stand))
        self._say(said, idea, self.back_asked if undo else None)

    def say_undone(self, idea: Idea, stand: Stand) -> None:
        """Say in which column an idea stands again."""
        said = partial(self.tr("Undone. {stage} again: {idea}").format, stage=wording.stand(stand))
        self._say(said, idea, None)

    def say_named(self, said: Callable[..., str], idea: Idea, *, undo: bool = True) -> None:
        """Say what was changed of whose idea it is, by what puts the `idea` into its words."""
        self._say(said, idea, self.name_back_asked if undo else None)

    def say_joined(self, said: Callable[..., str], idea: Idea, *, undo: bool = True) -> None:
        """Say in the same way what was joined or split."""
        self._say(said, idea, self.join_back_asked if undo else None)

    def tells_of(self, idea: Idea) -> bool:
        """Return whether it was just said where the idea stands."""
        return self._idea == idea

    def _say(self, said: Callable[..., str], idea: Idea, back: SignalInstance | None) -> None:
        self._idea, self._back = idea, back
        self.show()
        words = said(idea=wording.beginning(idea.text))
        self._line.say(words, Tone.OK, "" if back is None else self.tr("Undo"))
        self.said.emit()

    @Slot()
    def _ask_back(self) -> None:
        if self._idea is not None and self._back is not None:
            self._back.emit(self._idea)
