"""A note to read: set as its sheet sets it, as high as its words."""

from math import ceil

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextCursor
from typing_extensions import override

from mentordesk.ui.widgets.note_sheet import NoteSheet

_SELECTED = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class NoteWords(NoteSheet):
    """Cannot be written on, and takes no keyboard unless its words can be selected."""

    def __init__(self, name: str, text: str, *, selectable: bool = False) -> None:
        super().__init__(name)
        self.setReadOnly(True)
        none = Qt.TextInteractionFlag.NoTextInteraction
        self.setTextInteractionFlags(_SELECTED if selectable else none)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if selectable else Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.show_text(text.strip())
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    @override
    def _space(self) -> None:
        super()._space()
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(ceil(self.document().size().height()))
