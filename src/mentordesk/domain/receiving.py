"""What the mentor sent, put on an agenda: new topics, asks that came back, topics sent again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mentordesk.domain.agenda import (
    ASIDE,
    CARRIES,
    WAITING,
    Agenda,
    AskState,
    Hand,
    Topic,
    TopicState,
)
from mentordesk.domain.agenda_bounds import MOST_ENTRIES
from mentordesk.domain.ids import TopicId


def standing(topics: Iterable[Topic]) -> dict[str, Topic]:
    """Return the topics on the table by their words, upper and lower case alike."""
    return {topic.text.casefold(): topic for topic in topics if topic.state not in ASIDE}


def resent(old: Topic, minutes: int | None, notes: str) -> Topic:
    """Return a topic that the mentor sent again: with the new time, and what its note said more.

    Where no time is given, the one that stands was not taken back.
    """
    known = old.notes.splitlines()
    more = [line for line in notes.splitlines() if line not in known]
    said = "\n".join([*known, *more]) if more else old.notes
    return replace(old, minutes=minutes or old.minutes, notes=said)


def received(agenda: Agenda, hand: Hand, topics: Iterable[Topic]) -> Agenda:
    """Return the agenda with what came.

    An ask whose words came back is taken in, also one that was put off. A topic that stands there
    already takes the time and the note that came with it, and keeps its place. Raises
    NotYourSeatError for a hand that may not lead, and TextTooLongError.
    """
    here, new, back = standing(agenda.topics), list[Topic](), set[str]()
    for came in topics:
        words = came.text.casefold()
        back.add(words)
        if words not in here:
            new.append(came)
        else:
            old = agenda.topic(here[words].id)
            agenda = agenda.changed(hand, resent(old, came.minutes, came.notes))
    asked = {ask.text.casefold() for ask in agenda.asks if ask.state is not AskState.TAKEN}
    asks = tuple(
        replace(ask, state=AskState.TAKEN) if ask.text.casefold() in back else ask
        for ask in agenda.asks
    )
    whole = agenda.with_topics(
        hand, (replace(topic, from_ask=topic.text.casefold() in asked) for topic in new)
    )
    return replace(whole, asks=asks)


def in_order(agenda: Agenda, hand: Hand, words: Iterable[str]) -> Agenda:
    """Return the agenda with the topics of these words in their order, in the places they had."""
    here = standing(agenda.topics)
    known = (here.get(text.casefold()) for text in words)
    return _placed(agenda, hand, [topic.id for topic in known if topic is not None])


def reorders(topics: Sequence[Topic], words: Iterable[str]) -> bool:
    """Return whether words stand in another order than their topics do by now."""
    here = list(standing(topics))
    sent = [text for text in dict.fromkeys(map(str.casefold, words)) if text in here]
    return sent != [text for text in here if text in sent]


def missing(topics: Iterable[Topic], words: Iterable[str]) -> tuple[Topic, ...]:
    """Return the open topics that a whole list of what should be there leaves out."""
    sent = {text.casefold() for text in words}
    return tuple(
        topic
        for topic in topics
        if topic.state is TopicState.OPEN and topic.text.casefold() not in sent
    )


def waits(agenda: Agenda) -> bool:
    """Return whether anything of an agenda goes along to a next session."""
    topics = any(topic.state in CARRIES for topic in agenda.topics)
    return topics or any(ask.state in WAITING for ask in agenda.asks)


def joined(agenda: Agenda) -> Agenda:
    """Return the agenda with the leader's asks among its topics, if both write on it.

    What it has no room for waits.
    """
    if agenda.terms.shared:
        for ask in agenda.waiting[: max(0, MOST_ENTRIES - len(agenda.topics))]:
            agenda = agenda.answered(Hand.LEADER_SEAT, ask.id, AskState.TAKEN)
    return agenda


def taken_over(agenda: Agenda, hand: Hand, before: Agenda, came: Agenda) -> Agenda:
    """Return an agenda that is edited with all that became otherwise on the desk since `before`.

    Raises NotYourSeatError for a hand that may not lead, and AgendaFullError.
    """
    old = {topic.id: topic for topic in before.topics}
    for topic in came.topics:
        if topic.id in old and topic != old[topic.id]:
            agenda = agenda.changed(hand, topic).put(hand, topic.id, topic.state)
    agenda = agenda.with_topics(hand, (topic for topic in came.topics if topic.id not in old))
    answered = {ask.id: ask for ask in set(came.asks) - set(before.asks)}
    asks = tuple(answered.get(ask.id, ask) for ask in agenda.asks)
    stayed = [topic.id for topic in came.topics if topic.id in old]
    if stayed != [topic.id for topic in before.topics]:
        agenda = _placed(agenda, hand, [topic.id for topic in came.topics])
    return replace(agenda, asks=asks)


def _placed(agenda: Agenda, hand: Hand, order: Iterable[TopicId]) -> Agenda:
    """Return the agenda with these topics in this order, in the places that they had."""
    here = {topic.id: topic for topic in agenda.topics}
    wanted = dict.fromkeys(key for key in order if key in here)
    following = iter(wanted)
    topics = tuple(here[next(following)] if t.id in wanted else t for t in agenda.topics)
    return agenda.turned(hand, replace(agenda, topics=topics))
