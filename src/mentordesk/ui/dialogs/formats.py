"""Which format a session should have."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk.domain.content import Entry, Format, Kind
from mentordesk.domain.library import Library, fitting
from mentordesk.marks import override
from mentordesk.ui import content_words
from mentordesk.ui.dialogs.shelf import ShelfDialog
from mentordesk.ui.tokens import GAP_CARDS
from mentordesk.ui.widgets.entry_list import EntryList
from mentordesk.ui.widgets.format_sheet import FormatSheet

_SIZE = (980, 680)


class FormatsDialog(ShelfDialog):
    """Asks for a format, each one shown in full beside the list; `picked` gives it."""

    picked = Signal(object)

    def __init__(self, today: date, yes: str, parent: QWidget) -> None:
        super().__init__(content_words.kind(Kind.FORMAT), yes, parent, "formats_dialog")
        self._library: Library | None = None
        self._chosen: Format | None = None
        self.entries = EntryList(content_words.kind(Kind.FORMAT), today)
        self.sheet = FormatSheet()
        self.explain(content_words.about(Kind.FORMAT))
        self._build()
        self.watch(self.entries)
        self.entries.turned_to.connect(self._show_format)
        self.entries.opened.connect(self._to_yes)
        self.size_to(*_SIZE, parent.window())
        self.entries.rows.setFocus()
        self.allow(answer=False)

    @property
    @override
    def kind(self) -> Kind:
        return Kind.FORMAT

    @override
    def show_library(self, library: Library) -> None:
        self._library = library
        left = library.left_of_kind(Kind.FORMAT)
        self.entries.model.show_entries(library, library.content.formats, left)
        if self.entries.current is None:
            self.entries.rows.setCurrentIndex(self.entries.model.index(0))
        self.entries.show_choices()

    @override
    def answer(self) -> None:
        self.picked.emit(self._chosen)

    def _build(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(GAP_CARDS)
        sides.addWidget(self.entries, 1)
        sides.addWidget(self.sheet, 1)
        self.fields.addLayout(sides, 1)

    @Slot(object)
    def _show_format(self, entry: Entry | None) -> None:
        at = self.entries.current
        takes = isinstance(entry, Format) and at is not None and not at.left
        self._chosen = entry if isinstance(entry, Format) and takes else None
        shown = entry if isinstance(entry, Format) else None
        cards = () if shown is None or self._library is None else fitting(shown, self._library)
        self.sheet.show_format(shown, cards)
        self.allow(answer=takes)

    @Slot()
    def _to_yes(self) -> None:
        self.yes.setFocus()
