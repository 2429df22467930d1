"""The close, step three: what the leader will do, and by when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.ids import PromiseId
from mentordesk.domain.promise import Promise
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.ui import dates
from mentordesk.ui.room.catch import Catch
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.room.soon import Soon
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.add_line import AddLine
from mentordesk.ui.widgets.close_step import CloseStep
from mentordesk.ui.widgets.promise_line import PromiseLine


class PromisesStep(CloseStep):
    """Words and dates are kept as they are typed."""

    def __init__(self, page: RoomPage, room: RoomData, soon: Soon) -> None:
        super().__init__("", "")
        self.question.setText(self.tr("What will you do?"))
        self.under.setText(self.tr("A promise with a date is one that comes back to you."))
        self._page, self._room, self._soon = page, room, soon
        self._promises = {promise.id: promise for promise in room.material.promises}
        self._lines: dict[PromiseId, PromiseLine] = {}
        self._list = QVBoxLayout()
        self.more = AddLine(self.tr("One more promise"), self.tr("Add"))
        session = room.session
        keep = partial(page.workspace.promises.make, session.id, session.mentor)
        self._catch = Catch(self, page.ask, keep)
        self._build()
        self.more.submitted.connect(self._catch.give)
        self.more.typed.connect(self.changed)
        self._catch.caught.connect(self._made)
        self._catch.failed.connect(self._refused)

    @property
    def promises(self) -> tuple[Promise, ...]:
        """Return the promises as they are kept."""
        return tuple(self._promises.values())

    @override
    def has_unsaved(self) -> bool:
        return self.more.waits

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        typed = Unsaved(Place.PROMISE, self._room.session.id, self.more.line.text())
        return (typed,) if self.more.waits else ()

    @override
    def save_now(self) -> None:
        if self.more.waits:
            self.more.submit()

    @override
    def is_under_way(self) -> bool:
        return self._catch.busy

    @override
    def is_empty(self) -> bool:
        return not self._promises and not self.more.waits

    @override
    def first_focus(self) -> QWidget | None:
        lines = list(self._lines.values())
        return lines[0].words if lines else self.more.line

    def strike(self, key: object, then: Callable[[], None]) -> bool:
        """Destroy a promise if the key is one's; return whether it was."""
        found = next((known for known in self._promises if known == key), None)
        if found is None:
            return False
        self._soon.drop(("promise", found))
        work = partial(self._page.workspace.promises.strike, found)
        self._page.ask(work, partial(self._struck, found, then))
        return True

    def _build(self) -> None:
        self.more.line.setObjectName("close.morePromise")
        self._list.setSpacing(3 * GRID)
        self.add(self._list)
        self.add(self.more)
        self.end()
        for promise in self._promises.values():
            self._add_line(promise)

    def _add_line(self, promise: Promise) -> None:
        line = PromiseLine(promise, dates.local_day(self._page.now()))
        line.changed.connect(self._reword)
        self._lines[promise.id] = line
        self._list.addWidget(line)

    @Slot(object, str)
    def _made(self, promise: Promise, words: str) -> None:
        self._promises[promise.id] = promise
        self._add_line(promise)
        self.more.kept(words)
        self.changed.emit()
        self.settled.emit()

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self._page.notices.error(error)
        self.settled.emit()

    @Slot(object, str, object)
    def _reword(self, key: PromiseId, text: str, due: date | None) -> None:
        if not text.strip():
            self._soon.drop(("promise", key))
            return
        self._promises[key] = replace(self._promises[key], text=text, due=due)
        reword = partial(self._page.workspace.promises.reword, key, text, due)
        words = Unsaved(Place.NOTE, self._room.session.id, text)
        self._soon.add(("promise", key), reword, words=words)

    def _struck(self, key: PromiseId, then: Callable[[], None], _: None) -> None:
        del self._promises[key]
        line = self._lines.pop(key)
        line.setParent(None)
        line.deleteLater()
        then()
        self.changed.emit()
