"""Put everything back on X11, from the journal and the marks alone.

Leaving, a killed program and the next start after a crash all come this way.
"""

from mentordesk.focus.x11_hide import Stay, activate, show_desktop, to_desktop
from mentordesk.focus.x11_marks import Mark, Marks
from mentordesk.focus.x11_scene import Scene, Seen, look
from mentordesk.focus.x11_server import PAGER, Server

_MOVE_S = 0.6
_SHOW_S = 0.6
_ORDER_S = 0.15
_FOCUS_S = 0.1
_ABOVE, _BELOW = 0, 1
_RESTACK = "_NET_RESTACK_WINDOW"


class Return:
    """One way back."""

    def __init__(self, server: Server, stay: Stay) -> None:
        self._server = server
        self._stay = stay
        self._marks = Marks(server, stay.nonce)
        supported = server.numbers(server.root, "_NET_SUPPORTED")
        self._restacks = server.atom(_RESTACK) in supported

    def run(self) -> int:
        """Put everything back and tell how many windows were marked; a second time: none."""
        if not self._marks.here():
            return 0
        scene = look(self._server)
        marked = self._marks.on(scene)
        self._move_back(scene, marked)
        self._show(scene, marked)
        self._reorder()
        self._drop_desktop()
        self._marks.clear(marked)
        self._server.until(lambda: not self._marks.here(), _MOVE_S)
        return len(marked)

    def _move_back(self, scene: Scene, marked: dict[int, Mark]) -> None:
        """Send each window to its desktop, then follow; only who is still with us follows."""
        server, stay = self._server, self._stay
        homes = {window.id: self._home(window, marked.get(window.id)) for window in scene.windows}
        for window in scene.windows:
            if homes[window.id] != window.desktop:
                to_desktop(server, window.id, homes[window.id])
        if scene.current == stay.new:
            show_desktop(server, stay.old)

        def arrived() -> bool:
            now = look(server)
            shown = scene.current != stay.new or now.current == stay.old
            return shown and all(w.desktop == homes.get(w.id, w.desktop) for w in now.windows)

        server.until(arrived, _MOVE_S)

    def _home(self, window: Seen, mark: Mark | None) -> int:
        if mark is not None:
            return mark.desktop
        return self._stay.old if window.desktop == self._stay.new else window.desktop

    def _show(self, scene: Scene, marked: dict[int, Mark]) -> None:
        ours = [w.id for w in scene.windows if (m := marked.get(w.id)) and m.minimised_by_us]
        if not ours:
            return
        for window in sorted(ours, key=self._place):
            activate(self._server, window)
        self._server.until(lambda: not _any_minimised(look(self._server), ours), _SHOW_S)

    def _reorder(self) -> None:
        """Bring back who lies over whom and who is active.

        Never for minimised windows or other desktops: xfwm4 would fetch and open them.
        """
        scene = look(self._server)
        if scene.current != self._stay.old:
            return
        self._restack(scene)
        former = scene.by_id.get(self._stay.active)
        if former is None or not former.on(scene.current):
            return
        self._focus(former.id, uppermost=scene.shown()[-1:] == [former])
        self._restack(look(self._server))

    def _restack(self, scene: Scene) -> None:
        """Put the order right, where it is not."""
        shown = scene.shown()
        wanted = sorted(shown, key=lambda window: self._place(window.id))
        if shown == wanted:
            return
        if self._restacks:
            # From above, each to the bottom: metacity raises a dialog with its whole family.
            for window in reversed(wanted):
                self._server.tell_manager(window.id, _RESTACK, PAGER, 0, _BELOW)
        else:
            for window in wanted:
                self._server.stack(window.id, _ABOVE)
        self._server.until(self._in_order, _ORDER_S)

    def _focus(self, former: int, *, uppermost: bool) -> None:
        """Give the keyboard back; to be made active would also raise a window from below."""
        if not uppermost:
            self._server.focus(former)
            if self._server.until(lambda: self._active() == former, _FOCUS_S):
                return
        # Even when it already is: a manager may show it so and not have told the window.
        activate(self._server, former)
        self._server.until(lambda: self._active() == former, _ORDER_S)

    def _active(self) -> int:
        return (self._server.numbers(self._server.root, "_NET_ACTIVE_WINDOW") or [0])[0]

    def _in_order(self) -> bool:
        plain = [w.id for w in look(self._server).shown() if not w.layered]
        return plain == sorted(plain, key=self._place)

    def _place(self, window: int) -> int:
        """Return a window's former place from below; new ones lie on top."""
        order = self._stay.order
        return order.index(window) if window in order else len(order)

    def _drop_desktop(self) -> None:
        """Take away the desktop we added, unless somebody made use of it since."""
        server, stay = self._server, self._stay
        if stay.new < stay.count:
            return
        scene = look(server)
        used = any(window.desktop == stay.new for window in scene.windows)
        if scene.desktops == stay.new + 1 and not used:
            server.tell_manager(server.root, "_NET_NUMBER_OF_DESKTOPS", stay.count)
            server.until(lambda: look(server).desktops == stay.count, _MOVE_S)


def _any_minimised(scene: Scene, windows: list[int]) -> bool:
    return any(scene.by_id[wid].minimised for wid in windows if wid in scene.by_id)
