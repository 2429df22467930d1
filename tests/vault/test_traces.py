"""Nothing a leader wrote, nor their passphrase, stands readable in any file or process."""

import ctypes
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from mentordesk.vault import hardening
from mentordesk.vault.backup import back_up, restore, verify_backup
from mentordesk.vault.hardening import harden
from mentordesk.vault.opener import ByPassphrase
from vault_desk import CANARY, NEW, OFF_THE_RECORD, OLD, PASSPHRASE, files, unlocked, vault, write

TAKEN = datetime(2026, 4, 14, tzinfo=UTC)
TRACES = [
    form
    for word in (CANARY, PASSPHRASE, "SQLite format 3", "CREATE TABLE")
    for form in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"))
]


def traces_in(folder):
    return [
        (name, trace) for name, data in files(folder).items() for trace in TRACES if trace in data
    ]


def test_no_file_of_a_desk_ever_holds_a_readable_word(tmp_path, monkeypatch):
    (tmp_path / "temp").mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path / "temp"))
    folder = tmp_path / "desk"
    with unlocked(folder, OLD) as store:
        for number in range(300):
            write(store, f"{CANARY} {number}" * 20)
        with store.transaction() as tx:
            rows = tx.connection().exec_driver_sql(
                "SELECT words, count(*) FROM note GROUP BY words ORDER BY words DESC"
            )
            assert len(rows.all()) == 300
            assert traces_in(tmp_path) == []
        assert traces_in(tmp_path) == []
    with unlocked(folder, NEW) as store:
        path = back_up(store, tmp_path / "shelf", TAKEN, OFF_THE_RECORD).path
        vault(folder).set_passphrase(store, PASSPHRASE)
        assert traces_in(tmp_path) == []
    verify_backup(path, ByPassphrase(PASSPHRASE))
    restore(path, tmp_path / "new", ByPassphrase(PASSPHRASE))
    assert len(files(tmp_path)) > 6
    assert traces_in(tmp_path) == []


HARDENED = """
import ctypes, resource
from mentordesk.vault.hardening import harden
harden()
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE), flush=True)
input()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what it granted")
def test_a_hardened_process_leaves_no_core_and_is_nobody_elses():
    with subprocess.Popen(
        [sys.executable, "-c", HARDENED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout.readline().split() == ["0", "0", "0"]
            owner = os.stat(f"/proc/{process.pid}/mem").st_uid  # noqa: PTH116
            assert owner == 0
        finally:
            process.communicate("\n")


@pytest.fixture
def dumpable_again():
    yield
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(hardening.PR_SET_DUMPABLE, 1, 0, 0, 0)


@pytest.mark.usefixtures("dumpable_again")
def test_hardening_never_raises_even_where_the_system_refuses(monkeypatch):
    harden()

    def refused(*arguments):
        raise OSError("refused")

    resource = pytest.importorskip("resource")
    monkeypatch.setattr(resource, "setrlimit", refused)
    monkeypatch.setattr(ctypes, "CDLL", refused)
    harden()
