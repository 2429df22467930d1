"""The window's composition root: it alone picks the parts and knows everybody."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from mentordesk import display, logs, paths
from mentordesk.errors import AlreadyRunningError, NoDisplayError
from mentordesk.focus import capture
from mentordesk.focus.base import Level
from mentordesk.focus.session_watch_select import calls_of, watch_for
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService
from mentordesk.ui.called import Called
from mentordesk.ui.clipboard import Copied
from mentordesk.ui.flow import Flow
from mentordesk.ui.garbage import Garbage
from mentordesk.ui.icons import app_icon
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.notices import Notices
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.single import SingleInstance
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.theme import Theme
from mentordesk.ui.unshared import Unshared
from mentordesk.vault.hardening import harden

RESTART = 75
STARTS = "MENTORDESK_STARTS"
"""Tells the gate that follows a lock when the next sessions begin; no other program can read it."""
CLOSED = "MENTORDESK_CLOSED"
"""Tells the gate that follows a lock that a session was closed; not which."""
LATER_MS = 500
END_WAITS_S = 2.5
"""How long each thread is waited for, whose folder may not answer; no window is there by then."""


def run(wanted: Namespace) -> int:
    """Open the window a command asks for and return when it is closed.

    Raises NoDisplayError or AlreadyRunningError.
    """
    harden()
    check_display(os.environ)
    app = QApplication(["mentordesk"])
    Garbage(app)
    Copied(app.clipboard(), app)
    app.setApplicationName("MentorDesk")
    QGuiApplication.setDesktopFileName("org.mentordesk.MentorDesk")
    if wanted.command == "focus":
        from mentordesk.ui.focus_only import hold

        return hold(app, wanted.seconds)
    code = _desk_window(app, wanted)
    if code == RESTART:
        _restart(wanted)
    return code


def check_display(environ: Mapping[str, str]) -> None:
    """Raise NoDisplayError where Qt would end the program because no screen answers."""
    if sys.platform == "linux" and not display.answers(environ):
        raise NoDisplayError


def _desk_window(app: QApplication, wanted: Namespace) -> int:
    notices = Notices()
    window = MainWindow(notices)
    preferences = Preferences(paths.settings_file(), Theme(app), notices)
    folder = wanted.desk or Path(preferences.settings.desk or paths.default_desk())
    sample = wanted.command == "demo"
    single = None if sample else _only_window(folder, window)
    desk, tasks = DeskService(folder), (Tasks(), Tasks())
    parts = Parts(desk, preferences, *tasks, notices, now, watch_for, calls=calls_of)
    flow = Flow(window, parts)
    called = Called(window)
    sys.excepthook = _Crash(window)
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(app_icon())
    window.show()
    flow.ended.connect(partial(_end, app))
    flow.moved.connect(partial(setattr, wanted, "desk"))
    flow.awaiting.connect(_hand_on)
    flow.session_closed.connect(partial(os.environ.__setitem__, CLOSED, "yes"))
    called.ended.connect(flow.end)
    app.commitDataRequest.connect(flow.save_now)
    flow.start(
        with_sample=sample,
        awaiting=awaited(os.environ.pop(STARTS, "")),
        closed=bool(os.environ.pop(CLOSED, "")),
    )
    _begin_later(parts)
    code = app.exec()
    called.release()
    ended = parts.stop(0 if code == RESTART else END_WAITS_S)
    if single is not None:
        single.release()
    if code != RESTART and not ended:
        _break_off(code)
    return code


def _begin_later(parts: Parts) -> None:
    """Leave the first screen the time that what nobody waits for would take."""
    QTimer.singleShot(LATER_MS, partial(logs.start, paths.log_folder()))
    sweep = partial(parts.other_tasks.run, _sweep, _nothing, parts.notices.error)
    QTimer.singleShot(LATER_MS, sweep)
    QTimer.singleShot(LATER_MS, partial(_leave_out, parts))
    # What was left may lie in a folder that does not answer.
    outside = parts.other_tasks.files
    QTimer.singleShot(
        LATER_MS, partial(outside.run, _sweep_outgoing, _nothing, parts.notices.error)
    )


def _leave_out(parts: Parts) -> None:
    """Keep the desk out of shared screens from now on, where the system can do that."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and parts.sharing().level is not Level.NO:
        Unshared(app, parts.preferences, capture.leave_out).look()


def _break_off(code: int) -> NoReturn:
    """End without waiting for a folder that does not answer, as the interpreter would."""
    _flush()
    os._exit(code)


def _flush() -> None:
    if sys.stdout is not None:  # as it is where a program has no console
        sys.stdout.flush()


def _only_window(folder: Path, window: MainWindow) -> SingleInstance:
    """Return what makes this the desk's one window; a sample desk belongs to no other."""
    single = SingleInstance(folder)
    if not single.is_first():
        raise AlreadyRunningError
    single.raised.connect(window.raise_up)
    QTimer.singleShot(LATER_MS, single.listen)
    return single


def _sweep() -> None:
    from mentordesk.services.leftovers import sweep_rooms

    sweep_rooms()


def _sweep_outgoing() -> None:
    from mentordesk.export import outgoing

    outgoing.sweep()


def _nothing(_: object) -> None:
    pass


def _end(app: QApplication, anew: bool) -> None:  # noqa: FBT001  # bound to a signal
    app.exit(RESTART if anew else 0)


class _Crash:
    """Logs what nobody foresaw and says so, and lets the person go on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(
        self, _kind: type[BaseException], error: BaseException, _: TracebackType | None
    ) -> None:
        """Show the places of an unexpected error."""
        from mentordesk.ui.crash import CrashDialog

        dialog = CrashDialog(logs.bug(error), self._window)
        dialog.open()


def _hand_on(starts: Iterable[datetime]) -> None:
    os.environ[STARTS] = " ".join(start.isoformat() for start in starts)


def awaited(handed_on: str) -> tuple[datetime, ...]:
    """Return the moments that were handed on; what is none is left out."""
    found = []
    for word in handed_on.split():
        with suppress(ValueError):
            found.append(datetime.fromisoformat(word).astimezone(UTC))
    return tuple(found)


def _restart(wanted: Namespace) -> None:
    """Become a new process: what was read while the desk was open is in no memory of it."""
    command = [*paths.program(), *gate_arguments(wanted)]
    _flush()
    os.execv(command[0], command)  # noqa: S606  # our own program again, no shell


def gate_arguments(wanted: Namespace) -> list[str]:
    """Return what leads to the gate of the same desk; a sample's gate is the real one."""
    return [] if wanted.desk is None else ["--desk", str(wanted.desk)]
