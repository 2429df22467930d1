"""The sessions of one pair as rows, the newest first."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject

from mentordesk.domain.history import Met
from mentordesk.domain.session import SessionState
from mentordesk.marks import override
from mentordesk.ui import dates, wording
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.session_words import called_off_by, in_short, numbered, standing
from mentordesk.ui.widgets.row import Fact, Row


class HistoryModel(RowModel[Met]):
    """Holds sessions; `mentor` is how they are called, `formats` the names of formats by key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mentor, self._formats = "", dict[str, str]()
        self._now: datetime | None = None

    def show_history(
        self, mets: Iterable[Met], mentor: str, formats: Mapping[str, str], now: datetime
    ) -> None:
        """Hold these sessions as they stand at a moment."""
        self._mentor, self._formats, self._now = mentor, dict(formats), now
        self.show(mets)

    @override
    def row_of(self, value: Met) -> Row:
        session, closed = value.session, value.session.state is SessionState.CLOSED
        went = in_short(session, self._mentor) if closed else ""
        parts = (
            numbered(session),
            self._formats.get(session.format, ""),
            went,
            called_off_by(session, self._mentor),
        )
        stands = standing(session, self._now or session.planned_at)
        state = Fact(stands, wording.session_tone(session.state))
        return Row(
            self._topics(value),
            " · ".join(filter(None, parts)),
            lead=self._day(session.met_at()),
            facts=() if closed else (state,),
            faint=session.state in (SessionState.MOVED, SessionState.MISSED),
        )

    @override
    def key_of(self, value: Met) -> object:
        return value.session.id

    def _topics(self, met: Met) -> str:
        if not met.topics:
            is_ahead = met.session.state is SessionState.PLANNED
            return self.tr("No topic yet") if is_ahead else self.tr("No topic was put down")
        words = " · ".join(wording.beginning(topic) for topic in met.topics)
        if not met.more:
            return words
        return self.tr("{topics} · {n} more").format(topics=words, n=met.more)

    def _day(self, at: datetime) -> str:
        day = at.date()
        return dates.short_day(day, day if self._now is None else dates.local_day(self._now))
