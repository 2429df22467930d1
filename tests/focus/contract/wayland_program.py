"""A program like ours under Wayland, to be killed: it goes into focus and says so."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.focus.base import Own
from mentordesk.focus.client import Focus

app = QApplication(sys.argv)
QGuiApplication.setDesktopFileName("own")
window = QWidget()
window.setStyleSheet("background: black")
focus = Focus(Path(sys.argv[1]))


def obey() -> None:
    do = sys.stdin.readline().strip()
    if do == "enter":
        outcome = focus.enter(Own(("1",), os.getpid()))
        sys.stdout.write(f"{outcome.hidden}\n")
    else:
        focus.stop()
        app.quit()
    sys.stdout.flush()


heard = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
heard.activated.connect(obey)
window.resize(320, 200)
window.show()
sys.stdout.write(f"{os.getpid()}\n")
sys.stdout.flush()
app.exec()
