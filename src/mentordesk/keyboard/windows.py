"""The keyboard of Windows."""

import ctypes
import sys

from mentordesk.keyboard import Keys

CAPITAL = 0x14
ON = 1
LANGUAGE = 0xFFFF
LONGEST = 85


def read() -> Keys | None:
    """Return how the keyboard of this thread's window stands."""
    if sys.platform == "win32":  # pragma: no cover
        user, kernel = ctypes.windll.user32, ctypes.windll.kernel32
        name = ctypes.create_unicode_buffer(LONGEST)
        kernel.LCIDToLocaleName(user.GetKeyboardLayout(0) & LANGUAGE, name, LONGEST, 0)
        return Keys(bool(user.GetKeyState(CAPITAL) & ON), name.value)
    return None
