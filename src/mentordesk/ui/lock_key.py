"""The key that locks, also where a dialog keeps every other key of the window away."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.marks import override
from mentordesk.ui.window_keys import WindowKeys


class LockKey(WindowKeys):
    """Hears Ctrl+L when no shortcut of a page took it, and clears the way for the lock.

    In the middle of a session it asks first: two people are talking, and a key is soon pressed.
    """

    pressed = Signal()

    def __init__(self, window: QWidget, in_session: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._in_session = window, in_session

    @override
    def takes(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.ControlModifier or event.key() != Qt.Key.Key_L:
            return False
        if not self.repeats(event):  # a key held down gives the answer no second time
            self._ask_or_lock()
        return True

    def _ask_or_lock(self) -> None:
        from mentordesk.ui.dialogs.lock_question import LockQuestion

        above = QApplication.activeModalWidget()
        if not self._in_session() or isinstance(above, LockQuestion):
            self._lock()
            return
        question = LockQuestion(above or self._window)
        question.accepted.connect(self._lock)
        question.open()

    @Slot()
    def _lock(self) -> None:
        from mentordesk.ui.dialogs.away import put_away

        put_away()
        self.pressed.emit()
