"""The one way in: the guard, the command line, or the window."""

import sys


def main() -> int:
    """Do what the command line says and return the exit code."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--guard"]:
        from mentordesk.focus.guard import main as guard

        return guard(int(arguments[1]))
    from mentordesk import cli

    wanted = cli.parse(arguments)
    if wanted.window:
        from mentordesk import app

        return cli.reported(app.run, wanted)
    return cli.reported(cli.run, wanted)


if __name__ == "__main__":
    sys.exit(main())
