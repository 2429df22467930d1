"""All sessions with one mentor: when, about what, and how it went."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot

from mentordesk.domain.history import History, Met
from mentordesk.ui.item_models.history import HistoryModel
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.button import quiet
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.label import hint
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.wording import counted

FIRST, MORE = 6, 30
_ROWS = RowStyle(lead_width=128, title_lines=2, under_lines=2, pad=2 * GRID)


class HistoryCard(Card):
    """Shows the newest first; `opened` with a session, `more_asked` with how many to show."""

    opened = Signal(object)
    more_asked = Signal(int)

    def __init__(self, mentor: str, formats: Mapping[str, str], now: datetime) -> None:
        heading = _tr("Your sessions with {name}").format(name=mentor)
        super().__init__(heading, _tr("When you met, about what, and how it went."))
        self._mentor, self._formats, self._now = mentor, formats, now
        self.model = HistoryModel(self)
        self.rows = RowList(self.model, heading, _ROWS, fitted=True)
        self.none = hint(_tr("None yet. The first one will stand here."))
        self.more = quiet("", "chevron-down")
        self.rows.setObjectName("history.rows")
        self.more.setObjectName("history.more")
        self.add(self.none)
        self.add(self.rows)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.rows.opened.connect(self._open)
        self.more.clicked.connect(self._ask_more)

    def show_history(self, history: History, *, go_on: bool = False) -> None:
        """Show these sessions; to `go_on` the keyboard goes to the first that is new."""
        at = self.model.rowCount()
        self.model.show_history(history.mets, self._mentor, self._formats, self._now)
        rest = min(MORE, history.count - len(history.mets))
        self.more.setText(
            counted(rest, _tr("Show 1 earlier session"), _tr("Show {n} earlier sessions"))
        )
        self.more.setVisible(rest > 0)
        self.rows.setVisible(bool(history.mets))
        self.none.setVisible(not history.mets)
        if go_on:
            self.rows.enter(at)

    @Slot()
    def _ask_more(self) -> None:
        self.more_asked.emit(self.model.rowCount() + MORE)

    @Slot(object)
    def _open(self, met: Met) -> None:
        self.opened.emit(met.session.id)


def _tr(words: str) -> str:
    return QCoreApplication.translate("history", words)
