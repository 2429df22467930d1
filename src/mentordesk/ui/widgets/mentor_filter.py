"""Chips that choose whose ideas are shown."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.one_of import OneOf


class MentorFilter(QWidget):
    """All mentors or one of them."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        self._group = OneOf(self)
        self._mentors: tuple[Person, ...] = ()
        self.everybody = self._chip(self.tr("All mentors"), None)
        self.everybody.setChecked(True)
        self.everybody.hide()

    def show_mentors(self, mentors: Sequence[Person]) -> None:
        """Offer these mentors, by the name that tells them apart."""
        if tuple(mentors) == self._mentors:
            return
        self._mentors = tuple(mentors)
        for mentor in self._mentors if len(mentors) > 1 else ():
            alike = sum(other.first_name == mentor.first_name for other in mentors) > 1
            self._chip(mentor.name if alike else mentor.first_name, mentor.id)
        self.everybody.setVisible(len(mentors) > 1)

    def _chip(self, words: str, mentor: PersonId | None) -> ChipButton:
        chip = ChipButton(words)
        chip.setObjectName("ideas.mentor")
        self._group.add(chip)
        self._flow.addWidget(chip)
        # Told also where a screen reader turns it, which clicks nothing.
        chip.toggled.connect(partial(self._choose, mentor))
        return chip

    def _choose(self, mentor: PersonId | None, chosen: bool) -> None:  # noqa: FBT001  a signal's
        if chosen:
            self.chosen.emit(mentor)
