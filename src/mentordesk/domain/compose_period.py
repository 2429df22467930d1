"""Who may see what of several sessions: the very rules of one, and the strictest names of all."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo

from mentordesk.domain.agenda import Agenda
from mentordesk.domain.aim import Aim
from mentordesk.domain.compose import (
    Kept,
    called,
    known_to,
    liked,
    mentor_told,
    promises_told,
    told_to,
)
from mentordesk.domain.crediting import FROM_THE_LOOSEST, Saying, saying
from mentordesk.domain.idea import Idea
from mentordesk.domain.idea_lines import idea_lines, standing, unnamed
from mentordesk.domain.ids import PersonId
from mentordesk.domain.masking import each_without_names, of_a_talk, talk_without_names
from mentordesk.domain.period import AimLine, Arc, PeriodMaterial, PeriodSummary
from mentordesk.domain.person import Consent, strictest
from mentordesk.domain.person import known as known_by_id
from mentordesk.domain.role_names import RoleNames, with_texts
from mentordesk.domain.session import SessionState, plan
from mentordesk.domain.summary import (
    Choice,
    LeftOut,
    Material,
    Reader,
    Section,
    Summary,
    Why,
)

_LEAST = {Saying.COLLEAGUE: Consent.AS_COLLEAGUE, Saying.UNSAID: Consent.NOT_AT_ALL}
_AT_ONCE = 200


def _unwatched(_: int) -> None:
    """Let nobody know how far it is."""


def compose_period(
    material: PeriodMaterial,
    choice: Choice,
    zone: tzinfo | None = None,
    watch: Callable[[int], None] = _unwatched,
) -> PeriodSummary:
    """Return what this reader may see of a period, and what stays out and why.

    Each session is told by its own rules. Somebody who is a colleague in one idea that is shown is
    one in all of them, and in the words of every talk: a second session must not uncover them.
    `watch` is told after every few of the `count` steps; what it raises ends the work.
    """
    kept, frame = Kept(choice), _frame(material)
    known = known_to(choice.reader, frame)
    bound = replace(known, ideas=_bound(known, choice.reader))
    plain = _plain(bound, choice.reader)
    told = _told(bound, plain, choice.reader, watch)
    sessions = list[Summary]()
    for one in material.sessions:
        sessions.append(told_to(_spoken(one, plain, kept), one, one, choice, zone))
        watch(len(told.ideas) + len(sessions))
    ideas = kept.some(Section.IDEAS, *idea_lines(told, known, frame, choice.reader))
    promises = kept.some(Section.PROMISES, *promises_told(told, known))
    summary = PeriodSummary(
        reader=choice.reader,
        leader=material.leader.name,
        mentor=mentor_told(told, kept),
        called=called(told.mentor, choice.reader),
        liking=liked(told.mentor, choice.reader, plain),
        kind=material.period.kind,
        days=_days(sessions),
        arc=_arc(material) if sessions and kept.why_not(Section.TIME) is None else None,
        aims=_aims(material.aims, plain, kept),
        sessions=() if choice.reader is Reader.SPONSOR else tuple(sessions),
        ideas=ideas,
        promises=promises,
        left_out=_left_out(kept.left_out(), sessions),
    )
    return _in_roles(summary, material, watch) if choice.role_names else summary


def _in_roles(
    summary: PeriodSummary, material: PeriodMaterial, watch: Callable[[int], None]
) -> PeriodSummary:
    """Return a summary in which nobody is named, and a colleague has one number all through."""
    roles = RoleNames(material.leader, material.mentor, material.people)

    def told(text: str) -> str:
        watch(material.count)
        return roles.of(text)

    return replace(with_texts(summary, told), in_roles=True)


def _frame(material: PeriodMaterial) -> Material:
    """Return what stands beside the sessions, as if it were of one that holds nothing else."""
    nowhere = plan(material.mentor.id, 0, datetime.min.replace(tzinfo=UTC))
    return Material(
        session=nowhere,
        leader=material.leader,
        mentor=material.mentor,
        people=material.people,
        agenda=Agenda(nowhere.id),
        ideas=material.ideas,
        promises=material.promises,
        around=material.around,
    )


def _bound(known: Material, reader: Reader) -> tuple[Idea, ...]:
    """Return the ideas, where nobody may be told of with one who may not with another shown."""
    shown = [known.ideas[place] for place in standing(known, reader)]
    least = dict(_least(shown, known, reader))
    if not least:
        return known.ideas
    return tuple(
        replace(
            idea,
            contributions=tuple(
                replace(had, consent=strictest(had.consent, least.get(had.person, had.consent)))
                for had in idea.contributions
            ),
        )
        for idea in known.ideas
    )


def _least(
    shown: list[Idea], material: Material, reader: Reader
) -> Iterator[tuple[PersonId, Consent]]:
    """Yield who may not be named with each idea that is shown, and what they allow with all."""
    pair = material.leader.id, material.mentor.id
    people = known_by_id((material.leader, material.mentor, *material.people))
    had = defaultdict[PersonId, list[Idea]](list)
    for idea in shown:
        for who in {part.person for part in idea.contributions}:
            had[who].append(idea)
    for who, ideas in had.items():
        person = people.get(who)
        if person is None or reader is Reader.ME or (reader is Reader.MENTOR and who in pair):
            continue
        how = max((saying(idea, person, "") for idea in ideas), key=FROM_THE_LOOSEST.index)
        if how in _LEAST:
            yield who, _LEAST[how]


def _plain(bound: Material, reader: Reader) -> Callable[[str], str]:
    """Return what puts names out of the words of each talk, as all ideas of the period allow."""
    if reader is not Reader.MENTOR:
        return str
    return of_a_talk(bound.leader, bound.mentor, bound.people, bound.ideas)


def _spoken(talk: Material, plain: Callable[[str], str], kept: Kept) -> Material:
    """Return a talk as its reader may read it; names are not looked for in notes nobody gets."""
    if kept.choice.reader is not Reader.MENTOR:
        return talk
    if kept.why_not(Section.SHARED_NOTES) is None:
        return talk_without_names(talk, plain)
    return replace(talk_without_names(replace(talk, notes=()), plain), notes=talk.notes)


def _told(
    bound: Material, plain: Callable[[str], str], reader: Reader, watch: Callable[[int], None]
) -> Material:
    """Return ideas and promises as this reader may read them, a few ideas at a time."""
    ideas = list[Idea]()
    for idea in each_without_names(bound, reader):
        ideas.append(idea)
        if len(ideas) % _AT_ONCE == 0 or len(ideas) == len(bound.ideas):
            watch(len(ideas))
    told = replace(bound, ideas=tuple(ideas))
    return talk_without_names(told, plain) if reader is Reader.MENTOR else told


def _aims(aims: tuple[Aim, ...], plain: Callable[[str], str], kept: Kept) -> tuple[AimLine, ...]:
    known = [AimLine(aim.text, aim.of_mentor, aim.first, aim.last) for aim in aims]
    told = [replace(line, text=plain(line.text)) for line in known]
    shown = kept.some(Section.AIMS, told, unnamed(told, known))
    if kept.has(Section.RATINGS, sum(aim.first is not None for aim in aims)):
        return shown
    return tuple(replace(line, first=None, last=None) for line in shown)


def _arc(material: PeriodMaterial) -> Arc:
    numbered = [one.session.timing for one in material.sessions if one.session.number]
    shared = [timing for timing in numbered if timing.mentor_share is not None]
    mentor = sum(timing.mentor_spoke for timing in shared)
    spoken = mentor + sum(timing.leader_spoke for timing in shared)
    return Arc(
        held=len(numbered),
        moved=material.called_off.count(SessionState.MOVED),
        missed=material.called_off.count(SessionState.MISSED),
        minutes=round(sum(timing.present for timing in numbered) / 60),
        mentor_share=round(100 * mentor / spoken) if spoken else None,
    )


def _days(sessions: list[Summary]) -> tuple[date, date] | None:
    days = [session.met.at.date() for session in sessions if session.met is not None]
    return (min(days), max(days)) if days else None


def _left_out(own: tuple[LeftOut, ...], sessions: list[Summary]) -> tuple[LeftOut, ...]:
    """Return what stays out of all; with whom the leader met is told once, and stays out once."""
    counts = Counter[tuple[Section, Why]]()
    of_talks = (left for one in sessions for left in one.left_out)
    for left in (*own, *(left for left in of_talks if left.section is not Section.TITLE)):
        counts[left.section, left.why] += left.count
    return tuple(LeftOut(section, count, why) for (section, why), count in counts.items())
