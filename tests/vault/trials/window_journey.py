"""The real window on a desktop of its own: words are typed, the desk is locked, and looked for.

Run as a program, so that it can stand in a network of its own and without special rights; it
prints what it found as JSON.
"""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from acceptance.at_spi import patiently
from acceptance.program import Program, read_desktop
from acceptance.walk import close_the_session, into_the_session
from mentordesk.domain.person import Medium, Pairing
from mentordesk.services.agendas import NewTopic
from mentordesk.services.clock import now
from mentordesk.services.content import default_clauses
from mentordesk.services.desk import DeskService, lock
from rig import Rig
from support import PASSPHRASE, SMALL_COST
from vault.trials.traces import BODY, HEARD, IDEA, NAME, PROMISE, TITLE, WORDS

CHUNK = 1 << 20
PAGE = 4096
EMPTY = bytes(PAGE)
IN_MEMORY = ("utf-8", "utf-16-le")  # as Python and Qt hold a word


def planned(folder: Path) -> None:
    """Make a desk with a session that can begin now; its words are the canaries."""
    desk = DeskService(folder, now, SMALL_COST).create(PASSPHRASE, NAME).workspace
    pairing = Pairing(medium=Medium.CHAT, medium_note="Signal")
    mentor = desk.people.add_mentor("Amara Okafor", pairing, TITLE)
    desk.people.agree(mentor.id, default_clauses())
    session = desk.sessions.plan(mentor.id, now() + timedelta(minutes=5), 45, "Room 4")
    desk.agendas.receive(session.id, [NewTopic(TITLE, 15, "")])
    lock(desk)


@contextmanager
def watched(rig: Rig, desk: Path, **more: str) -> Iterator[Program]:
    """Start the program alone with more in its environment than the tools around it."""
    rig.environ |= more
    program = Program(rig, ["--desk", str(desk)])
    for name in more:
        del rig.environ[name]
    try:
        yield program
    finally:
        program.end()
        assert not program.mistakes, program.mistakes


def journey(program: Program) -> dict[str, object]:
    """Type words of every kind, lock, and count what memory holds before and after."""
    reader = program.reader
    into_the_session(program)
    reader.focus("live.notes")
    program.type(BODY)
    patiently(lambda: BODY in reader.text("live.notes"), what=BODY)
    for button, line, words in (
        ("live.catchIdea", "live.idea", IDEA),
        ("live.catchPromise", "live.promise", PROMISE),
    ):
        reader.press(button)
        reader.focus(line)
        program.type(words)
        program.key("Return")
        reader.wait(words)
    patiently(lambda: "saved" in reader.find("live.saved").name, what="saved")
    before = copies(program.process.pid)
    close_the_session(program, HEARD)
    return {"before": before, "after": copies(program.process.pid)}


def copies(process: int) -> dict[str, int]:
    """Count what stands in the memory of a process, and in that of its children."""
    found = dict.fromkeys((*WORDS, PASSPHRASE), 0)
    for memory in map(memory_of, (process, *children_of(process))):
        for words in found:
            found[words] += sum(memory.count(words.encode(code)) for code in IN_MEMORY)
    return found


def children_of(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def memory_of(process: int) -> bytes:
    """Return everything that a process can read and write, without its empty pages."""
    held = bytearray()
    with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:  # noqa: PTH123
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            place, rights, *rest = line.split()
            if "rw" not in rights or (rest[3:] and rest[3].startswith("[v")):
                continue
            start, end = (int(border, 16) for border in place.split("-"))
            held += _filled(_part(memory, start, end))
    return bytes(held)


def _filled(part: bytes) -> bytes:
    pages = (part[at : at + PAGE] for at in range(0, len(part), PAGE))
    return b"".join(page for page in pages if page != EMPTY)


def _part(memory, start: int, end: int) -> bytes:
    found = bytearray()
    try:
        memory.seek(start)
        while start + len(found) < end:
            found += memory.read(min(CHUNK, end - start - len(found)))
    except OSError:
        pass  # devices and guard pages cannot be read
    return bytes(found)


def read_by_another(process: int) -> bool:
    """Return whether another program of the same person can read its memory."""
    reading = f"open('/proc/{process}/mem', 'rb', buffering=0).close()"
    command = [sys.executable, "-c", reading]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.returncode or "PermissionError" in done.stderr, done.stderr
    return not done.returncode


def of_the_program_as_it_is(program: Program) -> dict[str, object]:
    """Say what others get of it; this very process stands for one that asks for no protection."""
    program.window()
    limits = Path(f"/proc/{program.process.pid}/limits").read_text()
    (core,) = (line.split()[4:6] for line in limits.splitlines() if "core" in line)
    return {
        "read": read_by_another(program.process.pid),
        "read without protection": read_by_another(os.getpid()),
        "core": core,
    }


def main(room: Path, library: str) -> None:
    planned(room / "desk")
    (room / "temp").mkdir()
    recorded = {
        "LD_PRELOAD": library,
        "TRIAL_LOG": str(room / "log"),
        "TRIAL_DUMPABLE": "1",
        "TMPDIR": str(room / "temp"),
    }
    with read_desktop(room / "home") as rig:
        with watched(rig, room / "desk", **recorded) as program:
            found = journey(program)
        with watched(rig, room / "desk") as program:
            found |= of_the_program_as_it_is(program)
        found["bus"] = rig.environ["DBUS_SESSION_BUS_ADDRESS"]
    found["interfaces"] = [name for _, name in socket.if_nameindex()]
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
