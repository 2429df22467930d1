"""What an open desk needs is there before Return, and was made where Qt can bear it."""

import subprocess
import sys

SEEN = """
import builtins, sys, threading
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.warm_up import WarmUp

made, build = [], builtins.__build_class__

def noted(*parts, **more):
    kind = build(*parts, **more)
    if isinstance(kind, type) and issubclass(kind, QObject):
        made.append(threading.current_thread() is threading.main_thread())
    return kind

builtins.__build_class__ = noted
app = QApplication([])
tasks, notices, wait = Tasks(), Notices(), QTimer(interval=10)
notices.said.connect(lambda *said: print(*said))
wait.timeout.connect(lambda: "mentordesk.ui.self_lock" in sys.modules and app.quit())
WarmUp(tasks, notices, app).begin()
wait.start()
app.exec()
tasks.stop()
print(len(made) > 100, all(made), "mentordesk.services.warming" in sys.modules)
"""


def test_every_class_of_the_window_is_made_on_its_own_thread() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SEEN], capture_output=True, text=True, timeout=90, check=False
    )
    assert done.stdout.split() == ["True", "True", "True"], done.stderr
