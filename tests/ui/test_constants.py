"""A long day of calls into Qt does not wear out Python's own constants."""

import subprocess
import sys

_MANY_CALLS = """
import mentordesk.ui
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
timer = QTimer()
for _ in range(9_000):
    timer.setInterval(5)
    timer.timeout.emit()
    app.processEvents()
"""


def test_nine_thousand_rounds_into_qt_end_in_peace():
    command = [sys.executable, "-c", _MANY_CALLS]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
