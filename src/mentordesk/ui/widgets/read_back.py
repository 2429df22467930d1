"""What is kept and shared, for the mentor to see, and to have struck."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.ui.tokens import GAP, GRID, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button, Kind, quiet
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.label import Label, small
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.markdown_light import plain_words
from mentordesk.ui.widgets.note_words import NoteWords
from mentordesk.ui.widgets.scroll_page import enter, reveal

_SAID = 80


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that is kept: what it is, its words, and what to name when it is struck.

    Without a `key` it is not struck; a `note` is set as its sheet sets it. What else goes or stays
    with it, `besides`, is said with the question.
    """

    about: str
    text: str
    key: object
    tone: Tone = Tone.NEUTRAL
    icon: str = "file-text"
    note: bool = False
    besides: str = ""


class ReadBack(QWidget):
    """Everything in one list; striking asks once, then it is gone."""

    struck = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2 * GRID)
        self._shown: list[_KeptRow] = []

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Show what is kept now; questions stay, and the keyboard goes on from where it was."""
        asked = [row.key for row in self._shown if row.is_asking]
        here = self.window().focusWidget()
        at = next((n for n, row in enumerate(self._shown) if row.isAncestorOf(here)), None)
        before = None if at is None else self._shown[at].key
        empty(self._rows)
        self._shown = [_KeptRow(item) for item in kept]
        for row in self._shown:
            row.struck.connect(self.struck)
            self._rows.addWidget(row)
            row.show()
            if row.key in asked:
                row.turn(asking=True)
        if at is not None:
            self._enter(at, before)

    def _enter(self, at: int, key: object) -> None:
        """Give the keyboard to a row, or where it is gone to what stands in its place."""
        rows = [row for row in self._shown if row.can_be_struck]
        same = next((row for row in rows if row.key == key), None)
        if rows:
            (same or rows[min(at, len(rows) - 1)]).enter()

    def asks_first(self) -> bool:
        """Return whether a strike was begun, after bringing its question into sight."""
        asking = next((row for row in self._shown if row.is_asking), None)
        if asking is not None:
            asking.ask_again()
        return asking is not None


class _KeptRow(Card):
    struck = Signal(object)

    def __init__(self, kept: Kept) -> None:
        super().__init__(padding=3 * GRID)
        self.key, self._is_asking, self._is_struck = kept.key, False, False
        self._words = plain_words(kept.text) if kept.note else kept.text
        self.setAccessibleName(kept.about)
        asks = self.tr("Destroy it now, or keep it? {text}")
        self._asks = " ".join(filter(None, (asks.format(text=self._words[:_SAID]), kept.besides)))
        self._besides = small(kept.besides)
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
        return self.key is not None

    @property
    def is_asking(self) -> bool:
        """Return whether a strike was begun and not answered."""
        return self._is_asking

    def enter(self) -> None:
        """Put the keyboard where its strike begins, or its question is answered."""
        reveal(self)
        enter(self.keep if self._is_asking else self.strike)

    def ask_again(self) -> None:
        """Put the keyboard at the question, in sight, and say it."""
        self.enter()
        announce(self, self._asks)

    def turn(self, *, asking: bool) -> None:
        """Ask whether it is to be destroyed, or offer to strike it."""
        self._is_asking = asking
        self.strike.setVisible(not asking and self.can_be_struck)
        self.sure.setVisible(asking)
        self.keep.setVisible(asking)
        self._besides.setVisible(asking and bool(self._besides.text()))

    def _build(self, kept: Kept) -> None:
        about = self.tr("Strike: {text}").format(text=self._words[:_SAID])
        self.strike.setAccessibleName(about)
        self.strike.setObjectName("close.strike")
        self.sure.setObjectName("close.destroy")
        self.keep.setObjectName("close.keep")
        for button in (self.sure, self.keep):
            button.setAccessibleDescription(self._asks)
        words = QVBoxLayout()
        words.setSpacing(GRID)
        chip = Chip(kept.about, kept.tone, kept.icon)
        words.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(NoteWords(kept.about, kept.text) if kept.note else Label(kept.text))
        words.addWidget(self._besides)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        for button in (self.strike, self.sure, self.keep):
            row.addWidget(button)
        self.add(row)
        self.turn(asking=False)

    @Slot()
    def _ask(self) -> None:
        self.turn(asking=True)
        self.ask_again()

    @Slot()
    def _stay(self) -> None:
        self.turn(asking=False)
        self.strike.setFocus()

    @Slot()
    def _strike(self) -> None:
        """Strike it once, and keep the keyboard until the list is shown anew."""
        if self._is_struck:
            return
        self._is_struck, self._is_asking = True, False
        self.sure.setText(self.tr("Destroying…"))
        self.sure.setFocus()
        self.keep.hide()
        self.struck.emit(self.key)
