"""What sway and i3 have in common as the cases see them."""

import os
from collections.abc import Mapping
from pathlib import Path

from focus.contract.desks import Look
from focus.contract.ipc_eyes import Eyes

# What becomes of the windows of a mixed desk once they are open, one after the other.
_MIXED = (
    "focus",
    "floating enable, move absolute position 200 px 150 px",
    "split v",
    "move container to workspace 3",
    "move scratchpad",
    "resize grow left 40 px",
    "floating enable, sticky enable",
    "layout tabbed",
    "split h",
    "move container to workspace 3",
    "move up",
)


def with_tests(environ: Mapping[str, str]) -> dict[str, str]:
    """Return surroundings in which a program finds the tests' modules beside ours."""
    places = [str(Path(__file__).parents[2]), environ.get("PYTHONPATH", "")]
    return {**environ, "PYTHONPATH": os.pathsep.join(filter(None, places))}


class IpcDesk:
    """A desk whose windows are where the desktop is told to put them."""

    eyes: Eyes

    def open(self, kind: str = "plain") -> str:
        raise NotImplementedError

    def open_mixed(self, count: int) -> list[str]:
        """Open windows of every kind; what comes last has the keyboard as before."""
        names = []
        for number in range(count):
            names.append(self.open())
            node, *_ = self.eyes.windows()[names[-1]]
            self.eyes.tell(f"[con_id={node['id']}] {_MIXED[number % len(_MIXED)]}")
        self.focus_own()
        return names

    def focus_own(self) -> None:
        """Give our window the keyboard, where it is open already."""
        own = self.eyes.windows().get("own")
        if own is not None:
            self.eyes.tell(f"[con_id={own[0]['id']}] focus")

    def vanish(self, window: str) -> None:
        self.eyes.tell(f"[con_id={self.eyes.windows()[window][0]['id']}] kill")

    def fill_screen(self) -> None:
        self.eyes.tell(f"[con_id={self.eyes.windows()['own'][0]['id']}] fullscreen enable")

    def ours_is_active(self) -> bool:
        own = self.eyes.windows().get("own")
        return own is not None and own[0]["focused"] and self.eyes.shown("own")

    def switch_by_hand(self) -> None:
        self.eyes.tell("workspace 1")

    def look(self) -> Look:
        return self.eyes.look()

    def calm(self) -> Look:
        return self.eyes.calm()

    def in_part(self, look: Look) -> Look:
        return look

    def shown(self, window: str) -> bool:
        return self.eyes.shown(window)
