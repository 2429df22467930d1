"""Shows the recovery code of the open desk once more."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui import reading_order, tokens
from mentordesk.ui.tokens import Text
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.label import Label, second, section


class ShowCodeDialog(QDialog):
    """Gone, with its words, as soon as it is closed."""

    def __init__(self, parent: QWidget, code: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Recovery code"))
        self.setObjectName("show_code")
        shown = Label(code.replace("-", "  "), Text.SECTION)
        shown.setObjectName("show_code.code")
        close = Button(self.tr("Close"), Kind.PRIMARY)
        close.setObjectName("show_code.close")
        close.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[tokens.PAD_CARD] * 4)
        column.setSpacing(tokens.GAP_CARDS)
        column.addWidget(section(self.tr("Recovery code")))
        about = self.tr("It opens this desk and every backup of it. Look around first.")
        self.setAccessibleDescription(about)
        column.addWidget(second(about))
        column.addWidget(shown)
        column.addWidget(close)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return reading_order.step(self, forward=next) or super().focusNextPrevChild(next)
