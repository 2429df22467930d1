"""The system's question for a file or a folder."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def file_dialog(parent: QWidget, title: str, start: str = "") -> QFileDialog:
    """Return a dialog that begins at home, and is gone as soon as it was answered."""
    dialog = QFileDialog(parent, title, start or str(Path.home()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
