"""A damaged desk repaired from the command line, with a plain report."""

from argparse import Namespace
from datetime import datetime

from mentordesk.cli import passphrase
from mentordesk.error_words.repair import NOUNS, Says
from mentordesk.paths import state_folder
from mentordesk.services.last_seen import LastSeen
from mentordesk.services.repair import RepairReport, RepairService

UNKNOWN = "Unknown"


def repair(wanted: Namespace) -> int:
    """Keep all of a damaged desk that can be read, and say what that is."""
    chosen = passphrase.chosen_folder()
    service = RepairService(
        passphrase.desk(wanted).folder,
        UNKNOWN,
        LastSeen(state_folder()),
        further=[] if chosen is None else [chosen],
    )
    typed = passphrase.of(wanted)
    if wanted.look:
        _print(service.look(typed, by_code=wanted.code), wanted)
        print("The desk was left as it is.")
        return 0
    ways = {"by_code": wanted.code, "offers": NOUNS if wanted.also_from_backup else ()}
    if wanted.out is None:
        report = service.make(typed, **ways)
    else:
        report = service.make_elsewhere(wanted.out, typed, **ways)
    _print(report, wanted)
    print(f"The repaired desk is in {wanted.out or report.folder}.")
    return 0


def _print(report: RepairReport, wanted: Namespace) -> None:
    says = Says(str, _day)
    print("\n".join([*says.found(report), *says.missing(report)]))
    if report.offered and wanted.look:
        print("\n".join([*says.offered(report), "--also-from-backup takes them, too."]))
    elif report.offered:
        print(says.left_out(report))
    if report.aside is not None:
        print(says.aside(report))


def _day(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
