"""What focus on macOS has hidden and would have to show again; it goes to disk as plain numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mentordesk.focus.base import Undo
from mentordesk.focus.mac_scene import App


@dataclass(frozen=True, slots=True)
class Stay:
    """Which program was in front, and those that focus hid, each with when it was opened."""

    front: int = 0
    hid: dict[int, float] = field(default_factory=dict)

    def grown(self, apps: Iterable[App]) -> "Stay":
        """Return it with these programs."""
        return Stay(self.front, self.hid | {app.pid: app.born for app in apps})

    def is_noted(self, app: App) -> bool:
        """Tell whether it is one that focus hid, and not another one with its number."""
        return self.hid.get(app.pid) == app.born

    def undo(self) -> Undo:
        """Return it as plain values, which name no program."""
        return {"front": self.front, "hid": [[pid, born] for pid, born in self.hid.items()]}

    @classmethod
    def of(cls, undo: Undo) -> "Stay":
        """Return it from plain values; raises ValueError where they are none of ours."""
        listed: Any = undo.get("hid")
        front: Any = undo.get("front")
        try:
            return cls(int(front), {int(pid): float(born) for pid, born in listed})
        except TypeError as error:
            raise ValueError(undo) from error
