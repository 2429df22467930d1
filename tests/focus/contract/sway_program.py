"""A program like ours in sway, to be killed: it goes into focus and says so."""

import os
import sys
from pathlib import Path

from PySide6.QtGui import QExposeEvent, QRasterWindow
from PySide6.QtWidgets import QApplication

from mentordesk.focus.base import Own
from mentordesk.focus.client import Focus


class Window(QRasterWindow):
    """A black window that is in focus from the moment it is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.focus: Focus | None = None
        self.resize(320, 200)

    def exposeEvent(self, event: QExposeEvent) -> None:  # noqa: N802 - Qt's name for it
        super().exposeEvent(event)
        if self.focus is None and self.isExposed():
            self.focus = Focus(Path(sys.argv[1]))
            outcome = self.focus.enter(Own((), os.getpid()))
            sys.stdout.write(f"{outcome.hidden}\n")
            sys.stdout.flush()


app = QApplication(sys.argv)
app.setDesktopFileName("python-program")
window = Window()
window.show()
app.exec()
