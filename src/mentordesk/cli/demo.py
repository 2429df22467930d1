"""The sample desk written as a real one."""

from argparse import Namespace

from mentordesk.cli import passphrase
from mentordesk.services import demo
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService, lock


def keep(wanted: Namespace) -> int:
    """Write the sample year into a new desk and print its recovery code."""
    words = passphrase.of(wanted, new=True)
    made = DeskService(wanted.keep).create(words, demo.LEADER)
    try:
        demo.fill(made.workspace, now())
    finally:
        lock(made.workspace)
    print(f"A sample desk is in {wanted.keep}.")
    print(f"Recovery code, shown only now: {made.recovery_code}")
    return 0
