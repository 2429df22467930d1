"""What a person would see of sway or i3, asked by its own command and by no code of focus."""

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping

from focus.contract.desks import Look
from rig import soon

_SCRATCHPAD = "__i3_scratch"
# What is told of a window that is its own; sway and i3 leave some out.
_OWN = ("layout", "sticky", "fullscreen_mode", "scratchpad_state", "marks")


class Eyes:
    """Asks by `swaymsg` or `i3-msg`; `named` tells a window's program from its node."""

    def __init__(
        self, command: list[str], environ: Mapping[str, str], named: Callable[[dict], str]
    ) -> None:
        self._command, self._environ, self.named = command, environ, named

    def ask(self, kind: str) -> object:
        """Return the answer to a question of the protocol."""
        command = [*self._command, "-t", kind]
        answer = subprocess.run(command, check=True, env=self._environ, capture_output=True)
        return json.loads(answer.stdout)

    def tell(self, command: str) -> None:
        """Have a command carried out as far as it can be, as by a key the person pressed."""
        told = [*self._command, command]
        subprocess.run(told, check=False, env=self._environ, capture_output=True)

    def windows(self) -> dict[str, tuple[dict, str, tuple]]:
        """Return each window's node by its program's name, with its workspace and what holds it."""
        found = {}
        for workspace in _workspaces(self.ask("get_tree")):
            for node, path in _leaves(workspace, ()):
                found[self.named(node)] = (node, workspace["name"], path)
        return found

    def look(self) -> Look:
        """Return how everything stands now."""
        listed = self.ask("get_workspaces")
        visible = {row["output"]: row["name"] for row in listed if row["visible"]}
        tree = self.ask("get_tree")
        windows, order, marks = {}, [], 0
        for workspace in _workspaces(tree):
            for node, path in _leaves(workspace, ()):
                name = self.named(node)
                windows[name] = (workspace["name"], path, *(str(node.get(key)) for key in _OWN))
                marks += sum(mark.startswith("_mentordesk") for mark in node.get("marks", ()))
            if workspace["name"] in visible.values():
                order += [self.named(node) for node in reversed(list(_recent(workspace)))]
        active = [name for name, (node, *_) in self.windows().items() if node["focused"]]
        return Look(windows, tuple(order), tuple(active), tuple(sorted(visible.items())), marks)

    def calm(self) -> Look:
        """Return the look once some in a row agree."""
        looks: list[Look] = []

        def still() -> bool:
            looks.append(self.look())
            return len(looks) > 4 and all(look == looks[-1] for look in looks[-4:])

        soon(still, what="a desktop at rest")
        return looks[-1]

    def shown(self, name: str) -> bool:
        """Tell whether a window is on a workspace that is shown."""
        visible = [row["name"] for row in self.ask("get_workspaces") if row["visible"]]
        there = self.windows().get(name)
        return there is not None and there[1] in visible


def _workspaces(node: dict) -> Iterator[dict]:
    if node["type"] == "workspace":
        yield node
        return
    for child in node["nodes"]:
        yield from _workspaces(child)


def _leaves(node: dict, path: tuple) -> Iterator[tuple[dict, tuple]]:
    """Yield the windows, each with the places and layouts of all that holds it."""
    inside = [*node["nodes"], *node.get("floating_nodes", ())]
    if not inside and node["type"] != "workspace":
        yield node, (*path, tuple(node["rect"].values()))
    for at, child in enumerate(inside):
        floating = child["type"] == "floating_con"
        place = tuple(child["rect"].values()) if floating else at
        yield from _leaves(child, (*path, (node["layout"] if node["nodes"] else "", place)))


def _recent(node: dict) -> Iterator[dict]:
    inside = [*node["nodes"], *node.get("floating_nodes", ())]
    if not inside and node["type"] != "workspace":
        yield node
    places = {number: at for at, number in enumerate(node.get("focus", ()))}
    for child in sorted(inside, key=lambda child: places.get(child["id"], len(places))):
        yield from _recent(child)
