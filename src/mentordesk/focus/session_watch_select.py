"""Who tells of a locked screen and of sleep on this computer."""

import os
import sys
from collections.abc import Mapping

from mentordesk.focus.session_watch import Call, SessionWatch


def watch_for(
    platform: str = sys.platform, environ: Mapping[str, str] | None = None
) -> SessionWatch:
    """Return the watch of a platform; where none is known, one that hears nothing."""
    if platform == "linux":
        from mentordesk.focus.session_watch_bus import BusWatch

        return BusWatch(os.environ if environ is None else environ)
    if platform == "win32":
        from mentordesk.focus.session_watch_windows import WindowsWatch

        return WindowsWatch()
    if platform == "darwin":
        from mentordesk.focus.session_watch_macos import MacWatch

        return MacWatch()
    return SessionWatch()


def calls_of(
    platform: str = sys.platform, environ: Mapping[str, str] | None = None
) -> frozenset[Call]:
    """Return what the system of this computer says to whoever watches; on Linux it is asked."""
    if platform == "linux":
        from mentordesk.focus.session_watch_bus import calls

        return calls(os.environ if environ is None else environ)
    return frozenset(Call) if platform in ("win32", "darwin") else frozenset()
