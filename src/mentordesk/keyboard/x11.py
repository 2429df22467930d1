"""The keyboard of an X server, by its own keyboard extension."""

import os
from contextlib import closing, suppress
from typing import Any

from Xlib import X, display
from Xlib.error import ConnectionClosedError, DisplayError, XError
from Xlib.protocol import rq

from mentordesk.keyboard import Keys

NAME = "XKEYBOARD"
CORE_KEYBOARD = 0x100
RULES = "_XKB_RULES_NAMES"
LAYOUTS, VARIANTS = 2, 3
LONGEST = 256
COUNTRY = 2


class UseExtension(rq.ReplyRequest):
    """Tells the server which version of its extension is meant, before anything is asked."""

    _request = rq.Struct(
        rq.Card8("opcode"),
        rq.Opcode(0),
        rq.RequestLength(),
        rq.Card16("major"),
        rq.Card16("minor"),
    )
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Card8("supported"),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Pad(24),
    )


class _GetState(rq.ReplyRequest):
    _request = rq.Struct(
        rq.Card8("opcode"), rq.Opcode(4), rq.RequestLength(), rq.Card16("device"), rq.Pad(2)
    )
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Card8("device"),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Pad(3),
        rq.Card8("locked"),
        rq.Card8("group"),
        rq.Pad(19),
    )


def read() -> Keys | None:
    """Return how the keyboard stands; a server that does not say so is no trouble."""
    name = os.environ.get("DISPLAY", "")
    if not name.startswith(":"):  # on another computer
        return None
    refusals = suppress(DisplayError, ConnectionClosedError, XError, OSError)
    # By that name Xlib does not try the network when nobody answers here.
    with refusals, closing(display.Display(f"unix/{name}")) as server:
        return _read(server)
    return None


def _read(server: Any) -> Keys | None:
    extension = server.query_extension(NAME)
    if extension is None or not extension.present:
        return None
    asked = {"display": server.display, "opcode": extension.major_opcode}
    if not UseExtension(**asked, major=1, minor=0).supported:
        return None
    state = _GetState(**asked, device=CORE_KEYBOARD)
    layout, variant = _layout(server, state.group)
    return Keys(bool(state.locked & X.LockMask), layout, variant)


def _layout(server: Any, group: int) -> tuple[str, str]:
    """Return the layout of the group in use, as a tag of its country where it is one."""
    told = server.screen().root.get_full_property(
        server.get_atom(RULES), X.AnyPropertyType, LONGEST
    )
    names = bytes(told.value).decode("ascii", "replace").split("\0") if told is not None else []
    if len(names) <= VARIANTS:
        return "", ""
    layouts, variants = names[LAYOUTS].split(","), names[VARIANTS].split(",")
    layout = layouts[group] if group < len(layouts) else ""
    variant = variants[group] if group < len(variants) else ""
    return f"und-{layout.upper()}" if len(layout) == COUNTRY else layout, variant
