"""Real encrypted desks for a program to be started on; cheap to unlock, made without a window."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from mentordesk.services import demo
from mentordesk.services.agendas import NewTopic
from mentordesk.services.clock import now
from mentordesk.services.content import default_clauses
from mentordesk.services.desk import DeskService, lock
from support import PASSPHRASE, SMALL_COST, add_amara

LEADER = "Helen Brandt"
TOPICS = ("What the interviews look like from outside", "A buddy in week one", "Anything else")
PROMISE = "Ask the board for two recruiting days"


@dataclass(frozen=True)
class Made:
    """Where a desk stands and how it opens."""

    folder: Path
    code: str


def planned_desk(folder: Path) -> Made:
    """Make a desk with one mentor and one session that can begin now."""
    service = DeskService(folder, now, SMALL_COST)
    made = service.create(PASSPHRASE, LEADER)
    desk = made.workspace
    amara = add_amara(desk)
    desk.people.agree(amara.id, default_clauses())
    session = desk.sessions.plan(amara.id, now() + timedelta(minutes=5), 45, "Room 4")
    topics = [NewTopic(words, 15, "") for words in TOPICS]
    desk.agendas.receive(session.id, topics)
    desk.agendas.ask(session.id, "How do you hear of open positions?")
    lock(desk)
    return Made(folder, made.recovery_code)


def year_desk(folder: Path) -> Made:
    """Make a desk with the believable year of the sample."""
    made = DeskService(folder, now, SMALL_COST).create(PASSPHRASE, LEADER)
    demo.fill(made.workspace, now())
    lock(made.workspace)
    return Made(folder, made.recovery_code)
