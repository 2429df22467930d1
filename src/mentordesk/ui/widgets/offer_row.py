"""What may be taken as well: a tick, and under it what that would be."""

from collections.abc import Collection

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.label import second


class OfferRow(QWidget):
    """Nothing to see while nothing is offered."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self.tick, self.about = CheckRow(words), second("")
        self._kinds: frozenset[str] = frozenset()
        self._build(name)

    def offer(self, kinds: Collection[str], about: str, *, ticked: bool) -> None:
        """Offer some kinds of things; none, and the row is gone."""
        self._kinds = frozenset(kinds)
        self.about.setText(about)
        self.tick.setAccessibleDescription(about)
        self.tick.setChecked(ticked)
        self.setVisible(bool(kinds))

    def wanted(self) -> frozenset[str]:
        """Return the kinds that are to be taken."""
        return self._kinds if self.tick.isChecked() else frozenset()

    def _build(self, name: str) -> None:
        self.tick.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.tick)
        column.addWidget(self.about)
        self.hide()
