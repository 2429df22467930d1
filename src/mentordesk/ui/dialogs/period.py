"""Which sessions of one mentor are told together, and why."""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.period import Period, PeriodKind
from mentordesk.domain.person import Person
from mentordesk.domain.session import Session
from mentordesk.ui import dates
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.dialogs.watched import figure
from mentordesk.ui.item_models.held import HeldModel
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import link
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.day_time_field import DayField
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.label import small
from mentordesk.ui.widgets.option_card import OptionGroup
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.tick_delegate import TickDelegate

_WIDTH, _LIST = 560, 220
_ROWS = RowStyle(lead_width=140, title_lines=1, pad=2 * GRID)


class Which(Enum):
    """How several sessions are chosen."""

    DAYS = "days"
    ONE_BY_ONE = "one_by_one"


class PeriodDialog(Question):
    """Asks for a period of sessions that were `held`, of which there is at least one."""

    chosen = Signal(object)

    def __init__(
        self, mentor: Person, held: Sequence[Session], before: Period | None, parent: QWidget
    ) -> None:
        title = self.tr("Summary of a period")
        super().__init__(title, self.tr("See the summary"), parent, "period")
        self._mentor, self._sessions = mentor, held
        days = [session.met_at().date() for session in held]
        self._days = min(days), max(days)
        self.kinds = OptionGroup(self.tr("What is it for?"))
        self.which = Choice(self.tr("Which sessions"))
        self.first = DayField(self._days[0], self.tr("From"))
        self.last = DayField(self._days[1], self.tr("To"))
        self.model = HeldModel(held, self)
        self.rows = RowList(self.model, self.tr("Sessions that were held"), _ROWS)
        self.count = small("")
        self.all, self.none = link(self.tr("Choose all")), link(self.tr("Choose none"))
        self._between, self._list = QWidget(), QWidget()
        self._fill()
        self._build()
        self._begin_with(before)
        self.kinds.chosen.connect(self._look)
        self.which.currentIndexChanged.connect(self._look)
        self.rows.opened.connect(self.model.turn)
        self.model.turned.connect(self._count)
        self.all.clicked.connect(self._choose_all)
        self.none.clicked.connect(self._choose_none)
        self._look()

    def period(self) -> Period:
        """Return what is chosen."""
        kind = PeriodKind(self.kinds.value())
        if self._is_one_by_one():
            return Period(self._mentor.id, kind, sessions=self.model.chosen)
        if kind is PeriodKind.CLOSING:
            return Period(self._mentor.id, kind)
        return Period(self._mentor.id, kind, self.first.day(), self.last.day())

    @override
    def answer(self) -> None:
        period = self.period()
        if self._is_one_by_one() and not period.sessions:
            self.ask_again(self.tr("Choose one session or more."), self.rows)
        elif not any(period.has(session) for session in self._sessions):
            self.ask_again(self._none_between(period), self.first)
        else:
            self._take_up()
            self.accept()
            self.chosen.emit(period)

    def _is_one_by_one(self) -> bool:
        several = self.kinds.value() == PeriodKind.SEVERAL.value
        return several and self.which.value() is Which.ONE_BY_ONE

    def _none_between(self, period: Period) -> str:
        """Say that no session falls into the days, and which are the nearest that were held."""
        days = sorted(session.met_at().date() for session in self._sessions)
        first, last = sorted((period.first or date.min, period.last or date.max))
        before = [dates.whole_day(day) for day in days if day < first]
        after = [dates.whole_day(day) for day in days if day > last]
        words = [self.tr("No session was held on these days.")]
        if before:
            words.append(self.tr("The last one before was on {day}.").format(day=before[-1]))
        if after:
            words.append(self.tr("The first one after was on {day}.").format(day=after[0]))
        return " ".join(words)

    def _begin_with(self, before: Period | None) -> None:
        """Show what was chosen before, or a half-time review of all that was."""
        period = before or Period(self._mentor.id, PeriodKind.HALF_TIME)
        self.kinds.choose(period.kind.value)
        self.which.choose(Which.ONE_BY_ONE if period.sessions else Which.DAYS)
        for field, day in ((self.first, period.first), (self.last, period.last)):
            if day is not None:
                field.setDate(QDate(day.year, day.month, day.day))
        self.model.choose(period.sessions)

    @Slot()
    def _look(self) -> None:
        kind, one_by_one = PeriodKind(self.kinds.value()), self._is_one_by_one()
        self._several.setVisible(kind is PeriodKind.SEVERAL)
        self._between.setVisible(kind is not PeriodKind.CLOSING and not one_by_one)
        self._list.setVisible(one_by_one)
        self._tell_count()

    @Slot()
    def _count(self) -> None:
        self._tell_count()
        announce(self, self.count.text())

    def _tell_count(self) -> None:
        words = self.tr("{count} of {all} sessions chosen")
        chosen, every = figure(len(self.model.chosen)), figure(len(self._sessions))
        self.count.setText(words.format(count=chosen, all=every))

    @Slot()
    def _choose_all(self) -> None:
        self.model.choose(session.id for session in self._sessions)

    @Slot()
    def _choose_none(self) -> None:
        self.model.choose(())

    def _fill(self) -> None:
        tr = self.tr
        half = tr("What we wanted, what came of it so far, and each session. No notes at first.")
        whole = tr("The whole time, from the first session to the last. No notes at first.")
        several = tr("Those between two days, or those you choose, with their notes.")
        for kind, words, detail, icon in (
            (PeriodKind.HALF_TIME, tr("Half-time review"), half, "footprints"),
            (PeriodKind.CLOSING, tr("Closing summary"), whole, "flag"),
            (PeriodKind.SEVERAL, tr("Several sessions"), several, "messages-square"),
        ):
            self.kinds.add(kind.value, words, detail, icon)
        self.which.add(tr("Between two days"), Which.DAYS)
        self.which.add(tr("Chosen one by one"), Which.ONE_BY_ONE)

    def _build(self) -> None:
        self.be_wide(_WIDTH)
        self.explain(self._what_there_is())
        self._several = FieldRow(self.which.accessibleName(), self.which)
        self.rows.setItemDelegate(TickDelegate(self.rows, _ROWS))
        self.rows.setFixedHeight(look().px(_LIST))
        self._lay_out_days()
        self._lay_out_list()
        scroll = FittingScroll()
        scroll.body.setSpacing(4 * GRID)
        for part in (self.kinds, self._several, self._between, self._list):
            scroll.body.addWidget(part)
        self.fields.addWidget(scroll, 1)
        for name in ("kinds", "which", "first", "last", "rows", "count", "all", "none"):
            getattr(self, name).setObjectName(f"period.{name}")

    def _what_there_is(self) -> str:
        held, (first, last) = len(self._sessions), map(dates.whole_day, self._days)
        if held == 1:
            words = self.tr("With {name} 1 session was held, on {first}.")
        else:
            words = self.tr("With {name} {count} sessions were held, from {first} to {last}.")
        name = self._mentor.first_name
        return words.format(name=name, count=figure(held), first=first, last=last)

    def _lay_out_days(self) -> None:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._between)
        if look().is_large:
            row.setDirection(QBoxLayout.Direction.TopToBottom)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for field in (self.first, self.last):
            row.addWidget(FieldRow(field.accessibleName(), field), 1)

    def _lay_out_list(self) -> None:
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.rows)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.all)
        foot.addWidget(self.none)
        column.addLayout(foot)
