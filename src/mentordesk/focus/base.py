"""What focus is made of: values that cross processes and the parts each desktop provides."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

Undo = dict[str, object]


class Level(enum.Enum):
    """How far a promise reaches; ASKED was requested and cannot be verified."""

    YES = "yes"
    PARTLY = "partly"
    ASKED = "asked"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Can:
    """One line of what this desktop can do, told before the session and not after.

    `what`, `why` and `fix` are names whose words stand outside focus.
    """

    what: str
    level: Level
    why: str = ""
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Win:
    """A window that the leader could keep; its title stays in memory.

    `here` is true when it can be seen now: on this desktop and not minimised. What focus itself
    minimised does not count as `minimised`.
    """

    id: str
    app: str
    title: str
    pid: int = 0
    here: bool = True
    minimised: bool = False

    def is_same(self, other: "Win") -> bool:
        """Tell whether the other is this window, whatever its title and place are by now."""
        return (self.id, self.app, self.pid) == (other.id, other.app, other.pid)


@dataclass(frozen=True, slots=True)
class Picture:
    """A window's icon: rows of pixels from the top, four bytes each, blue first."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Own:
    """How to know our own windows: their ids, the main one first, our process, our screen.

    `output` is the screen's name as the desktop gives it, such as HDMI-A-1; empty where unknown.
    """

    windows: tuple[str, ...] = ()
    pid: int = 0
    output: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a step: how long it took, how many windows, which programs refused."""

    ms: int = 0
    hidden: int = 0
    refused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def and_then(self, other: "Outcome") -> "Outcome":
        """Return both steps as one, each note said once."""
        notes = tuple(dict.fromkeys((*self.notes, *other.notes)))
        refused = (*self.refused, *other.refused)
        return Outcome(self.ms + other.ms, self.hidden + other.hidden, refused, notes)

    def after_all(self) -> "Outcome":
        """Return the same once what refused went out of sight; how many there are is COUNTED."""
        return replace(self, refused=())


class Kind(enum.Enum):
    """What can happen during focus."""

    CAME = "came"  # a window opened or raised itself and was put away
    TOAST = "toast"  # a program drew its own notification; it was put behind ours
    REFUSED = "refused"  # a window stays in sight whatever is done; cover it
    WENT = "went"  # everything that refused on the way in is out of sight after all
    COUNTED = "counted"  # more windows are hidden by now, or fewer
    LEFT = "left"  # the person left our desktop again, on purpose: ask, do not fight
    RECOVERED = "recovered"  # an earlier focus was undone when the guard started
    LOST = "lost"  # the desktop went away under us; everything else was undone
    GONE = "gone"  # the guard died; start another, it puts everything back


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened during focus; `app` names the program where there is one.

    `hidden` is how many windows are out of sight, where they were COUNTED.
    """

    kind: Kind
    app: str = ""
    hidden: int = 0


class DesktopLost(Exception):  # noqa: N818 - an occurrence that the guard survives
    """The display server or the window manager went away."""


class BusError(Exception):
    """The bus or the service did not answer, or answered with an error (its name is kept)."""

    @property
    def name(self) -> str:
        """Return the error's D-Bus name, empty when there was no answer at all."""
        return str(self.args[0]) if self.args else ""


class NotSilencedError(Exception):
    """A notification server did not do what it was asked; its setting may still be ours."""


class Journal(Protocol):
    """What would have to be undone after a crash: written before each first change."""

    def intend(self, part: str, undo: Undo) -> None:
        """Write down how to undo a part that is about to change."""
        ...

    def done(self, part: str) -> None:
        """Forget a part that is as it was."""
        ...


class WindowBackend(Protocol):
    """Hides other windows on one kind of desktop and puts them back."""

    name: str

    def probe(self) -> tuple[Can, ...] | None:
        """Tell what is possible and change nothing; None: not the desktop for this."""
        ...

    def windows(self) -> list[Win]:
        """List other programs' windows, the uppermost first."""
        ...

    def picture(self, window: str) -> Picture | None:
        """Return a window's icon, None where it has none."""
        ...

    def step_aside(self, own: Own) -> None:
        """Lay our windows below all others, where that can be asked for."""
        ...

    def enter(self, own: Own, keep: frozenset[str], journal: Journal) -> Outcome:
        """Hide everything that is neither ours nor kept."""
        ...

    def keep(self, window: str, *, yes: bool) -> None:
        """Let one more window be seen, or no longer."""
        ...

    def back(self) -> None:
        """Return to our desktop after the person chose to stay in focus."""
        ...

    def fileno(self) -> int | None:
        """Return what becomes readable when something happened; None: nothing to watch."""
        ...

    def dispatch(self) -> list[Event]:
        """Put away what came up, and tell."""
        ...

    def rest(self) -> float | None:
        """Return in how many seconds to dispatch even if nothing happens; None: never."""
        ...

    def recover(self, undo: Undo) -> Outcome:
        """Put everything back from what the journal says; doing it twice changes nothing."""
        ...

    def close(self) -> None:
        """Let go of the desktop without changing it."""
        ...


class CoverBackend(Protocol):
    """Covers the screens that our window is not on, where the window itself cannot do that.

    What it lays goes when its process ends, so nothing of it stands in a journal.
    """

    name: str

    def probe(self) -> bool:
        """Tell whether screens can be covered this way here, and change nothing."""
        ...

    def lay(self, output: str) -> None:
        """Cover every screen but the one of this name, also those that are plugged in later."""
        ...

    def fileno(self) -> int | None:
        """Return what becomes readable when screens come and go; None: nothing to watch."""
        ...

    def dispatch(self) -> None:
        """Follow the screens that came and went."""
        ...

    def lift(self) -> None:
        """Uncover every screen and let go of the desktop."""
        ...


class QuietBackend(Protocol):
    """Silences one notification server."""

    name: str

    def probe(self) -> tuple[Can, ...] | None:
        """Tell what is possible and change nothing; None: this server is not running."""
        ...

    def on(self, journal: Journal) -> None:
        """Silence, after writing down how it was."""
        ...

    def off(self, undo: Undo) -> None:
        """Put back what the journal says, if it is still as we set it."""
        ...


class AwakeBackend(Protocol):
    """Keeps the screen on; whatever it holds ends with its process."""

    name: str

    def probe(self) -> Level | None:
        """Tell how sure this is and change nothing; None: not here."""
        ...

    def hold(self, why: str) -> bool:
        """Ask for an awake screen and tell whether the answer was yes."""
        ...

    def release(self) -> None:
        """Let the screen sleep again."""
        ...


Environ = Mapping[str, str]
