"""Between the sheets as they are seen and the sheets as they are kept."""

from PySide6.QtCore import QObject, Slot

from mentordesk.domain.ids import TopicId
from mentordesk.domain.note import NoteKind
from mentordesk.domain.text import TEXT_LIMIT
from mentordesk.errors import MentorDeskError, TextTooLongError
from mentordesk.ui.error_text import error_text
from mentordesk.ui.notices import Notices
from mentordesk.ui.room.sheets import Sheets
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.banner import Banner
from mentordesk.ui.widgets.note_sheets import NoteSheets

_OTHERS = (NoteKind.SHARED, NoteKind.OFF_THE_RECORD)


class NoteKeeper(QObject):
    """Shows the current topic's sheet and says "saved" once it is."""

    def __init__(self, view: NoteSheets, sheets: Sheets, banner: Banner, notices: Notices) -> None:
        super().__init__(view)
        self._view, self.sheets = view, sheets
        self._banner, self._notices = banner, notices
        self._topic: TopicId | None = None
        view.edited.connect(self._write)
        view.turned.connect(self._turn)
        view.moved.connect(self._move)
        view.left.connect(sheets.save)
        sheets.typed.connect(self._typed)
        sheets.saved.connect(self._saved)
        sheets.failed.connect(self._failed)

    def show_topic(self, topic: TopicId | None) -> None:
        """Put the first sheet of a topic on the table; the one before is saved."""
        self.sheets.save()
        self._topic = topic
        # An empty sheet after the next topic must not look like words that are gone.
        words = self.tr("Notes on this topic") if topic is not None else ""
        self._view.sheet.setPlaceholderText(words)
        self._turn(self._view.first)

    @Slot(str)
    def _write(self, text: str) -> None:
        self.sheets.write((self._topic, self._view.kind), text)

    @Slot(object)
    def _turn(self, kind: NoteKind) -> None:
        self._view.show_sheet(kind, self.sheets.text((self._topic, kind)))
        self._mark()

    @Slot(object, str)
    def _move(self, kind: NoteKind, words: str) -> None:
        there = self.sheets.text((self._topic, kind)).rstrip()
        if len(there) + len(words) >= TEXT_LIMIT:
            self._notices.error(TextTooLongError(what="note", limit=TEXT_LIMIT))
            return
        # Both sheets wait for the same save, so that no end of the program leaves the words on
        # two sheets or on none.
        self.sheets.write((self._topic, kind), f"{there}\n{words}" if there else words)
        self._view.sheet.cut_selected()
        self.sheets.save()
        self._mark()

    @Slot()
    def _typed(self) -> None:
        self._view.show_saved(None)

    @Slot()
    def _saved(self) -> None:
        self._view.show_saved(True)  # noqa: FBT003  a Qt-like setter
        if self._banner.isVisible():
            self._banner.dismiss()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if not isinstance(error, MentorDeskError):
            self._notices.error(error)
            return
        self._view.show_saved(False)  # noqa: FBT003  a Qt-like setter
        words = error_text(error).line()
        if not self._banner.isVisible() or self._banner.words.text() != words:
            self._banner.say(words, Tone.DANGER, self.tr("Save a rescue copy…"))

    def _mark(self) -> None:
        for kind in _OTHERS:
            self._view.mark(kind, written=bool(self.sheets.text((self._topic, kind)).strip()))
