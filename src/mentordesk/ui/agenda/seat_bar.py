"""The line over everything that says whose seat this is, and the way back."""

from PySide6.QtCore import Signal

from mentordesk.ui.tokens import Role, Text
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.edge_bar import EdgeBar
from mentordesk.ui.widgets.ground import Ground
from mentordesk.ui.widgets.icon import Icon
from mentordesk.ui.widgets.label import Label


class SeatBar(EdgeBar):
    """Says that the mentor leads; the leader comes back by the passphrase."""

    hand_back_asked = Signal()
    likes_asked = Signal()

    def __init__(self, mentor: str, leader: str) -> None:
        super().__init__(Ground.SAYING, line_first=False)
        self.whose = Label(self.tr("{name}’s seat").format(name=mentor), Text.STRONG).one_line()
        words = self.tr(
            "You lead. Only this agenda and your own page are open; "
            "{name}’s notes stay closed until the passphrase."
        )
        self.words = Label(words.format(name=leader), Text.SECOND)
        back = self.tr("Hand back to {name}").format(name=leader)
        self.back = Button(back, Kind.ON_SAYING, "undo-2")
        self.back.setObjectName("agenda.hand_back")
        self.likes = Button(self.tr("How I like it…"), Kind.ON_SAYING, "user")
        self.likes.setObjectName("agenda.likes")
        self.whose.set_tone("on-saying")
        self.words.set_tone("on-saying-second")
        self.add(Icon("armchair", Role.ON_SAYING))
        self.add(self.whose)
        self.add(self.words, 1)
        self.add(self.likes)
        self.add(self.back)
        self.back.clicked.connect(self.hand_back_asked)
        self.likes.clicked.connect(self.likes_asked)
