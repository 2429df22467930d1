"""What this computer can do for a session, for people and for programs."""

import json
import os
from argparse import Namespace
from pathlib import Path
from typing import Any

from mentordesk.cli import computer
from mentordesk.cli.passphrase import usual_desk

DONE, FAILED = 0, 1
WIDTH = 12


def doctor(wanted: Namespace) -> int:
    """Print what was found; fail when a desk could not be kept here at all."""
    found = examined(wanted.desk or usual_desk())
    if wanted.json:
        print(json.dumps(found, indent=2))
    else:
        print("\n".join(lines(found)))
    return DONE if found["ok"] else FAILED


def examined(desk: Path) -> dict[str, Any]:
    """Return everything that was found, with what is essential and fails by name."""
    environ = dict(os.environ)
    found: dict[str, Any] = {
        **computer.versions(),
        "cipher": computer.cipher(),
        "folders": computer.folders(desk),
        "display": computer.display(environ),
        "focus": computer.presence(environ),
        "keychain": computer.keychain(environ, desk),
    }
    for part in ("quiet", "awake"):
        found[part] = found["focus"].pop(part)
    fails = [] if found["cipher"]["ok"] else ["cipher"]
    if not found["folders"]["desk"]["writable"]:
        fails.append("desk")
    return {**found, "essential_failures": fails, "ok": not fails}


def lines(found: dict[str, Any]) -> list[str]:
    """Return the findings as short lines in plain words."""
    return [
        _line("MentorDesk", f"{found['mentordesk']} on {found['system']}"),
        _line("Python", found["python"]),
        _line("Qt", found["qt"] or "not installed: no window can open"),
        _line("Cipher", _cipher(found["cipher"])),
        *[_line(_FOLDERS[name], _folder(facts)) for name, facts in found["folders"].items()],
        _line("Display", _display(found["display"])),
        _line("Focus", _FOCUS[found["focus"]["level"]]),
        *[_line("", _can(can)) for can in found["focus"]["can"]],
        _line("Keychain", _keychain(found["keychain"])),
        "",
        _verdict(found),
    ]


_FOLDERS = {"desk": "Desk", "settings": "Settings", "state": "State", "log": "Log"}
_FOCUS = {
    "yes": "hides other windows and brings them back",
    "partly": "covers other windows",
    "no": "leaves other windows where they are; a session can be held all the same",
}


def _line(name: str, words: str) -> str:
    return f"{name:<{WIDTH}}{words}"


def _cipher(facts: dict[str, Any]) -> str:
    if facts["ok"]:
        return f"{facts['cipher']}, SQLite {facts['sqlite']}"
    return f"the database library is of no use: {facts['why']}"


def _folder(facts: dict[str, Any]) -> str:
    if not facts["writable"]:
        return f"{facts['path']} (cannot be written)"
    return facts["path"] if facts["exists"] else f"{facts['path']} (will be made when needed)"


def _display(facts: dict[str, Any]) -> str:
    if facts["kind"] == "none":
        return "none; the command line works without one"
    words = f"{facts['kind']} {facts['name']}".strip()
    return words if facts["answers"] else f"{words} does not answer"


def _can(can: dict[str, str]) -> str:
    return f"{can['words']}. {can['why_words']}".strip()


def _keychain(facts: dict[str, Any]) -> str:
    if facts["used"]:
        return "may open the desk" if facts["answers"] else "may open the desk; none answers here"
    if facts["answers"]:
        return "one answers here; Settings can let it open the desk"
    return "none answers here; the passphrase opens the desk"


def _verdict(found: dict[str, Any]) -> str:
    if found["ok"]:
        return "A desk can be kept on this computer."
    words = {
        "cipher": "Nothing can be encrypted: install MentorDesk again.",
        "desk": "The desk's folder cannot be written: choose another with --desk.",
    }
    return " ".join(words[name] for name in found["essential_failures"])
