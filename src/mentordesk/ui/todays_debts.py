"""What today's page says the leader owes: what shall be struck, credit, answers."""

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from mentordesk.domain.idea import Idea, Stage
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person
from mentordesk.domain.session import Session
from mentordesk.domain.today import Today
from mentordesk.ui import dates
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.owed_card import Owed, OwedCard, OwedWords
from mentordesk.ui.wording import counted


class TodaysDebts(QObject):
    """Makes a card for each kind of debt; each row leads to where it is settled."""

    idea_asked = Signal(object)
    session_asked = Signal(object)

    def __init__(self, parent: QObject, now: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self._now = now
        self._mentors: dict[PersonId, Person] = {}

    def cards(self, today: Today) -> list[OwedCard]:
        """Return the cards, none for what nobody waits for."""
        self._mentors = {mentor.id: mentor for mentor in today.mentors}
        strikes = self._strikes(today.strikes_asked)
        cards = [strikes, self._credit(today.credit_owed), self._answers(today.answers_owed)]
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
        card = self._card("today.strikes", words, [self._wish(session) for session in sessions])
        if card is not None:
            card.step_asked.connect(self.session_asked)
        return card

    def _credit(self, ideas: tuple[Idea, ...]) -> OwedCard | None:
        words = OwedWords(
            self.tr("Credit you owe"),
            self.tr("{n} applied, not yet credited").format(n=len(ideas)),
            self.tr("Give credit"),
            "award",
            Tone.CREDIT,
        )
        return self._ideas("today.credit", words, ideas)

    def _answers(self, ideas: tuple[Idea, ...]) -> OwedCard | None:
        words = OwedWords(
            self.tr("Answers you owe"),
            self.tr("{n} waiting").format(n=len(ideas)),
            self.tr("Answer"),
            "message-circle",
            Tone.DANGER,
        )
        return self._ideas("today.answers", words, ideas)

    def _ideas(self, name: str, words: OwedWords, ideas: Iterable[Idea]) -> OwedCard | None:
        card = self._card(name, words, [self._idea(idea) for idea in ideas])
        if card is not None:
            card.step_asked.connect(self.idea_asked)
        return card

    def _card(self, name: str, words: OwedWords, rows: list[Owed]) -> OwedCard | None:
        if not rows:
            return None
        card = OwedCard(words, rows)
        card.setObjectName(name)
        return card

    def _wish(self, session: Session) -> Owed:
        first, name = self._names(session.mentor)
        text = self.tr("{name} asks you to strike something").format(name=first)
        when = dates.ago(dates.local_day(session.met_at()), dates.local_day(self._now()))
        story = self.tr("session {number}, {when}").format(number=session.number, when=when)
        return Owed(session.id, text, name, story)

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
