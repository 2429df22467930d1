"""Several sessions told together: no reader learns more than from each alone, and some less."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from material import (
    CANARIES,
    MENTOR,
    OF_ME,
    OF_THE_TALK,
    OF_USE,
    OTHERS,
    PRIVATE,
    idea,
    material,
    note,
    part,
)
from mentordesk.domain.aim import Aim, Rating
from mentordesk.domain.compose import compose
from mentordesk.domain.compose_period import compose_period
from mentordesk.domain.idea import Stage
from mentordesk.domain.ids import AimId, PersonId, SessionId, new_id
from mentordesk.domain.note import NoteKind
from mentordesk.domain.period import Arc, Period, PeriodKind, PeriodMaterial, PeriodSummary
from mentordesk.domain.person import Consent, Person, Role
from mentordesk.domain.role_names import names_in
from mentordesk.domain.session import SessionState
from mentordesk.domain.summary import (
    PARTLY,
    Choice,
    LeftOut,
    Material,
    Reader,
    Section,
    Why,
)
from mentordesk.errors import NamesLeftError
from mentordesk.export.formats import Format, bytes_of
from mentordesk.export.role_check import Finished, check_roles
from random_desks import choices, periods
from readback import texts_in

TALK = OF_THE_TALK | OF_USE | {MENTOR}
SEEN = {
    Choice(Reader.ME): TALK | OTHERS | OF_ME,
    Choice(Reader.ME, locked=True): TALK | OTHERS | OF_ME | {PRIVATE},
    Choice(Reader.MENTOR, locked=True): TALK,
    Choice(Reader.SPONSOR, locked=True): OF_USE,
}
DAY = date(2026, 4, 14)


def together(*sessions: Material, kind: PeriodKind = PeriodKind.SEVERAL) -> PeriodMaterial:
    """Return sessions of one pair as a period, with an aim that was rated twice."""
    one = sessions[0]
    rated = Aim(AimId(new_id()), one.mentor.id, "Ask early", False, Rating(2, DAY), Rating(4, DAY))
    return PeriodMaterial(
        Period(one.mentor.id, kind),
        one.leader,
        one.mentor,
        one.people,
        tuple(replace(session, ideas=(), promises=()) for session in sessions),
        tuple(said for session in sessions for said in session.ideas),
        tuple(made for session in sessions for made in session.promises),
        (rated,),
        called_off=(SessionState.MISSED, SessionState.MOVED, SessionState.MISSED),
    )


@pytest.mark.parametrize("choice", SEEN, ids=lambda c: f"{c.reader.value}-{c.locked}")
def test_a_period_holds_for_each_reader_what_a_session_does(choice: Choice) -> None:
    summary = compose_period(together(material()), choice, UTC)
    text = " ".join(texts_in(summary))
    assert {canary for canary in CANARIES if canary in text} == SEEN[choice]


def test_aims_are_the_pairs_and_ratings_the_leaders_alone() -> None:
    told = {reader: compose_period(together(material()), Choice(reader), UTC) for reader in Reader}
    rating = Rating(2, DAY), Rating(4, DAY)
    assert [(aim.first, aim.last) for aim in told[Reader.ME].aims] == [rating]
    assert [(aim.first, aim.last) for aim in told[Reader.MENTOR].aims] == [(None, None)]
    assert not told[Reader.SPONSOR].aims
    assert LeftOut(Section.RATINGS, 1, Why.NOT_FOR_READER) in told[Reader.MENTOR].left_out
    assert LeftOut(Section.AIMS, 1, Why.NOT_FOR_READER) in told[Reader.SPONSOR].left_out


def test_a_sponsor_learns_neither_how_many_talks_there_were_nor_when() -> None:
    summary = compose_period(together(material()), Choice(Reader.SPONSOR), UTC)
    assert (summary.days, summary.arc, summary.sessions, summary.promises) == (None, None, (), ())
    assert [line.text for line in summary.ideas] == ["Quokkaapplied"]


def test_the_arc_counts_what_was_held_and_how_the_talking_was_shared() -> None:
    base = material()
    outside = replace(base, session=replace(base.session, number=0))
    summary = compose_period(together(base, outside), Choice(Reader.MENTOR), UTC)
    assert summary.arc == Arc(held=1, moved=1, missed=2, minutes=44, mentor_share=71)
    assert summary.days == (DAY, DAY)
    without = Choice(Reader.ME, without=frozenset({Section.TIME}))
    assert compose_period(together(base), without, UTC).arc is None


@pytest.mark.parametrize("kind", [PeriodKind.HALF_TIME, PeriodKind.CLOSING])
def test_a_review_and_a_closing_summary_hold_no_notes_unless_they_are_asked_for(
    kind: PeriodKind,
) -> None:
    desk = together(material(), kind=kind)
    usual = desk.period.choice(Reader.ME, locked=True)
    (session,) = compose_period(desk, usual, UTC).sessions
    assert (session.shared, session.private, session.topics[0].notes) == ((), (), "")
    (whole,) = compose_period(desk, replace(usual, without=frozenset()), UTC).sessions
    assert whole.shared
    assert whole.private
    assert not together(material()).period.choice(Reader.ME).without


def test_a_hand_over_file_holds_what_both_wrote_and_nothing_of_the_leaders_alone() -> None:
    desk = together(material(), kind=PeriodKind.HAND_OVER)
    summary = compose_period(desk, desk.period.choice(Reader.MENTOR), UTC)
    (session,) = summary.sessions
    assert session.shared
    assert session.topics
    assert session.play_back
    assert summary.ideas
    assert summary.promises
    assert summary == replace(
        compose_period(desk, Choice(Reader.MENTOR), UTC), kind=PeriodKind.HAND_OVER
    )


def test_sessions_are_those_of_the_days_between_or_those_chosen() -> None:
    session = material().session
    late = datetime(2026, 4, 14, 23, tzinfo=UTC)
    moved = replace(session, planned_at=late, timing=replace(session.timing, started_at=None))
    day = timedelta(days=1)
    for first, last, has in (
        (DAY, DAY, True),
        (DAY + day, DAY - day, True),
        (None, DAY, True),
        (DAY + day, None, False),
        (None, DAY - day, False),
    ):
        assert Period(session.mentor, first=first, last=last).has(moved, UTC) is has
    assert not Period(PersonId(new_id())).has(session, UTC)
    chosen = Period(session.mentor, first=DAY + day, sessions=frozenset({session.id}))
    assert chosen.has(session, UTC)
    assert not chosen.has(replace(session, id=SessionId(new_id())), UTC)


def said_of_ines(*said: Consent, reader: Reader = Reader.MENTOR) -> PeriodSummary:
    """Return sessions with one idea in use each, of which Ines Vogt said this, for a reader."""
    first = material(Consent.ANYWHERE)
    ines = Person(PersonId(new_id()), "Ines Vogt", Role.OTHER)
    base = replace(first, people=(*first.people, ines), promises=())
    return compose_period(
        together(
            *(
                replace(
                    base,
                    notes=(note(base.session.id, None, NoteKind.SHARED, "Thank Ines for it"),),
                    ideas=(
                        idea(
                            base.session, base.mentor, "Ask Ines", Stage.APPLIED, (part(ines, one),)
                        ),
                    ),
                )
                for one in said
            )
        ),
        Choice(reader),
        UTC,
    )


@pytest.mark.parametrize("strict", [Consent.AS_COLLEAGUE, Consent.ASK, Consent.THESE_PEOPLE])
@pytest.mark.parametrize("reader", [Reader.MENTOR, Reader.SPONSOR])
def test_a_second_session_does_not_uncover_a_colleague(reader: Reader, strict: Consent) -> None:
    free = said_of_ines(Consent.ANYWHERE, Consent.ANYWHERE, reader=reader)
    assert [line.names for line in free.ideas] == [("Ines Vogt",)] * 2
    kept = said_of_ines(Consent.ANYWHERE, strict, reader=reader)
    assert [line.names for line in kept.ideas] == [(None,)] * 2
    text = " ".join(texts_in(kept))
    assert "Ines" not in text
    assert "Vogt" not in text
    assert LeftOut(Section.IDEAS, 2, Why.CONSENT) in kept.left_out
    own = said_of_ines(Consent.ANYWHERE, strict, reader=Reader.ME)
    assert [line.names for line in own.ideas] == [("Ines Vogt",)] * 2
    assert [line.parts[0].consent for line in own.ideas] == [Consent.ANYWHERE, strict]


def test_who_wants_no_name_for_one_idea_has_none_for_any() -> None:
    kept = said_of_ines(Consent.ANYWHERE, Consent.NOT_AT_ALL)
    assert [(line.names, line.text) for line in kept.ideas] == [((), "Ask …")] * 2
    assert [session.shared[0].text for session in kept.sessions] == ["Thank … for it"] * 2


def test_a_sponsor_is_told_of_the_mentor_only_where_all_that_is_shown_allows_it() -> None:
    desk = material(Consent.ANYWHERE)
    free, asked = (
        idea(desk.session, desk.mentor, text, Stage.APPLIED, (part(desk.mentor, consent),))
        for text, consent in (("one", Consent.ANYWHERE), ("two", Consent.ASK))
    )
    sessions = [replace(desk, ideas=(one,)) for one in (free, asked)]
    named = compose_period(together(sessions[0]), Choice(Reader.SPONSOR), UTC)
    unnamed = compose_period(together(*sessions), Choice(Reader.SPONSOR), UTC)
    assert named.mentor == desk.mentor.name
    assert MENTOR not in " ".join(texts_in(unnamed))
    assert [left.count for left in unnamed.left_out if left.section is Section.TITLE] == [1]


def test_an_idea_that_goes_on_in_one_of_a_later_session_is_told_there() -> None:
    base = material()
    inner, outer = (idea(base.session, base.mentor, text, Stage.HEARD) for text in ("in", "out"))
    sessions = [
        replace(base, ideas=(replace(inner, joined_into=outer.id),)),
        replace(base, ideas=(outer,)),
    ]
    summary = compose_period(together(*sessions), Choice(Reader.MENTOR), UTC)
    assert [line.text for line in summary.ideas] == ["out"]
    assert LeftOut(Section.IDEAS, 1, Why.JOINED) in summary.left_out


def test_a_period_without_a_session_holds_its_aims_alone() -> None:
    empty = replace(together(material()), sessions=(), ideas=(), promises=())
    summary = compose_period(empty, Choice(Reader.ME), UTC)
    assert (summary.days, summary.arc, summary.inside) == (
        None,
        None,
        {Section.AIMS: 1, Section.RATINGS: 1},
    )


def test_whoever_waits_is_told_how_far_it_is_and_may_end_it() -> None:
    desk, seen = together(material(), material()), list[int]()
    compose_period(desk, Choice(Reader.ME), UTC, seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == desk.count
    with pytest.raises(InterruptedError):
        compose_period(desk, Choice(Reader.ME), UTC, _stop)


def _stop(_: int) -> None:
    raise InterruptedError


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.DOCX])
def test_with_role_names_nobody_is_named_in_any_part_of_a_period(
    reader: Reader, form: Format
) -> None:
    base = material(Consent.ANYWHERE)
    jonas = Person(PersonId(new_id()), "Jonas Lind", Role.OTHER)
    said = replace(base.session.play_back, text=f"Jonas Lind told {MENTOR}", confirmed=True)
    base = replace(
        base,
        people=(*base.people, jonas),
        session=replace(base.session, play_back=said),
        ideas=(
            idea(base.session, jonas, "Ask Jonas", Stage.APPLIED, (part(jonas, Consent.ANYWHERE),)),
        ),
    )
    desk = together(base, base)
    desk = replace(desk, aims=(replace(desk.aims[0], text=f"Jonas and {MENTOR} speak"),))
    choice = Choice(reader, locked=True, role_names=True)
    named = compose_period(desk, replace(choice, role_names=False), UTC)
    summary, people = compose_period(desk, choice, UTC), (desk.leader, desk.mentor, *desk.people)
    assert (named.in_roles, summary.in_roles) == (False, True)
    assert any(names_in(text, people) for text in texts_in(named))
    assert not any(names_in(text, people) for text in texts_in(summary))
    if reader is not Reader.SPONSOR:
        assert [one.play_back for one in summary.sessions] == ["Colleague 1 told the mentor"] * 2
        assert summary.aims[0].text == "Colleague 1 and the mentor speak"
    check_roles(Finished(bytes_of(summary, form), form), summary, people)
    with pytest.raises(NamesLeftError):
        check_roles(Finished(bytes_of(named, form), form), summary, people)
    with pytest.raises(InterruptedError):
        compose_period(replace(desk, sessions=(), ideas=()), choice, UTC, _stop)


@settings(max_examples=60, deadline=None)
@given(periods(), choices)
def test_no_reader_learns_more_than_from_each_session_alone(
    told: tuple[PeriodMaterial, list[Material]], choice: Choice
) -> None:
    period, alone = told
    summary = compose_period(period, choice, UTC)
    each = [compose(one, choice, UTC) for one in alone]
    known = set(texts_in(tuple(each))) | {aim.text for aim in period.aims}
    assert set(texts_in(summary)) <= known
    named = {line.text: line.names for one in each for line in one.ideas}
    assert all(set(line.names) - {None} <= set(named[line.text]) for line in summary.ideas)
    if choice.reader is Reader.SPONSOR:
        assert not summary.sessions
    if not (choice.reader is Reader.ME and choice.locked):
        assert not summary.private


@settings(max_examples=60, deadline=None)
@given(periods(), st.sampled_from([Reader.MENTOR, Reader.SPONSOR]))
def test_who_is_a_colleague_somewhere_is_named_nowhere(
    told: tuple[PeriodMaterial, list[Material]], reader: Reader
) -> None:
    period, alone = told
    summary = compose_period(period, Choice(reader), UTC)
    shown = {line.text for line in summary.ideas}
    kept = {
        had.person
        for one in alone
        for said in one.ideas
        for had in said.contributions
        if said.text in shown and had.consent is not Consent.ANYWHERE
    }
    at_the_table = {period.leader.id} | ({period.mentor.id} if reader is Reader.MENTOR else set())
    names = {name for line in summary.ideas for name in line.names}
    for person in (period.mentor, *period.people):
        if person.id in kept - at_the_table and not _freed(person, alone, shown):
            assert person.name not in names


def _freed(person: Person, alone: list[Material], shown: set[str]) -> bool:
    """Return whether somebody said yes to each idea that is shown, and was only asked beside it."""
    for one in alone:
        for said in one.ideas:
            parts = {had.consent for had in said.contributions if had.person == person.id}
            if said.text in shown and parts and parts - {Consent.ASK} != {Consent.ANYWHERE}:
                return False
    return True


@settings(max_examples=60, deadline=None)
@given(periods(), choices)
def test_of_a_period_too_a_choice_only_ever_takes_away(
    told: tuple[PeriodMaterial, list[Material]], choice: Choice
) -> None:
    period, _ = told
    whole = compose_period(period, replace(choice, without=frozenset()), UTC)
    less = compose_period(period, choice, UTC)
    assert set(texts_in(less)) <= set(texts_in(whole))
    assert not choice.without & less.inside.keys()
    assert all(less.inside[section] <= whole.inside[section] for section in less.inside)


@settings(max_examples=60, deadline=None)
@given(periods(), choices)
def test_of_a_period_nothing_disappears_without_being_counted(
    told: tuple[PeriodMaterial, list[Material]], choice: Choice
) -> None:
    period, _ = told
    summary = compose_period(period, choice, UTC)
    out = dict.fromkeys(Section, 0)
    for one in summary.left_out:
        if one.why not in PARTLY:
            out[one.section] += one.count
    for section, there in (
        (Section.IDEAS, len(period.ideas)),
        (Section.PROMISES, len(period.promises)),
        (Section.AIMS, len(period.aims)),
        (Section.RATINGS, sum(aim.first is not None for aim in period.aims)),
        (Section.AGENDA, sum(len(one.agenda.topics) for one in period.sessions)),
        (Section.OFF_THE_RECORD, sum(_hidden(one) for one in period.sessions)),
    ):
        assert summary.inside.get(section, 0) + out[section] == there


def _hidden(desk: Material) -> int:
    return sum(one.kind is NoteKind.OFF_THE_RECORD for one in desk.notes)
