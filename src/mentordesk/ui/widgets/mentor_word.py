"""In the mentor's seat: what is kept, what to strike, and three taps."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.add_line import AddLine
from mentordesk.ui.widgets.close_step import CloseStep
from mentordesk.ui.widgets.label import Label, second, section, small
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.read_back import Kept, ReadBack
from mentordesk.ui.widgets.taps import Taps


class MentorWordStep(CloseStep):
    """Nothing private stands anywhere in here, only how much of it there is.

    `extra` follows what is kept, before the taps.
    """

    def __init__(self, mentor: str) -> None:
        super().__init__(
            self.tr("{name}, this is your seat").format(name=mentor),
            self.tr("Please turn the laptop to {name}. This is what is kept.").format(name=mentor),
        )
        self.read_back = ReadBack()
        self._private, self._off = Label(""), small("")
        self.ask = AddLine(self.tr("What about you should be struck?"), self.tr("Ask for it"))
        self._asked, self.extra, self.taps = QVBoxLayout(), QVBoxLayout(), Taps()
        self._build()

    def _build(self) -> None:
        self.add(section(self.tr("Kept and shared")))
        self.add(self.read_back)
        self.ask.line.setObjectName("close.strikeAsk")
        self.add(self._private)
        self.add(self._asked)
        self.add(self.ask)
        self.add(self._off)
        self.add(self.extra)
        heading = section(self.tr("Your word"))
        heading.setContentsMargins(0, 4 * GRID, 0, 0)
        self.add(heading)
        self.add(small(self.tr("One tap each, or leave it. Nobody sees single answers.")))
        self.add(self.taps)
        self.end()

    def show_kept(self, kept: Sequence[Kept], private: str, off: str) -> None:
        """Show what is kept, and say how much else there is."""
        self.read_back.show_kept(kept)
        self._private.setText(private)
        self._off.setText(off)
        self._off.setVisible(bool(off))

    def show_asked(self, asked: Sequence[str]) -> None:
        """Show what was asked for, in the mentor's words."""
        empty(self._asked)
        for words in asked:
            self._asked.addWidget(second(self.tr("You asked for: {words}").format(words=words)))

    @override
    def is_empty(self) -> bool:
        return self.taps.are_left()

    @override
    def first_focus(self) -> QWidget | None:
        return None
