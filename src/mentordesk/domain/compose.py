"""Who may see what in a summary: the rules, before any format is thought of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import TypeVar

from mentordesk.domain.agenda import AskState, Topic, TopicState
from mentordesk.domain.declining import as_told
from mentordesk.domain.idea_lines import Stays, idea_lines, standing, unnamed
from mentordesk.domain.ids import TopicId
from mentordesk.domain.liking import NOTHING_LIKED, Liking, to_read
from mentordesk.domain.masking import masked, of_a_talk
from mentordesk.domain.measures import late, out_of_focus
from mentordesk.domain.names import mentor_may_be_told
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Person
from mentordesk.domain.role_names import RoleNames, with_texts
from mentordesk.domain.session import Session
from mentordesk.domain.summary import (
    PARTLY,
    AskLine,
    Choice,
    LeftOut,
    Material,
    Meeting,
    NoteText,
    PromiseLine,
    Reader,
    Section,
    Summary,
    TimeFacts,
    TopicLine,
    Why,
)

Item = TypeVar("Item")
ALLOWED: Mapping[Reader, frozenset[Section]] = {
    Reader.ME: frozenset(set(Section) - {Section.OFF_THE_RECORD, Section.TITLE}),
    Reader.MENTOR: frozenset(
        {
            Section.AIMS,
            Section.TIME,
            Section.AGENDA,
            Section.PLAY_BACK,
            Section.SHARED_NOTES,
            Section.IDEAS,
            Section.PROMISES,
        }
    ),
    Reader.SPONSOR: frozenset({Section.IDEAS}),
}
_GOES_WITH = {Section.TOPIC_NOTES: Section.AGENDA, Section.RATINGS: Section.AIMS}
"""What is told below another section, and stays out where that does."""


def compose(material: Material, choice: Choice, zone: tzinfo | None = None) -> Summary:
    """Return what this reader may see, and what stays out and why.

    Its times are those of `zone`; without one each is as this computer has it at that moment.
    """
    known = known_to(choice.reader, material)
    summary = told_to(masked(known, choice.reader), known, material, choice, zone)
    summary = replace(summary, liking=_liked(known, choice.reader))
    if not choice.role_names:
        return summary
    roles = RoleNames(material.leader, material.mentor, material.people)
    return replace(with_texts(summary, roles.of), in_roles=True)


def known_to(reader: Reader, material: Material) -> Material:
    """Return a session as this reader knows it: the mentor knows of no answer before it is told."""
    if reader is not Reader.MENTOR:
        return material
    return replace(material, ideas=tuple(as_told(idea) for idea in material.ideas))


def told_to(
    told: Material, known: Material, all_of_it: Material, choice: Choice, zone: tzinfo | None
) -> Summary:
    """Return what a reader may see of a session, of which all is here that the reader may know.

    It is here as it may be `told`, without names that may not be, as it is `known`, and `all_of_it`
    as the leader has it: what differs is counted.
    """
    kept = Kept(choice)
    session = told.session
    waits = choice.reader is Reader.MENTOR and not session.play_back.confirmed
    play_back = kept.text(
        (session.play_back.text, known.session.play_back.text), Why.NOT_CONFIRMED if waits else None
    )
    return Summary(
        reader=choice.reader,
        leader=told.leader.name,
        mentor=mentor_told(told, kept),
        called=called(told.mentor, choice.reader),
        met=_meeting(told, choice, zone),
        time=_time(session, kept, zone),
        topics=_topics(told, known, kept),
        asks=kept.some(Section.ASKS, _asks(told), {}),
        play_back=play_back,
        unconfirmed=bool(play_back.strip()) and not session.play_back.confirmed,
        shared=kept.some(Section.SHARED_NOTES, *_notes(told, known, NoteKind.SHARED, kept)),
        private=kept.some(Section.PRIVATE_NOTES, *_notes(told, known, NoteKind.PRIVATE, kept)),
        ideas=kept.some(Section.IDEAS, *idea_lines(told, known, all_of_it, choice.reader)),
        promises=kept.some(Section.PROMISES, *promises_told(told, known)),
        left_out=kept.left_out(len(_sheets(told, NoteKind.OFF_THE_RECORD, kept))),
    )


class Kept:
    """Applies the reader's rules to each section, and remembers what stayed out."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self._left: list[LeftOut] = []

    def has(self, section: Section, count: int, why: Why | None = None) -> bool:
        """Return whether the reader may see a section; else its `count` stays out for a reason."""
        reason = why or self.why_not(section)
        if reason is not None and count:
            self.leave(section, count, reason)
        return reason is None

    def leave(self, section: Section, count: int, why: Why) -> None:
        """Remember that so much of a section stays out."""
        if count:
            self._left.append(LeftOut(section, count, why))

    def some(self, section: Section, items: Sequence[Item], stays: Stays) -> tuple[Item, ...]:
        """Return the items if the reader may see them; what `stays` out of them is counted too."""
        others = sum(count for why, count in stays.items() if why not in PARTLY)
        if not self.has(section, len(items) + others):
            return ()
        for why, count in stays.items():
            self.leave(section, count, why)
        return tuple(items)

    def text(self, told_and_known: tuple[str, str], why: Why | None) -> str:
        """Return what was played back if the reader may see it, without the names it may not."""
        told, known = told_and_known
        if not self.has(Section.PLAY_BACK, int(bool(told.strip())), why):
            return ""
        self.leave(Section.PLAY_BACK, int(told != known), Why.CONSENT)
        return told

    def left_out(self, off_the_record: int = 0) -> tuple[LeftOut, ...]:
        """Return what stayed out, and what never leaves."""
        self.leave(Section.OFF_THE_RECORD, off_the_record, Why.NEVER)
        return tuple(self._left)

    def why_not(self, section: Section) -> Why | None:
        """Return why this reader, or the choice, has no such section, or None."""
        if section not in ALLOWED[self.choice.reader]:
            return Why.NOT_FOR_READER
        if not self.choice.without.isdisjoint({section, _GOES_WITH.get(section, section)}):
            return Why.NOT_CHOSEN
        if section is Section.PRIVATE_NOTES and not self.choice.locked:
            return Why.ONLY_LOCKED
        return None


def _meeting(material: Material, choice: Choice, zone: tzinfo | None) -> Meeting | None:
    """Return which talk it was, unless the reader is to learn nothing of it."""
    if choice.reader is Reader.SPONSOR:
        return None
    session = material.session
    which = Meeting(session.number, session.met_at(zone), session.minutes)
    if choice.reader is not Reader.ME or Section.TIME in choice.without:
        return which
    return replace(which, place=session.place, format=material.format)


def _time(session: Session, kept: Kept, zone: tzinfo | None) -> TimeFacts | None:
    """Return how the time of a numbered session went, if the reader may see it."""
    if not session.number or not kept.has(Section.TIME, 1):
        return None
    timing, own = session.timing, kept.choice.reader is Reader.ME
    began, ended = timing.started_at, timing.ended_at
    return TimeFacts(
        started_at=None if began is None else began.astimezone(zone),
        ended_at=None if ended is None else ended.astimezone(zone),
        present=round(timing.present / 60),
        late=late(session),
        exits=timing.exits,
        mentor_share=timing.mentor_share,
        out=out_of_focus(timing),
        in_focus=session.in_focus,
        questions=timing.questions if own else None,
        statements=timing.statements if own else None,
    )


def _topics(told: Material, known: Material, kept: Kept) -> tuple[TopicLine, ...]:
    lines, named = (_topic_lines(one, kept.choice.reader) for one in (told, known))
    dropped = len(told.agenda.topics) - len(lines)
    shown = kept.some(Section.AGENDA, lines, {Why.DROPPED: dropped, **unnamed(lines, named)})
    notes = sum(bool(topic.notes.strip()) for topic in told.agenda.topics)
    if kept.has(Section.TOPIC_NOTES, notes):
        return shown
    return tuple(replace(line, notes="") for line in shown)


def _topic_lines(material: Material, reader: Reader) -> list[TopicLine]:
    return [_topic_line(topic, reader) for topic in _told_topics(material, reader)]


def _topic_line(topic: Topic, reader: Reader) -> TopicLine:
    line = TopicLine(topic.text, round(topic.spent / 60), topic.state, topic.from_ask, topic.notes)
    if reader is not Reader.ME:
        return line
    return replace(line, planned=topic.minutes, carried_from=topic.carried_from)


def _told_topics(material: Material, reader: Reader) -> Iterator[Topic]:
    """Yield the topics that this reader may learn of: dropped ones are the leader's."""
    for topic in material.agenda.topics:
        if topic.state is not TopicState.DROPPED or reader is Reader.ME:
            yield topic


def _asks(material: Material) -> list[AskLine]:
    asks = material.agenda.asks
    return [AskLine(ask.text, ask.state) for ask in asks if ask.state is not AskState.TAKEN]


def _notes(
    told: Material, known: Material, kind: NoteKind, kept: Kept
) -> tuple[list[NoteText], Stays]:
    notes = _sheets(told, kind, kept)
    return notes, unnamed(notes, _sheets(known, kind, kept))


def _sheets(material: Material, kind: NoteKind, kept: Kept) -> list[NoteText]:
    """Return the notes of a kind, below their topics where the file tells of those."""
    titles = dict[TopicId | None, str]()
    if kept.why_not(Section.AGENDA) is None:
        titles = {t.id: t.text for t in _told_topics(material, kept.choice.reader)}
    order = {topic.id: place for place, topic in enumerate(material.agenda.topics)}
    notes = [n for n in material.notes if n.kind is kind and n.text.strip()]
    notes.sort(key=lambda note: -1 if note.topic is None else order.get(note.topic, -1))
    return [NoteText(titles.get(n.topic, ""), n.text) for n in notes]


def mentor_told(material: Material, kept: Kept) -> str | None:
    """Return the mentor's name where the reader may learn with whom the leader met.

    The ideas count also where they were not chosen: to leave something out must not add a name.
    """
    mentor, reader = material.mentor.name, kept.choice.reader
    shown = tuple(material.ideas[place] for place in standing(material, reader))
    if reader is not Reader.SPONSOR or mentor_may_be_told(material, shown):
        return mentor
    kept.leave(Section.TITLE, 1, Why.CONSENT)
    return None


def called(mentor: Person, reader: Reader) -> str:
    """Return the name by which a mentor who reads it likes to be greeted, blank for others."""
    return mentor.likes.called if reader is Reader.MENTOR else ""


def liked(mentor: Person, reader: Reader, plain: Callable[[str], str]) -> Liking:
    """Return how a mentor who reads it likes to answer and to be credited, in `plain` words."""
    return with_texts(to_read(mentor), plain) if reader is Reader.MENTOR else NOTHING_LIKED


def _liked(known: Material, reader: Reader) -> Liking:
    plain: Callable[[str], str] = str
    if known.ideas and reader is Reader.MENTOR:
        plain = of_a_talk(known.leader, known.mentor, known.people, known.ideas)
    return liked(known.mentor, reader, plain)


def promises_told(told: Material, known: Material) -> tuple[list[PromiseLine], Stays]:
    """Return a line for each promise, and in how many somebody goes unnamed."""
    lines = _promise_lines(told)
    return lines, unnamed(lines, _promise_lines(known))


def _promise_lines(material: Material) -> list[PromiseLine]:
    return [PromiseLine(p.text, p.due, p.state, p.reason, p.try_it) for p in material.promises]
