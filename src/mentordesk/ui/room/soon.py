"""What is typed outside the sheets: handed to the desk a moment later, the last words win."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mentordesk.errors import (
    BlankTextError,
    IdeaStageError,
    MentorDeskError,
    NotFoundError,
    TextTooLongError,
)

SAVE_AFTER_MS = 400
RETRY_AFTER_MS = 3000
_NEVER_BETTER = (BlankTextError, TextTooLongError, NotFoundError, IdeaStageError)
"""What a second try cannot mend: the person has to change the words."""

Work = Callable[[], Any]
Done = Callable[[Any], None]
Ask = Callable[[Work, Done, Callable[[Exception], None]], None]


class Soon(QObject):
    """One piece of work for each key, done at the latest 400 ms after it was first asked for."""

    settled = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject, ask: Ask) -> None:
        super().__init__(parent)
        self._ask = ask
        self._waiting: dict[Hashable, tuple[Work, Done | None]] = {}
        self._on_the_way: set[Hashable] = set()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)

    @property
    def unsaved(self) -> bool:
        """Return whether something is not on the desk yet."""
        return bool(self._waiting or self._on_the_way)

    def add(self, key: Hashable, work: Work, done: Done | None = None) -> None:
        """Do the work soon, instead of what waits under the same key."""
        self._waiting[key] = (work, done)
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    def drop(self, key: Hashable) -> None:
        """Forget what waits under a key."""
        self._waiting.pop(key, None)

    @Slot()
    def save(self) -> None:
        """Hand everything over now."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for key, (work, done) in waiting.items():
            self._on_the_way.add(key)
            self._ask(work, partial(self._done, key, done), partial(self._failed, key, work, done))

    def _done(self, key: Hashable, done: Done | None, result: object) -> None:
        self._on_the_way.discard(key)
        if done is not None:
            done(result)
        if not self.unsaved:
            self.settled.emit()

    def _failed(self, key: Hashable, work: Work, done: Done | None, error: Exception) -> None:
        self._on_the_way.discard(key)
        if isinstance(error, MentorDeskError) and not isinstance(error, _NEVER_BETTER):
            self._waiting.setdefault(key, (work, done))
            self._timer.start(RETRY_AFTER_MS)
        self.failed.emit(error)
