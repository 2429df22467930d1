"""The close, step three: what the leader will do, and by when, and what to try."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.ids import PromiseId
from mentordesk.domain.promise import Promise
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.ui import dates
from mentordesk.ui.room.gathering_step import Asked, GatheringStep, take_out
from mentordesk.ui.room.kept_line import KeptLine
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.room.soon import Soon
from mentordesk.ui.widgets.add_line import AddLine
from mentordesk.ui.widgets.promise_line import PromiseLine
from mentordesk.ui.widgets.scroll_page import enter


class PromisesStep(GatheringStep):
    """Words and dates are kept as they are typed."""

    def __init__(self, page: RoomPage, room: RoomData, soon: Soon) -> None:
        asked = Asked(
            self.tr("What will you do?"),
            self.tr("A promise with a date is one that comes back to you."),
            self.tr("One more promise"),
            Place.PROMISE,
        )
        keep = partial(page.workspace.promises.make, room.session.id, room.session.mentor)
        super().__init__(page, room, soon, asked, keep)
        self.trial = AddLine(self.tr("Something to try before next time"), self.tr("Add"))
        waits = partial(Unsaved, Place.TRY, room.session.id)
        self._tried = KeptLine(page, self.trial, partial(keep, try_it=True), waits)
        self._tries = {tried.id: tried for tried in room.tries}
        self._promises: dict[PromiseId, Promise] = {}
        self._lines: dict[PromiseId, PromiseLine] = {}
        self.more.line.setObjectName("close.morePromise")
        self.trial.line.setObjectName("close.toTry")
        self.extra.addWidget(self.trial)
        self.trial.typed.connect(self.changed)
        self._tried.caught.connect(self._caught)
        self._tried.settled.connect(self.settled)
        page.stayed.connect(self._offer_again)
        for promise in room.material.promises:
            self.take_in(promise)

    @property
    def promises(self) -> tuple[Promise, ...]:
        """Return the promises as they are kept, first what was to be tried before this session."""
        return (*self._tries.values(), *self._promises.values())

    @override
    def is_empty(self) -> bool:
        return not (self._promises or self.more.waits or self.trial.waits)

    @override
    def has_unsaved(self) -> bool:
        return super().has_unsaved() or self.trial.waits

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        return (*super().unsaved_texts(), *self._tried.unsaved_texts())

    @override
    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        return (*super().take_back(texts), *self._tried.take_back(texts))

    @override
    def save_now(self) -> None:
        super().save_now()
        self._tried.save_now()

    @override
    def is_under_way(self) -> bool:
        return super().is_under_way() or self._tried.busy

    @override
    def first_focus(self) -> QWidget | None:
        lines = list(self._lines.values())
        return lines[0].words if lines else self.more.line

    @override
    def asks_first(self) -> bool:
        return any(line.asks_first() for line in self._lines.values())

    def strike(self, key: object, then: Callable[[], None]) -> bool:
        """Destroy a promise if the key is one's; return whether it was."""
        found = next((known.id for known in self.promises if known.id == key), None)
        if found is None:
            return False
        self._soon.drop(("promise", found))
        work = partial(self._page.workspace.promises.strike, found)
        self._page.strike(work, partial(self._struck, found, then))
        return True

    @override
    def take_in(self, found: Promise) -> None:
        line = PromiseLine(found, dates.local_day(self._page.now()))
        line.changed.connect(self._reword)
        line.given_up.connect(self._give_up)
        self._promises[found.id] = found
        self._lines[found.id] = line
        self._list.addWidget(line)

    @Slot(object, str, object)
    def _reword(self, key: PromiseId, text: str, due: date | None) -> None:
        self._promises[key] = replace(self._promises[key], text=text, due=due)
        reword = partial(self._page.workspace.promises.reword, key, text, due)
        words = replace(self._note(text), promise=key)  # a strike takes it along by that
        self._soon.add(("promise", key), reword, words=words)

    @Slot(object)
    def _give_up(self, key: PromiseId) -> None:
        self.strike(key, self._enter)

    @Slot()
    def _offer_again(self) -> None:
        for line in self._lines.values():
            line.offer_again()

    def _enter(self) -> None:
        if self.isVisible():
            enter(self.first_focus() or self.more.line)

    def _struck(self, key: PromiseId, then: Callable[[], None], _: None) -> None:
        self._tries.pop(key, None)
        if self._promises.pop(key, None) is not None:
            take_out(self._lines.pop(key))
        then()
        self.changed.emit()
