"""Focus in i3, whose windows the X server knows more about."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mentordesk.focus.base import Can, Environ, Journal, Level, Outcome, Own, Picture
from mentordesk.focus.ipc_link import Link, NoManagerError
from mentordesk.focus.ipc_tree import Pane, Scene, look
from mentordesk.focus.ipc_windows import IpcWindows
from mentordesk.focus.x11_hide import window_number
from mentordesk.focus.x11_icon import icon
from mentordesk.focus.x11_link import NoServerError
from mentordesk.focus.x11_server import Server, told_when_lost
from mentordesk.marks import override

_ADDRESS = "I3_SOCKET_PATH"


class I3Windows(IpcWindows):
    """Other windows in i3."""

    name = "i3"
    comes_back = True
    toasts = Can("toasts", Level.NO, "toasts-above-i3")

    def __init__(self, environ: Environ) -> None:
        super().__init__(environ)
        self._server: Server | None = None
        self._pids: dict[int, int] = {}

    @override
    def _address(self) -> str:
        """Return what i3 wrote on the X server: one that replaced it took that over."""
        with contextlib.suppress(NoServerError), self._asked() as server:
            found = server.properties([(server.root, _ADDRESS)])[0]
            return found.decode("utf-8", "surrogateescape") if isinstance(found, bytes) else ""
        return ""

    @override
    def _known(self, scene: Scene) -> Scene:
        """Return what was seen with each window's process, which i3 does not tell."""
        windows = {pane.window for pane in scene.panes.values()} - {0}
        new = sorted(windows - self._pids.keys())
        with contextlib.suppress(NoServerError), self._asked() as server:
            found = server.properties([(window, "_NET_WM_PID") for window in new])
            self._pids |= {
                window: pid[0] if isinstance(pid, list) and pid else 0
                for window, pid in zip(new, found, strict=True)
            }
        self._pids = {window: self._pids.get(window, 0) for window in windows}
        for pane in list(scene.panes.values()):
            scene.panes[pane.id] = replace(pane, pid=self._pids.get(pane.window, 0))
        return scene

    @override
    def _measured(self, link: Link, scene: Scene, going: set[int]) -> Scene:
        return scene  # a frame keeps its place while what is in it fills the screen

    @override
    def _ours(self, scene: Scene, own: Own) -> set[int]:
        with contextlib.suppress(NoServerError), self._asked() as server:
            # One program's windows have numbers in common, also those without a process.
            clients = {window_number(window) & ~server.mask for window in own.windows}
            same = {p.id for p in scene.panes.values() if p.window & ~server.mask in clients}
            return same | super()._ours(scene, own)
        return super()._ours(scene, own)

    @override
    def _main(self, ours: Iterable[Pane], own: Own) -> int:
        numbers = [window_number(window) for window in own.windows[:1]]
        found = (pane.id for pane in ours if pane.window in numbers)
        return next(found, 0)

    @override
    def enter(self, own: Own, keep: frozenset[str], journal: Journal) -> Outcome:
        with contextlib.suppress(NoServerError):
            self._server = self._server or self._connected()
        return super().enter(own, keep, journal)

    @override
    def picture(self, window: str) -> Picture | None:
        try:
            with contextlib.closing(Link(self._address())) as link, self._asked() as server:
                pane = look(link).panes.get(int(window)) if window.isdecimal() else None
                return icon(server, pane.window) if pane is not None and pane.window else None
        except (NoManagerError, NoServerError):
            return None

    @override
    def close(self) -> None:
        super().close()
        if self._server is not None:
            self._server.close()
            self._server = None

    @contextlib.contextmanager
    def _asked(self) -> Iterator[Server]:
        """Give a connection to the X server; raises NoServerError, DesktopLost.

        In focus it stays open, so that looking often is cheap.
        """
        with contextlib.ExitStack() as ends, told_when_lost():
            if self._server is not None:
                yield self._server
            else:
                yield ends.enter_context(contextlib.closing(self._connected()))

    def _connected(self) -> Server:
        return Server(self._environ.get("DISPLAY", ""))
