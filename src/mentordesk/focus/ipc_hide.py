"""Hide in sway and i3: each output goes to an empty workspace, ours and the kept ones with it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, cast

from mentordesk.focus.base import Undo
from mentordesk.focus.ipc_link import Link, quoted
from mentordesk.focus.ipc_seat import Seat, seat_of
from mentordesk.focus.ipc_tree import Pane, Scene

_OURS = "MentorDesk"

Ours = Callable[[Scene], "set[int]"]


@dataclass(frozen=True, slots=True)
class Screen:
    """One output, the workspace it showed, and the empty one it shows in focus."""

    output: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Stay:
    """How it was before and where we went: all that is needed to come back.

    `main` and `focused` are the numbers of our window and of the one that had the keyboard.
    """

    address: str
    nonce: str
    main: int = 0
    focused: int = 0
    screens: tuple[Screen, ...] = ()
    seats: tuple[Seat, ...] = ()

    def undo(self) -> Undo:
        """Return this for the journal."""
        return {
            "address": self.address,
            "nonce": self.nonce,
            "main": self.main,
            "focused": self.focused,
            "screens": [[screen.output, screen.old, screen.new] for screen in self.screens],
            "seats": [seat.undo() for seat in self.seats],
        }

    @classmethod
    def of(cls, undo: Undo) -> "Stay":
        """Return this from the journal; raises ValueError when that is not possible."""
        try:
            screens, seats = (cast("list[Any]", undo[name]) for name in ("screens", "seats"))
            return cls(
                str(undo["address"]),
                str(undo["nonce"]),
                int(str(undo["main"])),
                int(str(undo["focused"])),
                tuple(Screen(*map(str, screen)) for screen in screens),
                tuple(map(Seat.of, seats)),
            )
        except (KeyError, TypeError) as error:
            raise ValueError from error

    def on(self, output: str) -> Screen | None:
        """Return what is known of an output."""
        return next((screen for screen in self.screens if screen.output == output), None)

    def showing(self, workspace: str) -> Screen | None:
        """Return the output whose workspace in focus this is."""
        return next((screen for screen in self.screens if screen.new == workspace), None)

    def seat(self, pane: Pane) -> Seat | None:
        """Return the former place of a window that we moved, by the mark it carries."""
        return next((seat for seat in self.seats if seat.mark in pane.marks), None)

    def with_screens(self, scene: Scene) -> "Stay":
        """Return this with an empty workspace for every output that has none yet."""
        new = [output for output in scene.outputs() if self.on(output) is None]
        taken = {*scene.workspaces, *(screen.new for screen in self.screens)}
        screens = list(self.screens)
        for output in new:
            screens.append(Screen(output, scene.on(output), _free(taken)))
            taken.add(screens[-1].new)
        return replace(self, screens=tuple(screens))

    def with_seat(self, scene: Scene, pane: Pane, *, along: bool) -> "Stay":
        """Return this with one more window, which comes along or is only kept from doing so."""
        used = {seat.mark for seat in self.seats}
        marks = (f"_mentordesk_{self.nonce}_{number}" for number in range(len(used) + 1))
        mark = next(mark for mark in marks if mark not in used)
        return replace(self, seats=(*self.seats, seat_of(scene, pane, mark, along=along)))


class Allowed:
    """Which windows may be seen: ours, kept ones, and the dialogs of those."""

    def __init__(self, ours: Ours, keep: Iterable[str]) -> None:
        self._ours = ours
        self.kept = {int(window) for window in keep if window.isdecimal()}

    def ours(self, scene: Scene) -> set[int]:
        """Return the windows that our own program made."""
        return self._ours(scene)

    def all(self, scene: Scene) -> set[int]:
        """Return every window that may be seen; what a kept program opens floats over it."""
        programs = {scene.panes[kept].pid for kept in self.kept if kept in scene.panes} - {0}
        dialogs = {p.id for p in scene.panes.values() if p.floating and p.pid in programs}
        return self._ours(scene) | self.kept | dialogs


def hide(link: Link, scene: Scene, stay: Stay) -> None:
    """Go to the empty workspaces; what has a seat goes along, or only stops being everywhere."""
    commands = [command for seat in stay.seats for command in loosened(seat)]
    for output in scene.outputs():
        screen = stay.on(output)
        if screen is not None:
            commands += shown(screen, screen.new)
    commands += [command for seat in stay.seats if seat.along for command in brought(stay, seat)]
    link.run([*commands, *activated(stay)])


def loosened(seat: Seat) -> list[str]:
    """Return the commands that mark a window and let it be moved."""
    who = f"[con_id={seat.id}]"
    commands = [f"{who} mark --add {seat.mark}"]
    if seat.sticky:
        commands.append(f"{who} sticky disable")
    return commands


def brought(stay: Stay, seat: Seat) -> list[str]:
    """Return the commands that bring a window to us."""
    screen = stay.on(seat.output) or (stay.screens[0] if stay.screens else None)
    if screen is None:
        return []
    who = f"[con_id={seat.id}]"
    small = [f"{who} fullscreen disable"] if seat.full and seat.id != stay.main else []
    moved = f"{who} move container to workspace {quoted(screen.new)}"
    full = [f"{who} fullscreen enable"] if seat.full and seat.id == stay.main else []
    return [*small, moved, *full]


def shown(screen: Screen, workspace: str) -> list[str]:
    """Return the commands that let an output show a workspace."""
    return [f"focus output {quoted(screen.output)}", there(workspace)]


def there(workspace: str) -> str:
    """Return the command that goes to a workspace, wherever it is."""
    return f"workspace --no-auto-back-and-forth {quoted(workspace)}"


def activated(stay: Stay) -> list[str]:
    """Return the command that gives our window the keyboard."""
    return [f"[con_id={stay.main}] focus"] if stay.main else []


def _free(taken: "set[str]") -> str:
    names = (f"{_OURS} {number}" if number > 1 else _OURS for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
