"""Put everything back in sway and i3, from the journal and the marks alone.

Leaving, a killed program and the next start after a crash all come this way.
"""

from collections.abc import Sequence

from mentordesk.focus.ipc_hide import Screen, Stay, shown, there
from mentordesk.focus.ipc_link import Link, quoted
from mentordesk.focus.ipc_seat import Seat, put_back
from mentordesk.focus.ipc_size import resize
from mentordesk.focus.ipc_tree import Pane, Scene, look


def put_all_back(link: Link, stay: Stay) -> int:
    """Put everything back and tell how many windows are to be seen again; a second time: none."""
    scene = look(link)
    inside = _inside(scene, stay)
    if not inside and not any(stay.seat(pane) for pane in scene.panes.values()):
        return 0
    strangers = [p for p in scene.panes.values() if stay.seat(p) is None]
    back = [seat for seat in stay.seats if _pane(scene, seat) is not None]
    link.run(command for pane in strangers for command in _home(stay, pane))
    seats_back(link, back)
    recent = {seat.workspace: seat.recent for seat in back}
    seen = {screen.old for screen in inside}
    # One that is not to be seen is shown for it: i3 lays out nothing else, and those come first.
    for name in recent.keys() - seen:
        link.run([there(name)])
        _settle(link, name, recent[name], back)
    aside = [
        Screen(o, scene.on(o), "") for o in scene.outputs() if stay.showing(scene.on(o)) is None
    ]
    screens = [*aside, *inside] if recent.keys() - seen else inside
    link.run(command for screen in screens for command in _screen_back(scene, screen))
    link.run(f"[con_id={seat.id}] sticky enable" for seat in back if seat.sticky)
    for name in recent.keys() & seen:
        _settle(link, name, recent[name], back)
    # Ours fills its screen in focus alone, and is told itself to become smaller.
    large = [seat.id for seat in back if seat.full and seat.id != stay.main]
    link.run(f"[con_id={window}] fullscreen enable" for window in large)
    link.run(command for screen in inside for command in _closed(look(link), screen))
    link.run([*_focused(look(link), stay), *(f"unmark {seat.mark}" for seat in stay.seats)])
    return sum(pane.id not in {seat.id for seat in back} for pane in look(link).shown())


def seats_back(link: Link, seats: "list[Seat]") -> None:
    """Bring windows to their places, from the first of each workspace on."""
    link.run(f"[con_id={seat.id}] fullscreen disable" for seat in seats if seat.along)
    away = {seat.id for seat in seats if seat.along}
    for seat in sorted(seats, key=lambda seat: (seat.floating, seat.place)):
        put_back(link, seat, away)
        away.discard(seat.id)


def _settle(link: Link, name: str, recent: Sequence[int], back: "list[Seat]") -> None:
    """Let the keyboard find a workspace's windows as it did before, and give them their sizes."""
    link.run(_refocused(look(link), name, recent))
    for seat in back:
        if seat.workspace == name:
            resize(link, seat)


def _inside(scene: Scene, stay: Stay) -> list[Screen]:
    """Return the outputs that still show our workspace, the one with the keyboard last."""
    found = (stay.showing(scene.on(output)) for output in scene.outputs())
    return [screen for screen in found if screen is not None]


def _pane(scene: Scene, seat: Seat) -> Pane | None:
    """Return the window itself; another that has its number by now carries no mark of ours."""
    pane = scene.panes.get(seat.id)
    return pane if pane is not None and seat.mark in pane.marks else None


def _home(stay: Stay, pane: Pane) -> list[str]:
    """Return the command that takes what came meanwhile to where it would have opened."""
    screen = stay.showing(pane.workspace)
    if screen is None:
        return []
    return [f"[con_id={pane.id}] move container to workspace {quoted(screen.old)}"]


def _refocused(scene: Scene, name: str, recent: Sequence[int]) -> list[str]:
    """Return the commands after which the keyboard finds a workspace's windows as it did before.

    Nothing is asked for where it would: a window that calls for attention would stop doing so.
    """
    here = scene.workspaces.get(name)
    now = [pane for pane in here.recent if pane in recent] if here is not None else []
    if now == [pane for pane in recent if pane in now]:
        return []
    filled = any(scene.panes[pane].full for pane in now)
    order = [pane for pane in reversed(recent) if pane in now]
    return [f"[con_id={pane}] focus" for pane in order if scene.panes[pane].full or not filled]


def _screen_back(scene: Scene, screen: Screen) -> list[str]:
    home = scene.workspaces.get(screen.old)
    if home is None or home.output == screen.output:
        return shown(screen, screen.old)
    # It went elsewhere while its output was unplugged.
    moved = f"move workspace to output {quoted(screen.output)}"
    return [there(screen.old), moved]


def _closed(scene: Scene, screen: Screen) -> list[str]:
    """Return the commands that close our empty workspace: sway may overlook one, but not twice."""
    ours = scene.workspaces.get(screen.new)
    if ours is None or ours.visible or ours.recent:
        return []
    now = scene.on(ours.output)
    return [*shown(screen, screen.new), *shown(screen, now)] if now else []


def _focused(scene: Scene, stay: Stay) -> list[str]:
    pane = scene.panes.get(stay.focused)
    shown_now = {pane.id for pane in scene.shown()}
    return [f"[con_id={pane.id}] focus"] if pane is not None and pane.id in shown_now else []
