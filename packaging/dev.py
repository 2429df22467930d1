#!/usr/bin/env python3
"""The two commands of a checkout: open the program, run every check. Both do all set-up.

    python3 packaging/dev.py run [ARGUMENTS]     open MentorDesk, arguments passed on
    python3 packaging/dev.py test [ARGUMENTS]    run every check; arguments go to pytest
    python3 packaging/dev.py test --desktops     run what needs rare desktops, and say what lacked
    python3 packaging/dev.py check               run the quick checks alone, without pytest
    python3 packaging/dev.py lock [ARGUMENTS]    pin the dependencies again; arguments go to uv

    --yes, right after the command, installs missing system packages without asking.

Exit codes: 0 done, 1 failed with the reason, 2 wrong use; run and test pass on what they ran.
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WRONG_USE = 2


def main() -> int:
    """Do what the command line says and return the exit code."""
    # Read by every Python there is, so that an old one gets this sentence and no syntax error.
    if sys.version_info < (3, 11):  # noqa: UP036
        print(_too_old(), file=sys.stderr)
        return 1
    verb, *rest = sys.argv[1:] or [""]
    if verb in ("-h", "--help"):
        print(__doc__)
        return 0
    if verb not in ("run", "test", "check", "lock"):
        print(__doc__, file=sys.stderr)
        return WRONG_USE
    import jobs

    return jobs.start(ROOT, verb, rest)


def _too_old() -> str:
    newer = [name for name in ("python3.14", "python3.13", "python3.12") if shutil.which(name)]
    advice = "Install a newer Python and start again with it."
    if newer:
        advice = f"Start again with: {newer[0]} {' '.join(sys.argv)}"
    major, minor = sys.version_info[:2]
    return f"MentorDesk needs Python 3.11 or newer; this is {major}.{minor}. {advice}"


if __name__ == "__main__":
    sys.exit(main())
