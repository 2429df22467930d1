"""One format in full: what it is for, how the time goes, what comes out, which questions fit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mentordesk.domain.content import Card, Format, Section
from mentordesk.ui import content_words
from mentordesk.ui.dates import span
from mentordesk.ui.tokens import GAP, GAP_CARDS, Text
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.label import Label, section, small, strong
from mentordesk.ui.widgets.layouts import empty


class FormatSheet(FittingScroll):
    """Shows a format to be read; what goes on the agenda is set in strong letters."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("format.sheet")
        self.body.setSpacing(GAP_CARDS)
        self.body.setContentsMargins(GAP, GAP, GAP, GAP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrow keys scroll it
        self.setProperty("reads", "true")

    def show_format(self, of: Format | None, fitting: Sequence[Card]) -> None:
        """Show another format, with the cards that fit it."""
        empty(self.body)
        self.setAccessibleName("" if of is None else of.name)
        if of is None:
            return
        self.body.addWidget(section(of.name))
        self.body.addWidget(Label(of.purpose))
        self.body.addWidget(small(content_words.facts_of(of)))
        self.body.addWidget(_times(of.sections))
        for heading, words in (
            (self.tr("What comes out"), of.outcome),
            (self.tr("The mentor prepares"), of.mentor_prepares),
            (self.tr("The leader prepares"), of.leader_prepares),
            (self.tr("Questions that fit"), "\n".join(card.text for card in fitting)),
        ):
            if words:
                self.body.addWidget(_part(heading, words))
        self.body.addStretch(1)
        self.verticalScrollBar().setValue(0)


def _part(heading: str, words: str) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(strong(heading))
    for line in words.splitlines():
        column.addWidget(Label(line))
    return part


def _times(sections: Sequence[Section]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GAP_CARDS)
    grid.setVerticalSpacing(GAP)
    grid.setColumnStretch(1, 1)
    for row, part in enumerate(sections):
        face = Text.STRONG if part.topic else Text.SECOND
        grid.addWidget(Label(span(part.minutes), Text.SECOND).one_line(), row, 0)
        grid.addWidget(Label(part.text, face), row, 1)
    return table
