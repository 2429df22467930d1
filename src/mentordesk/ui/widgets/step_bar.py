"""Where one stands in a short row of steps."""

from PySide6.QtWidgets import QWidget

from mentordesk.ui.tokens import Text, Tone
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import Label, restyle


class StepBar(QWidget):
    """Numbered steps with the present one in colour."""

    def __init__(self, steps: list[str]) -> None:
        super().__init__()
        self._steps, self._current = steps, 0
        self._labels = [
            Label(f"{at} {words}", Text.SMALL).one_line() for at, words in enumerate(steps, 1)
        ]
        row = FlowLayout(self, gap=18)
        for label in self._labels:
            row.addWidget(label)
        self.set_current(0)

    @property
    def current(self) -> int:
        """Return the place of the present step, from 0."""
        return self._current

    def set_current(self, current: int) -> None:
        """Stand at another step."""
        self._current = current
        for at, label in enumerate(self._labels):
            label.setProperty("heavy", "true" if at == current else "")
            label.set_tone(Tone.MENTOR if at == current else Tone.NEUTRAL)
            restyle(label)
        words = self.tr("Step {step} of {steps}: {name}")
        self.setAccessibleName(
            words.format(step=current + 1, steps=len(self._steps), name=self._steps[current])
        )
