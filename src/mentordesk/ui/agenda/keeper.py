"""Keeps the agenda that is edited, one step after the other, without making anybody wait."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mentordesk.domain.agenda import Agenda
from mentordesk.errors import AgendaChangedError, NotYourSeatError, SessionStateError
from mentordesk.ui.tasks import Tasks

Keep: TypeAlias = Callable[[Agenda, Agenda], Agenda]
_AGAIN_MS = 10_000
_FOR_GOOD = (AgendaChangedError, NotYourSeatError, SessionStateError)


class AgendaKeeper(QObject):
    """Hands the newest draft to the desk; while one is on its way the next one waits.

    What could not be kept is tried again, with the next step or after a while.
    """

    failed = Signal(object)

    def __init__(self, keep: Keep, agenda: Agenda, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._keep, self._tasks = keep, tasks
        self._kept = self._wanted = agenda
        self._under_way = False
        self._said: type[Exception] | None = None
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.save)

    @property
    def kept(self) -> Agenda:
        """Return the agenda as the desk holds it."""
        return self._kept

    @property
    def is_behind(self) -> bool:
        """Return whether the desk does not hold the newest draft yet."""
        kept, wanted = self._kept, self._wanted
        return (kept.topics, kept.asks) != (wanted.topics, wanted.asks)

    @Slot(object)
    def keep(self, agenda: Agenda) -> None:
        """Keep a draft as soon as the one before is kept."""
        self._wanted = agenda
        self.save()

    @Slot()
    def save(self) -> None:
        """Hand over what is not kept yet."""
        self._again.stop()
        if self.is_behind and not self._under_way:
            self._under_way = True
            work = partial(self._keep, self._kept, self._wanted)
            self._tasks.run_painted(work, self._done, self._fail)

    def know(self, agenda: Agenda) -> None:
        """Take note that the desk holds another agenda, by another way than this one."""
        self._kept = agenda

    def _done(self, agenda: Agenda) -> None:
        self._under_way, self._kept, self._said = False, agenda, None
        self.save()

    def _fail(self, error: Exception) -> None:
        self._under_way = False
        for_good = isinstance(error, _FOR_GOOD)
        if not for_good:
            self._again.start()
        if for_good or type(error) is not self._said:
            self._said = type(error)
            self.failed.emit(error)
