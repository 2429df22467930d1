"""The last step of a new desk: the first mentor, and what the pair may agree on."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.agreement import Clause
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.clause_list import ClauseList
from mentordesk.ui.widgets.mentor_form import MentorForm
from mentordesk.ui.widgets.step import Step


class MentorStep(Step):
    """Asks for one mentor; it can wait."""

    def __init__(self, clauses: tuple[Clause, ...]) -> None:
        super().__init__()
        self.show_words(
            self.tr("Who is your mentor?"),
            self.tr("A junior colleague who sees what you do not. One is enough to begin."),
        )
        self.form = MentorForm()
        self.clauses = ClauseList(clauses)
        card = Card(
            self.tr("What you may agree on"),
            self.tr("Go through it together in your first session; you can change it at any time."),
        )
        card.add(self.clauses)
        self.column.addWidget(self.form)
        self.column.addWidget(card)
        self.form.changed.connect(self.changed)
        self.form.submitted.connect(self.submitted)

    @override
    def complete(self) -> bool:
        return bool(self.form.name.text().strip())

    @override
    def first_field(self) -> QWidget | None:
        return self.form.name
