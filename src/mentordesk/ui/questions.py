"""Work that waits for a person whom the system asks; nothing else waits for it, nor the end."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from mentordesk.marks import override
from mentordesk.ui.tasks import Failed, Result, Tasks

if TYPE_CHECKING:
    from concurrent.futures import Future


class Questions(Tasks):
    """One worker thread, which the end of the program leaves behind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._begun = self._left = False
        self._leaving = Lock()

    @override
    def stop(self) -> None:
        """Take nothing more, and leave what was asked: nobody is there to be told."""
        with self._leaving:
            self._left = True
        self._asked.put(None)

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


def _settle(answer: "Future[Result]", work: Callable[[], Result]) -> None:
    try:
        answer.set_result(work())
    except BaseException as error:  # noqa: BLE001  # whatever it is goes to who asked
        answer.set_exception(error)
