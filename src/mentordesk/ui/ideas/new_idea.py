"""A new idea that was said outside a session: asked for, kept, and shown where it stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.person import Person
from mentordesk.domain.session import Session, SessionState
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.services.sessions import AHEAD
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates, wording
from mentordesk.ui.dialogs.new_idea import NewIdeaDialog
from mentordesk.ui.dialogs.reword import RewordDialog
from mentordesk.ui.ideas.shelf import IdeaShelf
from mentordesk.ui.ideas.steps import IdeaSteps
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.tokens import GRID, PAD_PAGE, Tone
from mentordesk.ui.widgets.banner import Banner
from mentordesk.ui.widgets.button import primary


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom an idea may be from, whom the leader talked with last, and whose sessions there are.

    Words that nobody entered when the desk locked come back as a private note of that session.
    """

    mentors: tuple[Person, ...]
    last: PersonId | None
    homes: Mapping[PersonId, SessionId]


class NewIdea(QObject):
    """Stands at the head of a page; `kept` tells that there is one more idea, or other words."""

    kept = Signal()

    def __init__(
        self,
        page: QWidget,
        workspace: Workspace,
        now: Callable[[], datetime],
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._now = page, workspace, now
        self._tasks, self._notices = tasks, notices
        self._shelf: IdeaShelf | None = None
        self._steps: IdeaSteps | None = None
        self._asked: _Asked | None = None
        self._dialog: NewIdeaDialog | None = None
        self._rewording: RewordDialog | None = None
        self._new: Idea | None = None
        self._idea: Idea | None = None
        self._left = ""
        self._is_seen = False
        self.button = primary(self.tr("New idea"), "plus", "Ctrl+N")
        self.button.setObjectName("ideas.new")
        self.button.hide()
        self.notice, self._line = QWidget(), Banner()
        self._build()

    def stand_on(self, shelf: IdeaShelf, steps: IdeaSteps) -> None:
        """Stand at the head of the ideas, and show there what was kept.

        What is told of it and of what else is done with an idea stands in one place, one at a time.
        """
        self._shelf, self._steps = shelf, steps
        shelf.head.add(self.button)
        steps.notice.said.connect(self.notice.hide)

    def offer(self, mentors: Sequence[Person]) -> None:
        """Offer to keep an idea where there is a mentor who may have said one."""
        self.button.setVisible(bool(mentors))

    def is_behind(self) -> bool:
        """Return whether words are typed that were not kept yet."""
        return self._typed() is not None

    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        """Return what is typed and was not kept yet, as a note of its mentor's session."""
        typed = self._typed()
        if typed is None or self._asked is None:
            return ()
        mentor, words = typed
        home = self._asked.homes.get(mentor)
        return () if home is None else (Unsaved(Place.NOTE, home, words),)

    def _typed(self) -> tuple[PersonId, str] | None:
        """Return words that were not kept yet, with the mentor whose they are."""
        idea = self._idea
        if self._dialog is not None:
            mentor, words, kept = self._dialog.whose.value(), self._dialog.words.text(), ""
        elif self._rewording is not None and idea is not None:
            mentor, words, kept = idea.mentor, self._rewording.text.words(), idea.text
        else:
            return None
        return (mentor, words) if words.strip() and words != kept else None

    def show_kept(self) -> None:
        """Go to what was just kept, now that the ideas are here; say so if it is not among them."""
        idea, self._new = self._new, None
        if idea is None or self._shelf is None or self._steps is None:
            return
        self._steps.notice.hide()
        stand = self._steps.stand(idea)
        self._idea, self._is_seen = idea, self._shelf.shows(stand, idea.id)
        if self._is_seen:
            self._shelf.go_to(stand, idea.id)
            words, action = self.tr("Kept: {idea}"), self.tr("Change its words")
        else:
            words = self.tr("Kept, and not among the ideas that are shown now: {idea}")
            action = self.tr("Open it")
        self.notice.show()
        self._line.say(words.format(idea=wording.beginning(idea.text)), Tone.OK, action)

    def _build(self) -> None:
        self._line.words.setObjectName("ideas.kept")
        self._line.action.setObjectName("ideas.kept_action")
        column = QVBoxLayout(self.notice)
        column.setContentsMargins(PAD_PAGE, 0, PAD_PAGE, 3 * GRID)
        column.addWidget(self._line)
        self.notice.hide()
        self._line.closed.connect(self.notice.hide)
        self._line.acted.connect(self._act)
        self.button.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self._tasks.run(self._look_up, self._open, self._notices.error)

    def _look_up(self) -> _Asked:
        sessions = self._desk.sessions.all()
        held = (one.mentor for one in sessions if one.state is SessionState.CLOSED)
        return _Asked(self._desk.people.mentors(), next(held, None), _homes(sessions))

    def _open(self, asked: _Asked) -> None:
        if self._dialog is not None or not asked.mentors:
            return
        self._asked = asked
        dialog = self._dialog = NewIdeaDialog(asked.mentors, self._today(), self._page)
        shown = None if self._shelf is None else self._shelf.query.mentor
        dialog.begin_with(shown or asked.last, self._left)
        dialog.given.connect(partial(self._keep, dialog))
        dialog.finished.connect(partial(self._closed, dialog))
        dialog.open()

    def _keep(self, dialog: NewIdeaDialog, mentor: PersonId, words: str, day: date) -> None:
        work = partial(self._desk.ideas_outside.note_down, mentor, words, day)
        self._tasks.run(work, partial(self._show, dialog), dialog.fail)

    def _show(self, dialog: NewIdeaDialog | RewordDialog, idea: Idea) -> None:
        if isinstance(dialog, NewIdeaDialog):
            dialog.words.clear()
        dialog.accept()
        self._new = idea
        self.kept.emit()

    def _closed(self, dialog: NewIdeaDialog, _: int) -> None:
        """Keep words that were not entered for the next time it is asked."""
        self._left, self._dialog = dialog.words.text(), None

    @Slot()
    def _act(self) -> None:
        idea = self._idea
        if idea is None or self._shelf is None:
            return
        if not self._is_seen:
            self._shelf.idea_asked.emit(idea.id)
            return
        title, about = self.tr("Change it"), self.tr("What stands here now is replaced.")
        dialog = self._rewording = RewordDialog(title, about, idea.text, self._page)
        dialog.finished.connect(self._reworded)
        dialog.given.connect(partial(self._reword, dialog, idea))
        dialog.open()

    @Slot()
    def _reworded(self) -> None:
        self._rewording = None

    def _reword(self, dialog: RewordDialog, idea: Idea, words: str) -> None:
        work = partial(self._desk.ideas.reword, idea.id, words)
        self._tasks.run(work, partial(self._show, dialog), dialog.fail)

    def _today(self) -> date:
        return dates.local_day(self._now())


def _homes(sessions: Sequence[Session]) -> dict[PersonId, SessionId]:
    """Return a session of each mentor: the next that is planned, or else the last one.

    The sessions come with the newest plan first.
    """
    coming = [one for one in reversed(sessions) if one.state in AHEAD]
    over = [one for one in sessions if one.state is SessionState.CLOSED]
    homes = dict[PersonId, SessionId]()
    for session in (*coming, *over):
        homes.setdefault(session.mentor, session.id)
    return homes
