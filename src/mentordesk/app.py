"""The window's composition root: it alone picks the parts and knows everybody."""

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from mentordesk import logs, paths
from mentordesk.errors import AlreadyRunningError, NoDisplayError
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService
from mentordesk.ui.crash import CrashDialog
from mentordesk.ui.flow import Flow
from mentordesk.ui.icons import app_icon
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.notices import Notices
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.single import SingleInstance
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.theme import Theme
from mentordesk.vault.hardening import harden

RESTART = 75
X_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108  # where X servers listen, not a file of ours


def run(wanted: Namespace) -> int:
    """Open the window a command asks for and return when it is closed.

    Raises NoDisplayError or AlreadyRunningError.
    """
    harden()
    logs.start(paths.log_folder())
    check_display(os.environ)
    app = QApplication(["mentordesk"])
    app.setApplicationName("MentorDesk")
    QGuiApplication.setDesktopFileName("org.mentordesk.MentorDesk")
    if wanted.command == "focus":
        from mentordesk.ui.focus_only import hold

        return hold(app, wanted.seconds)
    code = _desk_window(app, wanted)
    if code == RESTART:
        _restart()
    return code


def check_display(environ: Mapping[str, str]) -> None:
    """Raise NoDisplayError where Qt would end the program because no screen answers."""
    if sys.platform != "linux" or environ.get("QT_QPA_PLATFORM") or environ.get("WAYLAND_DISPLAY"):
        return
    display = environ.get("DISPLAY", "")
    if not display:
        raise NoDisplayError
    if display.startswith(":") and not (X_SOCKETS / f"X{display[1:].split('.')[0]}").exists():
        raise NoDisplayError


def _desk_window(app: QApplication, wanted: Namespace) -> int:
    notices = Notices()
    window = MainWindow(notices)
    preferences = Preferences(paths.settings_file(), Theme(app), notices)
    folder = wanted.desk or Path(preferences.settings.desk or paths.default_desk())
    single = SingleInstance(folder)
    if not single.is_first():
        raise AlreadyRunningError
    single.raised.connect(window.raise_up)
    parts = Parts(DeskService(folder), preferences, Tasks(), Tasks(), notices, now)
    flow = Flow(window, parts)
    sys.excepthook = _Crash(window)
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(app_icon())
    window.show()
    flow.ended.connect(partial(_end, app))
    flow.start(with_sample=wanted.command == "demo")
    code = app.exec()
    parts.stop()
    single.release()
    return code


def _end(app: QApplication, anew: bool) -> None:  # noqa: FBT001  # bound to a signal
    app.exit(RESTART if anew else 0)


class _Crash:
    """Logs what nobody foresaw and says so, and lets the person go on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(
        self, kind: type[BaseException], error: BaseException, _: TracebackType | None
    ) -> None:
        """Show the places of an unexpected error; an interrupt closes the window."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        dialog = CrashDialog(logs.bug(error), self._window)
        dialog.open()


def _restart() -> None:
    """Become a new process: what was read while the desk was open is in no memory of it."""
    command = [*paths.program(), *sys.argv[1:]]
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606  # our own program again, no shell
