"""Whether a screen answers, asked as the window itself would ask."""

import ctypes
import socket
from collections.abc import Mapping
from pathlib import Path

OURS = {"xcb": "x11", "wayland": "wayland", "wayland-egl": "wayland"}
KNOCK_S = 1.0


def answers(environ: Mapping[str, str]) -> bool:
    """Return whether a window could open; a platform that needs no screen always can."""
    wanted = environ.get("QT_QPA_PLATFORM", "")
    if not wanted:
        return wayland_answers(environ) or x11_answers(environ)
    return any(_answers(name.split(":")[0].strip(), environ) for name in wanted.split(";"))


def x11_answers(environ: Mapping[str, str]) -> bool:
    """Return whether an X server lets us in, asked through the library that Qt uses."""
    name = environ.get("DISPLAY", "")
    if not name:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    link = ctypes.c_void_p(xcb.xcb_connect(name.encode(), None))
    refused = xcb.xcb_connection_has_error(link)
    xcb.xcb_disconnect(link)
    return not refused


def wayland_answers(environ: Mapping[str, str], usual: str = "") -> bool:
    """Return whether somebody listens where the compositor should."""
    name = environ.get("WAYLAND_DISPLAY") or usual
    if not name:
        return False
    with socket.socket(socket.AF_UNIX) as door:
        door.settimeout(KNOCK_S)
        try:
            door.connect(str(Path(environ.get("XDG_RUNTIME_DIR", "/")) / name))
        except OSError:
            return False
    return True


def _answers(platform: str, environ: Mapping[str, str]) -> bool:
    match OURS.get(platform):
        case "x11":
            return x11_answers(environ)
        case "wayland":
            return wayland_answers(environ, "wayland-0")
        case _:
            return True
