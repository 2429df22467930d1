"""What stands in the window when MentorDesk itself went wrong."""

from PySide6.QtWidgets import QMessageBox, QWidget


class CrashDialog(QMessageBox):
    """Says that the mistake is ours, that the desk is safe, and where it arose."""

    def __init__(self, places: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("MentorDesk"))
        self.setText(self.tr("MentorDesk made a mistake."))
        self.setInformativeText(
            self.tr(
                "Everything that was saved is safe. You can go on; if something looks odd, "
                "close MentorDesk and open it again. The lines below hold nothing you wrote."
            )
        )
        self.setDetailedText(places)
        self.setStandardButtons(QMessageBox.StandardButton.Ok)
        self.button(QMessageBox.StandardButton.Ok).setText(self.tr("Go on"))
