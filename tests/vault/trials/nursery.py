"""Raises processes and kills them: one warm parent that forks, so that many kills take seconds.

Run as a program with a trial, a place and a number of kills; it prints what it found as JSON.
"""

import json
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import alembic.migration
import alembic.script  # noqa: F401  # loaded once here instead of in every child

import mentordesk.vault
from mentordesk.errors import MentorDeskError
from mentordesk.vault.backup import back_up, restore, verify_backup
from mentordesk.vault.opener import ByPassphrase
from mentordesk.vault.repair import Repair, renew_indexes
from mentordesk.vault.rotation import rotate
from mentordesk.vault.shelf import newest_claim
from mentordesk.vault.store import Store
from mentordesk.vault.vault import BACKUPS
from mentordesk.vault.verify import verify
from vault.trials.journeys import PAGE, wound
from vault_desk import NEW, OLD, PASSPHRASE, SMALL, notes, unlocked, vault, write

TAKEN = datetime(2026, 4, 14, tzinfo=UTC)
ROOT = str(Path(mentordesk.vault.__file__).parent)


def killed_while_saving(folder: Path, kills: int) -> list[str]:
    """Kill writers in the midst of saving; return what was lost, which should be nothing."""
    chance, acknowledged, lost = random.Random(7), [], []
    with unlocked(folder) as store:
        code = store.recovery_code()
    for life in range(kills):
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.close(reader)
            save_for_ever(vault(folder).unlock_with_code(code), life, writer)
        os.close(writer)
        with os.fdopen(reader, "rb", buffering=0) as heard:
            lines = chance.randrange(1, 25)
            acknowledged += [heard.readline().decode().strip() for _ in range(lines)]
            os.kill(child, signal.SIGKILL)
            acknowledged += heard.read().decode().split("\n")[:-1]
        os.waitpid(child, 0)
        kept = kept_in(folder, code)
        missing = set(acknowledged) - set(kept)
        if missing or len(kept) > len(acknowledged) + life + 1:
            lost.append(f"after kill {life}: {missing}, {len(kept)} of {len(acknowledged)}")
    return lost


def save_for_ever(store: Store, life: int, writer: int) -> None:
    for number in range(100_000):
        words = f"{life}.{number}"
        write(store, words)
        os.write(writer, words.encode() + b"\n")


def kept_in(folder: Path, code: str) -> list[str]:
    store = vault(folder).unlock_with_code(code)
    try:
        assert verify(store).sound
        return notes(store)
    finally:
        store.close()


def killed_at_every_step(work: Callable[[], None], check: Callable[[], str], most: int) -> list:
    """Kill the work at its steps, one after the other; return what the check complains of."""
    complaints, moments = [], steps_of(work)
    for step in sorted({moments * number // most for number in range(most)}):
        child = os.fork()
        if not child:
            die_at(step)
            work()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        complaint = check()
        if complaint or not os.WIFSIGNALED(status):
            complaints.append(f"step {step} of {moments}: {complaint or 'was not killed'}")
    return complaints


def steps_of(work: Callable[[], None]) -> int:
    """Count the calls that the vault's own code makes into Python's built-in world."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        counted = [0]
        sys.setprofile(
            lambda frame, kind, _: counted.__setitem__(0, counted[0] + ours(frame, kind))
        )
        work()
        sys.setprofile(None)
        os.write(writer, str(counted[0]).encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as answer:
        return int(answer.read()) * 9 // 10


def die_at(step: int) -> None:
    left = [step]

    def profile(frame, kind, _):
        if ours(frame, kind):
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(profile)


def ours(frame, kind: str) -> bool:
    """Tell whether the vault's own code is at a step: calling something or coming back."""
    return kind in {"c_call", "c_return"} and frame.f_code.co_filename.startswith(ROOT)


def killed_while_changing_the_passphrase(folder: Path, most: int) -> list[str]:
    with unlocked(folder) as store:
        write(store, "kept")

    def work() -> None:
        with unlocked(folder) as store:
            vault(folder).set_passphrase(store, PASSPHRASE + "!")

    def check() -> str:
        for passphrase in (PASSPHRASE, PASSPHRASE + "!"):
            try:
                store = vault(folder).unlock(passphrase)
            except MentorDeskError:
                continue
            kept = notes(store)
            vault(folder).set_passphrase(store, PASSPHRASE)
            store.close()
            return "" if kept == ["kept"] else f"kept {kept}"
        return "neither passphrase opens"

    return killed_at_every_step(work, check, most)


def killed_while_migrating(folder: Path, most: int) -> list[str]:
    with unlocked(folder, OLD) as store:
        write(store, "kept")
    again = beginning_again(folder)

    def work() -> None:
        with unlocked(folder, NEW):
            pass

    def check() -> str:
        with unlocked(folder, NEW) as store:
            kept = notes(store)
        whole = sorted(path.name for path in folder.glob("desk*"))
        again()
        good = kept == ["kept"] and whole == ["desk.2.db", "desk.key", "desk.key.copy"]
        return "" if good else f"kept {kept} in {whole}"

    return killed_at_every_step(work, check, most)


def killed_while_rotating(folder: Path, most: int) -> list[str]:
    with unlocked(folder) as store:
        write(store, "kept")
    again = beginning_again(folder)

    def work() -> None:
        with unlocked(folder) as store:
            rotate(store, PASSPHRASE + "!", SMALL)

    def check() -> str:
        opened = [store for store in map(opened_by, (PASSPHRASE, PASSPHRASE + "!")) if store]
        kept = [notes(store) for store in opened]
        for store in opened:
            store.close()
        whole = [path.name for path in folder.glob("desk.*.db*")]
        again()
        return "" if kept == [["kept"]] and len(whole) == 1 else f"kept {kept} in {whole}"

    def opened_by(passphrase: str) -> Store | None:
        try:
            return vault(folder).unlock(passphrase)
        except MentorDeskError:
            return None

    return killed_at_every_step(work, check, most)


def killed_while_repairing(folder: Path, most: int) -> list[str]:
    with unlocked(folder) as store:
        for number in range(6):
            write(store, f"{number}".ljust(PAGE, "x"))
        kept = notes(store)
        back_up(store, folder / BACKUPS, TAKEN)
    wound(store.database)
    again, aside = beginning_again(folder), folder.with_name("aside")

    def work(aside: Path | None = aside) -> None:
        Repair(folder, ByPassphrase(PASSPHRASE), schema=NEW).make(aside)

    def check() -> str:
        work(None)
        with unlocked(folder) as store:
            good = notes(store) == kept and verify(store).sound
        shutil.rmtree(aside, ignore_errors=True)
        again()
        return "" if good else "words are missing"

    return killed_at_every_step(work, check, most)


def killed_while_renewing_indexes(folder: Path, most: int) -> list[str]:
    with unlocked(folder) as store:
        write(store, "kept")
    again = beginning_again(folder)

    def work() -> None:
        with unlocked(folder) as store:
            renew_indexes(store, NEW)
            write(store, "and after")

    def check() -> str:
        with unlocked(folder) as store:
            kept, report = notes(store), verify(store)
        again()
        good = kept in (["kept"], ["kept", "and after"]) and report.sound
        return "" if good else f"kept {kept}, {report.problems}"

    return killed_at_every_step(work, check, most)


def beginning_again(folder: Path) -> Callable[[], None]:
    """Return what puts the folder back to how it is now."""
    fresh = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def again() -> None:
        for path in sorted(folder.rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
        for path, data in fresh.items():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)

    return again


def killed_while_backing_up(folder: Path, most: int) -> list[str]:
    shelf = folder.parent / "shelf"
    with unlocked(folder) as store:
        write(store, "kept")
        back_up(store, shelf, TAKEN)

    def work() -> None:
        with unlocked(folder) as store:
            back_up(store, shelf, TAKEN)

    def check() -> str:
        with unlocked(folder) as store:
            kept = notes(store)
        backups = list(shelf.glob("*.mentordesk-backup"))
        for path in backups:
            verify_backup(path, ByPassphrase(PASSPHRASE))
        good = (
            kept == ["kept"]
            and newest_claim(shelf)
            and len(list(shelf.iterdir())) <= len(backups) + 3
        )
        return "" if good else f"kept {kept}, beside it {list(shelf.iterdir())}"

    return killed_at_every_step(work, check, most)


def killed_while_restoring(folder: Path, most: int) -> list[str]:
    with unlocked(folder) as store:
        write(store, "kept")
        path = back_up(store, folder.parent / "shelf", TAKEN).path
        code = store.recovery_code()
    new = folder.parent / "new"

    def work() -> None:
        restore(path, new, ByPassphrase(PASSPHRASE))

    def check() -> str:
        kept = ["kept"]
        if vault(new).exists:
            store = vault(new).unlock_with_code(code)
            kept = notes(store)
            store.close()
        else:
            work()
        for left in list(new.iterdir()):
            left.unlink()
        return "" if kept == ["kept"] else f"kept {kept}"

    return killed_at_every_step(work, check, most)


TRIALS = {
    trial.__name__: trial
    for trial in (
        killed_while_saving,
        killed_while_changing_the_passphrase,
        killed_while_rotating,
        killed_while_migrating,
        killed_while_repairing,
        killed_while_renewing_indexes,
        killed_while_backing_up,
        killed_while_restoring,
    )
}

if __name__ == "__main__":
    trial, room, kills = sys.argv[1:]
    sys.stdout.write(json.dumps(TRIALS[trial](Path(room) / "desk", int(kills))))
