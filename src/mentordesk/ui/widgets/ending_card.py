"""The end of a pair on the mentor's page: what is asked for when it is over."""

from PySide6.QtCore import QCoreApplication, Signal

from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.flow_layout import FlowLayout


class EndingCard(Card):
    """Asks for nothing by itself; each button opens a question."""

    forget_asked = Signal()

    def __init__(self, called: str) -> None:
        under = _tr("Forgetting {name} destroys all about them, after you saw what goes.")
        super().__init__(_tr("When it is over"), under.format(name=called))
        self.forget = Button(_tr("Forget {name}…").format(name=called), Kind.QUIET, "trash-2")
        self.forget.setObjectName("ending.forget")
        self.row = FlowLayout()
        self.row.addWidget(self.forget)
        self.add(self.row)
        self.forget.clicked.connect(self.forget_asked)


def _tr(words: str) -> str:
    return QCoreApplication.translate("ending", words)
