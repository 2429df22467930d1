"""SQLCipher through SQLAlchemy: every connection has its key first and fails closed."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    ExceptionContext,
    Pool,
    QueuePool,
    StaticPool,
    create_engine,
    event,
)
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2
from typing_extensions import override

from mentordesk.domain.search import in_pairs
from mentordesk.errors import (
    CipherMissingError,
    DeskDamagedError,
    DeskError,
    DeskFolderError,
    DeskFullError,
)

OLDEST_SQLITE = (3, 51, 3)
ROOM = 256 * 1024
MARK = 0x4D44534B

# What one connection needs before its first use; the first read comes with the journal mode.
COMMON = (
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA cipher_memory_security = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
    "PRAGMA cache_size = -65536",
    "PRAGMA secure_delete = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
)
WRITER = ("PRAGMA foreign_keys = ON", "PRAGMA journal_mode = WAL")
# What a connection has read stays in memory: the one that writes keeps much of it, others little.
LITTLE = "PRAGMA cache_size = -16384"
READER = ("PRAGMA query_only = ON", LITTLE)
# A copy is one file, also on a network share that cannot hold a shared write-ahead index.
COPY = ("PRAGMA locking_mode = EXCLUSIVE",)
WRITER_OF_COPY = (*COPY, "PRAGMA foreign_keys = ON", LITTLE)
READER_OF_COPY = (*COPY, *READER)
# Rebuilding a table with foreign keys on would delete every row that refers to it.
MIGRATION = (*COPY, "PRAGMA foreign_keys = OFF")

DAMAGED = {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB}
REFUSED = {dbapi2.SQLITE_READONLY, dbapi2.SQLITE_CANTOPEN, dbapi2.SQLITE_PERM}
PRIMARY = 0xFF
# The backup API raises its errors without a code.
WITHOUT_CODE = {
    "database disk image is malformed": dbapi2.SQLITE_CORRUPT,
    "database or disk is full": dbapi2.SQLITE_FULL,
    "disk I/O error": dbapi2.SQLITE_IOERR,
    "attempt to write a readonly database": dbapi2.SQLITE_READONLY,
}


def connect(path: Path, key: bytes, pragmas: tuple[str, ...]) -> Any:
    """Return a raw connection to a database that is there; it never makes one."""
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _give_key(connection, key)
        # The index of the search is made and followed by it.
        connection.create_function("search_in_pairs", 1, in_pairs, deterministic=True)
        for pragma in (*COMMON, *pragmas):
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def opened(path: Path, key: bytes, pragmas: tuple[str, ...]) -> Iterator[Any]:
    """Hold a raw connection for a while; what the database refuses is a known error."""
    with known_errors(path.parent):
        connection = connect(path, key, pragmas)
        try:
            yield connection
        finally:
            connection.close()


class Dialect(SQLiteDialect_pysqlite):
    """Tells SQLAlchemy that all engines of the program speak alike."""

    supports_statement_cache = True

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dialect)

    @override
    def __hash__(self) -> int:
        return hash(Dialect)


registry.register("sqlite.mentordesk", __name__, Dialect.__name__)
_COMPILED: LRUCache[Any, Any] = LRUCache(1000)  # what one engine compiled serves the others


def engine_in_memory() -> Engine:
    """Return the engine of an empty database that is nowhere but here, and ends with it."""
    return _engine(partial(dbapi2.connect, ":memory:", check_same_thread=False), StaticPool)


def engine(
    path: Path, key: bytes, pragmas: tuple[str, ...], begin: str, on_damage: Callable[[], None]
) -> Engine:
    """Return an engine whose transactions start with `begin` and whose errors are known ones."""
    # Who comes next has the connection that was used last: only that one can tell whether anybody
    # wrote since, and what it read before is still in its memory.
    made = _engine(partial(_connected, path, key, pragmas), QueuePool, pool_use_lifo=True)

    @event.listens_for(made, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    @event.listens_for(made, "handle_error", retval=True)
    def _known(context: ExceptionContext) -> DeskError | None:
        if pragmas == READER and _code(context.original_exception) == dbapi2.SQLITE_READONLY:
            return None  # somebody tried to write while reading, which is a mistake of ours
        error = known(context.original_exception, path.parent)
        if isinstance(error, DeskDamagedError):
            on_damage()
        # What such a connection remembers of the file is not to be relied on.
        if _code(context.original_exception) in {*DAMAGED, dbapi2.SQLITE_IOERR}:
            context.is_disconnect = True
        return error

    return made


def _engine(creator: Callable[[], Any], pool: type[Pool], **of_pool: bool) -> Engine:
    return create_engine(
        "sqlite+mentordesk://",
        module=dbapi2,
        creator=creator,
        poolclass=pool,
        hide_parameters=True,
        execution_options={"compiled_cache": _COMPILED},
        **of_pool,
    )


@contextmanager
def known_errors(folder: Path) -> Iterator[None]:
    """Turn what the database refuses into what it means for the desk."""
    try:
        yield
    except dbapi2.Error as error:
        meaning = known(error, folder)
        if meaning is None:
            raise
        raise meaning from error


def known(error: BaseException, folder: Path) -> DeskError | None:
    """Return what an error of the database means for the desk, if it is not a bug."""
    code = _code(error)
    if code in DAMAGED:
        return DeskDamagedError(folder)
    if code == dbapi2.SQLITE_FULL or (code == dbapi2.SQLITE_IOERR and not _has_room(folder)):
        return DeskFullError(folder)
    if code == dbapi2.SQLITE_IOERR or code in REFUSED:
        return DeskFolderError(folder, reason=str(error))
    return None


def was_interrupted(error: BaseException | None) -> bool:
    """Return whether a statement ended early because somebody asked for it."""
    return error is not None and _code(error) == dbapi2.SQLITE_INTERRUPT


def _code(error: BaseException) -> int:
    code = getattr(error, "sqlite_errorcode", None) or WITHOUT_CODE.get(str(error), 0)
    return int(code) & PRIMARY


def _connected(path: Path, key: bytes, pragmas: tuple[str, ...]) -> Any:
    with known_errors(path.parent):
        return connect(path, key, pragmas)


def _give_key(connection: Any, key: bytes) -> None:
    # With a system library in the way this fails or is ignored; the answer below tells.
    with suppress(dbapi2.Error):
        connection.set_key(key)
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if version is None or dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise CipherMissingError


def _has_room(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free > ROOM
    except OSError:
        return True
