"""The way back for windows that a session hid."""

from PySide6.QtCore import Signal

from mentordesk.ui.settings.button_row import button_row
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.label import second


class WindowsCard(Card):
    """Asks for every window again; the flow knows what is hidden."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Windows"))
        self.bring_back = Button(self.tr("Show all my windows again"), icon="app-window")
        self.bring_back.setObjectName("settings.windows")
        self.add(second(self.tr("If a window is missing after a session, this brings it back.")))
        self.add(button_row(self.bring_back))
        self.bring_back.clicked.connect(self.asked)
