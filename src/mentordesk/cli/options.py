"""What several commands of the command line share."""

from argparse import SUPPRESS, ArgumentParser, _SubParsersAction
from pathlib import Path
from typing import Any, TypeAlias

Commands: TypeAlias = "_SubParsersAction[WholeWords]"


class WholeWords(ArgumentParser):
    """Takes options by their whole names: a cut --passphrase must not pass for a file."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "allow_abbrev": False})


def job(commands: Commands, name: str, call: str, **words: str) -> ArgumentParser:
    """Add a command that needs no window; `call` says which module and function does it."""
    added = commands.add_parser(name, help=words["help"], description=words["description"])
    added.set_defaults(window=False, call=call)
    return added


def on_desk(command: ArgumentParser) -> None:
    """Let a command say which desk it opens and where the passphrase stands."""
    folder(command)
    passphrase_file(command)


def recovery_code(command: ArgumentParser) -> None:
    """Let the recovery code be given instead."""
    command.add_argument(
        "--code", action="store_true", help="the recovery code is given instead of the passphrase"
    )


def folder(command: ArgumentParser) -> None:
    """Let a command say which desk it is about."""
    # Without SUPPRESS a --desk in front of the command would be forgotten without a word.
    command.add_argument(
        "--desk",
        type=Path,
        metavar="FOLDER",
        default=SUPPRESS,
        help="the desk's folder (else the usual one)",
    )


def passphrase_file(command: ArgumentParser) -> None:
    """Let the passphrase come from a file."""
    command.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="the first line is the passphrase"
    )
