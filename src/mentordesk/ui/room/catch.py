"""Words of one line on their way to the desk: handed over once, however often one asks."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

Keep = Callable[..., Any]
Ask = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]], None]


class Catch(QObject):
    """`caught` with what came of the words and the words, `failed` with why they were not kept."""

    caught = Signal(object, str)
    failed = Signal(object)

    def __init__(self, parent: QObject, ask: Ask, keep: Keep) -> None:
        super().__init__(parent)
        self._ask, self._keep = ask, keep
        self.busy = False

    def give(self, words: str, **marks: object) -> None:
        """Hand the words over as they are marked now, unless some are on their way already."""
        if not self.busy:
            self.busy = True
            keep = partial(self._keep, words, **marks)
            self._ask(keep, partial(self._kept, words), self._refused)

    def _kept(self, words: str, result: object) -> None:
        self.busy = False
        self.caught.emit(result, words)

    def _refused(self, error: Exception) -> None:
        self.busy = False
        self.failed.emit(error)
