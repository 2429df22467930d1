"""What can be said on the command line about a desk as a whole."""

from pathlib import Path

from mentordesk.cli.options import Commands, job, on_desk, recovery_code


def desk(commands: Commands) -> None:
    """Add the jobs that are done with a desk."""
    whole = commands.add_parser(
        "desk", help="create, verify, back up, restore, repair or re-key a desk"
    )
    jobs = whole.add_subparsers(title="jobs", metavar="JOB", required=True)
    create = job(
        jobs,
        "create",
        "desk:create",
        help="make a new desk and print its recovery code",
        description="Make a new desk in a folder that is empty or not there yet, and print its "
        "recovery code once. A passphrase typed on the terminal is asked for twice.",
    )
    on_desk(create)
    create.add_argument("--leader", required=True, metavar="NAME", help="whose desk it is")
    verify = job(
        jobs,
        "verify",
        "desk:verify",
        help="check every page and every record of a desk",
        description="Check every page and every record of a desk, and both of its key files; or "
        "open a backup end to end, to see that it can be restored. Nothing is changed; damage "
        "ends it with 1.",
    )
    verify.add_argument(
        "backup", type=Path, nargs="?", metavar="BACKUP", help="a backup to check, not the desk"
    )
    on_desk(verify)
    recovery_code(verify)
    backup = job(
        jobs,
        "backup",
        "desk:backup",
        help="write a verified backup into a folder",
        description="Write the whole desk into one file, encrypted as it is, and check that file. "
        "Without --to it goes beside the desk and into the folder chosen in Settings, and older "
        "ones there are thinned; with --to nothing is deleted.",
    )
    on_desk(backup)
    backup.add_argument("--to", type=Path, metavar="FOLDER", help="where the backup is written")
    restore = job(
        jobs,
        "restore",
        "desk:restore",
        help="restore a backup into a new folder",
        description="Make a new desk of a backup, in a folder that is empty or not there yet. "
        "It opens with the passphrase of the backup.",
    )
    restore.add_argument("backup", type=Path, metavar="BACKUP", help="the backup's file")
    on_desk(restore)
    recovery_code(restore)
    _repair(jobs)
    _rotate(jobs)


def _repair(jobs: Commands) -> None:
    repair = job(
        jobs,
        "repair",
        "repair:repair",
        help="keep all of a damaged desk that can be read",
        description="Keep all of a damaged desk that can be read, and look in its backups for the "
        "rest. The desk as it was stays untouched, in a folder beside it, or where it is if the "
        "repaired one goes elsewhere (--out).",
    )
    on_desk(repair)
    repair.add_argument("--out", type=Path, metavar="FOLDER", help="make the repaired desk there")
    repair.add_argument(
        "--look", action="store_true", help="only say what would be kept and what is missing"
    )
    repair.add_argument(
        "--also-from-backup",
        action="store_true",
        help="also take what only the backup holds; it may have been deleted on purpose",
    )
    recovery_code(repair)


def _rotate(jobs: Commands) -> None:
    rotate = job(
        jobs,
        "rotate",
        "keys:rotate",
        help="give a desk new keys after the old ones may have become known",
        description="Encrypt a desk anew with a new secret, and print its new recovery code once. "
        "The old code opens it no more; the passphrase stays unless another one is given: in a "
        "file, on the second line of standard input, or on the terminal. Backups from before "
        "open with the old keys and are listed.",
    )
    on_desk(rotate)
    rotate.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar="FILE",
        help="read the passphrase for afterwards from a file",
    )
    rotate.add_argument(
        "--renew-backups",
        action="store_true",
        help="make a fresh backup and delete the older ones, here and in the chosen folder",
    )
