"""The one way in: the guard, long pages, the command line, or the window."""

import builtins
import gc
import sys
from argparse import Namespace

from mentordesk.errors import WindowMissingError


def main() -> int:
    """Do what the command line says and return the exit code."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--guard"]:
        from mentordesk.focus.guard import main as guard

        return guard(int(arguments[1]))
    if arguments == ["--typeset"]:
        return _typeset()
    from mentordesk import cli

    wanted = cli.parse(arguments)
    return cli.reported(_window if wanted.window else cli.run, wanted)


def _typeset() -> int:
    """Set pages for the program that started this one, before which nobody else may look on."""
    from mentordesk.vault.hardening import harden

    harden()
    from mentordesk.export.typesetting_apart import main as typeset

    return typeset()


def _window(wanted: Namespace) -> int:
    """Open the window, or say which library of the system it lacks."""
    try:
        _hasten()
        from mentordesk import app
    except ImportError as error:
        if not (error.name or "").startswith("PySide6"):
            raise
        raise WindowMissingError(reason=str(error)) from error
    return app.run(wanted)


def _hasten() -> None:
    """Spare the start of the window what it does not need."""
    gc.disable()  # a start makes no garbage worth a look; ui.garbage takes it out from then on
    from PySide6 import QtCore  # noqa: F401  # for what its import puts in the way of others

    # It would read the source of each module to come, and keep it, in search of `__feature__`.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


if __name__ == "__main__":
    sys.exit(main())
