"""What happens in sway and i3 during focus, and what is done about it."""

import time
from collections.abc import Callable, Iterable

from mentordesk.focus.base import Event, Kind
from mentordesk.focus.ipc_back import seats_back
from mentordesk.focus.ipc_hide import Allowed, Screen, Stay, activated, brought, loosened, shown
from mentordesk.focus.ipc_link import Link, quoted
from mentordesk.focus.ipc_tree import Pane, Scene, look

NEWS = ("window", "workspace", "output")
_AGAIN_S = 5.0
_GOING_S = 0.3  # until what would not go is sent away again
_TRIES = 6
_ROUNDS = 20  # what is done is told too; a flood of it must not hold up the guard

Written = Callable[[Stay], None]


class Watch:
    """Keeps the desktop as it should be, without fighting the person.

    `written` is called with what would have to be undone, before each further change.
    """

    def __init__(self, link: Link, stay: Stay, allowed: Allowed, written: Written) -> None:
        self._link = link
        self._allowed = allowed
        self._written = written
        self.stay = stay
        self.away: set[int] = set()
        self.hidden = self._counted = 0
        self._full = False
        self._tries: dict[int, list[float]] = {}
        self._told: set[int] = set()
        self._left_at = -_AGAIN_S
        self._asking = False
        self._look_at: float | None = None
        link.subscribe(NEWS)

    def begin(self, before: Scene) -> list[Pane]:
        """Count what went out of sight; return what did not."""
        scene = look(self._link)
        foreign = self._foreign(scene)
        may = self._allowed.all(scene)
        seen = {pane.id for pane in foreign}
        self.away = {pane.id for pane in before.shown() if pane.id not in may | seen}
        self._count(scene)
        self._counted = self.hidden
        self._look_at = time.monotonic() + _GOING_S if foreign else None
        return foreign

    def dispatch(self) -> list[Event]:
        """Put away what came up, and tell."""
        found: list[Event] = []
        for _ in range(_ROUNDS):
            if not self._link.heard():
                break
            found += self._sweep(look(self._link))
        if self._look_at is not None and time.monotonic() >= self._look_at:
            found += self._sweep(look(self._link))
        if self.hidden != self._counted:
            self._counted = self.hidden
            found.append(Event(Kind.COUNTED, hidden=self.hidden))
        return found

    def rest(self) -> float | None:
        """Return when to look whether what was sent away went."""
        return None if self._look_at is None else max(0.01, self._look_at - time.monotonic())

    def back(self) -> None:
        """Return after the person chose to stay in focus."""
        self._asking, self._left_at = False, -_AGAIN_S
        self._return(look(self._link))

    def keep(self, window: int, *, yes: bool) -> None:
        """Let one more window be seen, or no longer."""
        kept, scene = self._allowed.kept, look(self._link)
        if yes == (window in kept):
            return
        (kept.add if yes else kept.discard)(window)
        self._tries.pop(window, None)
        pane = scene.panes.get(window)
        if pane is None:
            return
        if yes:
            self.away.discard(window)
            self._bring(scene, pane)
        else:
            self.away.add(window)
            # Its seat stays in the journal: its size is put right with all others at the end.
            seats_back(self._link, [s for s in (self.stay.seat(pane),) if s is not None])
        self._sweep(look(self._link))

    def _bring(self, scene: Scene, pane: Pane) -> None:
        seat = self.stay.seat(pane)
        if seat is None:
            self._write(self.stay.with_seat(scene, pane, along=True))
            seat = self.stay.seats[-1]
        commands = [*loosened(seat), *brought(self.stay, seat), *activated(self.stay)]
        self._link.run(commands)

    def _sweep(self, scene: Scene) -> list[Event]:
        if any(self.stay.on(output) is None for output in scene.outputs()):
            self._follow(scene)
            scene = look(self._link)
        if self._elsewhere(scene):
            return self._left(scene)
        self._asking = False
        foreign = self._foreign(scene)
        events = [event for pane in foreign for event in self._put_away(scene, pane)]
        going = any(pane.id not in self._told for pane in foreign)
        self._look_at = time.monotonic() + _GOING_S if going else None
        self._hold(scene, foreign)
        self.away |= {pane.id for pane in foreign}
        self._count(look(self._link) if foreign else scene)
        return events

    def _follow(self, scene: Scene) -> None:
        """Give an output that was plugged in an empty workspace too."""
        self.away |= {pane.id for pane in scene.shown()} - self._allowed.all(scene)
        known = len(self.stay.screens)
        self._write(self.stay.with_screens(scene))
        self._go(self.stay.screens[known:])

    def _left(self, scene: Scene) -> list[Event]:
        """Go back once; the second time within seconds is the person's wish to be asked."""
        self._look_at = None
        if self._asking:
            return []
        now = time.monotonic()
        if now - self._left_at < _AGAIN_S:
            self._asking = True
            return [Event(Kind.LEFT)]
        self._left_at = now
        self._return(scene)
        return []

    def _return(self, scene: Scene) -> None:
        self._go(self._elsewhere(scene))

    def _go(self, screens: Iterable[Screen]) -> None:
        commands = [command for screen in screens for command in shown(screen, screen.new)]
        self._link.run([*commands, *activated(self.stay)])

    def _elsewhere(self, scene: Scene) -> list[Screen]:
        """Return the outputs that do not show what they should."""
        there = ((screen, scene.on(screen.output)) for screen in self.stay.screens)
        return [screen for screen, now in there if now and self.stay.showing(now) is None]

    def _foreign(self, scene: Scene) -> list[Pane]:
        may = self._allowed.all(scene)
        return [pane for pane in scene.shown() if pane.id not in may]

    def _hold(self, scene: Scene, foreign: list[Pane]) -> None:
        """Keep the keyboard with our window, and the screen if another filled it instead."""
        main = scene.panes.get(self.stay.main)
        if main is None:
            return
        who = f"[con_id={main.id}]"
        if foreign and self._full and not main.full:
            self._link.run([f"{who} fullscreen enable", f"{who} focus"])
            return
        self._full = main.full
        now = scene.panes.get(scene.focused)
        allowed = now is not None and now.id in self._allowed.all(scene)
        # A sheet over another screen is ours too, and takes the keyboard when it opens.
        sheet = now is not None and now.full and now.workspace != main.workspace
        if foreign or not allowed or sheet:
            self._link.run([f"{who} focus"])

    def _put_away(self, scene: Scene, pane: Pane) -> list[Event]:
        now = time.monotonic()
        tries = [at for at in self._tries.get(pane.id, []) if now - at < _AGAIN_S]
        if len(tries) >= _TRIES:
            if pane.id in self._told:
                return []
            self._told.add(pane.id)
            return [Event(Kind.REFUSED, pane.app)]
        self._tries[pane.id] = [*tries, now]
        commands: list[str] = []
        if pane.sticky:
            self._write(self.stay.with_seat(scene, pane, along=False))
            commands += loosened(self.stay.seats[-1])
        screen = self.stay.showing(pane.workspace)
        if screen is not None:
            who = f"[con_id={pane.id}]"
            if pane.full:
                commands.append(f"{who} fullscreen disable")
            commands.append(f"{who} move container to workspace {quoted(screen.old)}")
        self._link.run(commands)
        return [Event(Kind.CAME, pane.app)]

    def _count(self, scene: Scene) -> None:
        """Note how many are out of sight of those that should be, and have not closed."""
        self.away &= scene.panes.keys() - self._allowed.kept
        self.hidden = len(self.away - {pane.id for pane in scene.shown()})

    def _write(self, stay: Stay) -> None:
        self._written(stay)
        self.stay = stay
