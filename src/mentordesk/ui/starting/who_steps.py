"""What I do not see, who does, and what I hope to learn from them."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from mentordesk.domain.reporting import Reporting
from mentordesk.domain.worksheet import Worksheet, WorksheetGuide
from mentordesk.ui import tokens, wording
from mentordesk.ui.look import look
from mentordesk.ui.starting.sheet_step import SheetStep
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.label import second
from mentordesk.ui.widgets.text_area import TextArea

LONGEST_NAME, LONGEST_LINE = 120, 200


class StrengthsStep(SheetStep):
    """Asks what the leader sees less well: that is what a mentor may bring."""

    def __init__(self, guide: WorksheetGuide) -> None:
        super().__init__()
        self.show_words(
            self.tr("Who sees it differently?"),
            self.tr(
                "A mentor is not somebody younger but somebody who sees what you miss. Tick where "
                "others see more than you; two or three are enough. What you write stays here "
                "until you come back."
            ),
        )
        self.rows = {words: CheckRow(words) for words in guide.strengths}
        self.own = QLineEdit()
        self._build()
        for row in self.rows.values():
            row.toggled.connect(self.changed)
        self.own.textChanged.connect(self.changed)
        self.own.returnPressed.connect(self.submitted)

    @override
    def show_sheet(self, sheet: Worksheet) -> None:
        for words, row in self.rows.items():
            row.setChecked(words in sheet.chosen)
        self.own.setText(sheet.own)

    @override
    def applied(self, sheet: Worksheet) -> Worksheet:
        ticked = tuple(words for words, row in self.rows.items() if row.isChecked())
        return replace(sheet, chosen=ticked, own=self.own.text())

    @override
    def first_field(self) -> QWidget | None:
        return next(iter(self.rows.values()))

    def _build(self) -> None:
        card, grid = Card(), QGridLayout()
        grid.setVerticalSpacing(GRID)
        columns = 1 if look().is_large else 2
        high = -(-len(self.rows) // columns)
        for place, row in enumerate(self.rows.values()):
            row.setObjectName(f"worksheet.strength{place + 1}")
            grid.addWidget(row, place % high, place // high)
        card.add(grid)
        self.own.setObjectName("worksheet.own")
        self.own.setMaxLength(LONGEST_LINE)
        self.own.setPlaceholderText(self.tr("Several, with commas between"))
        card.add(FieldRow(self.tr("Something else, in your words"), self.own))
        self.column.addWidget(card)


class WhoStep(SheetStep):
    """Asks for one person, what they notice, and how they report."""

    def __init__(self, guide: WorksheetGuide) -> None:
        super().__init__()
        self._lines = guide.lines
        self.show_words(
            self.tr("Who notices it?"),
            self.tr("One person is enough, and you may still change your mind."),
        )
        self.name, self.about, self.notices = QLineEdit(), QLineEdit(), QLineEdit()
        self.reporting = Choice(self.tr("Do they report to you?"))
        self._build(guide.noticing)
        for field in (self.name, self.about, self.notices):
            field.textChanged.connect(self.changed)
            field.returnPressed.connect(self.submitted)
        self.reporting.currentIndexChanged.connect(self._turn)

    @override
    def show_sheet(self, sheet: Worksheet) -> None:
        self.name.setText(sheet.name)
        self.about.setText(sheet.about)
        self.notices.setText(sheet.notices)
        self.reporting.choose(sheet.reporting)

    @override
    def applied(self, sheet: Worksheet) -> Worksheet:
        return replace(
            sheet,
            asked=sheet.asked if self.name.text() == sheet.name else None,  # another was invited
            name=self.name.text(),
            about=self.about.text(),
            notices=self.notices.text(),
            reporting=Reporting(str(self.reporting.value())),
        )

    @override
    def first_field(self) -> QWidget | None:
        return self.name

    def _build(self, prompts: Iterable[str]) -> None:
        for name, field in {
            "worksheet.name": self.name,
            "worksheet.about": self.about,
            "worksheet.notices": self.notices,
            "worksheet.reporting": self.reporting,
        }.items():
            field.setObjectName(name)
        self.name.setMaxLength(LONGEST_NAME)
        self.about.setMaxLength(LONGEST_LINE)
        self.notices.setMaxLength(LONGEST_LINE)
        self.notices.setPlaceholderText(self.tr("Several, with commas between"))
        for reporting in Reporting:
            self.reporting.add(wording.reporting(reporting), reporting)
        self.column.addWidget(_prompts(prompts))
        both = QHBoxLayout()
        both.setSpacing(tokens.GAP_CARDS)
        both.addWidget(FieldRow(self.tr("Name"), self.name), 1)
        both.addWidget(FieldRow(self.tr("What they do"), self.about), 1)
        self.column.addLayout(both)
        self.column.addWidget(FieldRow(self.tr("What they notice that you do not"), self.notices))
        self._line = FieldRow(self.tr("Do they report to you?"), self.reporting)
        self.column.addWidget(self._line)
        self.reporting.choose(Reporting.NONE)
        self._tell_line()

    @Slot()
    def _turn(self) -> None:
        self._tell_line()
        self.changed.emit()

    def _tell_line(self) -> None:
        self._line.set_hint(self._lines[Reporting(str(self.reporting.value()))].words)


class HopesStep(SheetStep):
    """Asks what the leader hopes to learn."""

    def __init__(self, guide: WorksheetGuide) -> None:
        super().__init__()
        self.show_words(
            self.tr("What do you hope to learn?"),
            self.tr("A sentence or two. It goes into the invitation and onto the mentor’s page."),
        )
        self.hopes = TextArea(self.tr("What do you hope to learn?"), lines=4)
        self.hopes.setObjectName("worksheet.hopes")
        self.column.addWidget(_prompts(guide.hoping))
        self.column.addWidget(self.hopes)
        self.hopes.textChanged.connect(self.changed)
        self.hopes.submitted.connect(self.submitted)

    @override
    def show_sheet(self, sheet: Worksheet) -> None:
        self.hopes.set_words(sheet.hopes)

    @override
    def applied(self, sheet: Worksheet) -> Worksheet:
        return replace(sheet, hopes=self.hopes.words())

    @override
    def first_field(self) -> QWidget | None:
        return self.hopes


def _prompts(prompts: Iterable[str]) -> Card:
    card = Card()
    for words in prompts:
        card.add(second(words))
    return card
