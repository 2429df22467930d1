"""New keys for a desk from the command line."""

from argparse import Namespace

from mentordesk.cli import passphrase
from mentordesk.services import keychain
from mentordesk.services.desk import lock


def rotate(wanted: Namespace) -> int:
    """Give a desk a new secret and print the code that opens it, which is shown only now."""
    desk = passphrase.desk(wanted)
    present = passphrase.of(wanted)
    new = passphrase.another(wanted, present)
    workspace = desk.unlock(present)
    try:
        made = desk.rotate(workspace, new)
        print(f"The desk in {desk.folder} is encrypted anew; the old recovery code is void.")
        print(f"Recovery code, shown only now: {made.recovery_code}")
        print("Write it down and keep it away from this computer.")
        chosen = workspace.care.chosen = passphrase.chosen_folder()
        if wanted.renew_backups:
            workspace.care.forget_struck()
        older = desk.older_backups(workspace, [] if chosen is None else [chosen])
    finally:
        lock(workspace)
    keychain.forget_left(made.left_entry)
    for path in older:
        print(f"Still opens with the old keys: {path}")
    return 0
