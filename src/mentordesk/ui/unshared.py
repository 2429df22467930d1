"""What is open on the desk stays out of a shared screen, where the system can leave it out."""

from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from mentordesk.ui.preferences import Preferences


class LeaveOut(Protocol):
    """Leaves a window of ours out of shared screens, or no longer."""

    def __call__(self, window: int, *, yes: bool) -> bool:
        """Return whether it is done."""
        ...


class Unshared(QObject):
    """Asks for each window that comes to the front; Qt makes some anew, with another number."""

    def __init__(self, app: QGuiApplication, preferences: Preferences, leave_out: LeaveOut) -> None:
        super().__init__(app)
        self._preferences, self._leave_out = preferences, leave_out
        self._done: dict[int, bool] = {}
        app.focusWindowChanged.connect(self.look)
        preferences.changed.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Ask for every window that is to be seen and does not stand as chosen."""
        yes = self._preferences.settings.unshared
        numbers = [int(window.winId()) for window in _shown()]
        self._done = {number: self._stands(number, yes=yes) for number in numbers}

    def _stands(self, number: int, *, yes: bool) -> bool:
        """Return how a window stands now; nothing is asked of one that was never left out."""
        was = self._done.get(number, False)
        return was if was is yes or not self._leave_out(number, yes=yes) else yes


def _shown() -> list[QWindow]:
    return [window for window in QGuiApplication.topLevelWindows() if window.isVisible()]
