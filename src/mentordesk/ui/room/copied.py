"""What was copied out of this program, forgotten before another person sits down."""

from PySide6.QtGui import QGuiApplication


def forget_copied() -> None:
    """Empty the clipboard and the selection where they hold words of ours."""
    board = QGuiApplication.clipboard()
    if board.ownsClipboard():
        board.clear(board.Mode.Clipboard)
    if board.ownsSelection():
        board.clear(board.Mode.Selection)
