"""What a keyboard does unseen: Caps Lock, and which layout gives the letters.

Whoever types a passphrase sees dots; that a key is locked is seen nowhere else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

READERS = {"xcb": "x11", "windows": "windows", "cocoa": "macos"}


@dataclass(frozen=True, slots=True)
class Keys:
    """How the keyboard stands; `layout` is a language tag or the system's own word, or ""."""

    caps_lock: bool
    layout: str = ""
    variant: str = ""


def read_keys(platform: str) -> Keys | None:
    """Return how the keyboard stands, or None where a program may not know.

    `platform` is Qt's name for what draws the window. Wayland tells only who asks as Qt does,
    and Qt does not hand it on.
    """
    name = READERS.get(platform)
    if name is None:
        return None
    read: Callable[[], Keys | None] = import_module(f"mentordesk.keyboard.{name}").read
    return read()
