"""The keyboard as the only hand: keys go out, and what they did is read from outside."""

import contextlib
from collections.abc import Iterator
from functools import partial

from jeepney import HeaderFields

from acceptance.at_spi import Node, Place, Signals, patiently
from acceptance.program import Program
from rig import Rig, soon

LONGEST_WALK = 60
A_STEP_S = 0.5
"""Within a field that has parts a step says nothing."""


class Keys:
    """Uses a program by keys alone, and fails where they do not lead."""

    def __init__(self, program: Program, rig: Rig) -> None:
        self.program, self.reader = program, program.reader
        bus = rig.environ["DBUS_SESSION_BUS_ADDRESS"]
        self._moves = Signals(bus, "object:state-changed:focused", "StateChanged")

    def close(self) -> None:
        """End the connection."""
        self._moves.close()

    def walk_to(self, ident: str = "", *, name: str = "") -> Node:
        """Press Tab until the keyboard is there."""
        goal = self.reader.find(ident, name=name)
        walked: list[Place] = []
        list(self._moves.came())
        while not self._is_at(goal):
            assert len(walked) < LONGEST_WALK, self._not_reached(goal, walked)
            self.program.key("Tab")
            walked += self._next_stops()
        return goal

    def press(self, ident: str = "", *, name: str = "") -> None:
        """Walk to a control that can be used, and use it."""
        patiently(partial(self._can_be_used, ident, name), what=f"{ident}{name} to be used")
        self.walk_to(ident, name=name)
        self.program.key("space")

    def stay_at(self, ident: str) -> None:
        """Wait for the keyboard to be there by itself."""
        self.reader.wait_for_keyboard(ident)

    def write(self, ident: str, words: str) -> None:
        """Type where the keyboard is, which has to be this field; wait until it stands there."""
        self.stay_at(ident)
        self.program.type(words)
        patiently(lambda: words in self.reader.text(ident), what=words)

    def enter(self, ident: str, words: str) -> None:
        """Type a line and press Return."""
        self.stay_at(ident)
        self.program.type(words)
        self.program.key("Return")

    def _is_at(self, goal: Node) -> bool:
        return any("focused" in node.states for node in self.reader.nodes([(goal.bus, goal.path)]))

    def _can_be_used(self, ident: str, name: str) -> bool:
        return "enabled" in self.reader.find(ident, name=name).states

    def _next_stops(self) -> list[Place]:
        """Return where the keyboard came; a place that is no place where it only moved within."""
        with contextlib.suppress(AssertionError):
            return soon(self._stops, A_STEP_S)
        return [("", "")]

    def _stops(self) -> list[Place]:
        told = [(m.header.fields, m.body) for m in self._moves.came()]
        return [
            (fields[HeaderFields.sender], fields[HeaderFields.path])
            for fields, (kind, on, *_) in told
            if kind == "focused" and on
        ]

    def _not_reached(self, goal: Node, walked: list[Place]) -> str:
        met = "\n".join(str(node) for node in self.reader.nodes([p for p in walked if p[0]]))
        return f"Tab never came to {goal}, but to\n{met}"


@contextlib.contextmanager
def by_keys(program: Program, rig: Rig) -> Iterator[Keys]:
    """Return the keyboard of a program."""
    keys = Keys(program, rig)
    try:
        yield keys
    finally:
        keys.close()
