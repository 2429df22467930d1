"""Where a command gets the passphrase from: a file, the terminal or standard input."""

import sys
from argparse import Namespace
from getpass import getpass
from pathlib import Path

from mentordesk.errors import EmptyPassphraseError, WrongUseError
from mentordesk.paths import default_desk
from mentordesk.services.desk import DeskService
from mentordesk.services.workspace import Workspace

LIMIT = 10_000


def of(wanted: Namespace, *, new: bool = False) -> str:
    """Return the passphrase; a new one typed on the terminal is asked for twice.

    Raises EmptyPassphraseError or WrongUseError.
    """
    if wanted.passphrase_file is not None:
        typed = _first_line(wanted.passphrase_file)
    elif sys.stdin.isatty():
        typed = _asked(new=new)
    else:
        typed = sys.stdin.readline(LIMIT).rstrip("\r\n")
    if not typed:
        raise EmptyPassphraseError
    return typed


def desk(wanted: Namespace) -> DeskService:
    """Return the desk that a command is about."""
    return DeskService(wanted.desk or default_desk())


def opened(wanted: Namespace) -> Workspace:
    """Return the desk a command is about, unlocked."""
    return desk(wanted).unlock(of(wanted))


def _asked(*, new: bool) -> str:
    typed = getpass("Passphrase: ")
    if new and getpass("The same again: ") != typed:
        raise WrongUseError(message="The two passphrases differ; nothing was made.")
    return typed


def _first_line(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            return file.readline(LIMIT).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        message = f"The passphrase file {path} cannot be read: {reason}."
        raise WrongUseError(message=message) from error
