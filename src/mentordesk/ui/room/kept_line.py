"""A line for one more, whose words the desk keeps once, however often it is asked to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from mentordesk.domain.unsaved import Unsaved, first_for
from mentordesk.ui.room.catch import Catch, Keep
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.widgets.add_line import AddLine


class KeptLine(QObject):
    """`caught` with what was made of the words, `settled` once they were kept or were not.

    `unsaved` says where words that wait belong.
    """

    caught = Signal(object)
    settled = Signal()

    def __init__(
        self, page: RoomPage, shown: AddLine, keep: Keep, unsaved: Callable[[str], Unsaved]
    ) -> None:
        super().__init__(shown)
        self._page, self._shown, self._unsaved = page, shown, unsaved
        self._catch = Catch(self, page.ask, keep)
        shown.submitted.connect(self._catch.give)
        self._catch.caught.connect(self._caught)
        self._catch.failed.connect(self._refused)

    @property
    def busy(self) -> bool:
        """Return whether the desk has still to answer."""
        return self._catch.busy

    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        """Return the words that wait in the line."""
        return (self._unsaved(self._shown.line.text()),) if self._shown.waits else ()

    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        """Put words back that stood in the line, if it is empty; return them."""
        line = self._unsaved("")
        back = None if self._shown.waits else first_for(texts, line.place, line.session)
        if back is None:
            return ()
        self._shown.put_back(back.text)
        return (back,)

    def save_now(self) -> None:
        """Hand over what waits."""
        if self._shown.waits:
            self._shown.submit()

    @Slot(object, str)
    def _caught(self, found: object, words: str) -> None:
        self._shown.kept(words)
        self.caught.emit(found)
        self.settled.emit()

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self._page.notices.error(error)
        self.settled.emit()
