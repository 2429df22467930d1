"""What was copied out of the desk does not outlive it."""

from PySide6.QtGui import QClipboard


def clear_own(clipboard: QClipboard) -> None:
    """Empty the clipboard and the selection where what they hold came from here."""
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
