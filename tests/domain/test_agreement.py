"""An agreement is what both said, each apart: a change by one asks the other again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.agreement import (
    BOTH,
    LINE_LIMIT,
    Agreement,
    Answer,
    Clause,
    Reply,
    laid_out,
    said_by,
)
from mentordesk.domain.floor import Side
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.looking_again import Look, Met, Moment, due, looks
from mentordesk.errors import BlankTextError, NotFoundError, TextTooLongError

AMARA = PersonId(new_id())
DAY, LATER = date(2026, 4, 14), date(2026, 5, 12)
YES, NO = Reply(Answer.AGREED), Reply(Answer.NOT_FOR_US)
OWN = Reply(Answer.CHANGED, "Never on a Friday", "We meet on Tuesdays.")
SHIPPED = Clause("rhythm", "We keep our rhythm", "We meet as settled.")
LEADER, MENTOR = BOTH


def agreed(*clauses: Clause) -> Agreement:
    return Agreement(AMARA, DAY, said_by(clauses, DAY, *BOTH))


def test_each_session_shows_another_line_of_what_holds():
    holds, out = Clause("a", "first", ""), Clause("b", "second", "", Answer.NOT_FOR_US)
    agreement = agreed(holds, out, Clause("c", "third", "", Answer.CHANGED))
    assert agreement.lines() == ("first", "third")
    assert {agreement.line_for(n) for n in (1, 2)} == {"first", "third"}
    assert Agreement(AMARA, DAY, ()).line_for(3) == ""


def change(agreement: Agreement, key: str, *answers: tuple[Reply, Side, date]) -> Agreement:
    """Answer one clause of an agreement."""
    clauses = {clause.key: clause for clause in agreement.clauses}
    for reply, by, on in answers:
        clauses[key] = clauses[key].replied(reply, by, on)
    return agreement.holding(clauses.values())


def test_what_one_alone_said_does_not_hold_and_the_other_is_asked():
    clause = SHIPPED.replied(YES, LEADER, DAY)
    assert SHIPPED.waits_for() == BOTH
    assert (clause.waits_for(), clause.in_force()) == ((MENTOR,), None)
    both = clause.replied(YES, MENTOR, LATER, told=True)
    assert both.waits_for() == ()
    assert (both.in_force().on, both.in_force().told) == (LATER, True)
    assert [one.on for one in both.of_one_mind()] == [DAY, LATER]


def test_other_words_ask_the_other_again_and_what_held_holds_until_then():
    clause = SHIPPED.replied(YES, LEADER, DAY).replied(YES, MENTOR, DAY)
    asked = clause.replied(OWN, MENTOR, LATER)
    assert (asked.line, asked.answer) == ("Never on a Friday", Answer.CHANGED)
    assert asked.waits_for() == (LEADER,)
    assert asked.in_force().text == (SHIPPED.line, SHIPPED.words)
    settled = asked.replied(YES, LEADER, LATER)
    assert settled.in_force().text == (OWN.line, OWN.words)
    assert settled.answer is Answer.CHANGED
    assert [(one.by, one.answer, one.line) for one in settled.said] == [
        (LEADER, Answer.AGREED, SHIPPED.line),
        (MENTOR, Answer.AGREED, SHIPPED.line),
        (MENTOR, Answer.CHANGED, OWN.line),
        (LEADER, Answer.AGREED, OWN.line),
    ]


def test_a_clause_is_out_once_both_left_it_out_and_comes_back_by_both():
    clause = SHIPPED.replied(NO, LEADER, DAY)
    assert clause.waits_for() == (MENTOR,)
    kept = clause.replied(YES, MENTOR, DAY)
    assert (kept.waits_for(), kept.answer) == ((LEADER,), Answer.AGREED)
    out = clause.replied(NO, MENTOR, DAY)
    assert agreed().holding([out]).lines() == ()
    assert out.waits_for() == ()
    back = out.replied(YES, LEADER, LATER).replied(YES, MENTOR, LATER)
    assert agreed().holding([back]).lines() == (SHIPPED.line,)


def test_the_same_again_is_no_other_answer_but_from_their_own_mouth():
    clause = SHIPPED.replied(YES, LEADER, DAY).replied(YES, MENTOR, DAY, told=True)
    assert clause.replied(YES, LEADER, LATER) is clause
    assert clause.replied(YES, MENTOR, LATER, told=True) is clause
    same = Reply(Answer.CHANGED, SHIPPED.line, SHIPPED.words)
    assert clause.replied(same, LEADER, LATER) is clause
    first_hand = clause.replied(YES, MENTOR, LATER)
    assert not first_hand.last_of(MENTOR).told
    assert first_hand.waits_for() == ()


@pytest.mark.parametrize(
    ("line", "words", "error"),
    [
        (" ", "words", BlankTextError),
        ("line", "\n ", BlankTextError),
        ("x" * (LINE_LIMIT + 1), "words", TextTooLongError),
        ("line", "x" * 2_001, TextTooLongError),
    ],
)
def test_words_that_cannot_stand_are_refused(line, words, error):
    with pytest.raises(error):
        SHIPPED.replied(Reply(Answer.CHANGED, line, words), LEADER, DAY)


def test_an_agreement_has_the_day_of_what_came_to_hold_last():
    agreement = laid_out(None, AMARA, [SHIPPED, Clause("exit", "Either may stop", "")], DAY)
    assert (agreement.is_agreed, agreement.agreed_on) == (False, DAY)
    one = change(agreement, "exit", (YES, LEADER, DAY))
    both = change(one, "exit", (YES, MENTOR, LATER))
    assert (one.is_agreed, both.agreed_on, both.begun_on) == (False, LATER, DAY)
    assert [clause.key for clause in both.waiting(LEADER)] == ["rhythm"]
    with pytest.raises(NotFoundError):
        both.clause("nowhere")


def test_what_a_pair_has_stays_as_it_is_beside_what_is_offered_by_now():
    old = agreed(Clause("rhythm", "As we said then", "Old words."))
    laid = laid_out(old, AMARA, [SHIPPED, Clause("limits", "Some stay outside", "")], LATER)
    assert [clause.line for clause in laid.clauses] == ["As we said then", "Some stay outside"]
    assert laid.lines() == ("As we said then",)
    assert laid.agreed_on == DAY


REPLIES = st.tuples(
    st.sampled_from([YES, NO, OWN, Reply(Answer.CHANGED, "Weekly", "Each week.")]),
    st.sampled_from(BOTH),
    st.booleans(),
)


@given(st.lists(REPLIES, max_size=12))
def test_only_what_both_said_alike_ever_holds_and_no_answer_is_lost(replies):
    clause = SHIPPED
    for number, (reply, by, told) in enumerate(replies):
        before, held = clause, clause.in_force()
        clause = clause.replied(reply, by, DAY + timedelta(days=number), told=told)
        assert clause.said[: len(before.said)] == before.said
        assert by not in clause.waits_for()
        if clause.in_force() != held:
            first, last = clause.of_one_mind()
            assert {first.by, last.by} == set(BOTH)
            assert first.matches(last)
    assert clause.waits_for() or clause.in_force().matches(clause.said[-1])


def met(number: int, on: date, kind: str = "") -> Met:
    return Met(datetime(on.year, on.month, on.day, 12, tzinfo=UTC), number, kind)


def test_it_is_looked_at_again_at_the_third_session_with_it_and_at_half_time():
    days = [DAY + timedelta(days=14 * number) for number in range(-2, 6)]
    sessions = [met(n + 1, on, "half-time" if n == 6 else "") for n, on in enumerate(days)]
    agreement = agreed(SHIPPED)
    third, half = looks(agreement, reversed(sessions))
    assert third == Look(Moment.THIRD, 5, days[4])
    assert half == Look(Moment.HALF_TIME, 7, days[6])
    assert due((third, half), days[4] - timedelta(days=1)) is None
    assert due((third, half), days[4]) == third
    assert due((third, half), days[7]) == half
    looked = Agreement(AMARA, DAY, agreement.clauses, looked_on=days[4])
    assert looks(looked, sessions) == (half,)
    answered = change(agreement, "rhythm", (OWN, LEADER, days[6]))
    assert looks(answered, sessions) == (third, half)
    settled = change(answered, "rhythm", (YES, MENTOR, days[6]))
    assert looks(settled, sessions) == ()


def test_neither_side_stands_in_for_one_of_both():
    lost = SHIPPED.replied(YES, LEADER, DAY).replied(YES, Side.NEITHER, DAY)
    assert lost.in_force() is None
    assert lost.waits_for() == (MENTOR,)
