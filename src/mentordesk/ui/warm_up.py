"""What an open desk needs is loaded while the passphrase is typed, so that the gate is small."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject, QTimer, Slot

from mentordesk import logs
from mentordesk.services.desk import load
from mentordesk.ui import icons
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks, unheard

FEW_BELOW = ("item_models", "widgets", "dialogs", "agenda", "room", "session", "settings", "pages")
"""The folders of the window, those first that need the fewest others: then each step is short."""
LAST = ("daily_check", "desk_flow", "self_lock")
"""What needs all that is still missing."""
BESIDE = ("mentordesk.export.pdf_pages", "mentordesk.exchange.minutes", "mentordesk.focus.client")
"""What the window needs and is no part of it; the slowest of it."""


class WarmUp(QObject):
    """Loads the rest on a thread, and the window's own parts between two keys.

    A class that stands on one of Qt's must be made on the thread of the window: PySide tells Qt
    of it while a screen reader may be asking Qt for the classes of what it reads, and the program
    falls.
    """

    def __init__(self, tasks: Tasks, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._notices = tasks, notices
        self._modules = _modules()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._load_next)

    @Slot()
    def begin(self) -> None:
        """Begin with what every thread may load."""
        self._tasks.run(_load_beside, self._go_on, self._notices.error)
        self._tasks.run(_read_once, unheard, _log)  # a desk opens without it

    def _go_on(self, _: None) -> None:
        self._timer.start()

    @Slot()
    def _load_next(self) -> None:
        from PySide6.QtGui import QAccessible  # noqa: F401  # made when it is first named

        module = next(self._modules, "")
        if module:
            import_module(module)
        else:
            self._timer.stop()


def _modules() -> Iterator[str]:
    for folder in FEW_BELOW:
        package = import_module(f"mentordesk.ui.{folder}")
        yield from (found.name for found in iter_modules(package.__path__, f"{package.__name__}."))
    yield from (f"mentordesk.ui.{name}" for name in LAST)


def _load_beside() -> None:
    load()
    icons.load()
    for name in BESIDE:
        import_module(name)


def _read_once() -> None:
    from mentordesk.services.warming import read_once

    read_once()


def _log(error: Exception) -> None:
    logs.bug(error)
