"""The head of the close: whom it is with, at which step it stands, and how the time went."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.edge_bar import HeadBar
from mentordesk.ui.widgets.label import small, strong
from mentordesk.ui.widgets.step_bar import StepBar

_ROOM_FOR_FACTS = 860


class CloseHead(HeadBar):
    """The facts give way where there is no room for one line; `gave_way` says so, or not."""

    gave_way = Signal(bool)

    def __init__(self, mentor: str, names: list[str]) -> None:
        super().__init__()
        self.bar = StepBar(names)
        self.facts = small("").one_line()
        self.facts.setObjectName("close.facts")
        title = self.tr("Wrap up with {name}").format(name=mentor)
        self.add(strong(title).one_line())
        self.row.addSpacing(3 * GRID)
        self.row.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        self.add(self.facts)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= look().px(_ROOM_FOR_FACTS)
        self.facts.setVisible(fits)
        self.gave_way.emit(not fits)
