"""Opens what a pair can borrow from, and keeps what they change in it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.content import Entry
from mentordesk.domain.editing import blank
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.library import Library
from mentordesk.services.library import LibraryService
from mentordesk.ui import content_words
from mentordesk.ui.dialogs.cards import CardsDialog
from mentordesk.ui.dialogs.entry import EntryDialog
from mentordesk.ui.dialogs.formats import FormatsDialog
from mentordesk.ui.dialogs.guide import GuideDialog
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.dialogs.shelf import ShelfDialog
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.entry_list import Deed


class Borrowing(QObject):
    """Asks for cards or a format on behalf of a page.

    `cards_picked` gives a tuple of cards, `format_picked` a format. The page then says `taken()`
    once they stand where they should, or `fail()` with what went wrong; until then the dialog
    stays with what was chosen. `changed` gives the library whenever the pair changed it.
    """

    cards_picked = Signal(object)
    format_picked = Signal(object)
    changed = Signal(object)

    def __init__(
        self, page: QWidget, library: LibraryService, now: Callable[[], datetime], tasks: Tasks
    ) -> None:
        super().__init__(page)
        self._page, self._library, self._now, self._tasks = page, library, now, tasks
        self._dialog: ShelfDialog | None = None

    def ask_cards(self, mentor: PersonId, yes: str) -> None:
        """Ask which cards to take; `yes` says what happens with them."""
        dialog = CardsDialog(self._now().astimezone().date(), yes, self._page)
        dialog.picked.connect(self.cards_picked)
        self._open(dialog, mentor)

    def ask_format(self, mentor: PersonId, yes: str) -> None:
        """Ask for a format; `yes` says what happens with it."""
        dialog = FormatsDialog(self._now().astimezone().date(), yes, self._page)
        dialog.picked.connect(self.format_picked)
        self._open(dialog, mentor)

    def show_guide(self, mentor: PersonId) -> None:
        """Show everything there is to read, to copy and to put into own words."""
        self._open(GuideDialog(self._now().astimezone().date(), self._page), mentor)

    @property
    def is_open(self) -> bool:
        """Return whether a dialog asks what to take."""
        return self._dialog is not None

    def taken(self) -> None:
        """Close the dialog: what was picked stands where it should."""
        if self._dialog is not None:
            self._dialog.accept()

    def fail(self, error: Exception) -> None:
        """Say in the dialog what went wrong."""
        if self._dialog is None:
            raise error
        self._dialog.fail(error)

    def _open(self, dialog: ShelfDialog, mentor: PersonId) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.deed_asked.connect(partial(self._do, dialog, mentor))
        dialog.open()
        self._tasks.run(partial(self._library.of, mentor), dialog.show_library, dialog.fail)

    def _forget(self) -> None:
        self._dialog = None

    def _do(self, dialog: ShelfDialog, mentor: PersonId, deed: Deed, entry: Entry | None) -> None:
        library = self._library
        match deed:
            case Deed.NEW:
                self._write(dialog, mentor, blank(dialog.kind, f"own-{new_id().hex}"))
            case Deed.CHANGE if entry is not None:
                self._write(dialog, mentor, entry)
            case Deed.DELETE if entry is not None:
                self._confirm(dialog, mentor, entry)
            case Deed.LEAVE_OUT if entry is not None:
                self._change(dialog, partial(library.leave_out, mentor, entry))
            case Deed.RESTORE if entry is not None:
                self._change(dialog, partial(library.restore, mentor, entry))
            case Deed.UNMARK if entry is not None:
                self._change(dialog, partial(library.unmark, mentor, entry.key))

    def _change(self, dialog: ShelfDialog, work: Callable[[], Library]) -> None:
        self._tasks.run(work, partial(self._show, dialog), dialog.fail)

    def _show(self, dialog: ShelfDialog, library: Library) -> None:
        dialog.show_library(library)
        self.changed.emit(library)

    def _write(self, dialog: ShelfDialog, mentor: PersonId, entry: Entry) -> None:
        question = EntryDialog(entry, dialog)
        question.given.connect(partial(self._keep, dialog, question, mentor))
        question.open()

    def _keep(
        self, dialog: ShelfDialog, question: EntryDialog, mentor: PersonId, entry: Entry
    ) -> None:
        work = partial(self._library.keep, mentor, entry)
        self._tasks.run(work, partial(self._kept, dialog, question, entry), question.fail)

    def _kept(
        self, dialog: ShelfDialog, question: EntryDialog, entry: Entry, library: Library
    ) -> None:
        question.accept()
        self._show(dialog, library)
        dialog.turn_to(entry.key)

    def _confirm(self, dialog: ShelfDialog, mentor: PersonId, entry: Entry) -> None:
        title, about = self.tr("Delete your own words"), content_words.title(entry)
        question = ConfirmDialog(title, about, self.tr("Delete"), dialog)
        question.begin_at_the_way_out()
        question.agreed.connect(partial(self._delete, dialog, question, mentor, entry))
        question.open()

    def _delete(
        self, dialog: ShelfDialog, question: ConfirmDialog, mentor: PersonId, entry: Entry
    ) -> None:
        work = partial(self._library.leave_out, mentor, entry)
        self._tasks.run(work, partial(self._deleted, dialog, question), question.fail)

    def _deleted(self, dialog: ShelfDialog, question: ConfirmDialog, library: Library) -> None:
        question.accept()
        self._show(dialog, library)
