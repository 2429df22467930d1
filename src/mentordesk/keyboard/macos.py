"""The keyboard of macOS."""

import ctypes
import sys
from typing import Any

from mentordesk.keyboard import Keys

FRAMEWORKS = "/System/Library/Frameworks/{0}.framework/{0}"
COMBINED_SESSION = 0
ALPHA_SHIFT = 0x10000
UTF_8 = 0x08000100
LONGEST = 64


def read() -> Keys | None:
    """Return how the keyboard of this session stands."""
    if sys.platform == "darwin":  # pragma: no cover
        services = ctypes.CDLL(FRAMEWORKS.format("ApplicationServices"))
        services.CGEventSourceFlagsState.restype = ctypes.c_uint64
        flags = services.CGEventSourceFlagsState(COMBINED_SESSION)
        return Keys(bool(flags & ALPHA_SHIFT), _language())
    return None


def _language() -> str:  # pragma: no cover
    """Return the first language of the input source in use."""
    carbon = ctypes.CDLL(FRAMEWORKS.format("Carbon"))
    core: Any = ctypes.CDLL(FRAMEWORKS.format("CoreFoundation"))
    carbon.TISCopyCurrentKeyboardInputSource.restype = ctypes.c_void_p
    carbon.TISGetInputSourceProperty.restype = ctypes.c_void_p
    core.CFArrayGetValueAtIndex.restype = ctypes.c_void_p
    core.CFArrayGetCount.restype = ctypes.c_long
    source = ctypes.c_void_p(carbon.TISCopyCurrentKeyboardInputSource())
    wanted = ctypes.c_void_p.in_dll(carbon, "kTISPropertyInputSourceLanguages")
    languages = ctypes.c_void_p(carbon.TISGetInputSourceProperty(source, wanted))
    text = ctypes.create_string_buffer(LONGEST)
    if languages.value and core.CFArrayGetCount(languages):
        first = ctypes.c_void_p(core.CFArrayGetValueAtIndex(languages, ctypes.c_long(0)))
        core.CFStringGetCString(first, text, ctypes.c_long(LONGEST), UTF_8)
    core.CFRelease(source)
    return text.value.decode()
