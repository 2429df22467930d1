"""A desk made, checked, backed up and restored from the command line."""

from argparse import Namespace

from mentordesk.cli import passphrase
from mentordesk.services.desk import lock


def create(wanted: Namespace) -> int:
    """Make a desk and print the recovery code, which is shown only now."""
    desk = passphrase.desk(wanted)
    made = desk.create(passphrase.of(wanted, new=True), wanted.leader)
    lock(made.workspace)
    print(f"A new desk is in {desk.folder}.")
    print(f"Recovery code, shown only now: {made.recovery_code}")
    print("Write it down and keep it away from this computer.")
    return 0
