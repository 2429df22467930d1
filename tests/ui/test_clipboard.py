"""Each system has its own mark for what no history should keep."""

import pytest
from PySide6.QtCore import QMimeData

from mentordesk.ui.clipboard import marked


@pytest.mark.parametrize(
    ("platform", "mark"),
    [
        ("linux", "x-kde-passwordManagerHint"),
        ("win32", "ExcludeClipboardContentFromMonitorProcessing"),
        ("win32", "CanIncludeInClipboardHistory"),
        ("win32", "CanUploadToCloudClipboard"),
        ("darwin", "org.nspasteboard.ConcealedType"),
    ],
)
def test_a_copy_keeps_what_it_holds_and_is_marked(qapp, platform, mark):
    copied = QMimeData()
    copied.setText("between us")
    copied.setHtml("<p>between us</p>")
    found = marked(copied, platform)
    assert found.hasFormat(mark)
    assert (found.text(), found.html()) == ("between us", "<p>between us</p>")
