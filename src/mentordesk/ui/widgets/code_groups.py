"""The recovery code as it is written down: numbered groups, three in a row."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from mentordesk.ui import tokens
from mentordesk.ui.tokens import Text
from mentordesk.ui.widgets.label import Label, hint

IN_A_ROW = 3


class CodeGroups(QWidget):
    """Shows every group whole, however large the text is."""

    def __init__(self, code: str, name: str) -> None:
        """Take the code, and the first part of the object names."""
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.PAD_PAGE)
        for at, group in enumerate(code.split("-")):
            cell = QHBoxLayout()
            cell.setSpacing(tokens.GAP)
            cell.addWidget(hint(str(at + 1)))
            shown = Label(group, Text.SECTION)
            shown.setObjectName(f"{name}.shown{at + 1}")
            cell.addWidget(shown, 1)
            grid.addLayout(cell, at // IN_A_ROW, at % IN_A_ROW)
