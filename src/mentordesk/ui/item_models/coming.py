"""The sessions below the one on top of Today."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QObject
from typing_extensions import override

from mentordesk.domain.today import Coming
from mentordesk.ui import dates, wording
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.row import Fact, Row


class ComingModel(RowModel[Coming]):
    """Holds sessions to come with their agendas, in their order, and marks what passed."""

    def __init__(self, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now

    def show_coming(self, coming: Iterable[Coming], now: datetime) -> None:
        """Hold these sessions as they stand at a moment."""
        self._now = now
        self.show(coming)

    @override
    def row_of(self, value: Coming) -> Row:
        topics = value.agenda.topics
        words = [topics[0].text] if topics else []
        words += [wording.rhythm(value.rhythm)] if value.rhythm is not None else []
        agenda = Fact(self.tr("agenda not here yet"))
        if topics:
            agenda = Fact(
                wording.counted(len(topics), self.tr("1 topic"), self.tr("{n} topics")), Tone.MENTOR
            )
        if value.passed(self._now):
            agenda = Fact(self.tr("its time passed"))
        return Row(
            value.mentor.name,
            " · ".join(words),
            lead=dates.short_day_time(value.session.planned_at, self._now),
            name=value.mentor.name,
            facts=(agenda,),
        )

    @override
    def key_of(self, value: Coming) -> object:
        return value.session.id
