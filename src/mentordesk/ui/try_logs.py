"""Keeps the logs of what is tried for a page, and what stands in their lines meanwhile."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mentordesk.domain.ids import PromiseId, TryId
from mentordesk.domain.promise import Promise
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.services.tries import TryService
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.try_log import TryLog

Line = tuple[PromiseId, TryId | None]


class TryLogs(QObject):
    """A log is shown anew whenever its page is: what is typed in it stays, kept once."""

    changed = Signal(object)
    """Emitted with the promise whose log is another one now."""

    def __init__(self, page: QWidget, tries: TryService, tasks: Tasks, notices: Notices) -> None:
        super().__init__(page)
        self._tries, self._tasks, self._notices = tries, tasks, notices
        self._promises: dict[PromiseId, Promise] = {}
        self._shown: dict[PromiseId, TryLog] = {}
        self._open: set[PromiseId] = set()
        self._drafts: dict[Line, str] = {}
        self._busy: set[Line] = set()

    def show(self, promise: Promise, mentor: str, *, writable: bool) -> TryLog:
        """Return the log of a promise, open if it was."""
        drafts = {key: words for (of, key), words in self._drafts.items() if of == promise.id}
        log = TryLog(promise, mentor, drafts, writable=writable)
        log.open(opened=promise.id in self._open)
        log.typed.connect(partial(self._typed, promise.id))
        log.written.connect(partial(self._write, promise.id))
        log.removed.connect(partial(self._remove, promise.id))
        log.turned.connect(partial(self._turned, promise.id))
        self._promises[promise.id], self._shown[promise.id] = promise, log
        return log

    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        """Return the words that stand in lines and are not kept."""
        return tuple(self._unsaved(line, words) for line, words in self._drafts.items())

    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        """Put words back into lines that are here and empty; return those that stand there now."""
        back = list[Unsaved]()
        for text in texts:
            line = self._line_of(text)
            if line is not None and line not in self._drafts and isValid(self._shown[line[0]]):
                self._open.add(line[0])
                self._shown[line[0]].put_back(line[1], text.text)
                back.append(text)
        return tuple(back)

    def _line_of(self, text: Unsaved) -> Line | None:
        """Return the line that words were typed in, if its log is here."""
        promise = text.promise
        if text.place is not Place.TRIED or promise not in self._promises:
            return None
        log = self._promises[promise].log
        return promise, next((line.id for line in log if line.words == text.before), None)

    def save_now(self) -> None:
        """Keep what stands in the lines."""
        for (promise, key), words in list(self._drafts.items()):
            self._write(promise, key, words)

    def _unsaved(self, line: Line, words: str) -> Unsaved:
        promise = self._promises[line[0]]
        before = self._kept(line)
        return Unsaved(Place.TRIED, promise.session, words, before, promise=promise.id)

    def _kept(self, line: Line) -> str:
        """Return what the desk holds in the place of a line."""
        promise, key = line
        log = self._promises[promise].log
        return next((tried.words for tried in log if tried.id == key), "")

    def _typed(self, promise: PromiseId, key: TryId | None, words: str) -> None:
        line = promise, key
        self._drafts.pop(line, None)
        if words.strip() and " ".join(words.split()) != self._kept(line):
            self._drafts[line] = words

    def _write(self, promise: PromiseId, key: TryId | None, words: str) -> None:
        if (promise, key) in self._busy:
            return
        work: Callable[[], Promise] = partial(self._tries.log, promise, words)
        if key is not None:
            work = partial(self._tries.reword, promise, key, words)
        self._busy.add((promise, key))
        done = partial(self._written, (promise, key), words)
        self._tasks.run(work, done, partial(self._refused, (promise, key)))

    def _written(self, line: Line, words: str, promise: Promise) -> None:
        self._busy.discard(line)
        typed, is_new = self._drafts.pop(line, ""), line[1] is None
        self._promises[promise.id] = promise
        self._typed(*line, typed.removeprefix(words) if is_new else typed)
        log = self._shown[promise.id]
        if isValid(log):
            if is_new:
                log.kept(words)
            announce(log, self.tr("Kept: {words}").format(words=words))
        self._show_changed(promise)

    def _refused(self, line: Line, error: Exception) -> None:
        self._busy.discard(line)
        self._notices.error(error)

    def _remove(self, promise: PromiseId, key: TryId) -> None:
        work = partial(self._tries.remove, promise, key)
        self._tasks.run(work, self._show_changed, self._notices.error)

    def _show_changed(self, promise: Promise) -> None:
        self._promises[promise.id] = promise
        log = self._shown[promise.id]
        if isValid(log):
            log.show_promise(promise)
        self.changed.emit(promise)

    def _turned(self, promise: PromiseId, opened: bool) -> None:  # noqa: FBT001  a signal's
        (self._open.add if opened else self._open.discard)(promise)
