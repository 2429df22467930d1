"""The sizes of windows that came back in sway and i3, and of their neighbours."""

import time

from mentordesk.focus.ipc_link import Link
from mentordesk.focus.ipc_seat import Row, Seat, direction, upright
from mentordesk.focus.ipc_tree import NOWHERE, look

_FLOAT_TRIES = 12
_CALM_LOOKS = 4
_DRAWN_S = 0.02


def resize(link: Link, seat: Seat) -> None:
    """Give the window and its neighbours their sizes again, where all of them are still there.

    Only once it is to be seen: i3 measures nothing else, and sway moves one that floats to what
    its screen shows.
    """
    if not seat.along:
        return
    if seat.floating:
        _float(link, seat)
    part = seat.id
    for row in seat.rows:
        split = look(link).split_of(part)
        if split is None or len(split.children) != len(row.kin):
            return
        if row.layout in ("splith", "splitv"):
            _share(link, row, split.children)
        part = split.id


def _float(link: Link, seat: Seat) -> None:
    """Give a floating window its place; one that was large may still draw itself as large."""
    x, y, width, height = seat.rect
    who, calm, looks = f"[con_id={seat.id}]", 0, _CALM_LOOKS if seat.full else 1
    for _ in range(_FLOAT_TRIES):
        pane = look(link).panes.get(seat.id)
        calm = calm + 1 if pane is None or pane.rect == seat.rect else 0
        if calm >= looks:
            return
        if not calm:
            size = f"{who} resize set {width} px {height} px"
            link.run([size, f"{who} move absolute position {x} px {y} px"])
        if looks > 1:
            time.sleep(_DRAWN_S)


def _share(link: Link, row: Row, children: tuple[int, ...]) -> None:
    """Share out the room as before; who came back takes what the others leave."""
    side = 1 if upright(row) else 0
    if any(not size[side] for at, size in enumerate(row.sizes) if at != row.at):
        return
    before = [(at, direction(row, after=True)) for at in range(row.at)]
    last = len(children) - 1
    after = [(at, direction(row, after=False)) for at in range(last, row.at, -1)]
    for at, edge in (*before, *after):
        now = look(link).rects.get(children[at], NOWHERE)
        change = row.sizes[at][side] - now[2 + side]
        if change and now != NOWHERE:
            what = f"{'grow' if change > 0 else 'shrink'} {edge} {abs(change)} px"
            link.run([f"[con_id={children[at]}] resize {what}"])
