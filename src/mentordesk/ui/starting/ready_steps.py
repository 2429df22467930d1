"""Whether the leader is ready, and what comes of the answers."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.worksheet import Outcome, Worksheet, WorksheetGuide, outcome
from mentordesk.ui.starting.answer_row import AnswerRow
from mentordesk.ui.starting.sheet_step import SheetStep
from mentordesk.ui.tokens import GRID, Text
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.layouts import empty


class ReadyStep(SheetStep):
    """Asks a few questions with honest answers."""

    def __init__(self, guide: WorksheetGuide) -> None:
        super().__init__()
        self.show_words(
            self.tr("Are you ready?"),
            self.tr(
                "As it is, not as it should be. Nobody but you reads it, and it is gone once there "
                "is a mentor."
            ),
        )
        self.rows = {
            check.key: AnswerRow(
                f"worksheet.{check.key}", check.asks, [(a.key, a.words) for a in check.answers]
            )
            for check in guide.checks
        }
        card = Card()
        card.body.setSpacing(3 * GRID)
        for row in self.rows.values():
            card.add(row)
            row.chosen.connect(self.changed)
        self.column.addWidget(card)

    @override
    def show_sheet(self, sheet: Worksheet) -> None:
        said = dict(sheet.said)
        for key, row in self.rows.items():
            row.choose(said.get(key, ""))

    @override
    def applied(self, sheet: Worksheet) -> Worksheet:
        said = ((key, row.value()) for key, row in self.rows.items())
        return replace(sheet, said=tuple((key, answer) for key, answer in said if answer))

    @override
    def first_field(self) -> QWidget | None:
        return next(iter(self.rows.values())).first_field()


class OutcomeStep(SheetStep):
    """Says plainly what the answers come to; who is not ready may leave it here."""

    def __init__(self, guide: WorksheetGuide) -> None:
        super().__init__()
        self._guide, self._card, self._helps = guide, Card(), QVBoxLayout()
        self._words = Label("")
        self._under = Label("", Text.SECOND)
        self._helps.setSpacing(2 * GRID)
        self.column.addWidget(self.heading)
        self._card.add(self._words)
        self._card.add(self._helps)
        self.column.addWidget(self._card)
        self.column.addWidget(self._under)

    @override
    def show_sheet(self, sheet: Worksheet) -> None:
        self._show(outcome(self._guide, sheet))

    @override
    def enter(self, sheet: Worksheet) -> None:
        self.show_sheet(sheet)
        announce(self._card, f"{self.heading.text()}. {self._words.text()}")

    def _show(self, found: Outcome) -> None:
        words = self._guide.outcomes[found.verdict]
        self.heading.setText(words.title)
        self._words.setText(words.words)
        empty(self._helps)
        for place, helps in enumerate(found.helps, 1):
            line = Label(f"{place}. {helps}")
            line.setObjectName(f"worksheet.help{place}")
            self._helps.addWidget(line)
        begins = found.verdict.may_begin
        self._under.setVisible(not begins)
        self._under.setText(
            self.tr(
                "What you wrote stays; you find it again under People, Add a mentor. The decision "
                "is yours, and you may go on all the same."
            )
        )
