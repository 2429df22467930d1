"""A few lines of the leader's own words, which grow as they are written."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit
from typing_extensions import override

from mentordesk.ui.look import look
from mentordesk.ui.tokens import FACES, GRID, Text
from mentordesk.ui.widgets.label import restyle
from mentordesk.ui.widgets.new_line import begins_line

_MOST_LINES = 12
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextArea(QTextEdit):
    """Plain words on several lines; Tab goes on to the next control."""

    submitted = Signal()

    def __init__(
        self, name: str, placeholder: str = "", lines: int = 4, face: Text = Text.NOTES
    ) -> None:
        super().__init__()
        self._lines, self._face = lines, face
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setProperty("face", face.value)
        self.setProperty("area", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._space()
        self.document().clearUndoRedoStacks()

    def words(self) -> str:
        """Return what is written."""
        return self.toPlainText()

    def set_words(self, words: str) -> None:
        """Show other words; undo does not go back before them."""
        self.setPlainText(words)
        self._space()
        self.document().clearUndoRedoStacks()
        self.textChanged.emit()

    def set_frame(self, framed: bool) -> None:  # noqa: FBT001  a Qt-like setter
        """Draw the field's frame, or let the words stand on the page."""
        self.setProperty("bare", "false" if framed else "true")
        restyle(self)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(60 * GRID), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(30 * GRID), self._height())

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in _RETURNS and e.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        elif not begins_line(self, e):
            super().keyPressEvent(e)

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.StyleChange:
            self._space()

    def _step(self) -> int:
        return look().px(FACES[self._face].line)

    def _height(self) -> int:
        around = (
            self.height() - self.viewport().height() + 2 * round(self.document().documentMargin())
        )
        written = round(self.document().size().height()) - 2 * round(
            self.document().documentMargin()
        )
        most = max(self._lines, _MOST_LINES) * self._step()
        return min(max(written, self._lines * self._step()), most) + max(around, 6 * GRID)

    def _grow(self) -> None:
        self.updateGeometry()

    def _space(self) -> None:
        # The sheet cannot say how far lines stand apart; the document can.
        document, step = self.document(), float(self._step())
        blocks = (document.firstBlock(), document.lastBlock())
        if all(block.blockFormat().lineHeight() == step for block in blocks):
            return
        spacing = QTextBlockFormat()
        spacing.setLineHeight(step, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        quiet, modified = QSignalBlocker(self), document.isModified()
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        document.setModified(modified)
        quiet.unblock()
        self.updateGeometry()
