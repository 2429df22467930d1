"""A sheet to write on: plain text in the leader's own face, with room between the lines."""

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit
from typing_extensions import override

from mentordesk.ui.look import look
from mentordesk.ui.tokens import FACES, GRID, Text
from mentordesk.ui.widgets.markdown_light import MarkdownLight
from mentordesk.ui.widgets.new_line import begins_line
from mentordesk.ui.widgets.scroll_page import falls_below

_PARAGRAPH = "\N{PARAGRAPH SEPARATOR}"
_LINE = "\N{LINE SEPARATOR}"


class NoteSheet(QTextEdit):
    """Plain Markdown as typed; `left` tells that the keyboard went elsewhere."""

    left = Signal()

    def __init__(self, name: str, *, framed: bool = False) -> None:
        super().__init__()
        self._marks, self._step = MarkdownLight(self.document()), 0
        self.setAcceptRichText(False)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setTabChangesFocus(True)
        self.setProperty("face", Text.NOTES.value)
        self.setProperty("bare", "false" if framed else "true")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        if not framed:
            self.setFrameShape(QFrame.Shape.NoFrame)
            self.document().setDocumentMargin(0)
        self._space()

    def text(self) -> str:
        """Return what stands on the sheet, with plain line ends."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Put another text on the sheet, with the cursor at its end and nothing to undo."""
        with QSignalBlocker(self):
            self.setPlainText(text)
            self._space()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def selected(self) -> str:
        """Return the selected words, with plain line ends."""
        words = self.textCursor().selectedText()
        return words.replace(_PARAGRAPH, "\n").replace(_LINE, "\n")

    def cut_selected(self) -> None:
        """Take the selected words away."""
        self.textCursor().removeSelectedText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if not begins_line(self, e):
            super().keyPressEvent(e)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        line = self.cursorRect()
        super().resizeEvent(e)
        if falls_below(e, line.top(), line.bottom()):
            self.ensureCursorVisible()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._marks.dress()
            if self._step != look().px(FACES[Text.NOTES].line):
                self._space()

    def _space(self) -> None:
        """Set the lines on their grid; new lines take it over from the one before."""
        self._step = look().px(FACES[Text.NOTES].line)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(self._step, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        spacing.setBottomMargin(look().px(3 * GRID))
        with QSignalBlocker(self):
            self.document().setUndoRedoEnabled(False)
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.mergeBlockFormat(spacing)
            self.document().setUndoRedoEnabled(True)
