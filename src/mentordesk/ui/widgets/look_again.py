"""A quiet line that asks a pair to look at its agreement again."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.looking_again import Look
from mentordesk.ui.agreement_words import due_words, unanswered_words
from mentordesk.ui.look import look as worn
from mentordesk.ui.tokens import Role
from mentordesk.ui.widgets.button import link, secondary
from mentordesk.ui.widgets.fact_row import FactRow
from mentordesk.ui.widgets.flow_layout import FlowLayout


class LookAgain(QWidget):
    """One press says that it still holds, another opens it.

    Where no `look` is due it is only opened, for the lines that are `unanswered`.
    """

    def __init__(self, look: Look | None, today: date, unanswered: int = 0) -> None:
        super().__init__()
        words = unanswered_words(unanswered) if look is None else due_words(look, today)
        self.words = words
        self.holds, self.open = secondary(self.tr("It still holds"), "check"), link(self.tr("Open"))
        self.holds.setObjectName("look.holds")
        self.open.setObjectName("look.open")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row, ways = FactRow("shield-check", words, role=Role.MENTOR), FlowLayout()
        column.addWidget(row)
        for button in (self.open,) if look is None else (self.holds, self.open):
            button.setAccessibleDescription(words)
            if worn().is_large:
                ways.addWidget(button)
            else:
                row.add(button)
        column.addLayout(ways)
