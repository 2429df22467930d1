"""What focus on Windows has changed and would have to undo; it goes to disk as plain numbers."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from mentordesk.focus.base import Undo
from mentordesk.focus.win32_api import Api
from mentordesk.focus.win32_scene import Place, Top, is_topmost, place

_HEX = 16


@dataclass(frozen=True, slots=True)
class Touched:
    """A window that focus minimised or lifted, as it was before; `kind` is no readable name."""

    id: int
    pid: int
    born: int
    kind: str
    topmost: bool
    place: Place

    def is_still(self, top: Top, nonce: str) -> bool:
        """Tell whether this is that window and not another one with its number."""
        same = (self.id, self.pid, self.born) == (top.id, top.program.pid, top.program.born)
        return same and self.kind == _unreadable(top.kind, nonce)


@dataclass(frozen=True, slots=True)
class Stay:
    """How it was before focus; windows that are treated later are added."""

    nonce: str = field(default_factory=lambda: secrets.token_hex(_HEX))
    active: int = 0
    order: tuple[int, ...] = ()
    touched: dict[int, Touched] = field(default_factory=dict)

    def grown(self, api: Api, tops: Iterable[Top]) -> "Stay":
        """Return it with how these windows are, as far as they are not noted yet."""
        touched = dict(self.touched)
        for top in tops:
            there = None if self.is_noted(top) else place(api, top.id)
            if there is not None:
                who, kind = top.program, _unreadable(top.kind, self.nonce)
                above = is_topmost(api, top.id)
                touched[top.id] = Touched(top.id, who.pid, who.born, kind, above, there)
        return replace(self, touched=touched)

    def is_noted(self, top: Top) -> bool:
        """Tell whether this very window is among what is to be undone."""
        noted = self.touched.get(top.id)
        return noted is not None and noted.is_still(top, self.nonce)

    def undo(self) -> Undo:
        """Return it as plain values; they name no program and no title."""
        windows = [
            [t.id, t.pid, t.born, t.kind, t.topmost, *_numbers(t.place)]
            for t in self.touched.values()
        ]
        return {
            "nonce": self.nonce,
            "active": self.active,
            "order": list(self.order),
            "windows": windows,
        }

    @classmethod
    def of(cls, undo: Undo) -> "Stay":
        """Return it from plain values; raises ValueError where they are none of ours."""
        try:
            windows = [_touched(list(row)) for row in _rows(undo["windows"])]
            order = tuple(int(str(number)) for number in _rows(undo["order"]))
            nonce, active = str(undo["nonce"]), int(str(undo["active"]))
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError from error
        return cls(nonce, active, order, {window.id: window for window in windows})


def _unreadable(kind: str, nonce: str) -> str:
    """Return a mark for a window's class: the class itself would tell which programs ran."""
    return hashlib.sha256(f"{nonce} {kind}".encode()).hexdigest()[:_HEX]


def _numbers(there: Place) -> list[int]:
    return [
        there.show,
        there.flags,
        *there.small,
        *there.large,
        *there.normal,
        *there.box,
    ]


def _rows(value: object) -> list[list[object]]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _touched(row: list[object]) -> Touched:
    number, pid, born = (int(str(value)) for value in row[:3])
    show, flags, x, y, wide, high, *boxes = (int(str(value)) for value in row[5:])
    left, top, right, bottom, *box = boxes
    a, b, c, d = box
    normal = (left, top, right, bottom)
    there = Place(show, flags, (x, y), (wide, high), normal, (a, b, c, d))
    return Touched(number, pid, born, str(row[3]), bool(row[4]), there)
