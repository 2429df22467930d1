"""What an idea was made of, and what can be made of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from mentordesk.ui.item_models.story import StoryLine, StoryModel
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList

_ALL = 60  # lines: an idea is a thousand letters long at most, and nothing of a story is cut
STORY = RowStyle(rail=True, lead_width=120, title_lines=_ALL, under_lines=_ALL, pad=2 * GRID)
"""How the lines of a story are set."""


class IdeaKin(Card):
    """Tells the stories of ideas that belong to one, and what the leader wants to make of it."""

    join_asked = Signal()
    split_asked = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("One idea or two"))
        self.model = StoryModel(self)
        self.rows = RowList(self.model, self.tr("What this idea was made of"), STORY, fitted=True)
        self.join = self._button(self.tr("Join with another idea…"), "join")
        self.split = self._button(self.tr("Split into two…"), "split")
        self.back = self._button("", "take_back")
        self._build()
        self.join.clicked.connect(self.join_asked)
        self.split.clicked.connect(self.split_asked)
        self.back.clicked.connect(self.back_asked)

    def show_lines(self, lines: Sequence[StoryLine], back: str) -> None:
        """Show what it was made of, and what can be taken back in words, or "" for nothing."""
        self.model.show(lines)
        self.rows.setVisible(bool(lines))
        self.back.setText(back)
        self.back.setVisible(bool(back))

    def _button(self, words: str, name: str) -> Button:
        button = Button(words, Kind.SECONDARY)
        button.setObjectName(f"idea.{name}")
        return button

    def _build(self) -> None:
        buttons = FlowLayout()
        for button in (self.join, self.split, self.back):
            buttons.addWidget(button)
        self.rows.setObjectName("idea.kin")
        self.add(self.rows)
        self.add(buttons)
        self.show_lines((), "")
