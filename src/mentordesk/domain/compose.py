"""Who may see what in a summary: the rules, before any format is thought of."""

from collections.abc import Mapping
from datetime import tzinfo
from typing import TypeVar

from mentordesk.domain.agenda import Agenda, TopicState
from mentordesk.domain.idea import IN_USE, Idea
from mentordesk.domain.ids import TopicId
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent, Person, Role
from mentordesk.domain.session import Session
from mentordesk.domain.summary import (
    Choice,
    IdeaLine,
    LeftOut,
    Material,
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
    Reader.ME: frozenset(set(Section) - {Section.OFF_THE_RECORD}),
    Reader.MENTOR: frozenset(
        {
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


def compose(material: Material, choice: Choice, zone: tzinfo) -> Summary:
    """Return what this reader may see, with times in `zone`, and what stays out and why."""
    kept = _Kept(choice)
    session = material.session
    sponsor = choice.reader is Reader.SPONSOR
    unconfirmed = choice.reader is Reader.MENTOR and not session.play_back.confirmed
    return Summary(
        reader=choice.reader,
        leader=material.leader.name,
        mentor=None if sponsor and not _may_be_told(material.mentor) else material.mentor.name,
        number=session.number,
        planned_at=session.planned_at.astimezone(zone),
        minutes=session.minutes,
        time=_time(session, zone) if kept.has(Section.TIME, 1) else None,
        topics=kept.some(Section.AGENDA, _topics(material.agenda)),
        play_back=kept.text(
            Section.PLAY_BACK, session.play_back.text, Why.NOT_CONFIRMED if unconfirmed else None
        ),
        shared=kept.some(Section.SHARED_NOTES, _notes(material, NoteKind.SHARED)),
        private=kept.some(Section.PRIVATE_NOTES, _notes(material, NoteKind.PRIVATE)),
        ideas=kept.some(Section.IDEAS, _ideas(material, kept)),
        promises=kept.some(Section.PROMISES, _promises(material)),
        left_out=kept.left_out(len(_notes(material, NoteKind.OFF_THE_RECORD))),
    )


class _Kept:
    """Applies the reader's rules to each section, and remembers what stayed out."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self._left: list[LeftOut] = []

    def has(self, section: Section, count: int, why: Why | None = None) -> bool:
        reason = why or self._why_not(section)
        if reason is not None and count:
            self.leave(section, count, reason)
        return reason is None

    def leave(self, section: Section, count: int, why: Why) -> None:
        if count:
            self._left.append(LeftOut(section, count, why))

    def some(self, section: Section, items: list[Item]) -> tuple[Item, ...]:
        return tuple(items) if self.has(section, len(items)) else ()

    def text(self, section: Section, text: str, why: Why | None) -> str:
        return text if self.has(section, int(bool(text.strip())), why) else ""

    def left_out(self, off_the_record: int) -> tuple[LeftOut, ...]:
        self.leave(Section.OFF_THE_RECORD, off_the_record, Why.NEVER)
        return tuple(self._left)

    def _why_not(self, section: Section) -> Why | None:
        if section not in ALLOWED[self.choice.reader]:
            return Why.NOT_FOR_READER
        if section in self.choice.without:
            return Why.NOT_CHOSEN
        if section is Section.PRIVATE_NOTES and not self.choice.locked:
            return Why.ONLY_LOCKED
        return None


def _time(session: Session, zone: tzinfo) -> TimeFacts:
    timing = session.timing
    began, ended = timing.started_at, timing.ended_at
    late = None if began is None else round((began - session.planned_at).total_seconds() / 60)
    return TimeFacts(
        started_at=None if began is None else began.astimezone(zone),
        ended_at=None if ended is None else ended.astimezone(zone),
        present=round(timing.present / 60),
        late=late,
        exits=timing.exits,
        mentor_share=timing.mentor_share,
    )


def _topics(agenda: Agenda) -> list[TopicLine]:
    return [
        TopicLine(t.text, round(t.spent / 60), t.state, t.from_ask)
        for t in agenda.topics
        if t.state is not TopicState.DROPPED
    ]


def _notes(material: Material, kind: NoteKind) -> list[NoteText]:
    titles: dict[TopicId | None, str] = {t.id: t.text for t in material.agenda.topics}
    order = {topic: place for place, topic in enumerate(titles)}
    notes = [n for n in material.notes if n.kind is kind and n.text.strip()]
    notes.sort(key=lambda note: order.get(note.topic, -1))
    return [NoteText(titles.get(n.topic, ""), n.text) for n in notes]


def _ideas(material: Material, kept: _Kept) -> list[IdeaLine]:
    reader = kept.choice.reader
    ideas = material.ideas
    if reader is Reader.SPONSOR:
        ideas = tuple(i for i in ideas if i.stage in IN_USE)
        kept.leave(Section.IDEAS, len(material.ideas) - len(ideas), Why.NOT_APPLIED)
    return [_idea_line(idea, material, reader) for idea in ideas]


def _idea_line(idea: Idea, material: Material, reader: Reader) -> IdeaLine:
    sponsor = reader is Reader.SPONSOR
    return IdeaLine(
        idea.text,
        _names(idea, material, reader),
        idea.stage,
        "" if sponsor else idea.last.reason,
        idea.application,
        () if sponsor else idea.recognitions,
    )


def _promises(material: Material) -> list[PromiseLine]:
    return [PromiseLine(p.text, p.due, p.state, p.reason) for p in material.promises]


def _may_be_told(mentor: Person) -> bool:
    return mentor.pairing is not None and mentor.pairing.consent is Consent.ANYWHERE


def _names(idea: Idea, material: Material, reader: Reader) -> tuple[str | None, ...]:
    """Return each name once, None for one that may not be told, nothing for "not at all"."""
    people = {p.id: p for p in (material.leader, material.mentor, *material.people)}
    names: dict[str | None, None] = {}
    for contribution in idea.contributions:
        person = people.get(contribution.person)
        if person is None:
            continue
        own = _at_the_table(person, material, reader)
        if own or contribution.consent is not Consent.NOT_AT_ALL:
            names[person.name if own or contribution.consent is Consent.ANYWHERE else None] = None
    return tuple(names)


def _at_the_table(person: Person, material: Material, reader: Reader) -> bool:
    """Return whether this reader heard the person's part from that very person."""
    match reader:
        case Reader.ME:
            return True
        case Reader.MENTOR:
            return person.id in (material.leader.id, material.mentor.id)
        case Reader.SPONSOR:
            return person.role is Role.LEADER
