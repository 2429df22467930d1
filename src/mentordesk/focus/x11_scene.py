"""One look at all windows of an X desktop, and what follows from it."""

from dataclasses import dataclass, field
from functools import partial

from mentordesk.focus.x11_server import Server

EVERYWHERE = 0xFFFFFFFF
MARK = "_MENTORDESK_FOCUS"
ROOT_PROPERTIES = (
    "_NET_CLIENT_LIST_STACKING",
    "_NET_CLIENT_LIST",
    "_NET_CURRENT_DESKTOP",
    "_NET_NUMBER_OF_DESKTOPS",
    "_NET_ACTIVE_WINDOW",
)
CHANGING = ("_NET_WM_STATE", "_NET_WM_DESKTOP", MARK)
LASTING = ("_NET_WM_WINDOW_TYPE", "WM_CLASS", "_NET_WM_PID", "WM_TRANSIENT_FOR")
STATE = "_NET_WM_STATE_"
STATES = tuple(
    f"{STATE}{name}"
    for name in (
        "HIDDEN",
        "SHADED",
        "ABOVE",
        "BELOW",
        "FULLSCREEN",
        "MAXIMIZED_VERT",
        "MAXIMIZED_HORZ",
    )
)
FURNITURE = ("_NET_WM_WINDOW_TYPE_DOCK", "_NET_WM_WINDOW_TYPE_DESKTOP")
TYPES = (*FURNITURE, "_NET_WM_WINDOW_TYPE_NOTIFICATION")


@dataclass(frozen=True, slots=True)
class Seen:
    """A window as it stands."""

    id: int
    desktop: int = 0
    app: str = ""
    pid: int = 0
    parent: int = 0
    minimised: bool = False
    states: frozenset[str] = frozenset()
    furniture: bool = False  # panels and the desktop itself
    mark: tuple[int, ...] = ()

    @property
    def layered(self) -> bool:
        """Return whether the window manager itself orders the window."""
        return not self.states.isdisjoint(("ABOVE", "BELOW", "FULLSCREEN"))

    def on(self, desktop: int) -> bool:
        """Tell whether the window can be seen when that desktop is shown."""
        return not self.minimised and self.desktop in (desktop, EVERYWHERE)


@dataclass(frozen=True, slots=True)
class Scene:
    """All windows, the lowest first, and where the person is."""

    windows: tuple[Seen, ...] = ()
    current: int = 0
    desktops: int = 1
    active: int = 0
    by_id: dict[int, Seen] = field(default_factory=dict)

    def shown(self) -> list[Seen]:
        """Return the windows that can be seen now, without panels, the lowest first."""
        return [w for w in self.windows if w.on(self.current) and not w.furniture]

    def empty_desktop(self) -> int | None:
        """Return a desktop that no window stands on, the last of them."""
        taken = {w.desktop for w in self.windows} | {self.current}
        free = [desktop for desktop in range(self.desktops) if desktop not in taken]
        return free[-1] if free else None


def look(server: Server) -> Scene:
    """Return all windows as they stand now, in two round trips.

    What lasts as long as a window is asked once: looking often must be cheap.
    """
    server.names.learn((*ROOT_PROPERTIES, *CHANGING, *LASTING, *STATES, *TYPES))
    stacked, listed, current, count, active = server.properties(
        [(server.root, name) for name in ROOT_PROPERTIES]
    )
    ids = _numbers(stacked) or _numbers(listed)
    new = [wid for wid in ids if wid not in server.known]
    values = server.properties(
        [(wid, name) for wid in ids for name in CHANGING]
        + [(wid, name) for wid in new for name in LASTING]
    )
    changing, lasting = values[: len(ids) * len(CHANGING)], values[len(ids) * len(CHANGING) :]
    found = server.known | dict(zip(new, _rows(lasting, len(LASTING)), strict=True))
    server.known = {wid: found[wid] for wid in ids}
    rows = [
        (*now, *found[wid]) for wid, now in zip(ids, _rows(changing, len(CHANGING)), strict=True)
    ]
    windows = tuple(map(partial(_seen, server), ids, rows))
    return Scene(
        windows,
        _first(current),
        max(1, _first(count)),
        _first(active),
        {window.id: window for window in windows},
    )


def _rows(values: list[object], width: int) -> list[tuple[object, ...]]:
    return [tuple(values[at : at + width]) for at in range(0, len(values), width)]


def class_name(value: object) -> str:
    """Return the program's name from WM_CLASS, short enough to show."""
    if not isinstance(value, bytes):
        return ""
    names = [part for part in value.decode("utf-8", "replace").split("\0") if part]
    return "".join(c for c in names[-1] if c.isprintable())[:60] if names else ""


def _seen(server: Server, wid: int, row: tuple[object, ...]) -> Seen:
    state, desktop, mark, kind, classes, pid, parent = row
    known = (server.names.known(atom) for atom in _numbers(state))
    states = frozenset(name.removeprefix(STATE) for name in known if name)
    kinds = {server.names.known(atom) for atom in _numbers(kind)}
    return Seen(
        id=wid,
        desktop=_first(desktop),
        app=class_name(classes),
        pid=_first(pid),
        parent=_first(parent),
        minimised=_minimised(server, wid, states),
        states=states,
        furniture=not kinds.isdisjoint(FURNITURE),
        mark=tuple(_numbers(mark)),
    )


def _minimised(server: Server, wid: int, states: frozenset[str]) -> bool:
    """Tell minimised from shaded, which metacity and mutter report as hidden too."""
    if "HIDDEN" not in states:
        return False
    if "SHADED" not in states:
        return True
    return not server.frame_shown(wid)


def _numbers(value: object) -> list[int]:
    return value if isinstance(value, list) else []


def _first(value: object) -> int:
    numbers = _numbers(value)
    return numbers[0] if numbers else 0
