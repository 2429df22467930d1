"""What today's page says the leader owes: a wish that waits, credit, answers."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.ending import Ending
from mentordesk.domain.idea import Idea, Stage
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.person import Person, known
from mentordesk.domain.session import Session
from mentordesk.domain.today import Today
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates
from mentordesk.ui.ideas.steps import IdeaSteps
from mentordesk.ui.notices import Notices
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.owed_card import Owed, OwedCard, OwedWords
from mentordesk.ui.wording import counted

T = TypeVar("T")


class TodaysDebts(QObject):
    """Makes a card for each kind of debt; each row asks at once what settles it.

    `steps` takes the answers, and offers the way back in its notice.
    """

    idea_asked = Signal(object)
    session_asked = Signal(object)
    pair_asked = Signal(object)

    def __init__(
        self,
        page: QWidget,
        workspace: Workspace,
        now: Callable[[], datetime],
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._now = now
        self._mentors: dict[PersonId, Person] = {}
        self._ideas: dict[IdeaId, Idea] = {}
        self._whole: set[str] = set()
        self.steps = IdeaSteps(page, workspace, now, tasks, notices)

    def cards(self, today: Today) -> list[OwedCard]:
        """Return the cards, none for what nobody waits for."""
        self._mentors = known(today.mentors)
        self._ideas = {idea.id: idea for idea in (*today.answers_owed, *today.credit_owed)}
        self.steps.know(known(today.people))
        strikes = self._strikes(today.strikes_asked)
        ends = self._wishes_to_end(today.wished_over)
        cards = [ends, strikes, self._credit(today.credit_owed), self._answers(today)]
        return [card for card in cards if card is not None]

    def _strikes(self, sessions: tuple[Session, ...]) -> OwedCard | None:
        """Say that there are wishes, and nothing of what shall be struck."""
        words = OwedWords(
            self.tr("To be struck"),
            counted(len(sessions), self.tr("in 1 session"), self.tr("in {n} sessions")),
            self.tr("Look"),
            "eye",
            Tone.MENTOR,
        )
        card = self._card("today.strikes", words, sessions, self._wish)
        if card is not None:
            card.step_asked.connect(self.session_asked)
        return card

    def _wishes_to_end(self, endings: tuple[Ending, ...]) -> OwedCard | None:
        words = OwedWords(
            self.tr("A wish to end it"),
            counted(len(endings), self.tr("from 1 mentor"), self.tr("from {n} mentors")),
            self.tr("Look"),
            "eye",
            Tone.MENTOR,
        )
        card = self._card("today.endings", words, endings, self._end)
        if card is not None:
            card.step_asked.connect(self.pair_asked)
        return card

    def _credit(self, ideas: tuple[Idea, ...]) -> OwedCard | None:
        words = OwedWords(
            self.tr("Credit you owe"),
            self.tr("{n} applied, not yet credited").format(n=len(ideas)),
            self.tr("Give credit"),
            "award",
            Tone.CREDIT,
        )
        return self._of_ideas("today.credit", words, ideas, self._give_credit)

    def _answers(self, today: Today) -> OwedCard | None:
        words = OwedWords(
            self.tr("Answers you owe"),
            self.tr("{n} waiting").format(n=today.answers_count),
            self.tr("Answer"),
            "message-circle",
            Tone.DANGER,
        )
        card = self._of_ideas("today.answers", words, today.answers_owed, self._answer)
        elsewhere = today.answers_count - len(today.answers_owed)
        if card is not None and elsewhere:
            card.say_of_others(self.tr("{n} more stand with your ideas.").format(n=elsewhere))
        return card

    def _of_ideas(
        self,
        name: str,
        words: OwedWords,
        ideas: Sequence[Idea],
        ask: Callable[[IdeaId, QPoint], None],
    ) -> OwedCard | None:
        card = self._card(name, words, ideas, self._idea)
        if card is not None:
            card.step_asked.connect(ask)
        return card

    @Slot(object, QPoint)
    def _give_credit(self, idea: IdeaId, _: QPoint) -> None:
        self.steps.questions.credit(self._ideas[idea])

    @Slot(object, QPoint)
    def _answer(self, idea: IdeaId, at: QPoint) -> None:
        reads = self.tr("Read its story"), partial(self.idea_asked.emit, idea)
        self.steps.offer(self._ideas[idea], at, reads)

    def _card(
        self, name: str, words: OwedWords, owed: Sequence[T], tell: Callable[[T], Owed]
    ) -> OwedCard | None:
        if not owed:
            return None
        card = OwedCard(words, owed, tell, whole=name in self._whole)
        card.setObjectName(name)
        card.opened.connect(partial(self._whole.add, name))
        return card

    def _wish(self, session: Session) -> Owed:
        first, name = self._names(session.mentor)
        text = self.tr("{name} asks you to strike something").format(name=first)
        when = dates.ago(dates.local_day(session.met_at()), dates.local_day(self._now()))
        story = self.tr("session {number}, {when}").format(number=session.number, when=when)
        return Owed(session.id, text, name, story)

    def _end(self, ending: Ending) -> Owed:
        first, name = self._names(ending.mentor)
        text = self.tr("{name} would like to end this pairing").format(name=first)
        day, today = ending.asked_on, dates.local_day(self._now())
        when = "" if day is None else dates.ago(day, today)
        return Owed(ending.mentor, text, name, self.tr("said {when}").format(when=when))

    def _idea(self, idea: Idea) -> Owed:
        first, name = self._names(idea.mentor)
        whose = self.tr("{name}’s idea").format(name=first)
        today, used = dates.local_day(self._now()), idea.application
        if idea.stage is Stage.PARKED:
            parked = dates.ago(dates.local_day(idea.last.at), today)
            story = self.tr("parked {when}, and its day has come").format(when=parked)
        elif used is None:
            heard = dates.ago(dates.local_day(idea.raised_at), today)
            story = self.tr("heard {when}").format(when=heard)
        else:
            when = dates.ago(used.on, today)
            story = self.tr("you applied it {when}: {where}").format(when=when, where=used.where)
        return Owed(idea.id, idea.text, name, f"{whose} · {story}")

    def _names(self, who: PersonId) -> tuple[str, str]:
        """Return what a mentor is called, and the whole name; neither if nobody knows any more."""
        mentor = self._mentors.get(who)
        return ("", "") if mentor is None else (mentor.first_name, mentor.name)
