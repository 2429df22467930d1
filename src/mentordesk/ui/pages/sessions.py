"""All sessions: what is to come, and what was."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.content import Format
from mentordesk.domain.ids import PersonId, SeriesId
from mentordesk.domain.person import Person
from mentordesk.domain.series import SeriesPlan, place_of
from mentordesk.domain.session import Session, SessionState
from mentordesk.services.sessions import ahead
from mentordesk.services.workspace import Workspace
from mentordesk.ui.calendars import Calendars
from mentordesk.ui.dialogs.plan_session import Plan, PlanSessionDialog
from mentordesk.ui.item_models.sessions import Meeting, SessionModel
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.button import link, primary, secondary
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.scroll_page import ScrollPage
from mentordesk.ui.widgets.sent_text import accept_drop, copied, local_files
from mentordesk.ui.wording import counted

_AT_ONCE = 60
_OF_A_SERIES = 4
"""How many sessions to come of one series are shown before somebody asks for all."""
_ROWS = RowStyle(framed=True, lead_width=150, title_lines=1, under_lines=2, pad=3 * GRID)


@dataclass(frozen=True, slots=True)
class _Found:
    mentors: tuple[Person, ...]
    formats: Mapping[PersonId, tuple[Format, ...]]
    meetings: tuple[Meeting, ...]
    more: bool
    later: int
    ahead: tuple[Session, ...]


class SessionsPage(Page):
    """Lists the sessions; Enter opens one."""

    session_asked = Signal(object)
    mentor_asked = Signal()

    def __init__(
        self, workspace: Workspace, now: Callable[[], datetime], tasks: Tasks, notices: Notices
    ) -> None:
        super().__init__()
        self._workspace, self._now = workspace, now
        self._tasks, self._notices = tasks, notices
        self._mentors: Sequence[Person] | None = None
        self._formats: Mapping[PersonId, tuple[Format, ...]] = {}
        self._ahead: Sequence[Session] = ()
        self._wanted: list[PersonId | None] = []
        self._most, self._all_ahead = _AT_ONCE, False
        self.model = SessionModel(now(), self)
        self.rows = RowList(self.model, self.tr("Sessions"), _ROWS, fitted=True)
        self.plan_button = primary(self.tr("Plan a session"), "calendar-plus")
        self.take_button = secondary(self.tr("From a calendar file"), "calendar")
        self.more, self.later = link(self.tr("Show earlier sessions")), link("")
        self.calendars = Calendars(self, workspace, tasks, notices)
        self.empty = EmptyState(
            "messages-square", self.tr("Your sessions will stand here, with what came of them.")
        )
        self._build()
        self.rows.opened.connect(self._open)
        self.plan_button.clicked.connect(self._ask_for_plan)
        self.more.clicked.connect(self._show_more)
        self.later.clicked.connect(self._show_later)
        self.take_button.clicked.connect(self.calendars.choose)
        self.calendars.changed.connect(self.refresh)

    @override
    def refresh(self) -> None:
        self._tasks.run(self._find, self._show, self._notices.error)

    @override
    def first_focus(self) -> QWidget | None:
        return self.rows if self.model.rowCount() else self.plan_button

    def plan(self, mentor: PersonId | None = None) -> None:
        """Ask for a session to plan, with this mentor to begin with."""
        if self._mentors is None:
            self._wanted.append(mentor)
            return
        if not self._mentors:
            self.mentor_asked.emit()
            return
        dialog = PlanSessionDialog(self._mentors, self._formats, self._now(), self)
        dialog.know(self._ahead)
        if mentor is not None:
            dialog.choose(mentor)
        dialog.planned.connect(partial(self._plan, dialog))
        dialog.open()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            accept_drop(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if local_files(event.mimeData()) and accept_drop(event):
            self.calendars.take_drop(copied(event.mimeData()))

    @Slot()
    def _ask_for_plan(self) -> None:
        self.plan()

    def _build(self) -> None:
        self.rows.setObjectName("sessions.rows")
        self.plan_button.setObjectName("sessions.plan")
        self.more.setObjectName("sessions.more")
        self.later.setObjectName("sessions.later")
        self.take_button.setObjectName("sessions.calendar")
        self.setAcceptDrops(True)
        column = ScrollPage()
        head = PageHead(self.tr("Sessions"))
        head.add(self.take_button)
        head.add(self.plan_button)
        column.add(head)
        column.add(self.empty)
        column.add(self.later)
        column.add(self.rows)
        column.add(self.more)
        column.add_stretch()
        self.empty.hide()
        self.more.hide()
        self.later.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(column)

    def _find(self) -> _Found:
        desk = self._workspace
        people = {person.id: person.name for person in desk.people.everybody()}
        earlier = desk.sessions.earlier(self._most + 1)
        coming = ahead(desk.sessions)
        next_ones = coming if self._all_ahead else _next_ones(coming)
        shown = (*next_ones, *earlier[: self._most])
        series = desk.series.all()
        to = desk.sessions.moved_to(met for met in shown if met.state is SessionState.MOVED)
        mentors = desk.people.going_on()
        whose = {one.id for one in mentors} | {met.mentor for met in shown if met.format}
        formats = {one: desk.library.of(one).content.formats for one in whose}
        names = {(who, one.key): one.name for who, known in formats.items() for one in known}
        meetings = tuple(
            Meeting(
                met,
                people.get(met.mentor, ""),
                to.get(met.id),
                place_of(met, series),
                names.get((met.mentor, met.format), ""),
            )
            for met in shown
        )
        later = len(coming) - len(next_ones)
        return _Found(mentors, formats, meetings, len(earlier) > self._most, later, coming)

    def _show(self, found: _Found) -> None:
        had_focus = self.rows.hasFocus() or self.plan_button.hasFocus()
        first_time = self._mentors is None
        self._mentors, self._formats = found.mentors, found.formats
        self._ahead = found.ahead
        for dialog in self.findChildren(PlanSessionDialog):
            dialog.know(self._ahead)  # it was opened over what stood here before
        self.model.show_meetings(found.meetings, self._now())
        self.empty.setVisible(not found.meetings)
        self.rows.setVisible(bool(found.meetings))
        self.more.setVisible(found.more)
        one, several = self.tr("Show 1 later session"), self.tr("Show {n} later sessions")
        self.later.setText(counted(found.later, one, several))
        self.later.setVisible(found.later > 0)
        if first_time and found.meetings and (had_focus or self.isVisible()):
            self.rows.enter(0)
        while self._wanted:
            self.plan(self._wanted.pop())

    @Slot()
    def _show_more(self) -> None:
        self._most *= 2
        self.refresh()

    @Slot()
    def _show_later(self) -> None:
        self._all_ahead = True
        self.rows.setFocus()
        self.refresh()

    @Slot(object)
    def _open(self, meeting: Meeting) -> None:
        self.session_asked.emit(meeting.session.id)

    def _plan(self, dialog: PlanSessionDialog, plan: Plan) -> None:
        service = self._workspace.sessions
        where, kind = plan.place, plan.format
        work = partial(service.plan, plan.mentor, plan.at, plan.minutes, where, kind)
        if plan.series is not None:
            work = partial(self._plan_series, plan.series)
        self._tasks.run(work, partial(self._planned, dialog), dialog.fail)

    def _plan_series(self, plan: SeriesPlan) -> Session:
        return self._workspace.series.plan(plan)[0]

    def _planned(self, dialog: PlanSessionDialog, session: Session) -> None:
        dialog.accept()
        self.session_asked.emit(session.id)


def _next_ones(coming: Sequence[Session]) -> tuple[Session, ...]:
    """Return what is to come, of each series the next few alone."""
    seen = Counter[SeriesId]()
    shown = []
    for session in coming:
        if session.series is not None:
            seen[session.series] += 1
        if session.series is None or seen[session.series] <= _OF_A_SERIES:
            shown.append(session)
    return tuple(shown)
