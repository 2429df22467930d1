"""Put everything back on X11, from the journal and the marks alone.

Leaving, a killed program and the next start after a crash all come this way.
"""

from mentordesk.focus.x11_ask import caught_up, hold_keyboard
from mentordesk.focus.x11_hide import Stay, activate, show_desktop, to_desktop
from mentordesk.focus.x11_kept import lower
from mentordesk.focus.x11_marks import Done, Mark, Marks
from mentordesk.focus.x11_scene import Scene, Seen, look
from mentordesk.focus.x11_server import PAGER, Server

_MOVE_S = 0.6
_SHOW_S = 0.6
_ORDER_S = 0.15
_FOCUS_S = 0.1
_ANSWER_S = 3.0
_EMPTY_S = 3.0
_ABOVE, _BELOW = 0, 1
_RESTACK = "_NET_RESTACK_WINDOW"


class Return:
    """One way back."""

    def __init__(self, server: Server, stay: Stay) -> None:
        self._server = server
        self._stay = stay
        self._marks = Marks(server, stay.nonce)
        self._places = {window: at for at, window in enumerate(stay.order)}
        supported = server.numbers(server.root, "_NET_SUPPORTED")
        self._restacks = server.names.number(_RESTACK) in supported
        self._answers = True

    def run(self) -> int:
        """Put everything back and tell how many windows were marked; a second time: none."""
        if not self._marks.here():
            return 0
        scene = look(self._server)
        marked = self._marks.on(scene)
        for window in scene.windows:
            if window.id in marked:
                lower(self._server, window, marked[window.id])
        self._move_back(scene, marked)
        self._show(scene, marked)
        self._reorder(marked)
        self._drop_desktop()
        self._marks.clear(marked)
        self._server.until(lambda: not self._marks.here(), _MOVE_S)
        return len(marked)

    def _move_back(self, scene: Scene, marked: dict[int, Mark]) -> None:
        """Send each window to its desktop, then follow; only who is still with us follows."""
        server, stay = self._server, self._stay
        homes = {window.id: self._home(window, marked.get(window.id)) for window in scene.windows}
        leaving = scene.current == stay.new
        going = [w.id for w in scene.windows if homes[w.id] != w.desktop]

        def arrived() -> bool:
            if leaving and server.number(server.root, "_NET_CURRENT_DESKTOP") != stay.old:
                return False
            now = server.properties([(window, "_NET_WM_DESKTOP") for window in going])
            return all(at in (None, [homes[w]]) for w, at in zip(going, now, strict=True))

        for window in going:
            to_desktop(server, window, homes[window])
        if leaving:
            show_desktop(server, stay.old)
        server.until(arrived, _MOVE_S)

    def _home(self, window: Seen, mark: Mark | None) -> int:
        if mark is not None:
            return mark.desktop
        return self._stay.old if window.desktop == self._stay.new else window.desktop

    def _show(self, scene: Scene, marked: dict[int, Mark]) -> None:
        ours = [w.id for w in scene.windows if (m := marked.get(w.id)) and m.was_open(w)]
        if not ours:
            return
        for window in sorted(ours, key=self._place):
            activate(self._server, window)
        self._server.until(lambda: not _any_minimised(look(self._server), ours), _SHOW_S)

    def _reorder(self, marked: dict[int, Mark]) -> None:
        """Bring back who lies over whom and who is active.

        Never for minimised windows or other desktops: xfwm4 would fetch and open them.
        """
        self._settle()
        scene = look(self._server)
        if scene.current != self._stay.old:
            return
        former = scene.by_id.get(self._stay.active)
        there = former is not None and former.on(scene.current)
        for window in scene.shown():
            if window.id in marked and Done.NOT_FULL in marked[window.id].done:
                # xfwm4 leaves a full-screen window on top until another becomes active after it.
                activate(self._server, window.id)
        if there:
            # Asked even when it already is: the answer says that the change of desktop is over.
            activate(self._server, self._stay.active)
            self._server.until(self._former_active, _ORDER_S)
        self._restack(look(self._server))
        self._settle()
        if there and not self._former_active():
            self._server.focus(self._stay.active)
            self._server.until(self._former_active, _FOCUS_S)
        elif there:
            hold_keyboard(self._server, self._stay.active)

    def _settle(self) -> None:
        """Let a busy window manager catch up, whose last deed would else come after ours."""
        self._answers = self._answers and caught_up(self._server, _ANSWER_S)

    def _restack(self, scene: Scene) -> None:
        """Put the order right, where it is not."""
        shown = scene.shown()
        wanted = sorted(shown, key=lambda window: self._place(window.id))
        wrong = [
            at for at, pair in enumerate(zip(shown, wanted, strict=True)) if pair[0] != pair[1]
        ]
        if not wrong:
            return
        if self._restacks:
            # From above, each to the bottom: metacity raises a dialog with its whole family.
            for window in reversed(wanted):
                self._server.tell_manager(window.id, _RESTACK, PAGER, 0, _BELOW)
        else:
            for window in wanted:
                self._server.stack(window.id, _ABOVE)
            # xfwm4 makes active what is raised: only then is it known to be through.
            last = wanted[-1].id
            self._server.until(lambda: self._active() == last, _ORDER_S)
        # The layered ones the manager orders itself: nobody waits for those.
        plain = [window.id for window in wanted if not window.layered]
        self._server.until(lambda: self._stacked(plain), _ORDER_S)

    def _stacked(self, plain: list[int]) -> bool:
        order = self._server.numbers(self._server.root, "_NET_CLIENT_LIST_STACKING")
        return [window for window in order if window in set(plain)] == plain

    def _former_active(self) -> bool:
        return self._active() == self._stay.active

    def _active(self) -> int:
        return self._server.number(self._server.root, "_NET_ACTIVE_WINDOW")

    def _place(self, window: int) -> int:
        """Return a window's former place from below; new ones lie on top."""
        return self._places.get(window, len(self._places))

    def _drop_desktop(self) -> None:
        """Take away the desktop we added, unless somebody made use of it since."""
        server, stay = self._server, self._stay
        if stay.new < stay.count:
            return
        server.until(self._gone_home, _EMPTY_S)
        scene = look(server)
        if scene.desktops == stay.new + 1 and not self._used(scene):
            server.tell_manager(server.root, "_NET_NUMBER_OF_DESKTOPS", stay.count)
            name = "_NET_NUMBER_OF_DESKTOPS"
            server.until(lambda: server.number(server.root, name) == stay.count, _MOVE_S)

    def _gone_home(self) -> bool:
        scene = look(self._server)
        return scene.current != self._stay.new and not self._used(scene)

    def _used(self, scene: Scene) -> bool:
        return any(window.desktop == self._stay.new for window in scene.windows)


def _any_minimised(scene: Scene, windows: list[int]) -> bool:
    return any(scene.by_id[wid].minimised for wid in windows if wid in scene.by_id)
