"""What the mentor sent, put on an agenda: new topics, asks that came back, topics sent again."""

from collections.abc import Iterable
from dataclasses import replace

from mentordesk.domain.agenda import ASIDE, Agenda, AskState, Hand, Topic
from mentordesk.domain.agenda_bounds import MOST_ENTRIES


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

    An ask whose words came back is taken in. A topic that stands there already takes the time and
    the note that came with it, and keeps its place. Raises NotYourSeatError for a hand that may
    not lead, and TextTooLongError.
    """
    here, new = standing(agenda.topics), list[Topic]()
    for came in topics:
        old = here.get(came.text.casefold())
        if old is None:
            new.append(came)
        else:
            agenda = agenda.changed(hand, resent(agenda.topic(old.id), came.minutes, came.notes))
    back = {topic.text.casefold() for topic in new}
    taken = {ask.text.casefold() for ask in agenda.waiting} & back
    asks = tuple(
        replace(ask, state=AskState.TAKEN)
        if ask.state is AskState.OPEN and ask.text.casefold() in taken
        else ask
        for ask in agenda.asks
    )
    whole = agenda.with_topics(
        hand, (replace(topic, from_ask=topic.text.casefold() in taken) for topic in new)
    )
    return replace(whole, asks=asks)


def in_order(agenda: Agenda, hand: Hand, words: Iterable[str]) -> Agenda:
    """Return the agenda with the topics of these words in their order, in the places they had."""
    here = standing(agenda.topics)
    ordered = [here[text.casefold()] for text in dict.fromkeys(words) if text.casefold() in here]
    wanted = {topic.id for topic in ordered}
    following = iter(ordered)
    topics = tuple(next(following) if t.id in wanted else t for t in agenda.topics)
    return agenda.turned(hand, replace(agenda, topics=topics))


def joined(agenda: Agenda) -> Agenda:
    """Return the agenda with the leader's asks among its topics, if both write on it.

    What it has no room for waits.
    """
    if agenda.terms.shared:
        for ask in agenda.waiting[: max(0, MOST_ENTRIES - len(agenda.topics))]:
            agenda = agenda.answered(Hand.LEADER_SEAT, ask.id, AskState.TAKEN)
    return agenda


def received_since(before: Agenda, after: Agenda) -> tuple[list[Topic], list[Topic]]:
    """Return the topics that are new on an agenda, and those that stand otherwise by now."""
    old = {topic.id: topic for topic in before.topics}
    new = [topic for topic in after.topics if topic.id not in old]
    return new, [t for t in after.topics if t.id in old and t != old[t.id]]
