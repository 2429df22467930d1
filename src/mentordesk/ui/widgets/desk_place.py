"""Where the desk stands that is about to be opened, and the way to another one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.ui.tokens import GRID, Text
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.label import Label


class DeskPlace(QWidget):
    """Nothing to see unless there is more than one desk to think of."""

    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Label("", Text.SMALL)
        self.other = Button(self.tr("Open my other desk"), Kind.LINK)
        self._build()
        self.other.clicked.connect(self.other_asked)

    def show_folder(self, folder: str) -> None:
        """Name the folder of the desk."""
        self.folder.setText(self.tr("The desk in {folder}").format(folder=folder))
        self.folder.show()
        self.show()

    def offer_other(self, folder: str) -> None:
        """Lead to the desk in another folder."""
        self.other.setToolTip(folder)
        self.other.setAccessibleDescription(folder)
        self.other.show()
        self.show()

    def _build(self) -> None:
        self.folder.setObjectName("unlock.folder")
        self.other.setObjectName("unlock.other_desk")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.folder)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.folder, self.other, self):
            part.hide()
