"""Chips that choose whose ideas are shown."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from PySide6.QtCore import Signal, Slot
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
        self._chips: dict[PersonId, ChipButton] = {}
        self._wanted: PersonId | None = None
        self.everybody = self._chip(self.tr("All mentors"), None)
        self.everybody.setChecked(True)
        self.everybody.hide()

    def show_mentors(self, mentors: Sequence[Person]) -> None:
        """Offer these mentors, by the name that tells them apart."""
        if tuple(mentors) == self._mentors:
            return
        self._mentors = tuple(mentors)
        offered = self._mentors if len(mentors) > 1 else ()
        self._let_go({mentor.id for mentor in offered})
        for mentor in offered:
            alike = sum(other.first_name == mentor.first_name for other in mentors) > 1
            self._offer(mentor, mentor.name if alike else mentor.first_name)
        self.everybody.setVisible(bool(offered))
        self._choose_wanted()

    def choose(self, mentor: PersonId) -> None:
        """Choose a mentor, now or once they are offered; one who is alone needs no choice."""
        self._wanted = mentor
        self._choose_wanted()

    @Slot()
    def step(self) -> None:
        """Choose the next mentor, and all after the last one."""
        chips = [self.everybody, *(self._chips.values())]
        here = next(place for place, chip in enumerate(chips) if chip.isChecked())
        chips[(here + 1) % len(chips)].setChecked(True)

    def _choose_wanted(self) -> None:
        chip = None if self._wanted is None else self._chips.get(self._wanted)
        if chip is not None:
            self._wanted = None
            chip.setChecked(True)

    def _let_go(self, kept: AbstractSet[PersonId]) -> None:
        """Offer nobody any more who is not here; whoever was chosen gives way to all."""
        for gone in self._chips.keys() - kept:
            chip = self._chips.pop(gone)
            if chip.isChecked():
                self.everybody.setChecked(True)
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()

    def _offer(self, mentor: Person, words: str) -> None:
        """Put the chip of a mentor behind those that are there, made if there is none."""
        chip = self._chips.get(mentor.id)
        if chip is None:
            self._chips[mentor.id] = self._chip(words, mentor.id)
            return
        chip.setText(words)
        self._flow.removeWidget(chip)
        self._flow.addWidget(chip)

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
