"""The words of one entry, to be changed or written for the first time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.content import Entry, kind_of
from mentordesk.domain.editing import edited
from mentordesk.errors import MentorDeskError
from mentordesk.marks import override
from mentordesk.ui import content_words
from mentordesk.ui.dialogs.tall_question import TallQuestion
from mentordesk.ui.widgets.entry_form import EntryForm


class EntryDialog(TallQuestion):
    """Asks for the words; `given` gives the entry with them, which keeps its key."""

    given = Signal(object)

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(self.tr("In your own words"), self.tr("Keep"), parent, "entry")
        self._entry = entry
        self.form = EntryForm(entry)
        self.explain(content_words.kind(kind_of(entry)))
        self.hold(self.form)

    @override
    def answer(self) -> None:
        try:
            new = edited(self._entry, self.form.typed())
        except MentorDeskError as error:
            self.fail(error)
        else:
            self.given.emit(new)
