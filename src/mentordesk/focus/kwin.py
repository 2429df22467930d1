"""Focus on KDE Plasma's own Wayland desktop: a script of ours does it inside KWin."""

import contextlib
import os
import secrets
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from typing_extensions import override

from mentordesk.focus.base import (
    BusError,
    Can,
    DesktopLost,
    Environ,
    Event,
    Journal,
    Kind,
    Level,
    Outcome,
    Own,
    Picture,
    Undo,
    Win,
    WindowBackend,
)
from mentordesk.focus.kwin_link import Desktop, KWinLink, Told
from mentordesk.focus.settle import ms_since

# The name of a desktop that focus added; one of another name is never taken away.
_OURS = "MentorDesk focus"
_PROBE_S = 0.3  # a moment at which KWin is busy must not cost the whole focus
_EVENTS = {"came": Kind.CAME, "refused": Kind.REFUSED, "left": Kind.LEFT}


@dataclass(frozen=True, slots=True)
class Stay:
    """How it was before: what the journal keeps, and what a script needs to put back.

    Desktops and windows are KWin's ids. `windows` says on which desktops each stood, none for all
    of them; `order` is from the lowest; `above` are those that lay above all others; `frames` says
    where each was (x, y, width, height) and whether it filled the screen or its free part.
    """

    nonce: str
    pid: int
    old: str
    fresh: str
    active: str
    order: list[str]
    above: list[str]
    windows: dict[str, list[str]]
    frames: dict[str, Told]

    @classmethod
    def of(cls, undo: Undo) -> "Stay":
        """Return what the journal says; raises TypeError when it says something else."""
        return cls(**undo)  # type: ignore[arg-type]  # read by the script alone, which asks of each

    @property
    def scripts(self) -> tuple[str, ...]:
        """Return the names our scripts may have: one takes the place of another."""
        return tuple(f"mentordesk-{self.nonce}-{part}" for part in ("one", "two"))


class KWinWindows(WindowBackend):
    """Other windows under KWin."""

    name = "kwin"

    def __init__(self, environ: Environ) -> None:
        self._environ = environ
        self._link: KWinLink | None = None
        self._stay: Stay | None = None
        self._kept: set[str] = set()
        self._hidden = self._counted = 0

    @override
    def probe(self) -> tuple[Can, ...] | None:
        try:
            with contextlib.closing(KWinLink(self._environ, _PROBE_S)) as link:
                link.has(_OURS)  # its scripts may be out of reach where KWin itself is not
        except BusError:
            return None
        return _report(self._environ.get("KDE_SESSION_VERSION", ""))

    @override
    def windows(self) -> list[Win]:
        with _told_when_lost(), contextlib.closing(KWinLink(self._environ)) as link:
            seen = _once(link, {"act": "look", "titles": True}, "seen")
        others = [row for row in seen["windows"] if row["pid"] != os.getpid()]
        return [_win(row, seen["current"]) for row in reversed(others)]

    @override
    def picture(self, window: str) -> Picture | None:
        return None  # KWin tells no icon

    @override
    def step_aside(self, own: Own) -> None:
        with _told_when_lost(), contextlib.closing(KWinLink(self._environ)) as link:
            _once(link, {"act": "aside", "pid": own.pid}, "aside")

    @override
    def enter(self, own: Own, keep: frozenset[str], journal: Journal) -> Outcome:
        began = time.monotonic()
        with _told_when_lost():
            link = self._open()
            stay = _stay(link.desktops(), _once(link, {"act": "look"}, "seen"), own)
            journal.intend(self.name, asdict(stay))
            fresh = stay.fresh or _added(link)
            if not fresh:
                return Outcome(notes=("kde-no-desktop",))
            self._stay, self._kept = replace(stay, fresh=fresh), set(keep)
            journal.intend(self.name, asdict(self._stay))
            self._hold()
            self._counted = self._hidden
        return Outcome(ms_since(began), self._hidden)

    @override
    def keep(self, window: str, *, yes: bool) -> None:
        if self._stay is not None and yes != (window in self._kept):
            self._kept ^= {window}
            self.back()

    @override
    def back(self) -> None:
        with _told_when_lost():
            self._hold()

    @override
    def fileno(self) -> int | None:
        return self._link.fileno() if self._link is not None and self._stay else None

    @override
    def dispatch(self) -> list[Event]:
        if self._link is None or self._stay is None:
            return []
        with _told_when_lost():
            told = self._link.told()
        events = [
            Event(_EVENTS[say], _app(said)) for said in told if (say := said["say"]) in _EVENTS
        ]
        for said in told:
            self._hidden = int(said.get("hidden", self._hidden))
        if self._hidden != self._counted:
            self._counted = self._hidden
            events.append(Event(Kind.COUNTED, hidden=self._hidden))
        return events

    @override
    def rest(self) -> float | None:
        return None

    @override
    def recover(self, undo: Undo) -> Outcome:
        began = time.monotonic()
        self._stay = None
        try:
            stay, link = Stay.of(undo), self._open()
        except (TypeError, BusError):
            return Outcome(notes=("desktop-gone",))
        with _told_when_lost():
            shown = _put_back(link, stay)
            _drop_ours(link)
        return Outcome(ms_since(began), shown)

    @override
    def close(self) -> None:
        self._stay = None
        if self._link is not None:
            self._link.close()
            self._link = None

    def _open(self) -> KWinLink:
        if self._link is None:
            self._link = KWinLink(self._environ)
        return self._link

    def _hold(self) -> None:
        """Begin to hold, or hold anew with what is kept by now."""
        stay = self._stay
        if stay is not None:
            order = {"act": "hold", "pid": stay.pid, "keep": sorted(self._kept)}
            order |= {"stay": asdict(stay)}
            self._hidden = int(_instead(self._open(), stay, order, "on")["hidden"])


def _once(link: KWinLink, order: Told, answer: str) -> Told:
    """Run an order that is over with its answer."""
    name = f"mentordesk-{secrets.token_hex(8)}"
    try:
        return link.run(name, order, answer)
    finally:
        link.unload(name)


def _stay(desktops: list[Desktop], seen: Told, own: Own) -> Stay:
    """Return how it is now, and which desktop is empty."""
    windows = {str(row["id"]): [str(one) for one in row["on"]] for row in seen["windows"]}
    in_use = {str(seen["current"]), *(one for on in windows.values() for one in on)}
    empty = [desktop.id for desktop in desktops if desktop.id not in in_use]
    return Stay(
        nonce=secrets.token_hex(8),
        pid=own.pid,
        old=str(seen["current"]),
        fresh=empty[0] if empty else "",
        active=str(seen["active"]),
        order=list(windows),
        above=[str(row["id"]) for row in seen["windows"] if row["above"]],
        windows=windows,
        frames={str(row["id"]): row["frame"] for row in seen["windows"]},
    )


def _added(link: KWinLink) -> str:
    """Add a desktop behind all others and return its id; empty where KWin has no more."""
    before = {desktop.id for desktop in link.desktops()}
    link.add_desktop(len(before), _OURS)
    new = [desktop.id for desktop in link.desktops() if desktop.id not in before]
    return new[0] if new else ""


def _put_back(link: KWinLink, stay: Stay) -> int:
    """Put back what one of our scripts still holds; return how many windows it had hidden."""
    if not any(map(link.has, stay.scripts)):
        return 0  # the script did it itself, or KWin began anew
    order = {"act": "back", "pid": stay.pid, "stay": asdict(stay)}
    shown = int(_instead(link, stay, order, "back")["hidden"])
    for script in stay.scripts:
        link.unload(script)
    return shown


def _instead(link: KWinLink, stay: Stay, order: Told, answer: str) -> Told:
    """Run an order in the place of the one at work: there is one until all is put back."""
    there = [name for name in stay.scripts if link.has(name)]
    for name in there[1:]:
        link.unload(name)  # a step was cut off between the two
    free = next(name for name in stay.scripts if name not in there[:1])
    return link.run(free, order, answer, tuple(there[:1]))


def _drop_ours(link: KWinLink) -> None:
    desktops = link.desktops()
    for desktop in desktops:
        if desktop.name == _OURS and len(desktops) > 1:
            link.drop_desktop(desktop.id)


def _report(plasma: str) -> tuple[Can, ...]:
    sure, why = (Level.YES, "") if plasma in {"", "5"} else (Level.PARTLY, "plasma-not-measured")
    return (
        Can("hide_windows", sure, why),
        Can("new_windows", sure, why),
        Can("exceptions", sure, why),
        Can("toasts", Level.PARTLY, "toasts-for-a-moment"),
        Can("other_screens", Level.YES),
        Can("exact_restore", sure, why),
        Can("survives_kill", sure, why),
    )


def _app(said: Told) -> str:
    return str(said.get("app", ""))


def _win(row: Told, current: str) -> Win:
    here = not row["minimised"] and (not row["on"] or current in row["on"])
    app, title = str(row["app"]), str(row["title"])
    return Win(str(row["id"]), app, title, int(row["pid"]), here, bool(row["minimised"]))


@contextlib.contextmanager
def _told_when_lost() -> Iterator[None]:
    try:
        yield
    except BusError as error:
        raise DesktopLost from error
