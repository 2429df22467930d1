"""Whose idea it is: each name with its part and how it may be told, to be pressed."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.idea import Contribution, Idea
from mentordesk.domain.ids import PersonId
from mentordesk.domain.names import consent_of
from mentordesk.domain.person import Person
from mentordesk.ui import wording
from mentordesk.ui.look import look
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.flow_layout import FlowLayout


class IdeaNames(QWidget):
    """`pressed` tells the part; the keyboard stays at its place while names come and go."""

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._row = FlowLayout(self)
        self._chips: list[ChipButton] = []
        self._shown: list[Contribution] = []

    def show_names(self, idea: Idea, people: Mapping[PersonId, Person]) -> None:
        """Show each part of those who are known."""
        self._shown = [given for given in idea.contributions if given.person in people]
        while len(self._chips) < len(self._shown):
            self._add_chip()
        while len(self._chips) > len(self._shown):
            self._drop_chip()
        for chip, given in zip(self._chips, self._shown, strict=True):
            person = people[given.person]
            words = self.tr("{name} {part}, {consent}").format(
                name=person.first_name,
                part=wording.weighed_part(given.part, given.weight),
                consent=wording.consent(consent_of(person, idea)),
            )
            chip.setText(words)

    def _add_chip(self) -> None:
        chip = ChipButton("", Tone.CREDIT, "pencil")
        chip.rest_in(Tone.CREDIT)
        chip.setObjectName("close.named")
        chip.setMinimumWidth(look().chip_height())  # a name too long for the card ends in dots
        chip.setAccessibleDescription(self.tr("Change the part, its weight, or how to be named"))
        chip.setToolTip(chip.accessibleDescription())
        chip.clicked.connect(partial(self._press, len(self._chips)))
        self._chips.append(chip)
        self._row.addWidget(chip)
        chip.show()

    def _drop_chip(self) -> None:
        chip = self._chips.pop()
        if chip is self.window().focusWidget() and self._chips:
            self._chips[-1].setFocus()
        self._row.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _press(self, place: int) -> None:
        self.pressed.emit(self._shown[place])
