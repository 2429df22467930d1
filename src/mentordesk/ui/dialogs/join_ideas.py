"""Which idea is the same as this one, and in whose words both go on."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.domain.credit_due import People
from mentordesk.domain.idea import Idea
from mentordesk.domain.joining import joined
from mentordesk.marks import override
from mentordesk.services.idea_joining import Candidate
from mentordesk.ui import dates, joining_words
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.item_models.candidates import CandidateModel
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.label import second, small
from mentordesk.ui.widgets.row import VALUE
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.wording import counted

_WIDTH, _HEIGHT, _LIST = 640, 700, 170
_FOUND = RowStyle(lead_width=96, title_lines=2, pad=2 * GRID)


class JoinIdeasDialog(Question):
    """Asks for another idea; `looked_at` wants it shown, `agreed` gives which goes into which."""

    looked_at = Signal(object)
    agreed = Signal(object, object)

    def __init__(self, idea: Idea, people: People, now: datetime, parent: QWidget) -> None:
        super().__init__(
            self.tr("Join with another idea"), self.tr("Join them"), parent, "join_ideas"
        )
        self._idea, self._people, self._now = idea, people, now
        self._other: Idea | None = None
        self.model = CandidateModel(dates.local_day(now), self)
        self.line = QLineEdit()
        self.found = RowList(self.model, self.tr("Ideas to join with"), _FOUND)
        self.count, self.outcome = small(""), second("")
        self.stands = Choice()
        self._build()
        self.line.textChanged.connect(self._look_for)
        self.found.selectionModel().currentChanged.connect(self._choose)
        self.stands.currentIndexChanged.connect(self._tell)
        self.line.installEventFilter(self)

    def show_candidates(self, candidates: Iterable[Candidate]) -> None:
        """Show what there is to join with, and begin at the first."""
        names = {person.id: person.name for person in self._people.values()}
        self.model.offer(candidates, names)
        self._go_to_first()

    def show_other(self, other: Idea) -> None:
        """Show what comes of joining with an idea, if it is still the one that was chosen."""
        chosen = self.found.currentIndex().data(VALUE)
        if chosen is not None and chosen.id == other.id:
            self._other = other
            self.stands.setItemText(1, other.text)
            self.stands.setEnabled(True)
            self._tell()

    @override
    def answer(self) -> None:
        ideas = self._ordered()
        if ideas is not None:
            self.agreed.emit(ideas[0].id, ideas[1].id)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Return looks for an idea; what was not looked at is not joined by it.
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        enters = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enters:
            self.found.setFocus()
        return enters

    @Slot(str)
    def _look_for(self, typed: str) -> None:
        self.found.setCurrentIndex(QModelIndex())  # a list that begins anew does not say so
        self.model.look_for(typed)
        self._go_to_first()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        chosen = index.data(VALUE)
        self._other = None
        self.stands.setEnabled(False)
        self.allow(answer=False)
        self.outcome.setText("")
        self.model.choose(None if chosen is None else chosen.id)
        if chosen is not None:
            self.looked_at.emit(chosen.id)

    @Slot()
    def _tell(self) -> None:
        ideas = self._ordered()
        if ideas is None:
            return
        words = joining_words.outcome(*joined(*ideas, self._now), self._people)
        self.outcome.setText(words)
        self.allow(answer=True)
        announce(self, words)

    def _ordered(self) -> tuple[Idea, Idea] | None:
        if self._other is None:
            return None
        here = self._idea, self._other
        return here if self.stands.currentIndex() == 0 else (here[1], here[0])

    def _go_to_first(self) -> None:
        total = self.model.total
        words = counted(total, self.tr("1 idea"), self.tr("{n} ideas"))
        self.count.setText(words if total else self.tr("No idea with these words."))
        self.found.setCurrentIndex(self.model.index(0, 0))

    def _build(self) -> None:
        self.be_wide(_WIDTH)
        self.explain(self._idea.text)
        self.ask(self.tr("Look for the other one"), self.line, "join.line")
        self.count.setObjectName("join.count")
        self.found.setObjectName("join.found")
        self.found.setFixedHeight(look().px(_LIST))
        self.outcome.setObjectName("join.outcome")
        self.stands.setObjectName("join.stands")
        self.stands.add(self._idea.text, 0)
        self.stands.add("", 1)
        self.stands.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )  # words may be longer than a screen is wide
        scroll, about = FittingScroll(), small(joining_words.struck())
        scroll.body.setSpacing(3 * GRID)
        scroll.body.addWidget(self.count)
        scroll.body.addWidget(self.found)
        for each in (FieldRow(self.tr("In these words"), self.stands), self.outcome, about):
            scroll.body.addWidget(each)
        self.fields.addWidget(scroll, 1)
        self.stands.setEnabled(False)
        self.allow(answer=False)
        room = self.screen().availableGeometry().height() - 96
        self.setMinimumHeight(min(look().px(_HEIGHT), room))
