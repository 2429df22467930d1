"""The same services without a window: for scripts, administrators and rescue."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from mentordesk.cli.arguments import parser
from mentordesk.error_words import words_for
from mentordesk.errors import MentorDeskError, WrongUseError

DONE, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def parse(arguments: Sequence[str]) -> Namespace:
    """Return what the command line asks for; wrong use ends the program with code 2."""
    wanted = parser().parse_args(arguments)
    if wanted.command == "demo" and wanted.keep is not None:
        wanted.window = False
    return wanted


def reported(call: Callable[[Namespace], int], wanted: Namespace) -> int:
    """Return the call's exit code; a known failure becomes one line on standard error."""
    try:
        return call(wanted)
    except MentorDeskError as error:
        print(words_for(error).line(), file=sys.stderr)
        return WRONG_USE if isinstance(error, WrongUseError) else FAILED
    except BrokenPipeError:
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


def run(wanted: Namespace) -> int:
    """Do a command that needs no window, importing only what it needs."""
    module, function = wanted.call.split(":")
    call: Callable[[Namespace], int] = getattr(import_module(f"mentordesk.cli.{module}"), function)
    return call(wanted)
