"""What is caught in a live session: an idea and a promise by one key each, and the list of both."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from mentordesk.domain.idea import Idea
from mentordesk.domain.promise import Promise
from mentordesk.domain.unsaved import Place, Unsaved, first_for
from mentordesk.ui import dates
from mentordesk.ui.room.catch import Catch
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.room.sheets import Sheets
from mentordesk.ui.room.words import caught_idea, caught_promise
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.capture_line import CaptureLine
from mentordesk.ui.widgets.caught_panel import CaughtPanel


class LiveCatch(QObject):
    """`settled` tells that words were kept, `unsettled` that more were typed or some not kept.

    `left` gives the keyboard back.
    """

    settled = Signal()
    unsettled = Signal()
    left = Signal()

    def __init__(self, page: RoomPage, room: RoomData, panel: CaughtPanel, sheets: Sheets) -> None:
        super().__init__(panel)
        self._page, self._room, self._panel, self._sheets = page, room, panel, sheets
        self._ideas, self._promises = room.material.ideas, room.material.promises
        self._refused = False
        session, desk = room.session, page.workspace
        keep_idea = partial(desk.ideas.capture, session.id, session.mentor)
        self._ideas_catch = Catch(self, page.ask, keep_idea)
        make = partial(desk.promises.make, session.id, session.mentor)
        self._promises_catch = Catch(self, page.ask, make)
        self._trying = False
        self._lines = (
            (Place.IDEA, panel.idea, self._ideas_catch.give),
            (Place.PROMISE, panel.promise, self._give_promise),
        )
        self._connect()
        self._show()

    def has_unsaved(self) -> bool:
        """Return whether words stand in a line."""
        return bool(self.unsaved_texts())

    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        """Return the words that stand in the lines."""
        session = self._room.session.id
        return tuple(
            Unsaved(Place.TRY if self._is_try(place) else place, session, line.text())
            for place, line, _ in self._lines
            if line.text().strip()
        )

    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        """Put words back into lines that are empty; return those that stand there now."""
        session, back = self._room.session.id, list[Unsaved]()
        lines = [(place, line) for place, line, _ in self._lines]
        for place, line in (*lines, (Place.TRY, self._panel.promise)):
            words = None if line.text() else first_for(texts, place, session)
            if words is not None:
                if place is Place.TRY:
                    self._panel.to_try.setChecked(True)
                line.put_back(words.text)
                self._panel.opened.emit(line)
                back.append(words)
        if back:
            self.unsettled.emit()
        return tuple(back)

    def save_now(self) -> None:
        """Hand what stands in the lines to the desk."""
        for _, line, give in self._lines:
            if line.text().strip():
                give(line.text())

    def shows_left(self) -> bool:
        """Open a line that was left with words in it; return whether there is one."""
        for _, line, _ in self._lines:
            if line.text().strip() and line.isHidden():
                line.open()
                self._panel.opened.emit(line)
                words = self.tr("Not kept yet. Enter or Wrap up keeps it; emptied, it is gone.")
                self._page.notices.mention(words)
                return True
        return False

    def _connect(self) -> None:
        for _, line, give in self._lines:
            line.submitted.connect(give)
            line.typed.connect(self.unsettled)
        for catch in (self._ideas_catch, self._promises_catch):
            catch.failed.connect(self._not_caught)
        self._ideas_catch.caught.connect(self._idea_caught)
        self._promises_catch.caught.connect(self._promise_caught)
        self._panel.left.connect(self.left)
        self._panel.to_try.toggled.connect(self._try)

    def _is_try(self, place: Place) -> bool:
        return self._trying and place is Place.PROMISE

    @Slot(str)
    def _give_promise(self, words: str) -> None:
        self._promises_catch.give(words, try_it=self._trying)

    @Slot(bool)
    def _try(self, trying: bool) -> None:  # noqa: FBT001  a signal's
        self._trying = trying

    @Slot(object, str)
    def _idea_caught(self, idea: Idea, words: str) -> None:
        self._ideas = (*self._ideas, idea)
        self._settle(self._panel.idea, words, len(self._ideas) - 1)

    @Slot(object, str)
    def _promise_caught(self, promise: Promise, words: str) -> None:
        self._promises = (*self._promises, promise)
        self._settle(self._panel.promise, words, -1)
        if not self._panel.promise.text():
            self._panel.to_try.setChecked(False)

    def _settle(self, line: CaptureLine, words: str, at: int) -> None:
        if self._refused:
            # Whatever was in the way is no longer, for the notes neither.
            self._refused = False
            self._page.notices.withdraw()
            self._sheets.save()
        line.close_kept(words)
        announce(line, self.tr("Kept: {words}").format(words=words))
        self._show()
        self._panel.caught.bring(at)
        if not line.text():
            self.left.emit()
        self.settled.emit()

    @Slot(object)
    def _not_caught(self, error: Exception) -> None:
        self._refused = True
        self._page.notices.error(error)
        self.unsettled.emit()

    def _show(self) -> None:
        material, today = self._room.material, dates.local_day(self._page.now())
        ideas = [caught_idea(idea, material) for idea in self._ideas]
        promises = [caught_promise(promise, today) for promise in self._promises]
        self._panel.caught.show_caught([*ideas, *promises])
