"""Kills the window at random moments: one warm parent that forks, so that many kills take seconds.

Run as a program with a folder and a number of kills; it prints what went wrong as JSON.
"""

import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path
from typing import Any

from acceptance.desks import planned_desk
from acceptance.diary import ANY
from acceptance.one_life import Life, live
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, load, lock
from mentordesk.ui import icons, typed_words
from support import PASSPHRASE, SMALL_COST

READY_S, REST_S = 60.0, 2.5
"""How long a start may take, and how long half a line has been there before a kill."""
EARLY, LONGEST_S = 0.15, 0.5
RESTS_EVERY = 25
ENTERED = {"line idea": "ideas", "line promise": "promises"}
SEALED_MS = 60
"""So that a life of half a second has words that are sealed; who rests is sealed as ever."""


def killed_anywhere(room: Path, kills: int) -> list[str]:
    """Kill one session again and again; return what was lost or odd, which should be nothing."""
    chance, folder = random.Random(6), room / "desk"
    begin(folder)
    load()
    icons.load()
    judge = Judge()
    for number in range(kills):
        rests = number % RESTS_EVERY == RESTS_EVERY - 1
        life = Life(folder, room / f"life-{number}", number, rests)
        _kill_at(chance, life)
        judge.read(life)
    judge.read(_last(Life(folder, room / "last", kills, rests=False)))
    if not judge.complaints:
        judge.complaints += _unsound(folder)
    return judge.complaints


def begin(folder: Path) -> None:
    planned_desk(folder)
    desk = DeskService(folder, now, SMALL_COST).unlock(PASSPHRASE)
    desk.sessions.start(desk.sessions.planned()[0].id, in_focus=False)
    lock(desk)


def _kill_at(chance: random.Random, life: Life) -> None:
    """Give birth, and kill early, at a random moment, or once words had time to be sealed."""
    early = not life.rests and chance.random() < EARLY
    waits = REST_S if life.rests else chance.uniform(0, LONGEST_S)
    child, reader = _born(life)
    if not early:
        select.select([reader], [], [], READY_S)
    time.sleep(waits)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reader)


def _last(life: Life) -> Life:
    """Live once more, and end by oneself as soon as everything is there."""
    child, reader = _born(life, ends=True)
    os.waitpid(child, 0)
    os.close(reader)
    return life


def _born(life: Life, *, ends: bool = False) -> tuple[int, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        if not life.rests:
            typed_words.LOOK_MS = SEALED_MS
        live(life, (lambda: os._exit(0)) if ends else (lambda: os.write(writer, b".")))
        os._exit(0)
    os.close(writer)
    return child, reader


class Judge:
    """Knows what may be found, and compares it word by word with what is."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self._may: dict[str, list[Any]] = {}

    def read(self, life: Life) -> None:
        """Go through what one life wrote down, in its order."""
        lines = life.log.read_text().splitlines() if life.log.exists() else []
        for line in lines:
            what, name, value = json.loads(line)
            match what:
                case "found":
                    self._compare(life, value)
                case "may":
                    self._may.setdefault(name, [""]).append(value)
                case "safe":
                    self._forget_older(name, value)
                case _:
                    self.complaints.append(f"life {life.seed}: {value}")
        if life.rests and not self._may.get("line promise", [""])[0].endswith("half a promise"):
            self.complaints.append(f"life {life.seed}: half a promise was not sealed in time")

    def _compare(self, life: Life, found: dict[str, Any]) -> None:
        for name, values in self._may.items():
            there = found.get(name, "")
            kept = found.get(ENTERED.get(name, ""), ())
            gone = there == "" and (_blank(values) or _entered(values, kept))
            if there not in values and ANY not in values and not gone:
                self.complaints.append(f"life {life.seed}, {name}: {there!r}, not {values!r}")
        self._may = {name: [value] for name, value in found.items()}

    def _forget_older(self, name: str, value: Any) -> None:
        values = self._may[name]
        at = len(values) - 1 - values[::-1].index(value)
        self._may[name] = values[at:]


def _blank(typed: list[Any]) -> bool:
    """Return whether it may have held nothing but spaces, which the desk keeps as nothing."""
    return any(isinstance(text, str) and not text.strip() for text in typed)


def _entered(typed: list[str], kept: list[str]) -> bool:
    """Return whether words of a line were entered just before the kill, and gave way to others."""
    words = [" ".join(text.split()) for text in typed]
    return any(one and whole.startswith(one) for one in words for whole in kept)


def _unsound(folder: Path) -> list[str]:
    from mentordesk.vault.verify import verify

    desk = DeskService(folder, now, SMALL_COST).unlock(PASSPHRASE)
    try:
        return list(map(str, verify(desk.store).problems))
    finally:
        lock(desk)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(killed_anywhere(Path(sys.argv[1]), int(sys.argv[2]))))
