"""What one life of the window writes down: what may be found after it, and what is safe."""

import json
import os
import traceback
from pathlib import Path
from types import TracebackType

ANY = "*"
"""What may have become anything while a key was on its way."""


class Diary:
    """Writes what may be found later, and from when on nothing older may be."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._last: dict[str, object] = {}

    def may_be(self, name: str, value: object) -> None:
        if self._last.get(name, self) != value:
            self._last[name] = value
            self._write("may", name, value)

    def is_safe(self, name: str, value: object) -> None:
        self._write("safe", name, value)

    def found(self, state: dict[str, object]) -> None:
        self._last = dict(state)
        self._write("found", "", state)

    def give_up(self, kind: type[BaseException], error: BaseException, at: TracebackType) -> None:
        """Write down what went wrong, and end."""
        self._write("wrong", kind.__name__, "".join(traceback.format_exception(error)))
        os._exit(1)

    def _write(self, *entry: object) -> None:
        os.write(self._file, json.dumps(entry).encode() + b"\n")
