"""Which questions to borrow for a session."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.content import Kind
from mentordesk.domain.library import Library
from mentordesk.marks import override
from mentordesk.ui import content_words
from mentordesk.ui.dialogs.shelf import ShelfDialog
from mentordesk.ui.widgets.card_panel import CardPanel

_SIZE = (720, 680)


class CardsDialog(ShelfDialog):
    """Asks for one or several cards; `picked` gives them as a tuple."""

    picked = Signal(object)

    def __init__(self, today: date, yes: str, parent: QWidget) -> None:
        super().__init__(content_words.kind(Kind.CARD), yes, parent, "cards_dialog")
        self._yes = yes
        self.panel = CardPanel(today)
        self.explain(content_words.about(Kind.CARD))
        self.fields.addWidget(self.panel, 1)
        self.watch(self.panel.entries)
        self.panel.picks_changed.connect(self._count)
        self.size_to(*_SIZE, parent.window())
        self.panel.words.setFocus()
        self._count()

    @property
    @override
    def kind(self) -> Kind:
        return Kind.CARD

    @override
    def show_library(self, library: Library) -> None:
        self.panel.show_library(library)
        self._count()

    @override
    def answer(self) -> None:
        self.picked.emit(self.panel.picks)

    @Slot()
    def _count(self) -> None:
        count = len(self.panel.picks)
        words = self.tr("{what} ({n})").format(what=self._yes, n=count)
        self.yes.setText(words if count > 1 else self._yes)
        self.allow(answer=bool(count))
