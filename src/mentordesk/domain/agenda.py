"""The mentor's agenda and the leader's asks: two lanes, and who may do what in them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from mentordesk.domain.ids import AskId, SessionId, TopicId, new_id
from mentordesk.domain.text import line
from mentordesk.errors import NotFoundError, NotYourSeatError


class Hand(StrEnum):
    """By whose hand something is done: at which seat, or by what the mentor sent."""

    MENTOR_SEAT = "mentor_seat"
    MENTOR_SENT = "mentor_sent"
    LEADER_SEAT = "leader_seat"


class TopicState(StrEnum):
    """What became of a topic."""

    OPEN = "open"
    DISCUSSED = "discussed"
    CARRIED = "carried"
    PARKED = "parked"
    DROPPED = "dropped"


class AskState(StrEnum):
    """What the mentor did with an ask."""

    OPEN = "open"
    TAKEN = "taken"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing the mentor put on the agenda; `spent` is in seconds."""

    id: TopicId
    text: str
    minutes: int | None = None
    notes: str = ""
    state: TopicState = TopicState.OPEN
    spent: int = 0
    hand: Hand = Hand.MENTOR_SEAT
    came_at: datetime | None = None
    carried_from: date | None = None
    from_ask: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Something the leader would like to talk about."""

    id: AskId
    text: str
    state: AskState = AskState.OPEN


@dataclass(frozen=True, slots=True)
class Agenda:
    """The lanes of one session; every change returns a new agenda or is refused."""

    session: SessionId
    topics: tuple[Topic, ...] = ()
    asks: tuple[Ask, ...] = ()

    @property
    def minutes(self) -> int:
        """Return the minutes that the topics still on the table ask for."""
        kept = (t for t in self.topics if t.state not in (TopicState.DROPPED, TopicState.PARKED))
        return sum(t.minutes or 0 for t in kept)

    def topic(self, topic: TopicId) -> Topic:
        """Return one topic, or raise NotFoundError."""
        for candidate in self.topics:
            if candidate.id == topic:
                return candidate
        raise NotFoundError(what="topic")

    def with_topics(self, hand: Hand, topics: Iterable[Topic]) -> "Agenda":
        """Return the agenda with topics added at its end, or raise NotYourSeatError."""
        mentor_only(hand)
        return replace(self, topics=(*self.topics, *topics))

    def reworded(self, hand: Hand, topic: TopicId, text: str, minutes: int | None) -> "Agenda":
        """Return the agenda with a topic's words and minutes changed.

        Raises NotYourSeatError, NotFoundError, BlankTextError or TextTooLongError.
        """
        mentor_only(hand)
        words = line(text, "topic")
        return self._with(replace(self.topic(topic), text=words, minutes=minutes))

    def reordered(self, hand: Hand, topic: TopicId, place: int) -> "Agenda":
        """Return the agenda with a topic at another place, counted from 0 and kept in bounds."""
        mentor_only(hand)
        moved = self.topic(topic)
        rest = [t for t in self.topics if t.id != topic]
        rest.insert(max(0, min(place, len(rest))), moved)
        return replace(self, topics=tuple(rest))

    def dropped(self, hand: Hand, topic: TopicId) -> "Agenda":
        """Return the agenda with a topic dropped, which only the mentor may do."""
        mentor_only(hand)
        return self._with(replace(self.topic(topic), state=TopicState.DROPPED))

    def asked(self, text: str) -> "Agenda":
        """Return the agenda with one more ask of the leader.

        Raises BlankTextError or TextTooLongError.
        """
        return replace(self, asks=(*self.asks, Ask(AskId(new_id()), line(text, "ask"))))

    def answered(self, hand: Hand, ask: AskId, state: AskState) -> "Agenda":
        """Return the agenda after the mentor took an ask in as the last topic, or left it."""
        mentor_only(hand)
        found = next((a for a in self.asks if a.id == ask), None)
        if found is None:
            raise NotFoundError(what="ask")
        asks = tuple(replace(a, state=state) if a.id == ask else a for a in self.asks)
        agenda = replace(self, asks=asks)
        if state is AskState.TAKEN and found.state is not AskState.TAKEN:
            topic = Topic(TopicId(new_id()), found.text, hand=hand, from_ask=True)
            return replace(agenda, topics=(*agenda.topics, topic))
        return agenda

    def spent(self, topic: TopicId, seconds: int, state: TopicState) -> "Agenda":
        """Return the agenda after time was spent on a topic in the session."""
        old = self.topic(topic)
        return self._with(replace(old, spent=old.spent + seconds, state=state))

    def carried(self, to: SessionId, on: date) -> tuple["Agenda", "Agenda"]:
        """Return this agenda when its session is over, and what the next session begins with.

        What was not discussed carries over with the date it first stood on, and the original
        stays; an ask the mentor has not answered goes along.
        """
        kept, new = [], []
        for topic in self.topics:
            if topic.state is TopicState.OPEN:
                kept.append(replace(topic, state=TopicState.CARRIED))
                since = topic.carried_from or on
                new.append(replace(topic, id=TopicId(new_id()), carried_from=since, spent=0))
            else:
                kept.append(topic)
        asks = tuple(a for a in self.asks if a.state is AskState.OPEN)
        answered = tuple(a for a in self.asks if a.state is not AskState.OPEN)
        return replace(self, topics=tuple(kept), asks=answered), Agenda(to, tuple(new), asks)

    def _with(self, topic: Topic) -> "Agenda":
        return replace(self, topics=tuple(topic if t.id == topic.id else t for t in self.topics))


def mentor_only(hand: Hand) -> None:
    """Raise NotYourSeatError unless the hand is the mentor's."""
    if hand is Hand.LEADER_SEAT:
        raise NotYourSeatError


def topic(text: str, minutes: int | None, hand: Hand, came_at: datetime) -> Topic:
    """Return a new topic of the mentor's.

    Raises NotYourSeatError, BlankTextError or TextTooLongError.
    """
    mentor_only(hand)
    return Topic(TopicId(new_id()), line(text, "topic"), minutes, hand=hand, came_at=came_at)
