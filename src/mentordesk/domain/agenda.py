"""The mentor's agenda and the leader's asks: two lanes, and who may do what in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentordesk.domain.agenda_bounds import bounded, fit
from mentordesk.domain.ids import AskId, SessionId, TopicId, new_id
from mentordesk.domain.text import line, passage
from mentordesk.errors import NotFoundError, NotYourSeatError

LOCKED_BEFORE = timedelta(hours=24)
"""How long before a session a new ask is urgent, where the pair wants that."""
_NOTES_LIMIT = 20_000


class Hand(StrEnum):
    """By whose hand something is done: at which seat, or by what the mentor sent."""

    MENTOR_SEAT = "mentor_seat"
    MENTOR_SENT = "mentor_sent"
    LEADER_SEAT = "leader_seat"


class CameBy(StrEnum):
    """In what form a topic came: typed at this computer, or out of what the mentor sent."""

    TYPED = "typed"
    PASTED = "pasted"
    FILE = "file"
    MAIL = "mail"
    CALENDAR = "calendar"


class TopicState(StrEnum):
    """What became of a topic."""

    OPEN = "open"
    DISCUSSED = "discussed"
    CARRIED = "carried"
    PARKED = "parked"
    DROPPED = "dropped"


ASIDE = (TopicState.PARKED, TopicState.DROPPED)
"""What the mentor put aside: it asks for no time, and may be taken back."""
_TALKED_THROUGH = frozenset({TopicState.OPEN, TopicState.DISCUSSED})


class AskState(StrEnum):
    """What the mentor did with an ask; LATER waits for the next session."""

    OPEN = "open"
    TAKEN = "taken"
    LATER = "later"
    LEFT = "left"


WAITING = (AskState.OPEN, AskState.LATER)
"""Asks that go along to the next session."""
CARRIES = (TopicState.OPEN, TopicState.PARKED)
"""Topics that do."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing the mentor put on the agenda; `spent` is in seconds.

    One that was carried stood first on the agenda of a day, and last as another topic.
    """

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
    came_by: CameBy = CameBy.TYPED
    carried_of: TopicId | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """Something the leader would like to talk about."""

    id: AskId
    text: str
    state: AskState = AskState.OPEN
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What the pair agreed about an agenda: both write on a shared one; asks are urgent from when.

    Without `locks_at` no ask is urgent.
    """

    shared: bool = False
    locks_at: datetime | None = None

    def is_urgent(self, ask: Ask) -> bool:
        """Return whether an ask came when the agenda was locked already."""
        asked, locks = ask.asked_at, self.locks_at
        return locks is not None and asked is not None and asked >= locks


@dataclass(frozen=True, slots=True)
class Agenda:
    """The lanes of one session; every change returns a new agenda or is refused.

    What the hand may not do raises NotYourSeatError, what is not there NotFoundError, more than
    fits AgendaFullError.
    """

    session: SessionId
    topics: tuple[Topic, ...] = ()
    asks: tuple[Ask, ...] = ()
    terms: Terms = Terms()

    @property
    def minutes(self) -> int:
        """Return the minutes that the topics still on the table ask for."""
        return sum(t.minutes or 0 for t in self.topics if t.state not in ASIDE)

    @property
    def waiting(self) -> tuple[Ask, ...]:
        """Return the asks that wait for the mentor, urgent ones first."""
        waiting = [ask for ask in self.asks if ask.state is AskState.OPEN]
        return tuple(sorted(waiting, key=lambda ask: not self.terms.is_urgent(ask)))

    def may_lead(self, hand: Hand) -> bool:
        """Return whether a hand may change the topics: the mentor's, or both on a shared agenda."""
        return self.terms.shared or hand is not Hand.LEADER_SEAT

    def topic(self, topic: TopicId) -> Topic:
        """Return one topic, or raise NotFoundError."""
        for candidate in self.topics:
            if candidate.id == topic:
                return candidate
        raise NotFoundError(what="topic")

    def with_topics(self, hand: Hand, topics: Iterable[Topic]) -> "Agenda":
        """Return the agenda with topics added at its end."""
        self._leading(hand)
        return self._filled(topics)

    def changed(self, hand: Hand, topic: Topic) -> "Agenda":
        """Return the agenda with a topic's words, minutes and notes as they are given now.

        Raises BlankTextError or TextTooLongError.
        """
        self._leading(hand)
        words, notes = line(topic.text, "topic"), passage(topic.notes, "note", _NOTES_LIMIT)
        old, minutes = self.topic(topic.id), bounded(topic.minutes)
        return self._with(replace(old, text=words, minutes=minutes, notes=notes))

    def reordered(self, hand: Hand, topic: TopicId, place: int) -> "Agenda":
        """Return the agenda with a topic at another place, counted from 0 and kept in bounds."""
        self._leading(hand)
        moved = self.topic(topic)
        rest = [t for t in self.topics if t.id != topic]
        rest.insert(max(0, min(place, len(rest))), moved)
        return replace(self, topics=tuple(rest))

    def put(self, hand: Hand, topic: TopicId, state: TopicState) -> "Agenda":
        """Return the agenda with a topic parked, dropped or open again."""
        self._leading(hand)
        return self._with(replace(self.topic(topic), state=state))

    def asked(self, text: str, at: datetime | None = None) -> "Agenda":
        """Return the agenda with one more ask of the leader, which is a topic on a shared one.

        Raises BlankTextError or TextTooLongError.
        """
        words = line(text, "ask")
        if self.terms.shared:
            new = Topic(TopicId(new_id()), words, hand=Hand.LEADER_SEAT, came_at=at, from_ask=True)
            return self._filled([new])
        asks = (*self.asks, Ask(AskId(new_id()), words, asked_at=at))
        fit(self.asks, asks, "asks")
        return replace(self, asks=asks)

    def withdrawn(self, ask: AskId) -> "Agenda":
        """Return the agenda without an ask that the mentor has not answered yet.

        Raises NotYourSeatError for one that was.
        """
        left = replace(self, asks=tuple(a for a in self.asks if a.id != ask))
        return self.turned(Hand.LEADER_SEAT, left)

    def answered(self, hand: Hand, ask: AskId, state: AskState) -> "Agenda":
        """Return the agenda after an ask was taken in as the last topic, left, or put off.

        What was taken in stays so.
        """
        self._leading(hand)
        found = next((a for a in self.asks if a.id == ask), None)
        if found is None:
            raise NotFoundError(what="ask")
        if found.state is AskState.TAKEN:
            return self
        asks = tuple(replace(a, state=state) if a.id == ask else a for a in self.asks)
        topics = list[Topic]()
        if state is AskState.TAKEN:
            topics.append(Topic(TopicId(new_id()), found.text, hand=hand, from_ask=True))
        return replace(self._filled(topics), asks=asks)

    def spent(self, topic: TopicId, seconds: int, state: TopicState) -> "Agenda":
        """Return the agenda after time was spent on a topic in the session; it is discussed or not.

        Raises NotYourSeatError for any other state, from or to: those are for who leads.
        """
        old = self.topic(topic)
        if not {old.state, state} <= _TALKED_THROUGH:
            raise NotYourSeatError
        return self._with(replace(old, spent=old.spent + max(0, seconds), state=state))

    def carried(self, to: SessionId, on: date) -> tuple["Agenda", "Agenda"]:
        """Return this agenda when its session is over, and what the next session begins with.

        What was not discussed, parked or not, carries over with the date it first stood on, and
        the original stays; an ask the mentor has not answered, or put off, goes along.
        """
        kept, new = [], []
        for topic in self.topics:
            if topic.state in CARRIES:
                kept.append(replace(topic, state=TopicState.CARRIED))
                new.append(_carried(topic, topic.carried_from or on))
            else:
                kept.append(topic)
        asks = (replace(a, state=AskState.OPEN) for a in self.asks if a.state in WAITING)
        answered = tuple(a for a in self.asks if a.state not in WAITING)
        old = replace(self, topics=tuple(kept), asks=answered)
        return old, Agenda(to, tuple(new), tuple(asks))

    def turned(self, hand: Hand, to: "Agenda") -> "Agenda":
        """Return this agenda as another one has it, if a hand may lead from here to there.

        It holds for any number of steps at once, so also for undoing them: only who may lead
        changes topics or answers asks, and nobody puts words into the leader's mouth or one thing
        on it twice.
        """
        if to.topics != self.topics:
            self._leading(hand)
        fit(self.topics, to.topics, "topics")
        fit(self.asks, to.asks, "asks")
        if _doubled(to.topics) or _doubled(to.asks):
            raise NotYourSeatError
        before, after = ({ask.id: ask for ask in lanes.asks} for lanes in (self, to))
        for key in before.keys() | after.keys():
            self._judge(hand, before.get(key), after.get(key))
        return replace(self, topics=to.topics, asks=to.asks)

    def _judge(self, hand: Hand, old: Ask | None, new: Ask | None) -> None:
        """Refuse what a hand may not do; the leader adds and takes back open asks, shared all."""
        allowed = old == new
        match old, new:
            case Ask(), Ask():
                allowed |= self.may_lead(hand) and replace(old, state=new.state) == new
            case (Ask() as lone, None) | (None, Ask() as lone):
                own = lone.state is AskState.OPEN or self.may_lead(hand)
                allowed |= own and hand is Hand.LEADER_SEAT
        if not allowed:
            raise NotYourSeatError

    def _leading(self, hand: Hand) -> None:
        if not self.may_lead(hand):
            raise NotYourSeatError

    def _filled(self, topics: Iterable[Topic]) -> "Agenda":
        whole = (*self.topics, *topics)
        fit(self.topics, whole, "topics")
        return replace(self, topics=whole)

    def _with(self, topic: Topic) -> "Agenda":
        return replace(self, topics=tuple(topic if t.id == topic.id else t for t in self.topics))


def topic(text: str, minutes: int | None, hand: Hand, came_at: datetime, notes: str = "") -> Topic:
    """Return a new topic; whether it may stand on an agenda, the agenda says.

    Raises BlankTextError or TextTooLongError.
    """
    words, more = line(text, "topic"), passage(notes, "note", _NOTES_LIMIT)
    return Topic(TopicId(new_id()), words, bounded(minutes), more, hand=hand, came_at=came_at)


def _doubled(entries: Sequence[Topic | Ask]) -> bool:
    return len({entry.id for entry in entries}) < len(entries)


def _carried(topic: Topic, since: date) -> Topic:
    return replace(topic, id=TopicId(new_id()), carried_from=since, carried_of=topic.id, spent=0)
