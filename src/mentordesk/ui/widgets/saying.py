"""The deep half of the gate: two lines to remember and one to rely on."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.ui import tokens
from mentordesk.ui.tokens import Text
from mentordesk.ui.widgets.ground import Ground, stand_on
from mentordesk.ui.widgets.label import Label


class Saying(QWidget):
    """Stands beside the form that opens or makes a desk."""

    def __init__(self) -> None:
        super().__init__()
        stand_on(self, Ground.SAYING)
        saying = Label(self.tr("Listen first.\nThen give the credit."), Text.SAYING)
        promise = Label(self.tr("Only what you export can be read outside this desk."))
        promise.set_tone("on-saying-second")
        column = QVBoxLayout(self)
        side = 2 * tokens.PAD_PAGE
        column.setContentsMargins(side, side, tokens.PAD_PAGE, side)
        column.addStretch(1)
        column.addWidget(saying)
        column.addSpacing(tokens.PAD_CARD)
        column.addWidget(promise)
