"""A desk made, checked, backed up and restored from the command line."""

import shlex
import sys
from argparse import Namespace

from mentordesk.cli import passphrase
from mentordesk.cli.ledger_words import broken, whole
from mentordesk.paths import state_folder
from mentordesk.services import restoring
from mentordesk.services.care import BackupRun
from mentordesk.services.desk import lock
from mentordesk.services.last_seen import LastSeen

PROBLEMS = {
    "pages": "pages were changed",
    "structure": "its structure is broken",
    "references": "records have lost what they belong to",
    "unreadable": "pages cannot be read",
    "busy": "another program reads it, so not all of it could be checked",
}


def create(wanted: Namespace) -> int:
    """Make a desk and print the recovery code, which is shown only now."""
    desk = passphrase.desk(wanted)
    made = desk.create(passphrase.of(wanted, new=True), wanted.leader)
    lock(made.workspace)
    print(f"A new desk is in {desk.folder}.")
    print(f"Recovery code, shown only now: {made.recovery_code}")
    print("Write it down and keep it away from this computer.")
    return 0


def verify(wanted: Namespace) -> int:
    """Check every page, both key files and the ledger, or a backup from end to end.

    Damage is a failure.
    """
    if wanted.backup is not None:
        return _prove(wanted)
    workspace = passphrase.opened(wanted)
    try:
        report = workspace.care.verify(LastSeen(state_folder()))
    finally:
        lock(workspace)
    if report.ledger is not None and not report.ledger.sound:
        print(
            f"The ledger of ideas was changed: {'; '.join(broken(report.ledger))}. "
            "The desk was left as it is. A repair keeps what there is, and the ledger will say so: "
            "mentordesk desk repair.",
            file=sys.stderr,
        )
        return 1
    if report.sound:
        print(f"Sound: {sum(report.rows.values())} records in {len(report.rows)} tables.")
        if report.ledger is not None:
            print(whole(report.ledger))
        return 0
    problems = [PROBLEMS.get(name, f"{name} is damaged") for name in report.problems]
    print(
        f"Not sound: {'; '.join(problems)}. The desk was left as it is. "
        "Keep what can be read with mentordesk desk repair.",
        file=sys.stderr,
    )
    return 1


def backup(wanted: Namespace) -> int:
    """Write a verified backup and say where; without a folder, as the window does it."""
    workspace = passphrase.opened(wanted)
    care = workspace.care
    try:
        if wanted.to is not None:
            run = BackupRun(care.back_up(wanted.to))
        else:
            care.chosen = passphrase.chosen_folder()
            run = care.back_up_now()
    finally:
        lock(workspace)
    for report in (run.made, run.given):
        if report is not None:
            print(f"Backup written and verified: {report.path}")
    if run.trouble is not None:
        raise run.trouble
    if care.chosen is not None and run.given is None:
        print(f"The folder {care.chosen} is not there; it gets a backup when it is.")
    return 0


def restore(wanted: Namespace) -> int:
    """Make a new desk from a backup."""
    folder = passphrase.desk(wanted).folder
    typed, seen = passphrase.of(wanted), LastSeen(state_folder())
    report = restoring.restore(wanted.backup, folder, typed, seen, code=wanted.code)
    print(f"Restored into {folder}: {sum(report.rows.values())} records, verified.")
    if folder != passphrase.usual_desk():
        print(f"The window opens it with: mentordesk --desk {shlex.quote(str(folder))}")
    return 0


def _prove(wanted: Namespace) -> int:
    report = restoring.prove(wanted.backup, passphrase.of(wanted), code=wanted.code)
    held = f"{sum(report.rows.values())} records in {len(report.rows)} tables"
    when = f"{report.taken_at.astimezone():%Y-%m-%d %H:%M}"
    print(f"Sound, opened from end to end: {held}, as of {when}.")
    return 0
