"""A clock that jumps neither hides a backup nor lets an old one pass for the newest."""

import random
from datetime import UTC, datetime, timedelta

from mentordesk.vault.backup import back_up, newest, verify_backup
from mentordesk.vault.backup_file import read_head
from mentordesk.vault.opener import ByCode
from vault.trials.counts import trials
from vault_desk import unlocked, write

JUMPS = trials(20, 200)
START = datetime(1970, 1, 1, tzinfo=UTC)


def test_the_newest_backup_is_the_last_whatever_the_clock_said(room):
    chance = random.Random(10)
    with unlocked(room / "desk") as store:
        for number in range(1, JUMPS + 1):
            write(store, str(number))
            at = START + timedelta(days=chance.randrange(100_000), hours=chance.randrange(24))
            path = back_up(store, room / "shelf", at).path
            assert newest(room / "shelf", store.secret) == path
            assert read_head(path)[1].sequence == number
        assert verify_backup(path, ByCode(store.recovery_code())).rows["note"] == JUMPS
