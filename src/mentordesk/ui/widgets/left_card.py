"""What left the desk, of one session, of one mentor or of all, and never where it went."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Slot

from mentordesk.domain.export_record import ExportRecord
from mentordesk.domain.ids import PersonId
from mentordesk.ui.item_models.left import LeftModel
from mentordesk.ui.widgets.button import quiet
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.wording import counted

_FIRST, _MORE = 3, 30
_ROWS = RowStyle(under_lines=6)


class LeftCard(Card):
    """Shows the newest few first, and more of them when asked; out of sight while there is none."""

    def __init__(self, *, of_all: bool = False) -> None:
        heading = _tr("What left the desk")
        under = _tr(
            "Where it went is not kept. A file’s fingerprint, its SHA-256, tells whether it is "
            "still the one that left."
        )
        super().__init__(heading, under)
        self._left: tuple[ExportRecord, ...] = ()
        self._most = _FIRST
        self.model = LeftModel(self, of_all=of_all)
        self.rows = RowList(self.model, heading, _ROWS, fitted=True)
        self.more = quiet("", "chevron-down")
        self.rows.setObjectName("left.rows")
        self.more.setObjectName("left.more")
        self.add(self.rows)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.more.clicked.connect(self._show_more)
        self.hide()

    def show_left(self, left: Sequence[ExportRecord], names: Mapping[PersonId, str]) -> None:
        """Show these records, the newest first; `names` tells how each mentor is called."""
        self._left, self.model.names = tuple(left), names
        self._show()

    def take(self, record: ExportRecord) -> None:
        """Show also what has left just now."""
        self._left = (record, *self._left)
        self._show()

    @Slot()
    def _show_more(self) -> None:
        at, self._most = self.model.rowCount(), self._most + _MORE
        self._show()
        self.rows.enter(at)

    def _show(self) -> None:
        self.model.show(self._left[: self._most])
        rest = min(_MORE, len(self._left) - self._most)
        self.more.setText(counted(rest, _tr("Show 1 more"), _tr("Show {n} more")))
        self.more.setVisible(rest > 0)
        self.setVisible(bool(self._left))


def _tr(words: str) -> str:
    return QCoreApplication.translate("left", words)
