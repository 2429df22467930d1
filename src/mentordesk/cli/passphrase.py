"""Where a command gets the passphrase from: a file, the terminal or standard input."""

import sys
from argparse import Namespace
from contextlib import suppress
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk import settings
from mentordesk.errors import EmptyPassphraseError, SettingsError, WrongUseError
from mentordesk.paths import default_desk, settings_file
from mentordesk.services.desk import DeskService

if TYPE_CHECKING:
    from mentordesk.services.workspace import Workspace

LIMIT = 10_000


def of(wanted: Namespace, *, new: bool = False) -> str:
    """Return the passphrase; a new one typed on the terminal is asked for twice.

    Raises EmptyPassphraseError or WrongUseError.
    """
    if wanted.passphrase_file is not None:
        typed = _first_line(wanted.passphrase_file)
    elif sys.stdin is None:
        raise EmptyPassphraseError
    elif sys.stdin.isatty():
        by_code = getattr(wanted, "code", False)
        typed = _asked("Recovery code: " if by_code else "Passphrase: ", new=new)
    else:
        typed = _text(sys.stdin.buffer.readline(LIMIT + 1), "on standard input")
    if not typed:
        raise EmptyPassphraseError
    return typed


def another(wanted: Namespace, present: str) -> str:
    """Return the passphrase for afterwards; where none is given, the present one stays."""
    if wanted.new_passphrase_file is not None:
        typed = _first_line(wanted.new_passphrase_file)
        if not typed:
            raise EmptyPassphraseError
        return typed
    if wanted.passphrase_file is not None or sys.stdin is None:
        return present
    if sys.stdin.isatty():
        return _asked("New passphrase (Enter keeps the present one): ", new=True) or present
    return _text(sys.stdin.buffer.readline(LIMIT + 1), "on standard input") or present


def desk(wanted: Namespace) -> DeskService:
    """Return the desk that a command is about: the one named, or the one the window opens."""
    return DeskService(wanted.desk or usual_desk())


def opened(wanted: Namespace) -> "Workspace":
    """Return the desk a command is about, unlocked."""
    place, typed = desk(wanted), of(wanted)
    return place.unlock_with_code(typed) if getattr(wanted, "code", False) else place.unlock(typed)


def usual_desk() -> Path:
    """Return the desk's folder from the settings; the usual one when they name none."""
    with suppress(SettingsError):
        chosen = settings.load(settings_file()).desk
        if chosen:
            return Path(chosen)
    return default_desk()


def chosen_folder() -> Path | None:
    """Return the leader's own folder for backups from the settings."""
    with suppress(SettingsError):
        chosen = settings.load(settings_file()).backups
        return Path(chosen) if chosen else None
    return None


def _asked(question: str, *, new: bool) -> str:
    try:
        typed = getpass(question)
        again = getpass("The same again: ") if new and typed else typed
    except (EOFError, UnicodeError) as error:
        raise EmptyPassphraseError from error
    if again != typed:
        raise WrongUseError(message="The two passphrases differ; nothing was changed.")
    return typed


def _first_line(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return _text(file.readline(LIMIT + 1), f"in the file {path}")
    except OSError as error:
        message = f"The passphrase file {path} cannot be read: {error.strerror}."
        raise WrongUseError(message=message) from error


def _text(line: bytes, where: str) -> str:
    """Return the passphrase of a line; an editor's byte order mark is not part of it."""
    try:
        if len(line) <= LIMIT:
            return line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        pass
    raise WrongUseError(message=f"What stands {where} is not a passphrase; nothing was opened.")
