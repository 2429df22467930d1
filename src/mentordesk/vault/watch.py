"""A look at a whole open desk that nobody has to wait for."""

from collections.abc import Callable

from sqlcipher3 import dbapi2

from mentordesk.errors import DeskDamagedError
from mentordesk.vault.cipher import READER, opened, was_interrupted
from mentordesk.vault.repair import renew_indexes
from mentordesk.vault.store import Store

STEPS = 20_000  # of the database's own, between two questions whether to stop; some milliseconds


def sound(store: Store, stopped: Callable[[], bool]) -> bool | None:
    """Read every page in a state of its own, while others read and write.

    A damaged index is made anew, and writers go on. Returns None when it was stopped or gave
    way, false when rows are damaged.
    """
    whole = _is_whole(store, stopped)
    if whole is None or (whole and not store.damaged):
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
            connection.set_progress_handler(lambda: stopped() or store.wants_quiet, STEPS)
            told = connection.execute("PRAGMA integrity_check").fetchall()
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    except DeskDamagedError:
        return False
    except dbapi2.OperationalError as error:
        if was_interrupted(error):
            return None
        raise
    return told == [("ok",)] and not orphans
