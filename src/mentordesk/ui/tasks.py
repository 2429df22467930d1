"""Work off the window's thread: asked here, answered there, in the order it was asked."""

import sys
from collections import deque
from collections.abc import Callable
from functools import cached_property, partial
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from mentordesk.errors import MentorDeskError
from mentordesk.marks import override

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

FILES_S = 3.0
"""How long a file that is being written is waited for at the end; a share may never answer."""

PAINTED_MS = 300
"""How long a page needs, once it has its answer, until it can be read."""

_TURN_S = 0.001
"""How long work keeps the interpreter when the window wants it: far less than a frame."""

_STEP_MS = 40
"""How long one step on a page needs until it is painted."""

Result = TypeVar("Result")
Failed = Callable[[Exception], None]


class Tasks(QObject):
    """One worker thread; the answers come back on the thread that made this object.

    `idle` is emitted whenever nothing is under way any more.
    """

    idle = Signal()
    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_S)
        self._under_way = 0
        self._soon: deque[Callable[[], None]] = deque()
        # Work that is done at once would be answered in the midst of what asked for it.
        self._finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Return whether something is still under way."""
        return self._under_way > 0

    def run(
        self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed
    ) -> None:
        """Do the work on the worker; then `done` gets its result, or `failed` its error."""
        self._under_way += 1
        self._begin(work, done, failed)

    def run_painted(
        self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed
    ) -> None:
        """Do the work a moment later, when what was just changed on the screen is painted.

        Both need the interpreter, and a topic that is let go has to land within one frame.
        """
        self._under_way += 1
        self._soon.append(partial(self._begin, work, done, failed))
        QTimer.singleShot(_STEP_MS, self, self._begin_next)

    def when_idle(self, timer: QTimer) -> None:
        """Start a timer once nothing is under way, at once if nothing is."""
        if self.busy:
            self.idle.connect(timer.start, Qt.ConnectionType.SingleShotConnection)
        else:
            timer.start()

    def stop(self, waits_s: float | None = None) -> bool:
        """Take nothing more, and wait for what was asked; tell whether that came to its end.

        With a limit, what takes longer is left to the end of the process.
        """
        from concurrent.futures import wait

        while self._soon:
            self._begin_next()
        ended = self._last in wait([self._last], waits_s).done
        self._pool.shutdown(wait=ended)
        if "files" in self.__dict__:
            ended &= self.files.stop()
        return ended

    @cached_property
    def files(self) -> "Files":
        """What goes to a folder or a printer that may never answer, while all else goes on."""
        return Files(self)

    def _begin(
        self, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed
    ) -> None:
        answer = self._submitted(work)
        answer.add_done_callback(lambda ended: self._hand_back(ended, done, failed))

    @Slot()
    def _begin_next(self) -> None:
        if self._soon:
            self._soon.popleft()()

    @cached_property
    def _last(self) -> "Future[None]":
        """What ends after all that was asked; nothing is taken any more."""
        last = self._pool.submit(_nothing)
        self._pool.shutdown(wait=False)
        return last

    @cached_property
    def _pool(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # the first paint waits for none of it

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="tasks")

    def _submitted(self, work: Callable[[], Result]) -> "Future[Result]":
        return self._pool.submit(work)

    def _hand_back(self, *answer: object) -> None:
        self._finished.emit(*answer)

    @Slot(object, object, object)
    def _answer(self, ended: "Future[Any]", done: Callable[[Any], None], failed: Failed) -> None:
        self._under_way -= 1
        error = ended.exception()
        try:
            if error is None:
                tell(done, ended.result())
            elif isinstance(error, Exception):
                tell(failed, error)
            else:
                raise error
        finally:
            if not self._under_way:
                self.idle.emit()


class Questions(Tasks):
    """Work that waits for a person whom the system asks; nothing else waits for it, nor the end.

    One worker thread, which is left behind.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._begun = self._left = False
        self._leaving = Lock()

    @override
    def stop(self, waits_s: float | None = None) -> bool:
        """Take nothing more, and leave what was asked: a person may never answer."""
        with self._leaving:
            self._left = True
        self._asked.put(None)
        return True

    @override
    def _submitted(self, work: Callable[[], Result]) -> "Future[Result]":
        from concurrent.futures import Future

        answer: Future[Result] = Future()
        self._asked.put(lambda: _settle(answer, work))
        if not self._begun:
            self._begun = True
            Thread(target=self._work, name="questions", daemon=True).start()
        return answer

    def _work(self) -> None:
        while (asked := self._asked.get()) is not None:
            asked()

    @override
    def _hand_back(self, *answer: object) -> None:
        with self._leaving:  # once it is left, this object may be gone
            if not self._left:
                super()._hand_back(*answer)

    @Slot(object, object, object)
    @override
    def _answer(self, ended: "Future[Any]", done: Callable[[Any], None], failed: Failed) -> None:
        if not self._left:
            super()._answer(ended, done, failed)


class Files(Questions):
    """Files on their way to a folder, pages on theirs to a printer: nothing else waits for them.

    One worker thread, which is left behind where it does not come to its end.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: list[tuple[Future[Any], Callable[[Any], None], Failed]] | None = None

    def hold(self) -> None:
        """Keep back what becomes of the files: whoever asked for them does not sit there now."""
        if self._held is None:
            self._held = []

    def tell_held(self) -> None:
        """Tell what was kept back, and from now on at once."""
        held, self._held = self._held or [], None
        for ended, done, failed in held:
            self._finished.emit(ended, done, failed)

    @Slot(object, object, object)
    @override
    def _answer(self, ended: "Future[Any]", done: Callable[[Any], None], failed: Failed) -> None:
        if self._held is None:
            super()._answer(ended, done, failed)
        else:
            self._held.append((ended, done, failed))

    @override
    def stop(self, waits_s: float | None = None) -> bool:
        """Take nothing more; give a file that is being written a moment, and then leave it.

        It is there whole or not at all, so what is left is as it was.
        """
        from concurrent.futures import wait

        last = [self._submitted(_nothing)] if self._begun else []
        ended = not wait(last, FILES_S if waits_s is None else waits_s).not_done
        super().stop()
        return ended


def _settle(answer: "Future[Result]", work: Callable[[], Result]) -> None:
    try:
        answer.set_result(work())
    except BaseException as error:  # noqa: BLE001  # whatever it is goes to who asked
        answer.set_exception(error)


def _nothing() -> None:
    pass


def tell(listener: Callable[[Any], None], answer: object) -> None:
    """Call the listener unless it belongs to a page that is gone by now."""
    called = listener.func if isinstance(listener, partial) else listener
    owner = getattr(called, "__self__", None)
    if not isinstance(owner, QObject) or isValid(owner):
        listener(answer)


def unheard(_: object) -> None:
    """Take a result that nobody waits for."""


def unheard_refusal(error: Exception) -> None:
    """Take a refusal that nobody waits for; anything else is a bug and goes up."""
    if not isinstance(error, MentorDeskError):
        raise error
