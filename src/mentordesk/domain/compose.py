"""Who may see what in a summary: the rules, before any format is thought of."""

from collections.abc import Mapping
from datetime import tzinfo
from typing import TypeVar

from mentordesk.domain.agenda import Agenda, TopicState
from mentordesk.domain.idea import IN_USE, Idea, Stage
from mentordesk.domain.ids import TopicId
from mentordesk.domain.masking import masked
from mentordesk.domain.measures import late, out_of_focus
from mentordesk.domain.names import mentor_may_be_told, names_for
from mentordesk.domain.note import NoteKind
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


def compose(material: Material, choice: Choice, zone: tzinfo | None = None) -> Summary:
    """Return what this reader may see, and what stays out and why.

    Its times are those of `zone`; without one each is as this computer has it at that moment.
    """
    kept = _Kept(choice)
    material = masked(material, choice.reader)
    session = material.session
    sponsor = choice.reader is Reader.SPONSOR
    unconfirmed = choice.reader is Reader.MENTOR and not session.play_back.confirmed
    return Summary(
        reader=choice.reader,
        leader=material.leader.name,
        mentor=None if sponsor and not _mentor_told(material, choice) else material.mentor.name,
        number=session.number,
        met_at=session.met_at(zone),
        minutes=session.minutes,
        time=_time(session, zone) if session.number and kept.has(Section.TIME, 1) else None,
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
        ideas = _in_use(material)
        kept.leave(Section.IDEAS, len(material.ideas) - len(ideas), Why.NOT_APPLIED)
    return [_idea_line(idea, material, reader) for idea in ideas]


def _in_use(material: Material) -> tuple[Idea, ...]:
    return tuple(i for i in material.ideas if i.stage in IN_USE)


def _mentor_told(material: Material, choice: Choice) -> bool:
    shown = () if Section.IDEAS in choice.without else _in_use(material)
    return mentor_may_be_told(material, shown)


def _idea_line(idea: Idea, material: Material, reader: Reader) -> IdeaLine:
    sponsor, last = reader is Reader.SPONSOR, idea.last
    untold = last.stage is Stage.DECLINED and last.told_on is None
    is_hidden = sponsor or (reader is Reader.MENTOR and untold)
    return IdeaLine(
        idea.text,
        names_for(idea, material, reader),
        idea.stage,
        "" if is_hidden else last.reason,
        idea.application,
        () if sponsor else idea.recognitions,
    )


def _promises(material: Material) -> list[PromiseLine]:
    return [PromiseLine(p.text, p.due, p.state, p.reason, p.try_it) for p in material.promises]
