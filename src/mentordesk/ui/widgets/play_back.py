"""Say it back: what was heard, in the leader's words, until the mentor says yes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import IdeaId, SessionId
from mentordesk.domain.session import PlayBack
from mentordesk.ui.tokens import GAP, GRID, Tone
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.close_step import CloseStep
from mentordesk.ui.widgets.figure import Figure
from mentordesk.ui.widgets.label import section, small
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.text_area import TextArea


class PlayBackStep(CloseStep):
    """Other words than those the mentor confirmed, or one more idea, have to be confirmed again.

    `said` tells the words, whether the mentor confirmed them, and which ideas are ticked.
    """

    said = Signal(str, bool, object)

    def __init__(self, mentor: str, said: PlayBack) -> None:
        super().__init__(
            self.tr("What did you hear?"),
            self.tr("Say it back to {name} in your own words, until it is right.").format(
                name=mentor
            ),
        )
        self.words = TextArea(self.tr("What you heard"), self.tr("I heard that …"))
        self.words.setObjectName("close.playBack")
        self.yes = ChipButton(
            self.tr("{name} says: yes, that is it").format(name=mentor), Tone.MENTOR
        )
        self.no = ChipButton(self.tr("not quite, try again"), Tone.NEUTRAL)
        self._counters = small("")
        self._says = small(self.tr("Which of these ideas did you say back?"))
        self._ideas, self._figures = QVBoxLayout(), QHBoxLayout()
        self._ticks: dict[IdeaId, CheckRow] = {}
        self._build()
        self.words.set_words(said.text)
        self._confirmed = said.confirmed
        self._show()
        self.words.textChanged.connect(self._edited)
        self.yes.clicked.connect(self._confirm)
        self.no.clicked.connect(self._doubt)

    @override
    def first_focus(self) -> QWidget | None:
        return self.words

    @override
    def is_empty(self) -> bool:
        return not self.words.words().strip()

    def show_ideas(self, ideas: Sequence[Idea], session: SessionId) -> None:
        """Offer each idea that the words may say back, or do."""
        before = self._ticked()
        empty(self._ideas)
        self._ticks = {}
        for idea in ideas:
            tick = CheckRow(idea.text)
            tick.setObjectName("close.saysBack")
            tick.setChecked(idea.is_restated_in(session) or idea.id in before)
            tick.clicked.connect(self._tick)
            self._ticks[idea.id] = tick
            self._ideas.addWidget(tick)
        self._says.setVisible(bool(self._ticks))

    def show_figures(self, figures: Sequence[Figure], counters: str) -> None:
        """Show how the time went, in cards beside each other, and what was counted besides."""
        self._counters.setText(counters)
        self._counters.setVisible(bool(counters))
        empty(self._figures)
        for figure in figures:
            self._figures.addWidget(figure, 1)

    def _build(self) -> None:
        self.yes.setObjectName("close.confirmed")
        self.no.setObjectName("close.notQuite")
        self.yes.setCheckable(True)
        self.add(self.words)
        answers = QHBoxLayout()
        answers.setSpacing(GAP)
        answers.addWidget(self.yes)
        answers.addWidget(self.no)
        answers.addStretch(1)
        self.add(self._says)
        self.add(self._ideas)
        self.add(answers)  # last: the mentor's yes is for the ticked ideas as well
        heading = section(self.tr("How the time went"))
        heading.setContentsMargins(0, 4 * GRID, 0, 0)
        self.add(heading)
        self._figures.setSpacing(3 * GRID)
        self.add(self._figures)
        self.add(self._counters)
        self.end()

    @Slot()
    def _edited(self) -> None:
        self._confirmed = False
        self._tell()

    @Slot()
    def _confirm(self) -> None:
        self._confirmed = not self.is_empty()
        self._tell()

    @Slot()
    def _doubt(self) -> None:
        self._confirmed = False
        self._tell()
        self.words.setFocus()

    @Slot(bool)
    def _tick(self, says_more: bool) -> None:  # noqa: FBT001  # a slot
        """Take the mentor's yes back where the words now say back more than it was for."""
        self._confirmed = self._confirmed and not says_more
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self._show()
        self.said.emit(self.words.words(), self._confirmed, self._ticked())
        self.changed.emit()

    def _ticked(self) -> frozenset[IdeaId]:
        return frozenset(idea for idea, tick in self._ticks.items() if tick.isChecked())

    def _show(self) -> None:
        self.yes.setEnabled(not self.is_empty())
        self.yes.setChecked(self._confirmed)
