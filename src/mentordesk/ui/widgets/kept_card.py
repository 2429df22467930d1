"""A card of things that are kept, with one way to destroy any of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from mentordesk.ui.tokens import GAP
from mentordesk.ui.widgets.button import link
from mentordesk.ui.widgets.card import Card


class KeptCard(Card):
    """Offers that once at its head, so that nothing draws the eye away from what is written.

    `facts` stand between the heading and it.
    """

    destroy_asked = Signal(object)
    """Emitted with all that stands here, of which one is to be chosen."""

    def __init__(self, heading: str, kept: Sequence[object]) -> None:
        super().__init__(heading)
        self._kept: Sequence[object] = ()
        self.facts = QHBoxLayout()
        self.facts.setSpacing(GAP)
        self.to_destroy = link(self.tr("Destroy…"))
        self.to_destroy.setObjectName("session.destroy")
        self.to_destroy.setAccessibleDescription(heading)
        self.to_destroy.clicked.connect(self._ask)
        self.head.addLayout(self.facts)
        self.head.addWidget(self.to_destroy, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hold(kept)

    def hold(self, kept: Sequence[object]) -> None:
        """Say what stands here."""
        self._kept = tuple(kept)
        self.to_destroy.setVisible(bool(kept))

    @Slot()
    def _ask(self) -> None:
        self.destroy_asked.emit(self._kept)
