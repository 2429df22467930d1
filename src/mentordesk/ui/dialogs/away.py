"""Takes away whatever is asked, so that nothing can be answered unseen."""

from PySide6.QtWidgets import QApplication, QDialog

from mentordesk.ui.dialogs.question import Question


def put_away() -> None:
    """Close the list that is open, and every dialog as Esc does."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for shown in QApplication.topLevelWidgets():
        if not isinstance(shown, QDialog) or not shown.isVisible():
            continue
        if isinstance(shown, Question):
            shown.put_away()
        else:
            shown.reject()
