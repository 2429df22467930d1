"""The ideas of one column of the board, or of one list."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import QObject
from typing_extensions import override

from mentordesk.domain.credit_due import People, owes_credit, told_of_as, was_credited
from mentordesk.domain.idea import ANSWER_WITHIN, UNANSWERED, Idea, Stage
from mentordesk.domain.ids import IdeaId
from mentordesk.ui import dates, wording
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.row import Fact, Row

_NOTHING: Mapping[IdeaId, str] = {}


class IdeaModel(RowModel[Idea]):
    """Holds ideas and knows whose they are."""

    def __init__(self, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._within = ANSWER_WITHIN
        self._holds = _NOTHING
        self._people: People = {}
        self._rows: dict[IdeaId, tuple[Idea, Row]] = {}

    def show_ideas(
        self,
        ideas: Iterable[Idea],
        people: People,
        now: datetime,
        within: timedelta = ANSWER_WITHIN,
        holds: Mapping[IdeaId, str] = _NOTHING,
    ) -> None:
        """Hold these ideas as they stand at a moment; an answer is owed after `within`.

        `holds` has the words inside an idea for which it was found.
        """
        self._people, self._now, self._rows = people, now, {}
        self._within, self._holds = within, holds
        self.show(ideas)

    @override
    def row_of(self, value: Idea) -> Row:
        # A layout asks for each of them again and again.
        kept = self._rows.get(value.id)
        if kept is None or kept[0] is not value:
            kept = self._rows[value.id] = value, self._row(value)
        return kept[1]

    @override
    def key_of(self, value: Idea) -> object:
        return value.id

    def _row(self, value: Idea) -> Row:
        mentor = self._people.get(value.mentor)
        return Row(
            value.text,
            " · ".join([*self._held(value), *self._story(value)]),
            name="" if mentor is None else mentor.name,
            facts=tuple(self._facts(value)),
        )

    def _held(self, idea: Idea) -> list[str]:
        words = self._holds.get(idea.id)
        return [] if words is None else [wording.holds(words)]

    def _story(self, idea: Idea) -> list[str]:
        day = dates.short_day(dates.local_day(idea.last.at), dates.local_day(self._now))
        match idea.stage:
            case Stage.TRYING:
                return [self.tr("since {day}").format(day=day)]
            case Stage.APPLIED | Stage.ADAPTED:
                return self._use(idea)
            case Stage.PARKED if idea.last.until is not None:
                until = dates.short_day(idea.last.until, dates.local_day(self._now))
                return [self.tr("parked until {day}").format(day=until)]
            case Stage.PARKED | Stage.DECLINED:
                return [f"{wording.stage(idea.stage).lower()}, {day}", idea.last.reason]
            case _:
                return [day]

    def _use(self, idea: Idea) -> list[str]:
        today = dates.local_day(self._now)
        if idea.recognitions:
            given = idea.recognitions[-1]
            parts = (dates.short_day(given.on, today), wording.recognition(given.form), given.where)
            return [", ".join(part for part in parts if part)]
        used = idea.application
        if used is None:
            return [dates.short_day(dates.local_day(idea.last.at), today)]
        return [
            f"{dates.short_day(used.on, today)}, {used.where}",
            wording.consent(told_of_as(idea, self._people)),
        ]

    def _facts(self, idea: Idea) -> list[Fact]:
        if owes_credit(idea, self._people):
            return [Fact(self.tr("credit owed"), Tone.CREDIT)]
        if idea.answer_owed(self._now, self._within):
            return [Fact(self.tr("answer owed"), Tone.DANGER)]
        if idea.answer_by is not None and idea.stage in UNANSWERED:
            by = dates.short_day(idea.answer_by, dates.local_day(self._now))
            return [Fact(self.tr("answer by {day}").format(day=by))]
        given = was_credited(idea)
        return [Fact(self.tr("credited"), Tone.CREDIT, "award")] if given else []
