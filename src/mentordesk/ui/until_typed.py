"""What holds until somebody types on."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from mentordesk.ui.window_keys import WindowKeys

_GOING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
"""Keys with a text of their own that only go to another field."""


class UntilTyped(QObject):
    """Once begun, tells of the next key that writes or takes away something, anywhere.

    The one to the next field counts too, unless what holds is about a field.
    """

    typed = Signal()

    def __init__(self, parent: QObject, *, of_a_field: bool = False) -> None:
        super().__init__(parent)
        self._of_a_field = of_a_field

    def begin(self) -> None:
        """Wait for the next key."""
        self.end()
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def end(self) -> None:
        """Wait no more."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A window gets each key once; a field may hand the very key it refused on to its page.
        pressed = watched.isWindowType() and event.type() == QEvent.Type.KeyPress
        if not pressed or not isinstance(event, QKeyEvent) or WindowKeys.repeats(event):
            return False  # held down, the key that brought the words would take them away
        goes = self._of_a_field and event.key() in _GOING
        if event.text() and not goes:
            self.end()
            self.typed.emit()
        return False
