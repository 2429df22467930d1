"""Shows where a file went that was just saved."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from mentordesk.ui.widgets.button import Button


class FolderButton(Button):
    """Is there once a file was saved; `told` has what to say when its folder is asked for."""

    told = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(
            QCoreApplication.translate("FolderButton", "Show in folder"), icon="folder"
        )
        self.setObjectName(name)
        self._file: Path | None = None
        self.setVisible(False)
        self.clicked.connect(self._ask)

    def offer(self, file: Path) -> None:
        """Offer the folder of a file."""
        self._file = file
        self.setVisible(True)

    @Slot()
    def _ask(self) -> None:
        if self._file is not None:
            self.told.emit(show_folder(self._file))


def show_folder(file: Path) -> str:
    """Ask the desktop for the folder of a file, and return what to say."""
    asked = QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
    # Said in any case: what was asked to open the folder may fail without a word.
    words = QCoreApplication.translate("FolderButton", "The file is here: {path}")
    if not asked:
        words = QCoreApplication.translate(
            "FolderButton", "Nothing on this computer opens folders. The file is here: {path}"
        )
    return words.format(path=file)
