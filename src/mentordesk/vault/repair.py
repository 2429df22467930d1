"""The way back for a damaged desk: what is left of it becomes its next generation.

The damaged database is only read, page by page. Everything is prepared beside it, checked, and
becomes the desk by one change of the key file; the untouched folder stays as a copy.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection

from mentordesk.errors import (
    DeskDamagedError,
    DeskError,
    KeyFileAlteredError,
    KeyFileDamagedError,
    KeyFileOldError,
    KeyFileRefusedError,
    NothingLeftError,
    WrongRecoveryCodeError,
)
from mentordesk.vault import filling, generations, migrate, recovery
from mentordesk.vault.aside import copy_aside
from mentordesk.vault.cipher import COPY, MIGRATION, opened
from mentordesk.vault.files import in_folder, part_of, put_in_place, sync_folder
from mentordesk.vault.key_file import (
    KeyFile,
    believed,
    read_key_file,
    refuse_former,
    write_key_file,
)
from mentordesk.vault.layout import HOUSEKEEPING, layout
from mentordesk.vault.lock import Lock, held
from mentordesk.vault.migrate import CURRENT, Schema
from mentordesk.vault.opener import ByCode, BySecret, Opener, opened_keys
from mentordesk.vault.pages import Pages
from mentordesk.vault.salvage import Found, Salvage
from mentordesk.vault.secret import Secret
from mentordesk.vault.spare import newest_sound
from mentordesk.vault.store import Store
from mentordesk.vault.trees import Value

Lost: TypeAlias = Mapping[str, list[dict[str, Value]]]
BACKUPS = "backups"


@dataclass(slots=True)
class Outcome:
    """What a repair found of the desk of that name, in counts of rows by table.

    `offered` are rows that only the backup holds, that may have been deleted on purpose, and that
    were not taken;
    `lost` says what is known of each row that is nowhere; in `uncertain` tables there may have
    been more.
    """

    desk: str
    unreadable: int
    kept: Mapping[str, int] = field(default_factory=dict)
    cut: Mapping[str, int] = field(default_factory=dict)
    from_backup: Mapping[str, int] = field(default_factory=dict)
    offered: Mapping[str, int] = field(default_factory=dict)
    lost: Lost = field(default_factory=dict)
    uncertain: frozenset[str] = frozenset()
    mended: Mapping[str, int] = field(default_factory=dict)
    backup_at: datetime | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing that could be a desk."""
        found = Counter(self.kept) + Counter(self.from_backup)
        return not found.keys() - HOUSEKEEPING


Mend: TypeAlias = Callable[[Connection, Outcome], Mapping[str, int]]


def no_mend(_: Connection, __: Outcome) -> Mapping[str, int]:
    """Leave the rows as they are."""
    return {}


class Repair:
    """The repair of the desk in one folder; `mend` makes rows that lost others fit again.

    `further` are more folders in which its backups may be.
    """

    def __init__(
        self,
        folder: Path,
        opener: Opener,
        mend: Mend = no_mend,
        schema: Schema = CURRENT,
        further: Sequence[Path] = (),
    ) -> None:
        self._folder = folder
        self._backups = (folder / BACKUPS, *further)
        self._opener = opener
        self._mend = mend
        self._schema = schema

    def look(self) -> Outcome:
        """Return what a repair would find; the desk stays as it is."""
        with (
            self._open() as (keys, secret),
            self._rebuilt(keys, secret, self._backups) as (_, outcome),
        ):
            return outcome

    def make(self, aside: Path | None, offers: Container[str] = ()) -> Outcome:
        """Let what is left of the desk become the desk, with an untouched copy of it aside.

        Of the tables in `offers` it takes what only a backup holds. Without a place for the copy,
        the folder is one itself. Raises NothingLeftError when
        nothing is left that could be a desk.
        """
        with (
            self._open() as (keys, secret),
            self._rebuilt(keys, secret, self._backups, offers) as (part, outcome),
        ):
            if outcome.empty:
                raise NothingLeftError(self._folder)
            if aside is not None:
                copy_aside(self._folder, aside)
            _let_go_of_others(self._folder, self._switch(part, keys, secret).database)
            return outcome

    def renewed(self, store: Store) -> tuple[Path, Secret, KeyFile]:
        """Make the next generation of an open desk of which only indexes are damaged.

        Raises DeskDamagedError when a row would be lost; then nothing changes.
        """
        keys, secret = store.key_file, store.secret
        with store.snapshot() as source:
            (turns,) = source.execute("PRAGMA user_version").fetchone()
        with self._rebuilt(keys, secret, backups=()) as (part, outcome):
            if outcome.lost or outcome.cut or outcome.uncertain:
                raise DeskDamagedError(self._folder)
            with opened(part, secret.database_key(), COPY) as target:
                target.execute(f"PRAGMA user_version = {turns}")
            keys = self._switch(part, keys, secret)
            return self._folder / keys.database, secret, keys

    def _switch(self, part: Path, keys: KeyFile, secret: Secret) -> KeyFile:
        """Give the new generation its name, and let the key file name it."""
        new = self._folder / _after(self._folder, keys)
        with in_folder(self._folder):
            put_in_place(part, new)
        keys = keys.naming(new.name)
        if keys.slots:
            try:
                write_key_file(self._folder, keys, secret)
            except DeskError:
                # The first of the two files decides; its copy is mended at the next unlocking.
                if believed(read_key_file(self._folder), self._folder).database != new.name:
                    generations.remove(new)
                    raise
        return keys

    @contextmanager
    def _open(self) -> Iterator[tuple[KeyFile, Secret]]:
        with _locked(self._folder):
            yield _keys(self._folder, self._opener)

    @contextmanager
    def _rebuilt(
        self,
        keys: KeyFile,
        secret: Secret,
        backups: Sequence[Path],
        offers: Container[str] = (),
    ) -> Iterator[tuple[Path, Outcome]]:
        """Make the next generation as far as it can be made, under a name that is none yet."""
        key = secret.database_key()
        salvage = Salvage(Pages(self._folder / keys.database, key))
        part = part_of(self._folder / _after(self._folder, keys))
        outcome = Outcome(secret.desk(), salvage.unreadable)
        with ExitStack() as open_here:
            open_here.enter_context(migrate.unfinished(part))
            found = self._put_back(part, key, salvage, outcome)
            sound = newest_sound(backups, secret, self._schema, found)
            source, outcome.backup_at = open_here.enter_context(sound)

            def complete(connection: Connection) -> None:
                raw = connection.connection.driver_connection
                if source is not None:
                    rest = filling.Filling(raw, source, layout(raw), found)
                    rest.fill(offers)
                    outcome.from_backup, outcome.offered = rest.taken, rest.offered
                    outcome.cut, outcome.kept = (
                        _less(counts, rest.replaced) for counts in (outcome.cut, outcome.kept)
                    )
                outcome.lost = filling.still_lost(raw, found)
                outcome.mended = self._mend(connection, outcome)

            migrate.upgrade(part, key, self._schema, complete)
            yield part, outcome

    def _put_back(
        self, part: Path, key: bytes, salvage: Salvage, outcome: Outcome
    ) -> Mapping[str, Found]:
        """Write what is left in the schema it was written in."""
        revision = salvage.revision() or self._schema.head
        migrate.check_known(revision, self._schema, self._folder)
        migrate.upgrade(part, key, replace(self._schema, head=revision, indexed=False))
        with opened(part, key, MIGRATION) as target:
            found = salvage.tables(layout(target))
            target.execute("BEGIN IMMEDIATE")
            outcome.kept = filling.put_back(target, found)
            target.execute("COMMIT")
        outcome.cut = {name: len(one.cut) for name, one in found.items() if one.cut}
        outcome.uncertain = frozenset(name for name, one in found.items() if not one.certain)
        return found


def renew_indexes(store: Store, schema: Schema = CURRENT) -> None:
    """Let an open desk go on with a database whose indexes are made anew from its rows.

    Raises DeskDamagedError when more than indexes is damaged.
    """
    repair = Repair(store.folder, BySecret(store.secret), schema=schema)
    with store.copying:
        store.go_on_with(partial(repair.renewed, store), damaged=True)
        with store.keeping_keys():  # whose half-made files are no leftovers
            _let_go_of_others(store.folder, store.database.name)


def _let_go_of_others(folder: Path, live: str) -> None:
    """Delete the generation before: what is struck from now on must not stay there."""
    with suppress(DeskError), in_folder(folder):
        generations.clear_leftovers(folder, live)
        sync_folder(folder)


def _less(counts: Mapping[str, int], others: Mapping[str, int]) -> dict[str, int]:
    return {name: count - others.get(name, 0) for name, count in counts.items()}


def _keys(folder: Path, opener: Opener) -> tuple[KeyFile, Secret]:
    """Return key file and secret; with the code, a key file that is no help is left alone."""
    try:
        return opened_keys(folder, opener)
    except (
        KeyFileDamagedError,
        KeyFileAlteredError,
        KeyFileOldError,
        KeyFileRefusedError,
        WrongRecoveryCodeError,
    ):
        if not isinstance(opener, ByCode):
            raise
        secret = recovery.read(opener.text)
        refuse_former(secret, folder)
        return _without_key_file(folder, secret), secret


def _without_key_file(folder: Path, secret: Secret) -> KeyFile:
    """Return which database the code is for, or raise WrongRecoveryCodeError."""
    key = secret.database_key()
    for name in reversed(_databases(folder)):
        pages = Pages(folder / name, key)
        if any(pages.page(number) is not None for number in range(1, pages.count + 1)):
            return KeyFile(secret.desk(), name, ())
    raise WrongRecoveryCodeError(folder)


def _after(folder: Path, keys: KeyFile) -> str:
    """Return a generation above all that stand in the folder."""
    names = generations.databases([*_databases(folder), keys.database])
    return generations.after(names[-1])


def _databases(folder: Path) -> list[str]:
    with in_folder(folder):
        return generations.databases(path.name for path in folder.iterdir())


@contextmanager
def _locked(folder: Path) -> Iterator[Lock]:
    with held(folder) as lock:
        yield lock
    lock.release()
