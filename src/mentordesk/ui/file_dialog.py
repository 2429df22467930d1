"""The system's question for a file or a folder."""

import os
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def file_dialog(parent: QWidget, title: str, start: str = "") -> QFileDialog:
    """Return a dialog that begins at home, and is gone as soon as it was answered."""
    keep_no_history()
    dialog = QFileDialog(parent, title, start or str(Path.home()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def keep_no_history() -> None:
    """Let Qt's own dialog write down no folder that was visited; it would, for all to read."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
