"""Random sessions and choices: of any size, with anything that a desk may hold."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from material import idea, material, note, part, promise
from mentordesk.domain.agenda import TopicState
from mentordesk.domain.aim import Aim, Rating
from mentordesk.domain.idea import Stage
from mentordesk.domain.ids import AimId, IdeaId, TopicId, new_id
from mentordesk.domain.note import NoteKind
from mentordesk.domain.period import Period, PeriodKind, PeriodMaterial
from mentordesk.domain.person import Consent
from mentordesk.domain.summary import Choice, Material, Reader, Section

choices = st.builds(
    Choice,
    reader=st.sampled_from(Reader),
    locked=st.booleans(),
    without=st.frozensets(st.sampled_from(Section)),
)


@st.composite
def desks(draw: st.DrawFn) -> Material:
    """Return a session with any number of notes, ideas, consents and promises in any state."""
    base = material(draw(st.sampled_from(Consent)), confirmed=draw(st.booleans()))
    topics = (None, base.agenda.topics[0].id)
    sheets = draw(
        st.lists(st.tuples(st.sampled_from(topics), st.sampled_from(NoteKind)), max_size=6)
    )
    people = (base.mentor, base.leader, *base.people)
    parts = st.builds(part, st.sampled_from(people), st.sampled_from(Consent))
    stages = draw(
        st.lists(st.tuples(st.sampled_from(Stage), st.lists(parts, max_size=4)), max_size=5)
    )
    joins = draw(st.lists(st.sampled_from((None, 0, 1, IdeaId(new_id()))), max_size=5))
    spoken = draw(st.lists(st.sampled_from(TopicState), max_size=4))
    count = draw(st.integers(0, 4))
    ideas = [
        idea(base.session, base.mentor, f"{stage.value}-{place}", stage, tuple(by))
        for place, (stage, by) in enumerate(stages)
    ]
    for place, whole in enumerate(joins[: len(ideas)]):
        if whole != place and whole in (0, 1) and place > 1:
            ideas[place] = replace(ideas[place], joined_into=ideas[whole].id)
        elif whole not in (None, 0, 1):
            ideas[place] = replace(ideas[place], joined_into=whole)
    topics_said = (
        replace(base.agenda.topics[0], id=TopicId(new_id()), text=f"topic-{place}", state=state)
        for place, state in enumerate(spoken)
    )
    return replace(
        base,
        agenda=replace(base.agenda, topics=(base.agenda.topics[0], *topics_said)),
        notes=tuple(
            note(base.session.id, topic, kind, f"{kind.value}-{place}")
            for place, (topic, kind) in enumerate(sheets)
        ),
        ideas=tuple(ideas),
        promises=tuple(promise(base.session, base.mentor, f"p-{n}") for n in range(count)),
    )


@st.composite
def periods(draw: st.DrawFn) -> tuple[PeriodMaterial, list[Material]]:
    """Return up to three sessions of one pair told together, and each of them for itself.

    The words of each begin with its number, so that none stands in two of them.
    """
    first, *others = draw(st.lists(desks(), min_size=1, max_size=3))
    whole = [_numbered(one, place) for place, one in enumerate((first, *others))]
    alone = [_of_pair(one, first) for one in whole]
    kinds, ratings = (
        st.sampled_from(PeriodKind),
        st.none() | st.builds(Rating, st.integers(1, 5), st.dates()),
    )
    aims = draw(st.lists(st.tuples(st.booleans(), ratings), max_size=3))
    together = PeriodMaterial(
        Period(first.mentor.id, draw(kinds)),
        first.leader,
        first.mentor,
        first.people,
        tuple(replace(one, ideas=(), promises=()) for one in alone),
        tuple(idea for one in alone for idea in one.ideas),
        tuple(promise for one in alone for promise in one.promises),
        tuple(
            Aim(AimId(new_id()), first.mentor.id, f"aim-{place}", of_mentor, rating)
            for place, (of_mentor, rating) in enumerate(aims)
        ),
    )
    return together, alone


def _numbered(desk: Material, place: int) -> Material:
    """Return a session whose words begin with its place, on a day of its own."""

    def told(one: Any, **fields: Any) -> Any:
        return replace(one, text=f"{place}:{one.text}", **fields)

    session = desk.session
    return replace(
        desk,
        session=replace(
            session,
            number=place + 1,
            planned_at=session.planned_at + timedelta(days=place),
            play_back=told(session.play_back),
        ),
        agenda=replace(desk.agenda, topics=tuple(map(told, desk.agenda.topics))),
        notes=tuple(map(told, desk.notes)),
        ideas=tuple(map(told, desk.ideas)),
        promises=tuple(map(told, desk.promises)),
    )


def _of_pair(desk: Material, other: Material) -> Material:
    """Return a session with the people of another one in their places."""
    pairs = zip(
        (desk.mentor, desk.leader, *desk.people),
        (other.mentor, other.leader, *other.people),
        strict=True,
    )
    now = {was.id: person.id for was, person in pairs}
    return replace(
        desk,
        leader=other.leader,
        mentor=other.mentor,
        people=other.people,
        session=replace(desk.session, mentor=other.mentor.id),
        ideas=tuple(
            replace(
                idea,
                mentor=other.mentor.id,
                contributions=tuple(
                    replace(had, person=now[had.person]) for had in idea.contributions
                ),
            )
            for idea in desk.ideas
        ),
        promises=tuple(replace(one, mentor=other.mentor.id) for one in desk.promises),
    )
