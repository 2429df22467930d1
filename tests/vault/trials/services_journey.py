"""A whole journey through the services and the command line, without a window.

Run as a program in a home of its own; it prints as JSON what of the network was at hand.
"""

import json
import sys
from datetime import timedelta
from pathlib import Path
from types import ModuleType

from command_line import CommandLine
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Medium, Pairing
from mentordesk.export.formats import Format
from mentordesk.services.agendas import NewTopic
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.workspace import Workspace
from support import PASSPHRASE, SMALL_COST
from vault.trials.traces import BODY, HEARD, IDEA, NAME, PROMISE, TITLE

NETWORK = {"socket", "ssl", "http.client", "urllib.request", "smtplib", "PySide6.QtNetwork"}
OUT = "out"
LOCKED = "locked"


def lived(desk: Workspace) -> str:
    """Plan, hold and close one session full of words, and return which."""
    mentor = desk.people.add_mentor(NAME, Pairing(medium=Medium.CHAT, medium_note=TITLE), BODY)
    session = desk.sessions.plan(mentor.id, now() + timedelta(minutes=1), 45, TITLE).id
    topics = desk.agendas.receive(session, [NewTopic(TITLE, 15, BODY)]).topics
    desk.sessions.start(session)
    for kind in NoteKind:
        desk.notes.write(session, topics[0].id, kind, f"{BODY} {kind} " * 50)
    desk.ideas.capture(session, mentor.id, IDEA)
    desk.promises.make(session, mentor.id, PROMISE, now().date())
    desk.closes.say_back(session, HEARD, confirmed=True)
    desk.closes.close(session)
    return str(session)


def left_by_commands(home: Path, desk: Path, session: str) -> None:
    """Back up, restore and export as a script would."""
    mentordesk = CommandLine(home)
    out = home.parent / OUT
    out.mkdir()
    _done(mentordesk.unlocked("desk", "verify", desk=desk))
    _done(mentordesk.unlocked("desk", "backup", "--to", home / "shelf", desk=desk))
    (backup,) = (home / "shelf").iterdir()
    _done(mentordesk.unlocked("desk", "restore", backup, desk=home / "restored"))
    _done(mentordesk.unlocked("sessions", "--json", desk=desk))
    for form in Format:
        words = ("--for", "me", "--format", form.value, "--out", out / f"summary{form.suffix}")
        _done(mentordesk.unlocked("summary", session, *words, desk=desk))
    locked = home.parent / LOCKED
    locked.mkdir()
    for way, form in (("pdf", Format.PDF), ("age", Format.MARKDOWN)):
        words = ("--for", "me", "--format", form.value, "--lock", way)
        file = locked / f"{way}{form.suffix}"
        _done(mentordesk.unlocked("summary", session, *words, "--out", file, desk=desk))
    _done(mentordesk("doctor", "--json"))


def _done(answer) -> None:
    assert answer.returncode == 0, answer.stderr


def at_hand() -> list[str]:
    """Return the modules of the program that hold one that could speak to the network."""
    ours = {name: module for name, module in sys.modules.items() if name.startswith("mentordesk")}
    return sorted(
        f"{name} holds {held.__name__}"
        for name, module in ours.items()
        for held in vars(module).values()
        if isinstance(held, ModuleType) and held.__name__ in NETWORK
    )


def main(room: Path) -> None:
    service = DeskService(room / "desk", now, SMALL_COST)
    desk = service.create(PASSPHRASE, NAME).workspace
    session = lived(desk)
    desk.care.back_up()
    service.set_passphrase(desk, PASSPHRASE)
    assert desk.care.verify().sound
    lock(desk)
    left_by_commands(room / "home", room / "desk", session)
    sys.stdout.write(json.dumps(at_hand()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
