"""A question with a few short answers beside each other, of which one may be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.ui.tokens import GAP, GRID
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.one_of import OneOf


class AnswerRow(QWidget):
    """`answers` are keys with their words; none is chosen at first."""

    chosen = Signal()

    def __init__(self, name: str, asks: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._group, self._keys = OneOf(self), [key for key, _ in answers]
        self._chips: dict[str, ChipButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Label(asks))
        row = QWidget()
        flow = FlowLayout(row, gap=GAP)
        for place, (key, words) in enumerate(answers):
            chip = ChipButton(words)
            chip.setObjectName(f"{name}.{key}")
            chip.setAccessibleDescription(asks)
            self._group.add(chip, place)
            self._chips[key] = chip
            flow.addWidget(chip)
        column.addWidget(row)
        # A screen reader may turn it without a click.
        self._group.idToggled.connect(self._tell)

    def value(self) -> str:
        """Return the key of what is chosen, blank where nothing is."""
        at = self._group.checkedId()
        return self._keys[at] if at >= 0 else ""

    def choose(self, key: str) -> None:
        """Choose an answer; one that is not offered takes back what was chosen."""
        if key in self._chips:
            self._chips[key].setChecked(True)
        elif self.value():
            self._group.setExclusive(False)
            self._chips[self.value()].setChecked(False)
            self._group.setExclusive(True)

    def first_field(self) -> QWidget:
        """Return what Tab would stop at."""
        return self._chips[self.value() or self._keys[0]]

    @Slot(int, bool)
    def _tell(self, _: int, on: bool) -> None:  # noqa: FBT001  a signal's
        if on:
            self.chosen.emit()
