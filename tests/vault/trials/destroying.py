"""Kills a desk in the midst of destroying what a pair left, and looks at what is there afterwards.

Run as a program with a place and a number of kills; it prints what it found as JSON.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import mentordesk
from mentordesk.domain.keeping import DataKind
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Pairing
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.services import restoring
from mentordesk.services.agendas import NewTopic
from mentordesk.services.care import CareService
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, load, lock
from mentordesk.services.workspace import Workspace
from support import PASSPHRASE, SMALL_COST

ROOT = str(Path(mentordesk.__file__).parent)
KINDS = frozenset(
    {DataKind.RECORDS, DataKind.PRIVATE_NOTES, DataKind.AIMS, DataKind.PROMISES, DataKind.LIKES}
)
WORD = "Kanarienvogel"


def killed_while_destroying(home: Path, kills: int) -> list[str]:
    """Kill it once the desk is changed and no backup is, and at its steps, most of them early."""
    _begin(home)
    before = home.with_name("before")
    shutil.copytree(home, before)
    (steps, changed), complaints = _steps(home), list[str]()
    early = (int(steps * 0.95 * (number / kills) ** 2) for number in range(kills - 1))
    for step in (changed, *early):
        shutil.rmtree(home)
        shutil.copytree(before, home)
        child = os.fork()
        if not child:
            _destroy(home, step)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        wrong = _wrong(home) if os.WIFSIGNALED(status) else "it was not killed"
        complaints += [f"step {step} of {steps}: {wrong}"] if wrong else []
    return complaints


def _begin(home: Path) -> None:
    (home / "stick").mkdir(parents=True)
    lock(DeskService(home / "desk", now, SMALL_COST).create(PASSPHRASE, "Karin").workspace)
    with _open(home) as desk:
        who = desk.people.add_mentor("Amara Okafor", Pairing(place=WORD, strengths=(WORD,))).id
        desk.aims.put(who, WORD)
        met = desk.sessions.plan(who, now() + timedelta(minutes=1)).id
        desk.agendas.receive(met, [NewTopic(WORD)])
        desk.sessions.start(met)
        desk.notes.write(met, None, NoteKind.PRIVATE, WORD)
        desk.promises.make(met, who, WORD, try_it=True)
        desk.closes.close(met)
        desk.rescue.copies.keep([Unsaved(Place.NOTE, met, WORD)])
        desk.care.back_up_now()


@contextmanager
def _open(home: Path) -> Iterator[Workspace]:
    desk = DeskService(home / "desk", now, SMALL_COST).unlock(PASSPHRASE)
    desk.care.chosen = home / "stick"
    try:
        yield desk
    finally:
        lock(desk)


def _steps(home: Path) -> tuple[int, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.write(writer, json.dumps(_destroy(home, None)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        steps, changed = json.load(answer)
        return steps, changed


def _destroy(home: Path, step: int | None) -> tuple[int, int]:
    """Destroy, dying at a step: a call by the program's own code, or its end.

    Count them all, and those until the desk is changed and the backups come next.
    """
    counted = changed = 0

    def profile(frame, kind, _):
        nonlocal counted, changed
        if frame.f_code is CareService.forget_struck.__code__ and kind == "call":
            changed = counted
        if kind in {"c_call", "c_return"} and frame.f_code.co_filename.startswith(ROOT):
            if counted == step:
                os.kill(os.getpid(), signal.SIGKILL)
            counted += 1

    with _open(home) as desk:
        (who,) = desk.people.mentors()
        sys.setprofile(profile)
        desk.keeping.destroy(who.id, KINDS)
        sys.setprofile(None)
    return counted, changed


def _wrong(home: Path) -> str:
    """Return what is not all there or all gone, on the desk at once, elsewhere after a round."""
    with _open(home) as desk:
        if not desk.care.verify().sound:
            return "the desk is not sound"
        left = _left(desk)
        if left not in (set(), KINDS):
            return f"only {left} is there"
        if not left and desk.care.back_up_changes().trouble is not None:
            return "what is owed is not paid"
        copies = [text for path in desk.rescue.copies.found() for text in _read(desk, path)]
        if not left and copies:
            return f"{copies} is in rescue copies"
    for number, path in enumerate(sorted(home.rglob("*.mentordesk-backup"))):
        room = home / f"room-{number}"
        restoring.restore(path, room / "desk", PASSPHRASE)
        with _open(room) as desk:
            if _left(desk) != left:
                return f"{_left(desk)} is in {path.parent.name}"
    return ""


def _read(desk: Workspace, path: Path) -> tuple[Unsaved, ...]:
    return desk.rescue.copies.read(path)[1]


def _left(desk: Workspace) -> set[DataKind]:
    """Return of which kinds something is there; both where a day says that it was destroyed."""
    (who,) = desk.people.mentors()
    held = desk.keeping.look(who.id)
    assert KINDS - {kind for kind in KINDS if held.of(kind)} == held.destroyed.keys()
    return {kind for kind in KINDS if held.of(kind)}


if __name__ == "__main__":
    room, kills = sys.argv[1:]
    load()
    sys.stdout.write(json.dumps(killed_while_destroying(Path(room) / "home", int(kills))))
