"""A question for a file leaves nothing behind."""

from PySide6.QtWidgets import QWidget

from mentordesk.ui.file_dialog import file_dialog


def test_a_file_dialog_is_gone_once_it_was_answered(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    dialog = file_dialog(place, "Where")
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
