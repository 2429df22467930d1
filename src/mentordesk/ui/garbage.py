"""Python's garbage, taken out on the window's own thread."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 2000


class Garbage(QObject):
    """Collects when the event loop rests, and nowhere else.

    Left alone, Python collects on whichever thread happens to allocate. On the store's thread that
    may end a widget there, which Qt does not survive.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Take out what is due."""
        collect_due()


def collect_due() -> None:
    """Collect the oldest generation that is due, as Python itself would."""
    due = [
        generation
        for generation, (count, most) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if count > most > 0
    ]
    if due:
        gc.collect(max(due))
