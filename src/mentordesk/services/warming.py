"""Today's page, read once while the passphrase is typed, from a desk in memory with nobody's words.

What SQLAlchemy works out for a statement the first time, it has ready when the real page is read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session
from typing_extensions import override

from mentordesk.domain.person import Pairing
from mentordesk.models import Base
from mentordesk.services.clock import now
from mentordesk.services.workspace import workspace
from mentordesk.vault.cipher import engine_in_memory
from mentordesk.vault.store import Store

_UNTIL_OWED = timedelta(days=60)
"""After these an idea waits for its answer, and the page reads it whole."""


def read_once() -> None:
    """Fill a little desk and read its page; nothing of it stays."""
    with _InMemory().open() as store:
        desk = workspace(store)
        desk.people.name_leader("-")
        mentor = desk.people.add_mentor("-", Pairing())
        session = desk.sessions.plan(mentor.id, now() + timedelta(days=1))
        desk.agendas.ask(session.id, "-")
        desk.ideas.capture(session.id, mentor.id, "-")
        desk.promises.make(session.id, mentor.id, "-")
        for moment in (now(), now() + _UNTIL_OWED):
            desk.today.of(moment)


class _InMemory(Store):
    def __init__(self) -> None:
        self.folder = Path()
        self.on_change = _nothing
        self._engine = engine_in_memory()

    @contextmanager
    def open(self) -> Iterator[Store]:
        Base.metadata.create_all(self._engine)
        try:
            yield self
        finally:
            self._engine.dispose()

    @contextmanager
    @override
    def reading(self) -> Iterator[Session]:
        with Session(self._engine) as session, session.begin():
            yield session

    @contextmanager
    @override
    def transaction(self, *, upkeep: bool = False) -> Iterator[Session]:
        with self.reading() as session:
            yield session


def _nothing(_: Session) -> None:
    pass
