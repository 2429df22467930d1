"""What dev.py's commands do once Python is new enough: set up, then run."""

import os
import subprocess
import sys
from pathlib import Path

import needs
from environment import Environment, SetupError, relock

_DESKTOPS = "--desktops"
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("mypy", "packaging"),
    ("lint-imports",),
)


def start(root: Path, verb: str, arguments: list[str]) -> int:
    """Set up what the command needs, run it and return its exit code."""
    agreed = arguments[:1] == ["--yes"]
    rest = arguments[agreed:]
    environment = Environment(root)
    try:
        if verb == "lock":
            relock(root, rest)
            return 0
        table = root / "packaging" / "needs.toml"
        needs.meet(table, verb, agreed=agreed)
        if verb == "test" and _DESKTOPS in rest:
            rest.remove(_DESKTOPS)
            _offer_desktops(table, agreed=agreed)
            verb = "desktops"
        environment.prepare()
        return _JOBS[verb](environment, rest)
    except (SetupError, needs.UnmetError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. The next start goes on from a sound state.", file=sys.stderr)
        return 1


def _run(environment: Environment, arguments: list[str]) -> int:
    command = [str(environment.python), "-P", "-m", "mentordesk", *arguments]
    if sys.platform == "win32":
        return subprocess.call(command)
    return os.execv(command[0], command)


def _check(environment: Environment, _arguments: list[str]) -> int:
    failed = [check for check in CHECKS if _fails(environment, check)]
    for check in failed:
        print("Failed:", *check, file=sys.stderr, flush=True)
    return 1 if failed else 0


def _test(environment: Environment, arguments: list[str]) -> int:
    if _check(environment, []):
        print("pytest was not run: the checks above come first.", file=sys.stderr)
        return 1
    side_by_side = ("-n", str(workers(arguments)), "--dist", "worksteal")
    return _call(environment, ("pytest", *side_by_side, *arguments))


def _test_desktops(environment: Environment, arguments: list[str]) -> int:
    """Run what needs rare desktops, one after the other; a whole run writes the table anew."""
    if not arguments:
        os.environ["DESKTOPS_TABLE"] = str(environment.root / "docs" / "desktops.md")
    alone = ("-m", "desktops", "-n", "0", "-p", "no:randomly")
    return _call(environment, ("pytest", *alone, *arguments))


def _offer_desktops(table: Path, *, agreed: bool) -> None:
    """Install the desktops that lack, after a yes; without one their tests are told as not run."""
    try:
        needs.meet(table, "desktops", agreed=agreed)
    except needs.UnmetError as error:
        print(error, "Going on; what is missing is reported as not run.", sep="\n", flush=True)


def workers(arguments: list[str]) -> int:
    """Return how many tests run side by side: two more than the cores, as many of them wait.

    Who has none left takes some of another's: one of them lasts a minute, most a moment. What is
    measured has the machine for itself. pytest takes a caller's own -n instead.
    """
    if any("benchmark" in argument for argument in arguments):
        return 0
    return min((os.cpu_count() or 1) + 2, 8)


def _fails(environment: Environment, command: tuple[str, ...]) -> bool:
    return _call(environment, command) != 0


def _call(environment: Environment, command: tuple[str, ...]) -> int:
    print("==>", *command, flush=True)
    program, *arguments = command
    return subprocess.call([environment.program(program), *arguments], cwd=environment.root)


_JOBS = {"run": _run, "check": _check, "test": _test, "desktops": _test_desktops}
