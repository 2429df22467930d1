"""A look at a whole open desk that nobody has to wait for."""

from collections.abc import Callable

from sqlcipher3 import dbapi2

from mentordesk.errors import DeskDamagedError
from mentordesk.vault.cipher import READER, opened
from mentordesk.vault.repair import renew_indexes
from mentordesk.vault.store import Store

STEPS = 20_000  # of the database's own, between two questions whether to stop; some milliseconds


def sound(store: Store, stopped: Callable[[], bool]) -> bool | None:
    """Read every page in a state of its own, while others read and write.

    A damaged index is made anew. Returns None when it was stopped, false when rows are damaged.
    """
    whole = _is_whole(store, stopped)
    if whole is not False:
        return whole
    try:
        renew_indexes(store)
    except DeskDamagedError:
        return False
    return _is_whole(store, stopped)


def _is_whole(store: Store, stopped: Callable[[], bool]) -> bool | None:
    key = store.secret.database_key()
    try:
        with opened(store.database, key, READER) as connection:
            connection.set_progress_handler(stopped, STEPS)
            told = connection.execute("PRAGMA integrity_check").fetchall()
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    except DeskDamagedError:
        return False
    except dbapi2.OperationalError:
        if stopped():
            return None
        raise
    return told == [("ok",)] and not orphans
