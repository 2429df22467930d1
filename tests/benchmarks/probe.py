"""Starts a window in a process of its own and tells what it measured, as one line of JSON.

probe.py bare              an empty QMainWindow, the measure of all starts
probe.py gate              the program until its unlock screen can be used
probe.py today             from Return at the unlock screen until Today is filled and painted
probe.py typing            words typed into the notes of a running session, while the floor and
                           the topic are passed on and the desk saves
probe.py idle              a running session that nobody touches
probe.py digits            the same, its time shown in digits
probe.py pages             the memory once each page of the open desk was looked at
"""

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle, pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

START = float(os.environ.get("PROBE_START", "0"))
REST_S, TYPED_S, MOST_S = 1.0, 4.0, 60.0
KEYS, PAUSE_MS, BEAT_MS = 600, 40, 1
FLOOR_MS, TOPIC_MS, LINE_MS = 1500, 3000, 1000
STILL_S, IDLE_S = 5.0, 30.0


class Eye(QObject):
    """Sees every paint; calls back once a wanted one is done and the event loop rests."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted: Callable[[QObject], bool] | None = None
        self._seen: Callable[[], None] = _nothing

    def wait_for(self, wanted: Callable[[QObject], bool], seen: Callable[[], None]) -> None:
        self._wanted, self._seen = wanted, seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and self._wanted is not None and self._wanted(watched):
            self._wanted = None
            QTimer.singleShot(0, self._seen)
        return False


def memory() -> dict[str, int]:
    """Return the memory of this process in KiB."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    found = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
    return {"rss": found["Rss"], "pss": found["Pss"]}


def tell(**found: object) -> None:
    print(json.dumps(found), flush=True)
    os._exit(0)


def bare() -> None:
    app = QApplication(["bare"])
    eye = Eye()
    window = QMainWindow()
    window.resize(1280, 800)
    app.installEventFilter(eye)
    eye.wait_for(_any, _usable)
    window.show()
    app.exec()


def gate() -> None:
    _at_gate(_usable)
    _main()


def _usable() -> None:
    found = {"seconds": time.monotonic() - START, "cpu": time.process_time()}
    QTimer.singleShot(round(REST_S * 1000), lambda: tell(**found, **memory()))


def _type_passphrase(then: Callable[[], None]) -> None:
    """Type as a person does, who needs a while from the first letter to the last."""
    from PySide6.QtTest import QTest

    passphrase = os.environ["PROBE_PASSPHRASE"]
    QTest.keyClick(_named("unlock.passphrase"), passphrase[0])

    def rest() -> None:
        QTest.keyClicks(_named("unlock.passphrase"), passphrase[1:])
        then()

    QTimer.singleShot(round(TYPED_S * 1000), rest)


def today() -> None:
    def unlock() -> None:
        from mentordesk.ui.widgets.next_session_card import NextSessionCard
        from mentordesk.vault import slot

        # A filter costs something at each of the many events that fill a page.
        QApplication.instance().removeEventFilter(eye)
        derivations = _timed(slot, "stretched")
        began, worked = time.monotonic(), time.process_time()
        _once_painted(NextSessionCard, lambda: filled(began, worked, derivations))
        _press(_named("unlock.passphrase"))

    def filled(began: float, worked: float, derivations: list[float]) -> None:
        spent = {"seconds": time.monotonic() - began, "cpu": time.process_time() - worked}
        tell(**spent, derivation=sum(derivations))

    eye = _at_gate(lambda: _type_passphrase(unlock))
    _main()


def typing() -> None:
    from mentordesk.ui.room import spending

    spending.KEEP_EVERY = 1  # as it is out of focus: the most that a session ever saves
    table = Table()
    _in_session(lambda eye: QTimer.singleShot(1000, partial(table.begin, eye)))


def idle() -> None:
    """Look on while nobody does anything, without the filter that sees the paints."""

    def rest(eye: Eye) -> None:
        QApplication.instance().removeEventFilter(eye)
        QTimer.singleShot(round(STILL_S * 1000), begin)

    def begin() -> None:
        worked, began = _worked(), time.monotonic()
        QTimer.singleShot(round(IDLE_S * 1000), lambda: ended(worked, began))

    def ended(worked: float, began: float) -> None:
        tell(share=(_worked() - worked) / (time.monotonic() - began))

    _in_session(rest)


def digits() -> None:
    """Look on as the time is told second by second."""
    from mentordesk.ui.session_flow import SessionFlow

    SessionFlow._in_digits = lambda _flow: True
    idle()


def _worked() -> float:
    """Return the seconds of work that this process and those it started have done."""
    children = (
        sum(map(int, Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[11:13]))
        for task in Path("/proc/self/task").iterdir()
        for child in (task / "children").read_text().split()
    )
    return time.process_time() + sum(children) / os.sysconf("SC_CLK_TCK")


def _in_session(then: Callable[[Eye], None]) -> None:
    """Unlock, go on with the running session, and call back once its notes are painted."""

    def unlock() -> None:
        eye.wait_for(_within("TodayPage"), go_live)
        _press(_named("unlock.passphrase"))

    def go_live() -> None:
        flow = _flow()._desk_flow
        flow.session_flow._show_live(flow.workspace.sessions.live().id)
        eye.wait_for(_is_sheet, lambda: then(eye))

    eye = _at_gate(lambda: _type_passphrase(unlock))
    _main()


def pages() -> None:
    """Look at each page in turn, each until it is painted and nothing is under way."""
    left = ["TodayPage", "SessionsPage", "IdeasPage", "PeoplePage"]

    def look() -> None:
        if _flow()._parts.desk_tasks.busy:
            QTimer.singleShot(50, look)
            return
        left.pop(0)
        if not left:
            QTimer.singleShot(round(REST_S * 1000), lambda: tell(**memory()))
            return
        eye.wait_for(_within(left[0]), lambda: QTimer.singleShot(500, look))
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
        QTest.keyClick(window, KEYS_OF_PAGES[left[0]], Qt.KeyboardModifier.ControlModifier)

    def unlock() -> None:
        eye.wait_for(_within("TodayPage"), look)
        _press(_named("unlock.passphrase"))

    from PySide6.QtTest import QTest

    eye = _at_gate(lambda: _type_passphrase(unlock))
    _main()


KEYS_OF_PAGES = {
    "SessionsPage": Qt.Key.Key_2,
    "IdeasPage": Qt.Key.Key_3,
    "PeoplePage": Qt.Key.Key_4,
}


class Table:
    """Types into the notes and listens to the heart of the event loop.

    The floor passes on, the topic forth and back, and half an idea in its line changes.
    """

    def __init__(self) -> None:
        self._beats: list[float] = []
        self._paints: list[float] = []
        self._pressed = 0.0

    def begin(self, eye: Eye) -> None:
        self._eye = eye
        self._turns = cycle((Qt.Key.Key_Down, Qt.Key.Key_Up))
        self._timers = []
        for every, act in (
            (BEAT_MS, lambda: self._beats.append(time.monotonic())),
            (PAUSE_MS, self._press),
            (FLOOR_MS, lambda: self._hit(Qt.Key.Key_F9)),
            (TOPIC_MS, lambda: self._hit(next(self._turns), Qt.KeyboardModifier.ControlModifier)),
            (LINE_MS, self._type_in_line),
        ):
            timer = QTimer(timerType=Qt.TimerType.PreciseTimer)
            timer.timeout.connect(act)
            # Nobody presses two keys at once: what else is pressed comes between two letters.
            QTimer.singleShot(
                0 if every <= PAUSE_MS else PAUSE_MS // 2, partial(timer.start, every)
            )
            self._timers.append(timer)

    def _hit(self, *key: object) -> None:
        from PySide6.QtTest import QTest

        QTest.keyClick(_named("live.notes"), *key)

    def _type_in_line(self) -> None:
        line = _named("live.idea")
        line.setText(f"{line.text()} more"[-80:])

    def _press(self) -> None:
        if len(self._paints) >= KEYS:
            tell(gaps=[after - before for before, after in pairwise(self._beats)],
                 paints=self._paints)  # fmt: skip
        self._eye.wait_for(_is_sheet, self._painted)
        self._pressed = time.monotonic()
        self._hit("ab cde fgh"[len(self._paints) % 10])

    def _painted(self) -> None:
        self._paints.append(time.monotonic() - self._pressed)


def _at_gate(then: Callable[[], None]) -> Eye:
    return _program(lambda eye: eye.wait_for(_is("unlock.passphrase"), then))


def _program(watch: Callable[[Eye], None]) -> Eye:
    eye = Eye()
    really = QApplication.exec

    def watched(*_: object) -> int:
        # The filter costs a little at each event, so it begins no earlier than the loop.
        app = QApplication.instance()
        app.installEventFilter(eye)
        watch(eye)
        for window in app.topLevelWidgets():
            window.update()
        QTimer.singleShot(round(MOST_S * 1000), lambda: os._exit(3))
        return really()

    QApplication.exec = watched
    return eye


def _main() -> None:
    from mentordesk.__main__ import main

    sys.argv = ["mentordesk"]
    main()


def _timed(module: object, name: str) -> list[float]:
    """Return where the seconds are noted that each call of a function takes from now on."""
    work, taken = getattr(module, name), []

    def measured(*given: object) -> object:
        began = time.monotonic()
        try:
            return work(*given)
        finally:
            taken.append(time.monotonic() - began)

    setattr(module, name, measured)
    return taken


def _press(field: QWidget) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClick(field, Qt.Key.Key_Return)


def _flow() -> QObject:
    from mentordesk.ui.flow import Flow

    return next(f for w in QApplication.topLevelWidgets() for f in w.findChildren(Flow))


def _once_painted(kind: type[QWidget], seen: Callable[[], None]) -> None:
    """Call back once a widget of this kind is painted and the event loop rests."""
    plain = kind.paintEvent

    def paint(widget: QWidget, event: QEvent) -> None:
        plain(widget, event)
        kind.paintEvent = plain
        QTimer.singleShot(0, seen)

    kind.paintEvent = paint


def _named(name: str) -> QWidget:
    return next(
        found
        for window in QApplication.topLevelWidgets()
        if (found := window.findChild(QWidget, name)) is not None
    )


def _any(watched: QObject) -> bool:
    return isinstance(watched, QWidget)


def _is(name: str) -> Callable[[QObject], bool]:
    return lambda watched: watched.objectName() == name


def _is_sheet(watched: QObject) -> bool:
    parent = watched.parent()
    return parent is not None and parent.objectName() == "live.notes"


def _within(kind: str) -> Callable[[QObject], bool]:
    def wanted(watched: QObject) -> bool:
        while watched is not None:
            if type(watched).__name__ == kind:
                return True
            watched = watched.parent()
        return False

    return wanted


def _nothing() -> None:
    pass


if __name__ == "__main__":
    probes = (bare, gate, today, typing, idle, digits, pages)
    {probe.__name__: probe for probe in probes}[sys.argv[1]]()
