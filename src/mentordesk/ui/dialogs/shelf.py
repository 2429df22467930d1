"""What the questions share that ask what a pair wants to borrow."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.content import Kind
from mentordesk.domain.library import Library
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.look import look
from mentordesk.ui.widgets.entry_list import EntryList

_MARGIN = 80


class ShelfDialog(Question):
    """Shows a library and lets it be changed: `deed_asked` gives a Deed and its entry."""

    deed_asked = Signal(object, object)

    def show_library(self, library: Library) -> None:
        """Show what there is to borrow."""
        raise NotImplementedError

    @property
    def kind(self) -> Kind:
        """Return which kind is shown."""
        raise NotImplementedError

    def turn_to(self, key: str) -> None:
        """Let the keyboard be on an entry, if it is shown."""
        self._entries.turn_to(key)
        self._entries.rows.setFocus()

    def watch(self, entries: EntryList) -> None:
        """Pass on what is asked of a list."""
        self._entries = entries
        entries.deed_asked.connect(self.deed_asked)

    def size_to(self, width: int, height: int, window: QWidget) -> None:
        """Take a size in pixels at 100 %, and never more than the window has."""
        room = window.size() - QSize(_MARGIN, _MARGIN)
        wanted = QSize(look().px(width), look().px(height))
        self.resize(wanted.boundedTo(room).expandedTo(self.minimumSizeHint()))
