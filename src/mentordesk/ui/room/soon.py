"""What is typed outside the sheets: handed to the desk a moment later, the last words win."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mentordesk.domain.unsaved import Unsaved
from mentordesk.errors import (
    BlankTextError,
    IdeaStageError,
    MentorDeskError,
    NotFoundError,
    TextTooLongError,
)
from mentordesk.ui.room.retries import Retries

SAVE_AFTER_MS = 400
_MENDABLE = (BlankTextError, TextTooLongError)
"""What a second try cannot mend: the person has to change the words."""
_GONE = (NotFoundError, IdeaStageError)
"""What nothing mends: there is no place for the words any more."""

Work = Callable[[], Any]
Done = Callable[[Any], None]
Ask = Callable[[Work, Done, Callable[[Exception], None]], None]


class Soon(QObject):
    """One piece of work for each key, done at the latest 400 ms after it was first asked for.

    Words that were refused stay unsaved until others are given, or none are wanted.
    """

    settled = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject, ask: Ask) -> None:
        super().__init__(parent)
        self._ask = ask
        self._waiting: dict[Hashable, tuple[Work, Done | None]] = {}
        self._on_the_way: dict[Hashable, Work] = {}
        self._refused: set[Hashable] = set()
        self._words: dict[Hashable, Unsaved] = {}
        self._retries = Retries()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)

    @property
    def unsaved(self) -> bool:
        """Return whether something is not on the desk yet."""
        return bool(self._waiting or self._on_the_way or self._refused)

    @property
    def under_way(self) -> bool:
        """Return whether the desk has still to answer."""
        return bool(self._on_the_way)

    @property
    def refused(self) -> bool:
        """Return whether words stand there that the desk will not take as they are."""
        return bool(self._refused)

    @property
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        """Return the words that are not on the desk yet."""
        return tuple(self._words.values())

    @property
    def held_up(self) -> tuple[Unsaved, ...]:
        """Return the words that the desk did not take when it was asked to."""
        return self.unsaved_texts if self._retries.under_way or self._refused else ()

    def add(
        self, key: Hashable, work: Work, done: Done | None = None, words: Unsaved | None = None
    ) -> None:
        """Do the work soon, instead of what waits under the same key; `words` are its text."""
        self._refused.discard(key)
        if words is not None:
            self._words[key] = words
        self._waiting[key] = (work, done)
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    def drop(self, key: Hashable) -> None:
        """Forget what waits under a key, or was refused."""
        was_unsaved = self.unsaved
        self._waiting.pop(key, None)
        self._on_the_way.pop(key, None)
        self._refused.discard(key)
        self._words.pop(key, None)
        if was_unsaved and not self.unsaved:
            self.settled.emit()

    @Slot()
    def save(self) -> None:
        """Hand everything over now."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for key, (work, done) in waiting.items():
            self._on_the_way[key] = work
            self._ask(
                work, partial(self._done, key, work, done), partial(self._failed, key, work, done)
            )

    def _done(self, key: Hashable, work: Work, done: Done | None, result: object) -> None:
        if self._arrived(key, work) and key not in self._waiting:
            self._words.pop(key, None)
        self._retries.renew()
        if done is not None:
            done(result)
        if not self.unsaved:
            self.settled.emit()

    def _failed(self, key: Hashable, work: Work, done: Done | None, error: Exception) -> None:
        if self._arrived(key, work) and key not in self._waiting:
            self._put_back(key, (work, done), error)
        self.failed.emit(error)

    def _put_back(self, key: Hashable, again: tuple[Work, Done | None], error: Exception) -> None:
        if isinstance(error, _MENDABLE):
            self._refused.add(key)
        elif isinstance(error, MentorDeskError) and not isinstance(error, _GONE):
            self._waiting[key] = again
            self._timer.start(self._retries.next_ms())
        else:
            self._words.pop(key, None)

    def _arrived(self, key: Hashable, work: Work) -> bool:
        """Take work off its way; return whether it was the last given under its key."""
        last = self._on_the_way.get(key) is work
        if last:
            del self._on_the_way[key]
        return last
