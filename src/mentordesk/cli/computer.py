"""What this computer offers MentorDesk, found out without opening or changing anything."""

import platform
import sys
import tempfile
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from mentordesk import paths
from mentordesk.display import wayland_answers, x11_answers

Facts = dict[str, object]

_SECRETS = ("org.freedesktop.secrets", "org.kde.kwalletd6", "org.kde.kwalletd5")
_BUS_S = 0.3


def versions() -> Facts:
    """Return what is installed; None for what is not."""
    return {
        "mentordesk": version("mentordesk"),
        "python": platform.python_version(),
        "qt": _installed("PySide6-Essentials"),
        "system": platform.platform(terse=True),
    }


def cipher() -> Facts:
    """Return which cipher would encrypt a desk, as the database library itself answers."""
    try:
        from sqlcipher3 import dbapi2

        from mentordesk.vault.cipher import OLDEST_SQLITE
    except ImportError as error:
        return {"ok": False, "cipher": None, "sqlite": None, "why": str(error)}
    connection = dbapi2.connect(":memory:")
    try:
        answer = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    why = "" if answer else "it does not encrypt"
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        why = why or f"SQLite is older than {'.'.join(map(str, OLDEST_SQLITE))}"
    return {
        "ok": not why,
        "cipher": f"SQLCipher {answer[0]}" if answer else None,
        "sqlite": dbapi2.sqlite_version,
        "why": why,
    }


def folders(desk: Path) -> dict[str, Facts]:
    """Return each folder MentorDesk uses, and whether it can write there."""
    places = {
        "desk": desk,
        "settings": paths.settings_file().parent,
        "state": paths.state_folder(),
        "log": paths.log_folder(),
    }
    return {name: _folder(path) for name, path in places.items()}


def display(environ: Mapping[str, str]) -> Facts:
    """Return the screen a window would open on, and whether it answers."""
    if sys.platform != "linux":
        return {"kind": sys.platform, "name": "", "answers": True}
    wayland, name = environ.get("WAYLAND_DISPLAY", ""), environ.get("DISPLAY", "")
    listens, lets_in = wayland_answers(environ), x11_answers(environ)
    if wayland and (listens or not lets_in):
        return {"kind": "wayland", "name": wayland, "answers": listens}
    return {"kind": "x11" if name else "none", "name": name, "answers": lets_in}


def presence(environ: Mapping[str, str]) -> Facts:
    """Return how far focus reaches here and through which parts, in names and in words."""
    from mentordesk.focus import select
    from mentordesk.focus.base import BusError
    from mentordesk.focus_words import can_words, why_words

    report = select.report(environ)
    try:
        quiet = select.quiet_now(environ, _BUS_S)
    except BusError:
        quiet = None
    choice = select.choose(environ)
    levels = {can.what: can.level.value for can in report}
    return {
        "level": levels.get("hide_windows", "no"),
        "backend": choice.windows.name,
        "quiet": {"level": levels.get("silence", "no"), "backend": quiet.name if quiet else ""},
        "awake": {
            "level": levels.get("awake", "no"),
            "backends": [part.name for part in choice.awake if part.probe() is not None],
        },
        "can": [
            {
                "what": can.what,
                "level": can.level.value,
                "why": can.why,
                "words": can_words(can.what, can.level.value),
                "why_words": why_words(can.why),
            }
            for can in report
        ],
    }


def keychain(environ: Mapping[str, str], desk: Path) -> Facts:
    """Return whether a keychain answers here, and whether it may open the desk."""
    from mentordesk.services.keychain import is_allowed

    answers = _secrets_answer(environ) if sys.platform == "linux" else _has_keychain()
    return {"used": is_allowed(desk), "answers": answers}


def _secrets_answer(environ: Mapping[str, str]) -> bool:
    from mentordesk.focus.base import BusError
    from mentordesk.focus.bus import session_bus

    try:
        bus = session_bus(environ, _BUS_S)
    except BusError:
        return False
    try:
        return any(bus.has(name) for name in _SECRETS)
    except BusError:
        return False
    finally:
        bus.close()


def _has_keychain() -> bool:  # pragma: no cover  # Windows and macOS always have one
    from mentordesk.errors import KeychainMissingError
    from mentordesk.vault.keychain import system_keychain

    try:
        system_keychain()
    except KeychainMissingError:
        return False
    return True


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _folder(path: Path) -> Facts:
    return {"path": str(path), "exists": path.is_dir(), "writable": _writable(path)}


def _writable(path: Path) -> bool:
    """Tell whether a file can be made there, or where the folder would have to be made."""
    try:
        there = next(place for place in (path, *path.absolute().parents) if place.exists())
        with tempfile.TemporaryFile(dir=there):
            return True
    except OSError:
        return False
