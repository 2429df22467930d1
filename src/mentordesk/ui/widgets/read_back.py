"""What is kept and shared, for the mentor to see, and to have struck."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

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
        self._at: int | None = None

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Show what is kept now; the keyboard goes on from what was struck."""
        empty(self._rows)
        rows = [_KeptRow(item) for item in kept]
        for at, row in enumerate(rows):
            row.struck.connect(partial(self._strike, at))
            self._rows.addWidget(row)
            row.show()
        to_strike = [row for row in rows if row.can_be_struck]
        if self._at is not None and to_strike and self.isVisible():
            to_strike[min(self._at, len(to_strike) - 1)].strike.setFocus()
        self._at = None

    def _strike(self, at: int, key: object) -> None:
        self._at = at
        self.struck.emit(key)


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

    @property
    def can_be_struck(self) -> bool:
        """Return whether the mentor may have it destroyed."""
        return self._key is not None

    def _build(self, kept: Kept) -> None:
        about = self.tr("Strike: {text}").format(text=kept.text[:80])
        self.strike.setAccessibleName(about)
        self.strike.setObjectName("close.strike")
        self.sure.setObjectName("close.destroy")
        self.keep.setObjectName("close.keep")
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
        self.strike.setVisible(not asking and self.can_be_struck)
        self.sure.setVisible(asking)
        self.keep.setVisible(asking)
