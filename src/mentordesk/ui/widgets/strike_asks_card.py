"""What the mentor asked to have struck, for the leader to do."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk.domain.ids import StrikeAskId
from mentordesk.domain.strike_ask import StrikeAsk
from mentordesk.ui.tokens import GAP
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.label import Label


class StrikeAsksCard(Card):
    """Each wish until it is done; `done` tells which."""

    done = Signal(object)

    def __init__(self, mentor: str, asks: Sequence[StrikeAsk]) -> None:
        super().__init__(
            self.tr("{name} asks you to strike").format(name=mentor),
            self.tr("Look through what you keep. Done destroys the wish as well."),
        )
        self._rows: dict[StrikeAskId, QWidget] = {}
        for ask in asks:
            self._add(ask)

    def take_away(self, ask: StrikeAskId) -> None:
        """Take a wish away that was done, if it still stands here; the last one takes the card."""
        if row := self._rows.pop(ask, None):
            row.hide()
        self.setVisible(bool(self._rows))

    def _add(self, ask: StrikeAsk) -> None:
        button = secondary(self.tr("Done"), "check")
        button.setObjectName("session.struck")
        button.setAccessibleDescription(ask.text)
        button.clicked.connect(partial(self.done.emit, ask.id))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(Label(ask.text), 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._rows[ask.id] = row
        self.add(row)
