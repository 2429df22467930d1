"""What the desk needs besides what the leader keeps: noted on the desk, done when it can be."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Delete, delete, insert
from sqlalchemy.orm import Session as Transaction

from mentordesk.errors import DeskError
from mentordesk.models import UpkeepRow
from mentordesk.services.clock import is_a_day_ago
from mentordesk.vault.store import Store


class Task(StrEnum):
    """What upkeep remembers; the time beside it says since when, or when last."""

    BACK_UP = "back_up"
    """Something was kept since the last backup."""
    FORGET = "forget"
    """Something was struck, and a backup beside the desk may still hold it."""
    FORGET_CHOSEN = "forget_chosen"
    """Something was struck, and a backup in the folder the leader chose may still hold it."""
    FORGET_LOG = "forget_log"
    """Something was deleted, and the log of last changes may still hold it."""
    CHOSEN = "chosen"
    """When the folder that the leader chose was last given a backup."""
    MADE = "made"
    """When the newest backup beside the desk was made."""
    READ = "read"
    """When that one was last read from end to end."""
    READ_CHOSEN = "read_chosen"
    """When the newest backup in the chosen folder was."""


class Upkeep:
    """The tasks of one desk; each change of it makes a backup due, in the same transaction."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        store.on_change = self._note_change

    def since(self, task: Task) -> datetime | None:
        """Return the time that stands beside a task."""
        with self._store.reading() as tx:
            row = tx.get(UpkeepRow, task)
            return None if row is None else row.at

    def is_due(self, task: Task) -> bool:
        """Tell whether what is done once a day was not done for a day."""
        return is_a_day_ago(self.since(task), self._now())

    def done_today(self, task: Task) -> None:
        """Note that it was done; where nothing can be noted, it is only done again."""
        with suppress(DeskError), self._store.transaction(upkeep=True) as tx:
            tx.merge(UpkeepRow(task=task, at=self._now()))

    def owe(self, tx: Transaction, task: Task, *, anew: bool = False) -> None:
        """Note in this transaction that a task is due: since now, or since it first was."""
        due = insert(UpkeepRow).prefix_with("OR REPLACE" if anew else "OR IGNORE")
        tx.execute(due.values(task=task, at=self._now()))

    def done(self, task: Task, since: datetime) -> None:
        """Note that a task is done, unless it became due again after this time."""
        with self._store.transaction(upkeep=True) as tx:
            tx.execute(_without(task).where(UpkeepRow.at == since))

    def leave(self, *tasks: Task) -> None:
        """Note that these tasks are nobody's any more."""
        with self._store.transaction(upkeep=True) as tx:
            for task in tasks:
                tx.execute(_without(task))

    def backed_up(self, changes: int, taken_at: datetime) -> None:
        """Note that a backup of this time holds the desk as it was after so many changes."""
        with self._store.transaction(upkeep=True) as tx:
            tx.merge(UpkeepRow(task=Task.MADE, at=taken_at))
            tx.merge(UpkeepRow(task=Task.READ, at=self._now()))
            if self._store.changes == changes:
                tx.execute(_without(Task.BACK_UP))

    def given(self, taken_at: datetime) -> None:
        """Note that the chosen folder was given a backup of this time."""
        if self.since(Task.CHOSEN) != taken_at:
            with self._store.transaction(upkeep=True) as tx:
                tx.merge(UpkeepRow(task=Task.CHOSEN, at=taken_at))

    def _note_change(self, tx: Transaction) -> None:
        self.owe(tx, Task.BACK_UP)


def _without(task: Task) -> Delete:
    return delete(UpkeepRow).where(UpkeepRow.task == task)
