"""A question for a file leaves nothing behind."""

import os
import subprocess
import sys

from PySide6.QtWidgets import QWidget

from mentordesk.ui.file_dialog import file_dialog

SAVING = """
import sys
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from mentordesk.ui.file_dialog import file_dialog
app = QApplication([])
place = QWidget()
dialog = file_dialog(place, "Where", sys.argv[1])
dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
dialog.selectFile("summary.pdf")
dialog.destroyed.connect(app.quit)
dialog.open()
dialog.accept()
app.exec()
"""


def test_a_file_dialog_is_gone_once_it_was_answered(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    dialog = file_dialog(place, "Where")
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_no_folder_that_was_visited_is_written_down(tmp_path):
    (tmp_path / "visited").mkdir()
    around = os.environ | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    command = [sys.executable, "-c", SAVING, tmp_path / "visited"]
    subprocess.run(command, env=around | {"QT_QPA_PLATFORM": "offscreen"}, check=True, timeout=60)
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"visited" in content for content in written)
