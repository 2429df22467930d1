"""The desk as a whole: made, unlocked, locked; open, it is a workspace of services."""

import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from mentordesk.domain.text import line
from mentordesk.services.agendas import AgendaService
from mentordesk.services.ideas import IdeaService
from mentordesk.services.notes import NoteService
from mentordesk.services.people import PeopleService
from mentordesk.services.promises import PromiseService
from mentordesk.services.sessions import SessionService
from mentordesk.services.summaries import Sources, SummaryService
from mentordesk.services.today import TodayService
from mentordesk.vault.cost import STANDARD, Cost
from mentordesk.vault.store import Store
from mentordesk.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Workspace:
    """What an open desk offers: one service for each noun."""

    store: Store
    people: PeopleService
    sessions: SessionService
    agendas: AgendaService
    notes: NoteService
    ideas: IdeaService
    promises: PromiseService
    today: TodayService
    summaries: SummaryService
    sample: bool = False


@dataclass(frozen=True, slots=True)
class NewDesk:
    """A desk just made, and the code that opens it when the passphrase is forgotten."""

    workspace: Workspace
    recovery_code: str


def now() -> datetime:
    """Return this moment with this computer's time zone."""
    return datetime.now().astimezone()


def workspace(
    store: Store, clock: Callable[[], datetime] = now, *, sample: bool = False
) -> Workspace:
    """Return the services of an open store."""
    people, sessions = PeopleService(store, clock), SessionService(store, clock)
    agendas, notes = AgendaService(store, clock), NoteService(store, clock)
    ideas, promises = IdeaService(store, clock), PromiseService(store, clock)
    return Workspace(
        store,
        people,
        sessions,
        agendas,
        notes,
        ideas,
        promises,
        TodayService(people, sessions, agendas, ideas, promises),
        SummaryService(Sources(people, sessions, agendas, notes, ideas, promises)),
        sample,
    )


class DeskService:
    """One folder that holds, or will hold, a desk."""

    def __init__(
        self, folder: Path, clock: Callable[[], datetime] = now, cost: Cost = STANDARD
    ) -> None:
        self.folder = folder
        self._clock = clock
        self._vault = Vault(folder, cost=cost)

    @property
    def exists(self) -> bool:
        """Return whether a desk stands in the folder."""
        return self._vault.exists

    def create(self, passphrase: str, leader: str) -> NewDesk:
        """Make a desk and name its leader.

        Raises DeskExistsError, DeskFolderError, DeskFullError, EmptyPassphraseError or
        BlankTextError.
        """
        line(leader, "name", 120)
        store, code = self._vault.create(passphrase)
        opened = workspace(store, self._clock)
        opened.people.name_leader(leader)
        return NewDesk(opened, code)

    def unlock(self, passphrase: str) -> Workspace:
        """Open the desk with its passphrase; each way it can fail has its own error."""
        return workspace(self._vault.unlock(passphrase), self._clock)

    def unlock_with_code(self, code: str) -> Workspace:
        """Open the desk with its recovery code, even with the database file alone."""
        return workspace(self._vault.unlock_with_code(code), self._clock)

    def set_passphrase(self, opened: Workspace, passphrase: str) -> None:
        """Change the passphrase of the open desk; nothing is encrypted anew."""
        self._vault.set_passphrase(opened.store, passphrase)


def lock(opened: Workspace) -> None:
    """Close the desk; a sample desk is destroyed."""
    opened.store.close()
    if opened.sample:
        shutil.rmtree(opened.store.folder.parent, ignore_errors=True)


def sample_store(cost: Cost = STANDARD) -> Store:
    """Return the store of a throw-away desk whose passphrase nobody knows."""
    folder = Path(mkdtemp(prefix="mentordesk-sample-")) / "desk"
    return Vault(folder, cost=cost).create(secrets.token_urlsafe(24))[0]
