"""Two programs that want the same desk at the same moment.

Run as a program; it prints what it found amiss as JSON.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from mentordesk.errors import MentorDeskError
from mentordesk.vault.store import Store
from vault_desk import PASSPHRASE, notes, unlocked, vault, write

REFUSED = {"DeskInUseError", "DeskExistsError"}


class Rival:
    """A program that waits for the start, tries to get in, and stays inside until the end."""

    def __init__(self, enter: Callable[[], Store], words: str) -> None:
        start, self._start = os.pipe()
        self._answer, answer = os.pipe()
        self.process = os.fork()
        if not self.process:
            for other in (self._start, self._answer):
                os.close(other)
            self._run(enter, words, start, answer)
        os.close(start)
        os.close(answer)

    def _run(self, enter: Callable[[], Store], words: str, start: int, answer: int) -> None:
        os.read(start, 1)
        try:
            store = enter()
            write(store, words)
        except MentorDeskError as error:
            os.write(answer, type(error).__name__.encode())
            os._exit(0)
        os.write(answer, b"in " + store.recovery_code().encode())
        os.read(start, 1)
        store.close()
        os._exit(0)

    def go(self) -> None:
        os.write(self._start, b"g")

    def outcome(self) -> str:
        return os.read(self._answer, 100).decode()

    def leave(self, *, killed: bool) -> None:
        if killed:
            os.kill(self.process, signal.SIGKILL)
        os.close(self._start)
        os.close(self._answer)
        os.waitpid(self.process, 0)


def opening(room: Path, rounds: int) -> Iterator[str]:
    """Let two open one desk; the one that is inside is killed every other time."""
    with unlocked(room) as store:
        code = store.recovery_code()
    kept: list[str] = []
    for number in range(rounds):
        outcomes = _together(lambda: vault(room).unlock_with_code(code), str(number), number % 2)
        kept.append(str(number))
        store = vault(room).unlock_with_code(code)
        if _one_got_in(outcomes) and notes(store) == kept:
            store.close()
            continue
        yield f"round {number}: {outcomes}, {notes(store)[-3:]}"
        return


def making(room: Path, rounds: int) -> Iterator[str]:
    """Let two make a desk in one empty folder."""
    for number in range(rounds):
        folder = room / str(number)
        outcomes = _together(lambda folder=folder: vault(folder).create(PASSPHRASE)[0], "mine", 0)
        if not _one_got_in(outcomes):
            yield f"round {number}: {outcomes}"
            continue
        code = next(words[3:] for words in outcomes if words.startswith("in "))
        store = vault(folder).unlock_with_code(code)
        if notes(store) != ["mine"]:
            yield f"round {number}: {notes(store)}"
        store.close()


def _together(enter: Callable[[], Store], words: str, killed: int) -> list[str]:
    rivals = [Rival(enter, words) for _ in range(2)]
    for rival in rivals:
        rival.go()
    outcomes = [rival.outcome() for rival in rivals]
    for rival in rivals:
        rival.leave(killed=bool(killed))
    return outcomes


def _one_got_in(outcomes: list[str]) -> bool:
    refused = [words for words in outcomes if words in REFUSED]
    return len(refused) == 1 and sum(words.startswith("in ") for words in outcomes) == 1


if __name__ == "__main__":
    kind, place, times = sys.argv[1:]
    found = {"opening": opening, "making": making}[kind](Path(place) / "desk", int(times))
    sys.stdout.write(json.dumps(list(found)))
