"""Who may see what in a summary: the rules, before any format is thought of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import TypeAlias, TypeVar

from mentordesk.domain.agenda import TopicState
from mentordesk.domain.declining import as_told
from mentordesk.domain.idea import IN_USE, Idea
from mentordesk.domain.ids import TopicId
from mentordesk.domain.masking import masked
from mentordesk.domain.measures import late, out_of_focus
from mentordesk.domain.names import mentor_may_be_told, names_for
from mentordesk.domain.note import NoteKind
from mentordesk.domain.role_names import RoleNames, with_texts
from mentordesk.domain.session import Session
from mentordesk.domain.summary import (
    PARTLY,
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
Stays: TypeAlias = Mapping[Why, int]
"""How much of a section stays out although its reader may see the section, and why."""

ALLOWED: Mapping[Reader, frozenset[Section]] = {
    Reader.ME: frozenset(set(Section) - {Section.OFF_THE_RECORD, Section.TITLE}),
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


def compose(material: Material, choice: Choice, zone: tzinfo | None = None) -> Summary:
    """Return what this reader may see, and what stays out and why.

    Its times are those of `zone`; without one each is as this computer has it at that moment.
    """
    summary = _composed(material, choice, zone)
    if not choice.role_names:
        return summary
    roles = RoleNames(material.leader, material.mentor, material.people)
    return replace(with_texts(summary, roles.of), in_roles=True)


def _composed(material: Material, choice: Choice, zone: tzinfo | None) -> Summary:
    kept = _Kept(choice)
    known = _known_to(choice.reader, material)
    told = masked(known, choice.reader)
    session = told.session
    unconfirmed = choice.reader is Reader.MENTOR and not session.play_back.confirmed
    return Summary(
        reader=choice.reader,
        leader=told.leader.name,
        mentor=_mentor(told, kept),
        number=session.number,
        met_at=session.met_at(zone),
        minutes=session.minutes,
        time=_time(session, zone) if session.number and kept.has(Section.TIME, 1) else None,
        topics=kept.some(Section.AGENDA, *_topics(told, known)),
        play_back=kept.text(
            (session.play_back.text, known.session.play_back.text),
            Why.NOT_CONFIRMED if unconfirmed else None,
        ),
        shared=kept.some(Section.SHARED_NOTES, *_notes(told, known, NoteKind.SHARED)),
        private=kept.some(Section.PRIVATE_NOTES, *_notes(told, known, NoteKind.PRIVATE)),
        ideas=kept.some(Section.IDEAS, *_ideas(told, known, material, choice.reader)),
        promises=kept.some(Section.PROMISES, *_promises(told, known)),
        left_out=kept.left_out(len(_sheets(told, NoteKind.OFF_THE_RECORD))),
    )


def _known_to(reader: Reader, material: Material) -> Material:
    """Return a session as this reader knows it: the mentor knows of no answer before it is told."""
    if reader is not Reader.MENTOR:
        return material
    return replace(material, ideas=tuple(as_told(idea) for idea in material.ideas))


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


def _time(session: Session, zone: tzinfo | None) -> TimeFacts:
    timing = session.timing
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
    )


def _unnamed(told: Sequence[Item], known: Sequence[Item]) -> Stays:
    """Return in how many items somebody goes unnamed."""
    return {Why.CONSENT: sum(one != other for one, other in zip(told, known, strict=True))}


def _topics(told: Material, known: Material) -> tuple[list[TopicLine], Stays]:
    lines, named = _topic_lines(told), _topic_lines(known)
    dropped = len(told.agenda.topics) - len(lines)
    return lines, {Why.DROPPED: dropped, **_unnamed(lines, named)}


def _topic_lines(material: Material) -> list[TopicLine]:
    return [
        TopicLine(t.text, round(t.spent / 60), t.state, t.from_ask)
        for t in material.agenda.topics
        if t.state is not TopicState.DROPPED
    ]


def _notes(told: Material, known: Material, kind: NoteKind) -> tuple[list[NoteText], Stays]:
    notes = _sheets(told, kind)
    return notes, _unnamed(notes, _sheets(known, kind))


def _sheets(material: Material, kind: NoteKind) -> list[NoteText]:
    titles: dict[TopicId | None, str] = {t.id: t.text for t in material.agenda.topics}
    order = {topic: place for place, topic in enumerate(titles)}
    notes = [n for n in material.notes if n.kind is kind and n.text.strip()]
    notes.sort(key=lambda note: order.get(note.topic, -1))
    return [NoteText(titles.get(n.topic, ""), n.text) for n in notes]


def _ideas(
    told: Material, known: Material, all_of_it: Material, reader: Reader
) -> tuple[list[IdeaLine], Stays]:
    shown = [place for place, idea in enumerate(told.ideas) if _stands(idea, told, reader)]
    lines = [_idea_line(told.ideas[place], told, reader) for place in shown]
    named = [
        replace(
            _idea_line(known.ideas[place], known, reader),
            names=names_for(known.ideas[place], known, Reader.ME),
        )
        for place in shown
    ]
    joined = sum(_is_told_inside(idea, told, reader) for idea in told.ideas)
    untold = sum(known.ideas[place].last != all_of_it.ideas[place].last for place in shown)
    return lines, {
        Why.JOINED: joined,
        Why.NOT_APPLIED: len(told.ideas) - joined - len(shown),
        Why.NOT_TOLD: untold,
        **_unnamed(lines, named),
    }


def _stands(idea: Idea, material: Material, reader: Reader) -> bool:
    """Return whether an idea has a place of its own before this reader."""
    is_apart = not _is_told_inside(idea, material, reader)
    return is_apart and (reader is not Reader.SPONSOR or idea.stage in IN_USE)


def _is_told_inside(idea: Idea, material: Material, reader: Reader) -> bool:
    """Return whether an idea goes on inside one that tells what came of both.

    One that goes on inside an idea of another session is told with its words alone; a sponsor
    reads only what came of it.
    """
    if reader is Reader.SPONSOR:
        return idea.joined_into is not None
    return idea.joined_into in {other.id for other in material.ideas}


def _mentor(material: Material, kept: _Kept) -> str | None:
    """Return the mentor's name where the reader may learn with whom the leader met."""
    mentor, reader = material.mentor.name, kept.choice.reader
    is_shown = Section.IDEAS not in kept.choice.without
    shown = tuple(i for i in material.ideas if is_shown and _stands(i, material, reader))
    if reader is not Reader.SPONSOR or mentor_may_be_told(material, shown):
        return mentor
    kept.leave(Section.TITLE, 1, Why.CONSENT)
    return None


def _idea_line(idea: Idea, material: Material, reader: Reader) -> IdeaLine:
    names = names_for(idea, material, reader)
    if idea.joined_into is not None:
        return IdeaLine(idea.text, names, idea.stage, goes_on=True)
    sponsor = reader is Reader.SPONSOR
    return IdeaLine(
        idea.text,
        names,
        idea.stage,
        "" if sponsor else idea.last.reason,
        idea.application,
        () if sponsor else idea.recognitions,
    )


def _promises(told: Material, known: Material) -> tuple[list[PromiseLine], Stays]:
    lines = _promise_lines(told)
    return lines, _unnamed(lines, _promise_lines(known))


def _promise_lines(material: Material) -> list[PromiseLine]:
    return [PromiseLine(p.text, p.due, p.state, p.reason, p.try_it) for p in material.promises]
