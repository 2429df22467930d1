"""An agreement is answered by each of both in their own seat, and leaves as a page for both."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mentordesk.domain.agreement import MOST_OWN, Answer, Reply
from mentordesk.domain.floor import Side
from mentordesk.domain.looking_again import Moment
from mentordesk.domain.person import Pairing
from mentordesk.domain.reporting import Reporting
from mentordesk.errors import (
    AgreementFullError,
    BlankTextError,
    NotAgreedYetError,
    NotFoundError,
    NotYourSeatError,
)
from mentordesk.export.formats import Format
from mentordesk.export.reading import text_of
from mentordesk.models import ClauseAnswerRow
from mentordesk.services.content import clauses_aside, default_clauses, offered_clauses
from mentordesk.services.lost_values import give_values
from mentordesk.services.mending import mended
from mentordesk.vault.repair import Outcome
from support import PASSPHRASE

YES, NO = Reply(Answer.AGREED), Reply(Answer.NOT_FOR_US)
OWN = Reply(Answer.CHANGED, "Never on a Friday", "We meet on Tuesdays, for an hour.")
EXTRA = ["line_appraisal", "line_pay", "line_person", "line_no"]


@pytest.fixture
def agreements(workspace):
    return workspace.agreements


def keys(laid) -> list[str]:
    return [clause.key for clause in laid.agreement.clauses]


def report(workspace, mentor, reporting: Reporting) -> None:
    known = workspace.people.of_id(mentor.id)
    workspace.people.change(replace(known, pairing=replace(known.pairing, reporting=reporting)))


def test_ten_clauses_are_offered_each_short_enough_and_said_in_full():
    every = offered_clauses(Reporting.TO_LEADER)
    assert len(default_clauses()) == 10
    assert [clause.key for clause in every[10:]] == EXTRA
    assert all(len(clause.line) <= 80 < len(clause.words) <= 2_000 for clause in every)
    assert len({clause.line for clause in every}) == len(every)
    assert clauses_aside(Reporting.IN_ORGANISATION) == {"line_appraisal", "line_no"}
    said = " ".join(f"{clause.line} {clause.words}".lower() for clause in default_clauses())
    for word in ("the law", "employer manages", "appraisal", "feedback", "phones", "off limits"):
        assert word in said


def test_a_new_mentor_is_asked_what_the_leader_ticked(workspace, agreements, clock):
    clauses = [replace(default_clauses()[0], answer=Answer.NOT_FOR_US), *default_clauses()[1:]]
    amara = workspace.people.welcome("Amara Okafor", Pairing(), "", clauses)
    laid = agreements.of(amara.id)
    assert (laid.mentor, laid.leader, laid.is_begun) == ("Amara", "Helen", True)
    assert laid.agreement.lines() == ()
    assert len(laid.agreement.waiting(Side.MENTOR)) == 10
    assert laid.agreement.waiting(Side.LEADER) == ()
    clock.forward(days=2)
    answered = agreements.agree(amara.id, Side.MENTOR).agreement
    told = [clause.last_of(Side.MENTOR) for clause in answered.clauses]
    assert {(one.told, one.on) for one in told} == {(True, clock().date())}
    assert len(answered.waiting(Side.LEADER)) == 1  # the mentor would keep the first
    assert len(answered.lines()) == 9


def test_nothing_is_kept_of_an_agreement_that_was_only_looked_at(agreements, amara):
    assert not agreements.of(amara.id).is_begun
    assert agreements.kept(amara.id) is None
    with pytest.raises(NotFoundError):
        agreements.still_holds(amara.id)


def test_one_answer_for_both_and_a_change_by_one_later(agreements, amara, clock):
    agreements.reply(amara.id, "rhythm", OWN, Side.NEITHER)
    rhythm = agreements.of(amara.id).agreement.clause("rhythm")
    assert (rhythm.waits_for(), rhythm.in_force().line) == ((), OWN.line)
    clock.forward(days=9)
    agreements.reply(amara.id, "rhythm", NO, Side.LEADER)
    kept = agreements.kept(amara.id)
    assert kept.clause("rhythm").waits_for() == (Side.MENTOR,)
    assert kept.lines() == (OWN.line,)
    days = [one.on for one in kept.clause("rhythm").said]
    assert days == [(clock() - timedelta(days=9)).date()] * 2 + [clock().date()]
    with pytest.raises(BlankTextError):
        agreements.reply(amara.id, "rhythm", Reply(Answer.CHANGED, "x", " "), Side.LEADER)
    with pytest.raises(NotFoundError):
        agreements.reply(amara.id, "nowhere", YES, Side.LEADER)
    assert agreements.kept(amara.id) == kept


def test_the_mentor_answers_in_their_seat_for_themselves_alone(workspace, agreements, amara, clock):
    ben = workspace.people.add_mentor("Ben", Pairing())
    agreements.agree(amara.id, Side.LEADER)
    session = workspace.sessions.plan(amara.id, clock() + timedelta(days=1))
    table = workspace.hand_over(session.id)
    assert len(table.laid.agreement.waiting(Side.MENTOR)) == 10
    table.agreements.reply(amara.id, "limits", OWN, Side.MENTOR)
    laid = table.agreements.agree(amara.id, Side.MENTOR)
    assert len(laid.agreement.lines()) == 9
    for side in (Side.LEADER, Side.NEITHER):
        with pytest.raises(NotYourSeatError):
            agreements.reply(amara.id, "limits", YES, side)
    for ask in (agreements.of, agreements.kept, agreements.still_holds):
        with pytest.raises(NotYourSeatError):
            ask(ben.id)
    with pytest.raises(NotYourSeatError):
        agreements.agree(ben.id, Side.MENTOR)
    with pytest.raises(NotYourSeatError):
        workspace.agreement_pages.compose(amara.id)
    workspace.seats.take_back(PASSPHRASE)
    own = agreements.kept(amara.id).clause("limits").last_of(Side.MENTOR)
    assert (own.told, own.line) == (False, OWN.line)


def test_a_clause_of_their_own_holds_once_both_say_so(workspace, agreements, amara, clock):
    workspace.people.agree(amara.id, default_clauses())
    text = "My sister’s company is off limits"
    laid = agreements.add(amara.id, f"  {text} ", " ", Side.LEADER)
    own = laid.agreement.clauses[-1]
    assert (own.is_own, own.line, own.words) == (True, text, text)
    assert (own.waits_for(), laid.agreement.line_for(10)) == (
        (Side.MENTOR,),
        laid.agreement.lines()[0],
    )
    session = workspace.sessions.plan(amara.id, clock() + timedelta(days=1))
    workspace.hand_over(session.id)
    held = agreements.reply(amara.id, own.key, YES, Side.MENTOR).agreement
    assert held.line_for(10) == text  # on a start card in its turn
    hers = agreements.add(amara.id, OWN.line, OWN.words, Side.MENTOR).agreement.clauses[-1]
    for side in (Side.LEADER, Side.NEITHER):
        with pytest.raises(NotYourSeatError):
            agreements.add(amara.id, "Never", "", side)
    workspace.seats.take_back(PASSPHRASE)
    assert hers.waits_for() == (Side.LEADER,)
    page = workspace.agreement_pages.compose(amara.id)
    told = text_of(workspace.agreement_pages.render(page, Format.MARKDOWN), Format.MARKDOWN)
    assert told.count(text) == 1  # a line that says it all stands once
    assert "Helen put it so on 14 April 2026; Amara agreed on 14 April 2026." in told
    out = agreements.reply(amara.id, own.key, NO, Side.NEITHER).agreement
    assert text not in out.lines()
    report(workspace, amara, Reporting.TO_LEADER)
    assert keys(agreements.of(amara.id))[10:12] == [own.key, hers.key]
    with pytest.raises(BlankTextError):
        agreements.add(amara.id, " ", "x", Side.LEADER)
    for number in range(MOST_OWN - 2):
        agreements.add(amara.id, f"Number {number}", "", Side.NEITHER)
    before = agreements.kept(amara.id)
    with pytest.raises(AgreementFullError):
        agreements.add(amara.id, "One more", "", Side.LEADER)
    assert agreements.kept(amara.id) == before
    with workspace.store.transaction() as tx:
        tx.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        tx.connection().exec_driver_sql("DELETE FROM clause WHERE \"key\" LIKE 'own.%'")
        mended("Unknown")(tx.connection(), Outcome("", MOST_OWN))
    after = agreements.kept(amara.id)
    assert {c.key: c for c in after.clauses} == {c.key: c for c in before.clauses}


def test_more_is_asked_while_the_mentor_reports_to_the_leader(workspace, agreements, amara):
    workspace.people.agree(amara.id, default_clauses())
    report(workspace, amara, Reporting.TO_LEADER)
    laid = agreements.of(amara.id)
    assert keys(laid)[10:] == EXTRA
    assert [clause.key for clause in laid.agreement.waiting(Side.LEADER)] == EXTRA
    assert len(agreements.agree(amara.id, Side.NEITHER).agreement.lines()) == 14
    report(workspace, amara, Reporting.IN_ORGANISATION)
    assert keys(agreements.of(amara.id))[10:] == ["line_pay", "line_person"]
    report(workspace, amara, Reporting.NONE)
    assert len(agreements.of(amara.id).agreement.lines()) == 10
    assert len(agreements.kept(amara.id).clauses) == 14
    report(workspace, amara, Reporting.TO_LEADER)
    assert agreements.of(amara.id).agreement.waiting(*Side) == ()


def test_a_clause_that_is_aside_is_not_answered_with_the_rest(workspace, agreements, amara):
    report(workspace, amara, Reporting.TO_LEADER)
    agreements.reply(amara.id, "limits", YES, Side.NEITHER)
    report(workspace, amara, Reporting.NONE)
    agreements.agree(amara.id, Side.NEITHER)
    said = {clause.key: clause.said for clause in agreements.kept(amara.id).clauses}
    assert {key for key, answers in said.items() if not answers} == set(EXTRA)


def test_the_third_session_and_half_time_ask_until_it_still_holds(
    workspace, agreements, amara, clock
):
    workspace.people.agree(amara.id, default_clauses())
    for _ in range(2):
        workspace.closes.close(
            workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id).id
        )
        clock.forward(days=14)
    workspace.sessions.plan(amara.id, clock() + timedelta(days=1))
    laid = agreements.of(amara.id)
    assert (laid.due, laid.looks[0].number) == (None, 3)
    clock.forward(days=1)
    assert agreements.of(amara.id).due.moment is Moment.THIRD
    assert agreements.still_holds(amara.id).due is None
    clock.forward(days=13)
    half = workspace.sessions.plan(amara.id, clock())
    workspace.sessions.choose_format(half.id, "half-time")
    assert agreements.of(amara.id).due.moment is Moment.HALF_TIME
    workspace.sessions.miss(half.id)
    assert agreements.of(amara.id).due is None
    early = workspace.sessions.plan(amara.id, clock() + timedelta(days=7))
    workspace.sessions.choose_format(early.id, "half-time")
    assert agreements.of(amara.id).due is None
    workspace.sessions.start(early.id)  # a week before its day
    assert agreements.of(amara.id).due.on == clock().date()


def test_the_page_holds_what_holds_and_names_both_in_each_format(workspace, agreements, amara):
    pages = workspace.agreement_pages
    with pytest.raises(NotAgreedYetError):
        pages.compose(amara.id)
    report(workspace, amara, Reporting.TO_LEADER)
    agreements.agree(amara.id, Side.NEITHER)
    agreements.reply(amara.id, "limits", NO, Side.NEITHER)
    agreements.reply(amara.id, "rhythm", OWN, Side.LEADER)
    page = pages.compose(amara.id)
    shipped = {clause.key: clause for clause in offered_clauses(Reporting.TO_LEADER)}
    for form in Format:
        told = " ".join(text_of(pages.render(page, form), form).split())
        for words in (
            "For Amara Okafor and Helen Brandt",
            "Because Amara reports to Helen",
            "Helen agreed on 14 April 2026; Amara agreed on 14 April 2026, as told to Helen.",
            shipped["rhythm"].line,  # holds until Amara agrees to the other words
            "Not for us",
            shipped["limits"].line,
            "Not settled yet",
        ):
            assert words.casefold() in told.casefold(), form
        assert OWN.words not in told
        assert shipped["limits"].words not in told


def test_an_answer_that_lost_whose_it_was_is_asked_again(workspace, agreements, amara):
    workspace.people.agree(amara.id, default_clauses()[:2])
    with workspace.store.transaction() as tx:
        rows = tx.query(ClauseAnswerRow).filter_by(key="notes").order_by("place").all()
        tx.connection().exec_driver_sql(
            "UPDATE clause_answer SET side = '' WHERE \"key\" = 'notes' AND place = ?",
            (rows[1].place,),
        )
        tx.expire_all()
        give_values(tx)
    kept = agreements.kept(amara.id)
    assert kept.clause("notes").waits_for() == (Side.MENTOR,)
    assert kept.clause("confidential").waits_for() == ()


def test_a_rule_that_is_lost_stands_again_as_it_was_answered_last(workspace, agreements, amara):
    agreements.agree(amara.id, Side.NEITHER)
    agreements.reply(amara.id, "rhythm", OWN, Side.NEITHER)
    before = {clause.key: clause for clause in agreements.kept(amara.id).clauses}
    with workspace.store.transaction() as tx:
        tx.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        tx.connection().exec_driver_sql("DELETE FROM clause WHERE \"key\" = 'rhythm'")
        made = mended("Unknown")(tx.connection(), Outcome("", 1))
    after = {clause.key: clause for clause in agreements.kept(amara.id).clauses}
    assert after == before
    assert made["clause"] == 1
