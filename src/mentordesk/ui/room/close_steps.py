"""The five steps of the close, and how each reaches the desk."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Slot

from mentordesk.domain.agenda import CARRIES, TopicState
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import IdeaId, NoteId, SeenId, TopicId
from mentordesk.domain.measures import measured
from mentordesk.domain.note import Note
from mentordesk.domain.session import PlayBack, Session
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.domain.word import Question
from mentordesk.ui import dates
from mentordesk.ui.room.close_words import (
    about_next_time,
    counters,
    figures,
    kept,
    off_record_words,
    private_words,
    proposal,
)
from mentordesk.ui.room.idea_step import IdeasStep
from mentordesk.ui.room.mentor_step import MentorStep
from mentordesk.ui.room.promise_step import PromisesStep
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.room.soon import Soon
from mentordesk.ui.strikes import STILL_OWED
from mentordesk.ui.widgets.close_step import CloseStep
from mentordesk.ui.widgets.look_again import LookAgain
from mentordesk.ui.widgets.next_time import NextTimeStep
from mentordesk.ui.widgets.play_back import PlayBackStep

Done = Callable[[object], None]
Failed = Callable[[Exception], None]


class CloseSteps(QObject):
    """Made once; what changes on the way is kept here and on the desk."""

    def __init__(self, parent: QObject, page: RoomPage, room: RoomData, soon: Soon) -> None:
        super().__init__(parent)
        self._page, self._room, self._soon = page, room, soon
        self._desk = page.workspace
        self.session = room.session
        self._notes, self._topics = room.material.notes, room.material.agenda.topics
        name = room.mentor.first_name
        self.play_back = PlayBackStep(name, room.session.play_back)
        self.ideas = IdeasStep(page, room, soon)
        self.promises = PromisesStep(page, room, soon)
        self.mentor = MentorStep(page, room)
        today, look = dates.local_day(page.now()), room.look
        self.look_again = None if look is None else LookAgain(look, today)
        self.next_time = self._make_next_time()
        self.all: tuple[CloseStep, ...] = (
            self.play_back,
            self.ideas,
            self.promises,
            self.mentor,
            self.next_time,
        )
        self._said_back, self._is_struck = room.session.play_back.text, False
        self.play_back.said.connect(self._say_back)
        self.mentor.read_back.struck.connect(self._strike)
        page.stayed.connect(self.read_back)
        self.mentor.taps.given.connect(self._give_word)
        soon.failed.connect(self._tell_owed)

    def add_time(self, seconds: int, *, out: bool) -> None:
        """Count time for what is said of it."""
        timing = self.session.timing.out_for(seconds if out else 0)
        timing = replace(timing, present=timing.present + seconds)
        self.session = replace(self.session, timing=timing)

    def know_timing(self, session: Session) -> None:
        """Take over how the time went as the desk has it, with each exit from focus."""
        self.session = replace(self.session, timing=session.timing)
        self._show_figures()

    def show_what_was(self) -> None:
        """Show the ideas that came up until now, and how the time went."""
        self.play_back.show_ideas(self.ideas.ideas, self.session.id)
        self._show_figures()

    def _show_figures(self) -> None:
        counts, timing = measured(self._topics, self.ideas.ideas), self.session.timing
        shown = figures(timing, counts, self._room.mentor.first_name)
        self.play_back.show_figures(shown, counters(timing))

    def seat_mentor(self) -> None:
        """Take away what is the leader's alone, and show the mentor what is kept."""
        self.ideas.put_away()
        self.play_back.show_ideas((), self.session.id)
        self.read_back()
        self.mentor.look_up()

    @Slot()
    def read_back(self) -> None:
        """Show the mentor what is kept now."""
        room = self._room.knowing(self.ideas.people)
        caught = self.ideas.talked_about, self.promises.promises
        shown = kept(room, self.session, self._topics, caught, self._notes)
        leader = room.material.leader.first_name
        private = private_words(self._notes, leader)
        self.mentor.show_kept(shown, private, off_record_words(self._notes))

    def plan_next(self, done: Done, failed: Failed) -> None:
        """Settle the open topics and plan the next session if that is wanted, once."""
        settle = partial(self._settle, tuple(self.next_time.talked_through()))
        self._page.ask(settle, partial(self._plan, done, failed), failed)

    def _settle(self, topics: tuple[TopicId, ...]) -> None:
        for topic in topics:
            self._desk.agendas.spend(self.session.id, topic, 0, TopicState.DISCUSSED)

    def _plan(self, done: Done, failed: Failed, _: None) -> None:
        wanted = self.next_time.wanted()
        if wanted is None:
            self._choose_format(done, failed)
            return
        mentor, plan = self.session.mentor, self._desk.sessions.plan
        next_one = partial(plan, mentor, wanted.at, wanted.minutes, wanted.place, wanted.format)
        self._page.ask(next_one, partial(self._planned, done), failed)

    def _choose_format(self, done: Done, failed: Failed) -> None:
        """Let the session that is planned already have another format, if that is wanted."""
        following, key = self._room.following, self.next_time.other_format()
        if following is None or key is None:
            done(None)
        else:
            choose = self._desk.sessions.choose_format
            self._page.ask(partial(choose, following.id, key), done, failed)

    def _planned(self, done: Done, session: Session) -> None:
        self.next_time.tell_planned(_planned_words(session))
        done(session)

    def _make_next_time(self) -> NextTimeStep:
        room = self._room
        planned = "" if room.following is None else _planned_words(room.following)
        left = [topic for topic in self._topics if topic.state in CARRIES]
        proposed = proposal(room, self._page.now())
        return NextTimeStep(about_next_time(room), planned, proposed, left, self.look_again)

    @Slot(str, bool, object)
    def _say_back(self, text: str, confirmed: bool, said: frozenset[IdeaId]) -> None:  # noqa: FBT001  a signal's value
        self.session = replace(self.session, play_back=PlayBack(text, confirmed))
        say = partial(self._keep_said, text, said, confirmed=confirmed)
        words = Unsaved(Place.PLAY_BACK, self.session.id, text, self._said_back)
        self._soon.add("play back", say, self._kept_say, words)

    def _keep_said(
        self, text: str, said: frozenset[IdeaId], *, confirmed: bool
    ) -> tuple[Session, tuple[Idea, ...]]:
        key, closes = self.session.id, self._desk.closes
        session = closes.say_back(key, text, confirmed=confirmed, ideas=said)
        return session, self._desk.ideas.of_session(key)

    def _kept_say(self, answer: tuple[Session, tuple[Idea, ...]]) -> None:
        session, ideas = answer
        self.ideas.renew(ideas)
        self._said_back = session.play_back.text
        if self._is_struck and not self._said_back:
            self._is_struck = False
            self._page.strikes.say_struck()

    @Slot(object)
    def _tell_owed(self, error: Exception) -> None:
        """Say what may still hold the words: here they are gone, and a second try finds none."""
        if self._is_struck and isinstance(error, STILL_OWED):
            self._is_struck = False
            self._page.notices.error(error)

    @Slot(object, object)
    def _give_word(self, question: Question, tap: int | None) -> None:
        give = partial(self._desk.closes.give_word, self.session.id, question, tap)
        self._soon.add(("word", question), give)

    @Slot(object)
    def _strike(self, key: Any) -> None:
        """Destroy what the mentor struck, and what waits to be written of it."""
        if isinstance(key, PlayBack):
            self._is_struck = True
            self.play_back.words.set_words("")
            self._soon.save()
            self.read_back()
            return
        for owner in (self.ideas, self.promises):
            if owner.strike(key, self.read_back):
                return
        desk, seen = self._desk, self._room.seen
        for shown, strike, struck in (
            (self._notes, desk.notes.strike, self._note_struck),
            (self._topics, desk.agendas.strike, self._topic_struck),
            (seen, desk.observations.strike, self._seen_struck),
        ):
            if any(one.id == key for one in shown):
                self._page.strike(partial(strike, key), partial(struck, key))

    def _note_struck(self, key: NoteId, _: object) -> None:
        self._notes = tuple(note for note in self._notes if note.id != key)
        self.read_back()

    def _topic_struck(self, key: TopicId, _: object) -> None:
        self._topics = tuple(topic for topic in self._topics if topic.id != key)
        self.next_time.forget(key)
        self._page.ask(partial(self._desk.notes.of_session, self.session.id), self._show_notes)

    def _seen_struck(self, key: SeenId, _: object) -> None:
        self._room = self._room.without_seen(key)
        self.read_back()

    def _show_notes(self, notes: tuple[Note, ...]) -> None:
        self._notes = notes
        self.read_back()


def _planned_words(session: Session) -> str:
    words = _tr("Session {number} is planned for {when}.")
    return words.format(number=session.number, when=dates.day_time(session.planned_at))


def _tr(words: str) -> str:
    return QCoreApplication.translate("close", words)
