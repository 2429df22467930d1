"""An open desk: transactions for those who write, snapshots for those who read."""

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from mentordesk.errors import DeskDamagedError, DeskLockedError, MentorDeskError
from mentordesk.vault import checks, recovery
from mentordesk.vault.cipher import READER, WRITER, engine, known_errors, opened
from mentordesk.vault.files import in_folder
from mentordesk.vault.key_file import KeyFile
from mentordesk.vault.lock import Lock
from mentordesk.vault.secret import Secret

SETTLING_MS = 200  # for readers to end; writers wait as well


class Store:
    """One open desk; any thread may call it, and writers wait for each other."""

    def __init__(self, database: Path, secret: Secret, key_file: KeyFile, lock: Lock) -> None:
        self.folder = database.parent
        self.changes = 0  # transactions kept since the desk was opened
        self.on_change: Callable[[Session], None] = _nothing  # the last to write in each of them
        self.wants_quiet = False  # long reads that nobody waits for give way
        self.copying = threading.RLock()  # a backup's; who clears leftovers away waits for it
        self._lock = lock
        self._damaged: Path | None = None  # in which database it was met
        self._inside = False
        self._gate = threading.RLock()
        self._use(database, secret, key_file)

    def _use(self, database: Path, secret: Secret, key_file: KeyFile) -> None:
        with in_folder(self.folder):
            self._file = database.stat().st_ino
        self.database = database
        self.key_file = key_file
        self._secret: Secret | None = secret
        key, note = secret.database_key(), partial(self._note_damage, database)
        self._writer = engine(database, key, WRITER, "BEGIN IMMEDIATE", note)
        self._readers = engine(database, key, READER, "BEGIN", note)

    @property
    def damaged(self) -> bool:
        """Whether a read met damage; from then on nothing is written."""
        return self._damaged == self.database

    @property
    def secret(self) -> Secret:
        """The desk's secret, while the desk is open."""
        if self._secret is None:
            raise DeskLockedError
        return self._secret

    @contextmanager
    def transaction(self, *, upkeep: bool = False) -> Iterator[Session]:
        """Write: everything inside is kept when it ends, or nothing if it raises.

        Upkeep is no change of the desk: it is not counted, and nobody is told.
        """
        with self._alone():
            self._check_place()
            with Session(self._writer) as session, session.begin():
                yield session
                if not upkeep:
                    self.on_change(session)
            self._check_place()
            self.changes += not upkeep

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read one consistent state, however long it takes and whoever writes meanwhile."""
        if self._secret is None:
            raise DeskLockedError
        with Session(self._readers) as session, session.begin():
            yield session

    @contextmanager
    def unshared(self, *, damaged: bool = False) -> Iterator[Any]:
        """Hold the writer's raw connection outside any transaction, for upkeep.

        With `damaged` also that of a damaged database.
        """
        with self._alone(damaged=damaged), self._noting_damage(), known_errors(self.folder):
            connection = self._writer.raw_connection()
            try:
                yield connection.driver_connection
            finally:
                connection.close()

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Let long reads give way meanwhile."""
        self.wants_quiet = True
        try:
            yield
        finally:
            self.wants_quiet = False

    @contextmanager
    def snapshot(self) -> Iterator[Any]:
        """Hold a raw connection that sees one state of the desk; writers go on."""
        with self._gate:  # the database and its secret may be replaced, both at once
            database, key = self.database, self.secret.database_key()
        with self._noting_damage(), opened(database, key, READER) as connection:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            yield connection

    @contextmanager
    def at_rest(self) -> Iterator[Any | None]:
        """Hold a snapshot of which all is in the main file, and nobody changes that file.

        Writers go on in the log. Yields None when others still read what came before, or when the
        desk is damaged.
        """
        with ExitStack() as held:
            with self._gate:
                # Who finds the log empty reads the main file alone, and lets nothing into it.
                snapshot = held.enter_context(self.snapshot()) if self._settled() else None
            yield snapshot

    @contextmanager
    def keeping_keys(self) -> Iterator[None]:
        """Keep the database, the secret and the key file as they are; writers wait meanwhile."""
        with self._gate:
            yield

    def go_on_with(
        self, make: Callable[[], tuple[Path, Secret, KeyFile]], *, damaged: bool = False
    ) -> None:
        """Put what `make` made of the database in its place; nobody writes meanwhile.

        With `damaged` also in the place of a damaged one, which what `make` made is not.
        """
        with self._gate:
            with self.unshared(damaged=damaged):
                self._check_place()
                made = make()
            for old in (self._readers, self._writer):
                old.dispose()
            self._use(*made)

    def recovery_code(self) -> str:
        """Return the code that opens this desk even with only its database left."""
        return recovery.spell(self.secret)

    def close(self) -> None:
        """Bring everything into one file, let the next program in and forget the key."""
        with self._gate:
            if self._secret is None:
                return
            self._readers.dispose()
            # What cannot be brought over now stays in the write-ahead log, and nothing is lost.
            with suppress(MentorDeskError), self.unshared() as connection:
                checks.checkpoint(connection)
            self._writer.dispose()
            self._lock.release()
            self._secret = None

    def _settled(self) -> bool:
        if self.damaged:
            return False
        with self.unshared() as connection:
            return checks.checkpoint(connection, SETTLING_MS)

    def _check_place(self) -> None:
        """Refuse to promise words to a file that was deleted, moved away or replaced.

        SQLite would go on writing into it, wherever it is now.
        """
        with in_folder(self.folder):
            if self.database.stat().st_ino != self._file:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    @contextmanager
    def _alone(self, *, damaged: bool = False) -> Iterator[None]:
        with self._gate:
            if self._secret is None:
                raise DeskLockedError
            if self.damaged and not damaged:
                raise DeskDamagedError(self.folder)
            if self._inside:
                raise RuntimeError("a transaction was opened inside another one")
            self._inside = True
            try:
                yield
            finally:
                self._inside = False

    @contextmanager
    def _noting_damage(self) -> Iterator[None]:
        database = self.database
        try:
            yield
        except DeskDamagedError:
            self._note_damage(database)
            raise

    def _note_damage(self, database: Path) -> None:
        self._damaged = database


def _nothing(_: Session) -> None:
    pass
