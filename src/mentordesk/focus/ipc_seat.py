"""Where a window stands among its neighbours in sway or i3, and the way back to there.

Only what is taken out of the tree needs one: our windows, and those that stay in sight. What
stays behind on its workspace is never touched.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from mentordesk.focus.base import Undo
from mentordesk.focus.ipc_link import Link, quoted
from mentordesk.focus.ipc_tree import NOWHERE, Pane, Rect, Scene, look

_HERE = "_mentordesk_here"
_TRIES = 8
_LAYOUTS = {"stacked": "stacking"}


@dataclass(frozen=True, slots=True)
class Row:
    """What holds a window or the part it is in: who is side by side there, in which layout.

    `kin` are those that it holds, the window itself in place of its own part, which is number
    `at`; `held` are the windows in each, by which a part is known that was made anew, `deep` is
    how many parts those are in; `sizes` are widths and heights, (0, 0) where not to be seen.
    """

    layout: str
    at: int
    kin: tuple[int, ...]
    held: tuple[tuple[int, ...], ...]
    deep: tuple[int, ...]
    sizes: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, undo: dict[str, object]) -> "Row":
        """Return this from the journal; raises ValueError, TypeError."""
        row = cls(**undo)  # type: ignore[arg-type]
        sizes = tuple((int(width), int(height)) for width, height in row.sizes)
        held = tuple(tuple(map(int, windows)) for windows in row.held)
        kin, deep = tuple(map(int, row.kin)), tuple(map(int, row.deep))
        return cls(str(row.layout), int(row.at), kin, held, deep, sizes)

    def place(self, scene: Scene, part: int) -> int | None:
        """Return which of its kin a part is, None for one that came later."""
        there = set(_windows(scene, part))
        return next((at for at, held in enumerate(self.held) if there & set(held)), None)

    def part(self, scene: Scene, at: int, away: "set[int]", known: "set[int]") -> int | None:
        """Return one of its kin as it stands now, None where nothing of it is there.

        `known` are the windows of the whole workspace at that time.
        """
        if self.kin[at] in scene.rects:
            now = set(_windows(scene, self.kin[at]))
            if now & set(self.held[at]) and not now <= away:
                return self.kin[at]
        here = {window for held in self.held for window in held}
        there = [w for w in self.held[at] if w in scene.panes and w not in away]
        part = there[0] if there else None
        for _ in range(self.deep[at]):
            split = scene.split_of(part) if part is not None else None
            if split is None:
                break
            outer = scene.split_of(split.id)
            fits = set(self.held[at]).issuperset(_windows(scene, split.id))
            around = set(_windows(scene, outer.id)) & known if outer is not None else known
            if not fits or not here.issuperset(around):
                break
            part = split.id
        return part


@dataclass(frozen=True, slots=True)
class Seat:
    """One window's place before it was moved.

    `rows` lead from what holds it to the whole workspace; one that floats has none. `recent` are
    the workspace's windows, the last used first. A window that was on every workspace need not
    come `along`: then it only stays behind.
    """

    id: int
    mark: str
    workspace: str
    output: str = ""
    rect: Rect = NOWHERE
    floating: bool = False
    sticky: bool = False
    full: bool = False
    along: bool = True
    rows: tuple[Row, ...] = ()
    recent: tuple[int, ...] = ()

    @property
    def place(self) -> tuple[int, ...]:
        """Return what sorts windows from the first of a workspace to the last."""
        return tuple(row.at for row in reversed(self.rows))

    def undo(self) -> Undo:
        """Return this for the journal."""
        return asdict(self)

    @classmethod
    def of(cls, undo: Undo) -> "Seat":
        """Return this from the journal; raises ValueError when that is not possible."""
        with contextlib.suppress(KeyError, TypeError, AttributeError, ValueError):
            seat = cls(**undo)  # type: ignore[arg-type]
            rows = tuple(Row.of(row) for row in seat.rows)  # type: ignore[arg-type]
            rect, recent = Rect(*map(int, seat.rect)), tuple(map(int, seat.recent))
            return replace(seat, id=int(seat.id), rect=rect, rows=rows, recent=recent)
        raise ValueError


def seat_of(scene: Scene, pane: Pane, mark: str, *, along: bool) -> Seat:
    """Return where a window stands now."""
    there = scene.workspaces.get(pane.workspace)
    return Seat(
        id=pane.id,
        mark=mark,
        workspace=pane.workspace,
        output=there.output if there is not None else "",
        rect=pane.rect,
        floating=pane.floating,
        sticky=pane.sticky,
        full=pane.full,
        along=along,
        rows=() if pane.floating else tuple(_rows(scene, pane.id)),
        recent=there.recent if there is not None else (),
    )


def _rows(scene: Scene, window: int) -> Iterator[Row]:
    part, split = window, scene.split_of(window)
    while split is not None:
        at = split.children.index(part)
        kin = (*split.children[:at], window, *split.children[at + 1 :])
        held = tuple(tuple(_windows(scene, child)) for child in split.children)
        sizes = tuple(_size(scene, child) for child in split.children)
        deep = tuple(_depth(scene, child) for child in split.children)
        yield Row(split.layout, at, kin, held, deep, sizes)
        part, split = split.id, scene.split_of(split.id)


def _depth(scene: Scene, part: int) -> int:
    split = scene.splits.get(part)
    if split is None:
        return 0
    return 1 + max((_depth(scene, child) for child in split.children), default=0)


def _size(scene: Scene, child: int) -> tuple[int, int]:
    pane, rect = scene.panes.get(child), scene.rects[child]
    return (0, 0) if pane is not None and pane.full else (rect.width, rect.height)


def put_back(link: Link, seat: Seat, away: "set[int]") -> None:
    """Bring a window to its place again, as near to it as what is left there lets it.

    Those that are still `away` themselves are no neighbours.
    """
    if not seat.along:
        return
    scene = look(link)
    near = [_nearest(scene, seat, row, away) for row in seat.rows]
    depth = next((depth for depth, part in enumerate(near) if part is not None), len(near) - 1)
    found = near[depth] if near else None
    if found is not None:
        _beside(link, seat, seat.rows[depth], found)
    else:
        _to_workspace(link, scene, seat)
        _lay_out(link, seat.id, seat.rows[depth].layout if near else "")
    # What held nothing else went with it.
    for row in reversed(seat.rows[: max(0, depth)]):
        link.run([f"[con_id={seat.id}] split {'v' if row.layout == 'splitv' else 'h'}"])
        _lay_out(link, seat.id, row.layout)
    pane = look(link).panes.get(seat.id)
    if seat.floating and pane is not None and not pane.floating:
        link.run([f"[con_id={seat.id}] floating enable"])


def _to_workspace(link: Link, scene: Scene, seat: Seat) -> None:
    """Move to the workspace as a whole; one that closed with its last window opens again."""
    commands = [f"[con_id={seat.id}] move container to workspace {quoted(seat.workspace)}"]
    if seat.workspace not in scene.workspaces and scene.on(seat.output):
        commands.insert(0, f"focus output {quoted(seat.output)}")
    link.run(commands)


def _lay_out(link: Link, child: int, wanted: str) -> None:
    split = look(link).split_of(child)
    if split is not None and wanted and split.layout != wanted:
        link.run([f"[con_id={child}] layout {_LAYOUTS.get(wanted, wanted)}"])


def _nearest(scene: Scene, seat: Seat, row: Row, away: "set[int]") -> int | None:
    """Return the nearest neighbour, best one that is a window itself.

    The nearest, as i3 loses a window that changes places with what holds several.
    """
    known = {window for row in seat.rows for held in row.held for window in held}
    others = [at for at in range(len(row.kin)) if at != row.at]
    parts = [(at, row.part(scene, at, away, known)) for at in others]

    def far(place: tuple[int, int]) -> tuple[int, bool, bool]:
        distance = place[0] - row.at
        return abs(distance), place[1] not in scene.panes, distance > 0

    best = min(((at, part) for at, part in parts if part is not None), key=far, default=None)
    return None if best is None else best[1]


def _windows(scene: Scene, part: int) -> Iterator[int]:
    """Yield the windows in a part, or the window itself."""
    split = scene.splits.get(part)
    if split is None:
        yield part
        return
    for child in split.children:
        yield from _windows(scene, child)


def _beside(link: Link, seat: Seat, row: Row, near: int) -> None:
    """Go beside a neighbour, then change places until the order is right."""
    who, scene = f"[con_id={seat.id}]", look(link)
    windows = list(_windows(scene, near))
    after = (row.place(scene, near) or 0) < row.at
    inside = windows[-1 if after else 0]
    mark, unmark = f"[con_id={inside}] mark --add {_HERE}", f"[con_id={inside}] unmark {_HERE}"
    link.run([mark, f"{who} move container to mark {_HERE}", unmark])
    for _ in range(_TRIES):
        split = look(link).split_of(seat.id)
        if split is None or near in split.children:
            break
        # It is inside the neighbour now, which holds several: out again, over its edge.
        link.run([f"{who} move {direction(row, after=after)}"])
    scene = look(link)
    for other in _to_pass(scene, seat.id, row):
        if other in scene.panes or link.swaps_parts:
            link.run([f"{who} swap container with con_id {other}"])
        else:
            before = (row.place(scene, other) or 0) > row.at
            link.run([f"[con_id={other}] move {direction(row, after=before)}"])


def _to_pass(scene: Scene, window: int, row: Row) -> Iterator[int]:
    """Yield the neighbours it has to change places with, the next one first."""
    split = scene.split_of(window)
    if split is None:
        return
    at = split.children.index(window)
    places = [(child, row.place(scene, child)) for child in split.children]
    for child, place in (*reversed(places[:at]), *places[at + 1 :]):
        before = split.children.index(child) < at
        if place is not None and (place > row.at if before else place < row.at):
            yield child


def upright(row: Row) -> bool:
    """Tell whether neighbours there lie one below the other."""
    return row.layout in ("splitv", "stacked")


def direction(row: Row, *, after: bool) -> str:
    """Return the side of the next neighbour, or of the one before."""
    if upright(row):
        return "down" if after else "up"
    return "right" if after else "left"
