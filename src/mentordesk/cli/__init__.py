"""The same services without a window: for scripts, administrators and rescue."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO

from mentordesk.errors import MentorDeskError, WrongUseError
from mentordesk.vault.hardening import harden

DONE, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
NO_DESK = {
    "demo": "--desk is for a desk of your own; --keep names the folder of a sample desk",
    "focus": "no desk is opened, so --desk says nothing here",
    "restore-windows": "no desk is opened, so --desk says nothing here",
}
"""What is said to a --desk that would be passed over."""


def parse(arguments: Sequence[str]) -> Namespace:
    """Return what the command line asks for; wrong use ends the program with code 2."""
    if not arguments:  # the usual start waits for no parser
        return Namespace(window=True, command="window", desk=None)
    from mentordesk.cli.arguments import parser

    line = parser()
    wanted = line.parse_args(arguments)
    if wanted.command in NO_DESK and wanted.desk is not None:
        line.error(f"{wanted.command}: {NO_DESK[wanted.command]}")
    if wanted.command == "demo":
        wanted.window = wanted.keep is None
        if wanted.window and wanted.passphrase_file is not None:
            line.error("demo: --passphrase-file goes with --keep; a sample desk needs none")
    return wanted


def reported(call: Callable[[Namespace], int], wanted: Namespace) -> int:
    """Return the call's exit code; a known failure becomes one line on standard error."""
    try:
        return call(wanted)
    except MentorDeskError as error:
        from mentordesk.error_words import words_for

        print(words_for(error).command_line(), file=sys.stderr)
        return WRONG_USE if isinstance(error, WrongUseError) else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


def run(wanted: Namespace) -> int:
    """Do a command that needs no window, importing only what it needs."""
    harden()
    module, function = wanted.call.split(":")
    call: Callable[[Namespace], int] = getattr(import_module(f"mentordesk.cli.{module}"), function)
    answer = StringIO()
    try:
        with redirect_stdout(answer):
            code = call(wanted)
    finally:
        told = _written(answer.getvalue())
    return code if told else FAILED


def _written(answer: str) -> bool:
    """Bring out what a command prints, in whatever letters the reader has."""
    reader = sys.stdout
    if reader is None:
        return True
    try:
        letters = reader.encoding or "utf-8"
        reader.write(answer.encode(letters, "backslashreplace").decode(letters))
        reader.flush()
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            print(f"The answer could not be written: {error.strerror}.", file=sys.stderr)
        # Python's own last flush would be a second complaint.
        os.dup2(os.open(os.devnull, os.O_WRONLY), reader.fileno())
        return False
    return True
