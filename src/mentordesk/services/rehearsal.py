"""A rehearsal of the restore: a backup becomes a desk for a moment, and is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from mentordesk.domain.note import NoteKind
from mentordesk.errors import BackupError, WrongRecoveryCodeError
from mentordesk.models import IdeaRow, NoteRow, PersonRow, PromiseRow, SessionRow
from mentordesk.services.desk import PRUNE
from mentordesk.services.workspace import Workspace, workspace
from mentordesk.vault import backup
from mentordesk.vault.backup_file import read_head
from mentordesk.vault.opener import ByCode
from mentordesk.vault.room import room
from mentordesk.vault.store import Store
from mentordesk.vault.vault import Vault

RECENT = 20
COUNTED: dict[str, tuple[Any, ...]] = {
    "session": (SessionRow,),
    "note": (NoteRow, NoteRow.kind != NoteKind.OFF_THE_RECORD),
    "idea": (IdeaRow,),
    "promise": (PromiseRow,),
    "person": (PersonRow,),
}


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What was proved: the recovery code opened the backup, and so much was read in it.

    `missing` tells what the open desk holds besides; what is off the record never counts.
    """

    path: Path
    taken_at: datetime
    held: Mapping[str, int]
    missing: Mapping[str, int]
    same_passphrase: bool


def rehearse(opened: Workspace, path: Path) -> Rehearsal:
    """Restore a backup end to end into a place of its own, read it as a desk, and destroy it.

    Raises BackupError when it is no whole backup of this desk.
    """
    store = opened.store
    with backup.blamed_on(path), room() as place:
        folder = place / "desk"
        try:
            report = backup.restore(path, folder, ByCode(store.recovery_code()))
        except WrongRecoveryCodeError as error:
            raise BackupError(path=path, reason="it belongs to another desk") from error
        held = _read(folder, store.recovery_code())
    now = _counts(store)
    missing = {kind: now[kind] - held[kind] for kind in held if now[kind] > held[kind]}
    slots = read_head(path)[1].keys.slots
    return Rehearsal(path, report.taken_at, held, missing, slots == store.key_file.portable().slots)


def _read(folder: Path, code: str) -> dict[str, int]:
    """Open a desk as its leader would, look at what the pages show, and count what it holds."""
    store = Vault(folder, prune=PRUNE).unlock_with_code(code)
    try:
        desk = workspace(store)
        desk.people.leader()
        desk.people.everybody()
        desk.ideas.all()
        for session in desk.sessions.all()[:RECENT]:
            desk.notes.of_session(session.id)
            desk.promises.of_session(session.id)
        return _counts(store)
    finally:
        store.close()


def _counts(store: Store) -> dict[str, int]:
    with store.reading() as tx:
        return {
            kind: tx.scalar(select(func.count()).select_from(row).where(*which)) or 0
            for kind, (row, *which) in COUNTED.items()
        }
