"""The last step of a new desk: the first mentor, and what the pair may agree on."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.agreement import Clause
from mentordesk.domain.reporting import Reporting
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.clause_list import ClauseList
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.mentor_form import MentorForm
from mentordesk.ui.widgets.step import Step


class MentorStep(Step):
    """Asks for one mentor; it can wait.

    What a pair is `offered` to agree on depends on how the mentor reports.
    """

    def __init__(self, offered: Callable[[Reporting], tuple[Clause, ...]]) -> None:
        super().__init__()
        self._offered = offered
        self.show_words(
            self.tr("Who is your mentor?"),
            self.tr("A junior colleague who sees what you do not. One is enough to begin."),
        )
        self.form = MentorForm()
        self.clauses, self.more = ClauseList(offered(Reporting.NONE)), ClauseList(())
        self._more = QVBoxLayout()
        about = self.tr(
            "Your own answers: your mentor is asked too. Go through it together in your first "
            "session; either of you can change it at any time."
        )
        card = Card(self.tr("What you may agree on"), about)
        card.add(self.clauses)
        card.add(self._more)
        self.column.addWidget(self.form)
        self.column.addWidget(card)
        self.form.changed.connect(self.changed)
        self.form.submitted.connect(self.submitted)
        self.form.reporting.currentIndexChanged.connect(self._ask_more)

    def answered(self) -> tuple[Clause, ...]:
        """Return what the leader says to each clause."""
        return (*self.clauses.clauses(), *self.more.clauses())

    @override
    def complete(self) -> bool:
        return bool(self.form.name.text().strip())

    @override
    def first_field(self) -> QWidget | None:
        return self.form.name

    @Slot()
    def _ask_more(self) -> None:
        """Offer what is for a mentor who reports so."""
        usual = self._offered(Reporting.NONE)
        wanted = self._offered(Reporting(str(self.form.reporting.value())))
        empty(self._more)
        self.more = ClauseList(tuple(clause for clause in wanted if clause not in usual))
        self._more.addWidget(self.more)
