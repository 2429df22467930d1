"""What is kept and shared, for the mentor to see, and to have struck."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.ui.tokens import GAP, GRID, Tone
from mentordesk.ui.widgets.button import Button, Kind, quiet
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.layouts import empty


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that is kept: what it is, its words, and what to name when it is struck.

    Without a `key` it is not struck.
    """

    about: str
    text: str
    key: object
    tone: Tone = Tone.NEUTRAL
    icon: str = "file-text"


class ReadBack(QWidget):
    """Everything in one list; striking asks once, then it is gone."""

    struck = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2 * GRID)

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Show what is kept now."""
        empty(self._rows)
        for item in kept:
            row = _KeptRow(item)
            row.struck.connect(self.struck)
            self._rows.addWidget(row)


class _KeptRow(Card):
    struck = Signal(object)

    def __init__(self, kept: Kept) -> None:
        super().__init__(padding=3 * GRID)
        self._key = kept.key
        self.setAccessibleName(kept.about)
        self.strike = quiet(self.tr("Strike"), "trash-2")
        self.sure = Button(self.tr("Destroy it now"), Kind.DANGER)
        self.keep = quiet(self.tr("Keep it"))
        self._build(kept)
        self.strike.clicked.connect(self._ask)
        self.keep.clicked.connect(self._stay)
        self.sure.clicked.connect(self._strike)

    def _build(self, kept: Kept) -> None:
        about = self.tr("Strike: {text}").format(text=kept.text[:80])
        self.strike.setAccessibleName(about)
        self.strike.setObjectName("close.strike")
        self.sure.setObjectName("close.destroy")
        words = QVBoxLayout()
        words.setSpacing(GRID)
        chip = Chip(kept.about, kept.tone, kept.icon)
        words.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(Label(kept.text))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        for button in (self.strike, self.sure, self.keep):
            row.addWidget(button)
        self.add(row)
        self._turn(asking=False)

    @Slot()
    def _ask(self) -> None:
        self._turn(asking=True)
        self.keep.setFocus()

    @Slot()
    def _stay(self) -> None:
        self._turn(asking=False)
        self.strike.setFocus()

    @Slot()
    def _strike(self) -> None:
        self.setEnabled(False)  # once; the list is shown anew when the desk answered
        self.struck.emit(self._key)

    def _turn(self, *, asking: bool) -> None:
        self.strike.setVisible(not asking and self._key is not None)
        self.sure.setVisible(asking)
        self.keep.setVisible(asking)
