"""What one row of a list shows, ready to be drawn and to be read out."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from mentordesk.ui.tokens import Tone

ROW = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a model tells how a row is shown."""
VALUE = ROW + 1
"""The role under which a model tells what a row stands for."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A short fact on a soft ground, at the end of a row."""

    words: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A title and what stands around it; a heading is a title that cannot be chosen.

    `lead` stands before the title (a day, a number), `name` is whose circle is drawn, `wide`
    keeps the whole of a long title.
    """

    title: str
    under: str = ""
    lead: str = ""
    name: str = ""
    facts: tuple[Fact, ...] = ()
    heading: bool = False
    faint: bool = False

    def spoken(self) -> str:
        """Return all of the row as one line."""
        parts = (self.lead, self.title, self.name, self.under, *(f.words for f in self.facts))
        return ", ".join(dict.fromkeys(part for part in parts if part))
