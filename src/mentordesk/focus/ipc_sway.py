"""Focus in sway, and its screen kept awake for as long as a window of ours is open."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mentordesk.focus.base import AwakeBackend, Can, DesktopLost, Environ, Level, Own
from mentordesk.focus.ipc_link import TREE, VERSION, Link, NoManagerError
from mentordesk.focus.ipc_tree import Node, Pane, Scene, look
from mentordesk.focus.ipc_windows import PROBE_S, IpcWindows
from mentordesk.marks import override

_ADDRESS = "SWAYSOCK"


class SwayWindows(IpcWindows):
    """Other windows in sway."""

    name = "sway"
    swaps_parts = True
    toasts = Can("toasts", Level.PARTLY, "toasts-of-old-programs")
    exact = Can("exact_restore", Level.PARTLY, "order-of-nested")

    @override
    def _address(self) -> str:
        return self._environ.get(_ADDRESS, "")

    @override
    def _known(self, scene: Scene) -> Scene:
        return scene

    @override
    def _measured(self, link: Link, scene: Scene, going: set[int]) -> Scene:
        """Let those that float and fill their screen be small for a moment.

        Sway tells their place only then, and forgets it when they go elsewhere as large.
        """
        filling = [p for p in scene.panes.values() if p.id in going and p.floating and p.full]
        if filling:
            link.run(f"[con_id={pane.id}] fullscreen disable" for pane in filling)
            now = look(link).panes
            for pane in filling:
                scene.panes[pane.id] = replace(pane, rect=now.get(pane.id, pane).rect)
        return scene

    @override
    def _main(self, ours: Iterable[Pane], own: Own) -> int:
        """Return the first that was opened: sway counts upwards and Wayland tells no numbers."""
        return min((pane.id for pane in ours), default=0)


class SwayAwake(AwakeBackend):
    """Tells sway that our windows keep the screen on; that ends with the last of them."""

    name = "sway"

    def __init__(self, environ: Environ) -> None:
        self._address = environ.get(_ADDRESS, "")
        self._before: dict[int, str] = {}
        # The guard asks for the program that started it.
        self.ours = {os.getpid(), os.getppid()}

    @override
    def probe(self) -> Level | None:
        try:
            with self._asked(PROBE_S) as link:
                link.ask(VERSION)
        except (NoManagerError, DesktopLost):
            return None
        return Level.YES

    @override
    def hold(self, why: str) -> bool:
        if self._before:
            return True
        with contextlib.suppress(NoManagerError, DesktopLost), self._asked() as link:
            nodes = [node for node in _nodes(link.ask(TREE)) if node.get("pid") in self.ours]
            self._before = {int(node["id"]): _wish(node) for node in nodes}
            link.run(f"[con_id={window}] inhibit_idle open" for window in self._before)
            held = (n for n in _nodes(link.ask(TREE)) if n["id"] in self._before)
            return any(_wish(node) == "open" for node in held)
        return False

    @override
    def release(self) -> None:
        before, self._before = self._before, {}
        with contextlib.suppress(NoManagerError, DesktopLost), self._asked() as link:
            link.run(f"[con_id={window}] inhibit_idle {wish}" for window, wish in before.items())

    @contextlib.contextmanager
    def _asked(self, seconds: float = 1.0) -> Iterator[Link]:
        if not self._address:
            raise NoManagerError
        with contextlib.closing(Link(self._address, seconds)) as link:
            yield link


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in (*node.get("nodes", ()), *node.get("floating_nodes", ())):
        yield from _nodes(child)


def _wish(node: Node) -> str:
    """Return when a window keeps the screen on by the person's or our own wish."""
    return str((node.get("idle_inhibitors") or {}).get("user") or "none")
