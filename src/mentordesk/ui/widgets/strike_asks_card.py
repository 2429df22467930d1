"""What the mentor asked to have struck, for the leader to do."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from mentordesk.domain.strike_ask import StrikeAsk
from mentordesk.ui.tokens import GAP
from mentordesk.ui.widgets.button import Button, secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.scroll_page import enter


class StrikeAsksCard(Card):
    """Each wish until it is done; `done` tells which, and destroys nothing yet."""

    done = Signal(object)
    """Emitted with the one wish, as all that it is about."""

    def __init__(self, mentor: str, asks: Sequence[StrikeAsk]) -> None:
        super().__init__(
            self.tr("{name} asks you to strike").format(name=mentor),
            self.tr("Look through what you keep. Done destroys the wish as well."),
        )
        self._buttons: list[Button] = []
        for ask in asks:
            self._add(ask)

    def enter(self) -> None:
        """Give the keyboard to the first wish."""
        enter(self._buttons[0])

    def _add(self, ask: StrikeAsk) -> None:
        button = secondary(self.tr("Done…"), "check")
        button.setObjectName("session.struck")
        button.setAccessibleDescription(ask.text)
        button.clicked.connect(partial(self.done.emit, (ask,)))
        self._buttons.append(button)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(Label(ask.text), 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.add(line)
