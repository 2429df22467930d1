"""The side of a summary on its way out: what can be chosen, and below it what is done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from mentordesk.ui import tokens
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.export_form import ExportForm


class ExportSide(QWidget):
    """The choices scroll; what saves the file and leads to it stands below, always in sight."""

    def __init__(self, above: Sequence[QWidget], below: QWidget) -> None:
        super().__init__()
        self._form: ExportForm | None = None
        self._middle, self._foot, self.choices = QVBoxLayout(), QVBoxLayout(), QScrollArea()
        self._build(above, below)
        self.choices.verticalScrollBar().rangeChanged.connect(self._make_room)

    def take(self, form: ExportForm) -> None:
        """Show the choices, and below them what they mean and the button that saves."""
        self._form = form
        self._middle.addWidget(form)
        self._foot.insertWidget(0, form.meaning)
        self._foot.insertWidget(1, form.save)

    def show_key(self) -> None:
        """Bring the passphrase of a saved file into sight."""
        if self._form is not None and self._form.file_key.is_kept:
            self.choices.ensureWidgetVisible(self._form.file_key)

    @Slot()
    def _make_room(self) -> None:
        """End the foot where the choices end, and show the passphrase where room was taken."""
        bar = self.choices.verticalScrollBar()
        end = tokens.GAP_CARDS + (bar.sizeHint().width() if bar.maximum() else 0)
        self._foot.setContentsMargins(tokens.PAD_PAGE, tokens.GAP, end, tokens.PAD_CARD)
        self.show_key()

    def _build(self, above: Sequence[QWidget], below: QWidget) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(tokens.PAD_PAGE, tokens.PAD_CARD, tokens.GAP_CARDS, tokens.GAP)
        column.setSpacing(tokens.GAP)
        for widget in above:
            column.addWidget(widget)
            if isinstance(widget, Button):
                column.setAlignment(widget, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(self._middle)
        column.addStretch(1)
        self.choices.setWidgetResizable(True)
        self.choices.setFrameShape(QScrollArea.Shape.NoFrame)
        self.choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices.setWidget(side)
        self._foot.addWidget(below)
        self._foot.setSpacing(tokens.GAP)
        self._make_room()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.choices, 1)
        whole.addLayout(self._foot)
