"""Our own windows in a screen that is shared: left out where the system can do that."""

import os

from mentordesk.focus import backends
from mentordesk.focus.base import Can, Environ, Level

_CANNOT = {
    "x11": "no-capture-x11",
    "wayland": "no-capture-wayland",
    "macos": "no-capture-macos",
    "none": "no-display",
}
_OUT, _BLACK, _SHOWN = 0x11, 0x1, 0x0  # WDA_EXCLUDEFROMCAPTURE, WDA_MONITOR, WDA_NONE


def can(environ: Environ) -> Can:
    """Tell whether the system can leave a window out of what it gives to others."""
    why = _CANNOT.get(backends.family(environ))
    if why is not None:
        return Can("no_capture", Level.NO, why)
    return Can("no_capture", Level.ASKED, "windows-capture")


def here() -> Can:
    """Tell it of this computer."""
    return can(os.environ)


def leave_out(window: int, *, yes: bool) -> bool:
    """Leave a window of this very process out of shared screens, or no longer; tell if it is done.

    Windows before 10 (2004) shows a black area in its place.
    """
    from mentordesk.focus.win32_api import Api

    try:
        tell = Api().user.SetWindowDisplayAffinity
    except OSError:
        return False
    if not yes:
        return bool(tell(window, _SHOWN))
    return bool(tell(window, _OUT) or tell(window, _BLACK))
