"""A window like ours on a real desktop, black all over, that does what it is told line by line."""

import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QMainWindow

import mentordesk.ui  # noqa: F401 - before any other Qt
from mentordesk.focus.client import Focus
from mentordesk.ui.dialogs.leave_focus import LeaveFocus
from mentordesk.ui.stage import Stage

app = QApplication(sys.argv)
window = QMainWindow()
window.setStyleSheet("background: black")
window.resize(1100, 700)
stage, focus = Stage(window), Focus(Path(sys.argv[1]))
questions: list[LeaveFocus] = []


def ask() -> int:
    questions.append(LeaveFocus(window))
    questions[-1].stays.connect(focus.back)
    questions[-1].show()
    questions[-1].activateWindow()
    return questions[-1].winId()


def obey() -> None:
    do, *kept = sys.stdin.readline().split()
    if do == "enter":
        focus.enter(stage.enter(alone=not kept), frozenset(kept))
    elif do == "keep":
        focus.keep(*kept)
        stage.stand(alone=False)
    elif do == "alone":
        focus.keep(*kept, yes=False)
        stage.stand(alone=True)
    elif do == "leave":
        stage.leave()
        focus.leave()
    elif do == "ask":
        sys.stdout.write(f"{ask():d}\n")
        sys.stdout.flush()
        return
    elif do == "stay":
        questions[-1].yes.click()
    elif do == "end":
        focus.stop()
        app.quit()
    sys.stdout.write(f"{window.winId():d}\n")
    sys.stdout.flush()


heard = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
heard.activated.connect(obey)
window.show()
app.exec()
