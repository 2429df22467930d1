"""The ledger: entered with each change, in pencil at the table, and with a gap after a strike."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import Engine

from mentordesk.domain.idea import (
    Application,
    Contribution,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
    raise_idea,
)
from mentordesk.domain.ids import IdeaId, new_id
from mentordesk.domain.ledger.chain import Fault
from mentordesk.domain.ledger.fact import Fact, Kind, PenHand, read_body
from mentordesk.domain.person import Consent, Pairing
from mentordesk.errors import IdeaStageError
from mentordesk.models import IdeaRow
from mentordesk.services import demo, idea_rows, ledger, ledger_check
from mentordesk.services.desk import lock
from mentordesk.services.last_seen import LastSeen
from mentordesk.services.ledger import Pen
from mentordesk.services.repair import RepairService
from naming_people import give_part, take_answer
from support import PASSPHRASE, START

WORDS = "Kanarienvogel im Bergwerk"


@pytest.fixture
def over(workspace, live):
    """A session that is over: what comes now is in ink."""
    return workspace.closes.close(live.id)


def told(workspace) -> list:
    """Every entry that has words."""
    query = text("SELECT body FROM ledger_entry WHERE body IS NOT NULL ORDER BY number")
    with workspace.store.reading() as tx:
        return [read_body(body) for body in tx.scalars(query)]


def kinds(workspace) -> list[Kind]:
    return [one.fact.kind for one in told(workspace)]


def look(workspace) -> ledger_check.LedgerReport:
    return ledger_check.look(workspace.store)


def pencils(workspace) -> int:
    with workspace.store.reading() as tx:
        return tx.scalar(text("SELECT count(*) FROM idea WHERE pencil"))


def test_each_change_is_entered_with_it_and_tells_the_idea(workspace, amara, over, clock):
    jonas = workspace.people.named("Jonas Weber")
    idea = workspace.ideas.capture(over.id, amara.id, "Record clips").id
    steps = [
        (workspace.ideas.reword, ("Record short clips",), [Kind.REWORDED]),
        (
            partial(give_part, workspace),
            (Contribution(jonas.id, Part.SHAPED, Weight.EQUAL, Consent.ASK),),
            [Kind.PART],
        ),
        (partial(take_answer, workspace), (amara.id, Consent.AS_COLLEAGUE), [Kind.CONSENT]),
        (workspace.ideas.answer_by, (START.date(),), [Kind.ANSWER_BY]),
        (workspace.ideas.move, (Stage.TRYING,), [Kind.STAGE]),
        (
            workspace.ideas.apply,
            (Application("the all-hands", START.date(), link="wiki: clips"),),
            [Kind.STAGE, Kind.APPLIED],
        ),
        (
            workspace.ideas.recognise,
            (Recognition(RecognitionForm.IN_WRITING, START.date()),),
            [Kind.RECOGNISED],
        ),
    ]
    expected = [Kind.HEARD, Kind.PART]
    for change, given, new in steps:
        clock.forward(hours=1)
        change(idea, *given)
        expected += new
        assert kinds(workspace) == expected
        assert look(workspace).sound
    last = told(workspace)[-1]
    assert (last.at, last.hand, last.session) == (clock(), PenHand.LEADER, None)
    workspace.ideas.answer_by(idea, START.date())
    assert kinds(workspace) == expected


def test_what_is_refused_leaves_no_entry(workspace, amara, over):
    idea = workspace.ideas.capture(over.id, amara.id, "Record clips").id
    before = told(workspace)
    with pytest.raises(IdeaStageError):
        workspace.ideas.recognise(idea, Recognition(RecognitionForm.IN_WRITING, START.date()))
    assert told(workspace) == before


def test_half_a_letter_is_kept_as_a_mark_wherever_it_was_typed(workspace, amara, over):
    idea = workspace.ideas.capture(over.id, amara.id, "Record clips").id
    jonas = workspace.people.named("Jonas Weber")
    part = Contribution(
        jonas.id, Part.SHAPED, Weight.EQUAL, Consent.THESE_PEOPLE, "the \ud83d team"
    )
    give_part(workspace, idea, part)
    workspace.ideas.apply(idea, Application("he\ud83dre", START.date(), "x\ud83d"))
    form = RecognitionForm.IN_WRITING
    given = Recognition(form, START.date(), "wh\ud83d", "x\udc00y", mentor_knows=True)
    kept = workspace.ideas.recognise(idea, given, "Thanks \ud83d")
    assert kept == workspace.ideas.of_id(idea)
    assert kept.contributions[-1].people == "the \ufffd team"
    assert (kept.recognitions[0].where, kept.recognitions[0].heard_by) == ("wh\ufffd", "x\ufffdy")
    assert look(workspace).sound


def test_at_the_table_all_is_in_pencil_and_the_close_enters_what_stood(workspace, amara, live):
    jonas = workspace.people.named("Jonas Weber")
    slip = workspace.ideas.capture(live.id, amara.id, WORDS)
    idea = workspace.ideas.capture(live.id, amara.id, "Record clips")
    extra = Contribution(jonas.id, Part.SHAPED, Weight.EQUAL, Consent.ASK)
    give_part(workspace, idea.id, extra)
    workspace.idea_naming.take_off(idea.id, extra)
    workspace.closes.take_away(slip.id)
    workspace.closes.say_back(live.id, "Clips.", confirmed=True, ideas=[idea.id])
    workspace.closes.answer(idea.id, Stage.DECLINED, "Too loud")
    workspace.closes.answer(idea.id, Stage.TRYING)
    assert (told(workspace), pencils(workspace), look(workspace).sound) == ([], 1, True)
    workspace.closes.close(live.id)
    assert kinds(workspace) == [Kind.HEARD, Kind.PART, Kind.STAGE, Kind.STAGE]
    assert [one.hand for one in told(workspace)][2:] == [PenHand.MENTOR, PenHand.LEADER]
    assert {one.session for one in told(workspace)} == {live.id}
    assert (pencils(workspace), look(workspace).sound) == (0, True)
    assert not any(words in str(told(workspace)) for words in (WORDS, "loud"))


def test_an_idea_from_before_is_in_pencil_only_while_its_own_mentor_is_at_the_table(
    workspace, amara, over, clock
):
    ben = workspace.people.add_mentor("Ben Ito", Pairing())
    ideas = [
        workspace.ideas.capture(over.id, mentor.id, f"Of {mentor.name}").id
        for mentor in (amara, ben)
    ]
    before = len(told(workspace))
    live = workspace.sessions.start(workspace.sessions.plan(ben.id, clock()).id)
    for idea in ideas:
        workspace.ideas.move(idea, Stage.TRYING)
    assert [one.fact.idea for one in told(workspace)][before:] == ideas
    assert look(workspace).sound
    take_answer(workspace, ideas[1], ben.id, Consent.NOT_AT_ALL)
    workspace.closes.close(live.id)
    own = told(workspace)[before + 1 :]
    assert [(one.fact.kind, one.hand) for one in own] == [
        (Kind.PENCILLED, PenHand.LEADER),
        (Kind.CONSENT, PenHand.MENTOR),
        (Kind.STAGE, PenHand.LEADER),
    ]


def test_what_a_session_that_is_gone_left_in_pencil_is_named_until_a_repair_tells_it(
    desk, workspace, amara, live, clock, tmp_path
):
    workspace.ideas.capture(live.id, amara.id, "Record clips")
    lock(workspace)
    opened = desk.unlock(PASSPHRASE)
    assert (pencils(opened), told(opened)) == (1, [])
    with opened.store.transaction() as tx:
        tx.execute(text("UPDATE session SET state = 'missed'"))
    lock(opened)
    opened = desk.unlock(PASSPHRASE)
    assert (pencils(opened), told(opened), look(opened).sound) == (1, [], False)
    live = opened.sessions.start(opened.sessions.plan(amara.id, clock()).id)
    opened.closes.close(live.id)
    assert (pencils(opened), told(opened), look(opened).sound) == (0, [], False)
    lock(opened)
    RepairService(desk.folder, "Unknown", LastSeen(tmp_path)).make(PASSPHRASE)
    opened = desk.unlock(PASSPHRASE)
    assert look(opened).sound
    assert [(one.fact.kind, one.hand) for one in told(opened)] == [(Kind.BROUGHT, PenHand.PROGRAM)]
    lock(opened)


@pytest.mark.parametrize("when", ["before", "meanwhile, of another mentor"])
def test_an_idea_put_in_by_something_else_is_never_inked_as_if_it_was_said(
    workspace, amara, over, clock, when
):
    ben = workspace.people.add_mentor("Ben Ito", Pairing())
    put_in = raise_idea(over.id, amara.id, "Never said", START, ())

    def put() -> None:
        with workspace.store.transaction() as tx:
            tx.add(IdeaRow.of(put_in, pencil=True))

    whose = amara if when == "before" else ben
    planned = workspace.sessions.plan(whose.id, clock())
    if when == "before":
        put()
    live = workspace.sessions.start(planned.id)
    if when != "before":
        put()
    assert look(workspace).untold == (put_in.id,)
    workspace.ideas.capture(live.id, whose.id, "Said")
    workspace.closes.close(live.id)
    assert look(workspace).untold == (put_in.id,)
    assert {one.fact.idea for one in told(workspace)} == {
        idea.id for idea in workspace.ideas.all() if idea.text == "Said"
    }


def test_pencil_makes_no_silent_change_one_of_the_table(desk, workspace, amara, over, clock):
    slyly, at_table, touched = (
        workspace.ideas.capture(over.id, amara.id, words).id for words in ("One", "Two", "Three")
    )
    silent = "UPDATE idea SET pencil = 1, text = 'Tampered' WHERE text = 'One'"
    with workspace.store.unshared() as connection:
        connection.execute(silent)
    lock(workspace)
    opened = desk.unlock(PASSPHRASE)
    assert look(opened).untold == (slyly,)
    live = opened.sessions.start(opened.sessions.plan(amara.id, clock()).id)
    with opened.store.unshared() as connection:
        connection.execute("UPDATE idea SET pencil = 1 WHERE text = 'Two'")
        connection.execute("UPDATE contribution SET consent = 'anywhere'")
    assert set(look(opened).untold) == {slyly, at_table, touched}
    opened.ideas.move(touched, Stage.TRYING)
    opened.closes.close(live.id)
    assert set(look(opened).untold) == {slyly, at_table, touched}
    assert kinds(opened) == [Kind.HEARD, Kind.PART] * 3 + [Kind.STAGE]
    lock(opened)


def test_a_change_put_right_at_the_table_leaves_pencil_and_ink_in_their_order(
    workspace, amara, over, clock
):
    idea = workspace.ideas.capture(over.id, amara.id, "Clips").id
    workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    workspace.ideas.reword(idea, "Film")
    workspace.ideas.reword(idea, "Clips")
    assert (kinds(workspace)[2:], look(workspace).sound) == ([Kind.PENCILLED], True)
    workspace.closes.close(workspace.sessions.live().id)
    assert kinds(workspace)[2:] == [Kind.PENCILLED] * 2
    with workspace.store.unshared() as connection:
        connection.execute("UPDATE idea SET pencil = 1, text = 'Tampered'")
    workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    assert look(workspace).untold == (idea,)


def test_a_line_that_cannot_be_read_keeps_no_session_from_its_close(
    desk, workspace, amara, over, clock
):
    idea = workspace.ideas.capture(over.id, amara.id, WORDS)
    live = workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    workspace.ideas.move(idea.id, Stage.TRYING)
    with workspace.store.unshared() as connection:
        connection.execute("UPDATE ledger_entry SET body = '[]' WHERE number = 1")
    assert workspace.idea_joining.kin(idea.id).latest is None
    workspace.closes.close(live.id)
    lock(workspace)
    opened = desk.unlock(PASSPHRASE)
    report = look(opened)
    assert (report.chain.faults, report.untold) == ((((1, 1), Fault.CHANGED),), ())
    with opened.store.reading() as tx:
        assert ledger.tale_of(tx, idea.id).idea == opened.ideas.of_id(idea.id)
    opened.ideas.move(idea.id, Stage.PARKED, until=idea.raised_at.date())
    assert look(opened).untold == ()
    lock(opened)


def test_a_strike_leaves_a_gap_that_verifies_and_no_word(workspace, amara, over):
    struck = workspace.ideas.capture(over.id, amara.id, WORDS)
    stays = workspace.ideas.capture(over.id, amara.id, "Record clips")
    workspace.ideas.move(struck.id, Stage.DECLINED, reason=WORDS)
    workspace.ideas.strike(struck.id)
    entry = told(workspace)[-1]
    assert (entry.fact.kind, entry.fact.idea, entry.hand) == (Kind.STRUCK, None, PenHand.MENTOR)
    assert entry.fact.says == {"numbers": [[1, 2], [5, 5]]}
    report = look(workspace)
    assert (report.sound, report.chain.struck, report.chain.end.count) == (True, 3, 6)
    with workspace.store.reading() as tx:
        rows = tx.execute(text("SELECT * FROM ledger_entry")).all()
    assert not any(words in str(rows) for words in (WORDS, struck.id.hex))
    workspace.ideas.move(stays.id, Stage.TRYING)
    assert look(workspace).sound


def test_however_many_entries_are_struck_no_question_asks_for_more_than_a_database_takes(
    workspace, amara, over, clock
):
    struck = workspace.ideas.capture(over.id, amara.id, WORDS)
    pen, asked = Pen(clock()), [0]

    def note(_connection, _cursor, _statement, parameters, _context, executemany):
        asked.append(0 if executemany else len(parameters))

    with workspace.store.transaction() as tx:
        ledger.enter(tx, [Fact(Kind.FIRST_SAID, struck.id, {"who": WORDS})] * 1200, pen)
        tx.flush()
        event.listen(Engine, "before_cursor_execute", note)
        try:
            ledger.strike(tx, [struck.id, *(IdeaId(new_id()) for _ in range(1200))], pen)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
    assert max(asked) < 999
    assert told(workspace)[-1].fact.says == {"numbers": [[1, 1202]]}
    assert look(workspace).chain.sound


def test_what_was_joined_into_a_struck_idea_stands_for_itself_again(workspace, amara, over):
    into, away = (workspace.ideas.capture(over.id, amara.id, words) for words in ("One", "Two"))
    pen = Pen(START)
    with workspace.store.transaction() as tx:
        for idea, change in (
            (into, {"origins": (away.id,)}),
            (away, {"joined_into": into.id}),
        ):
            row = tx.get_one(IdeaRow, idea.id)
            idea_rows.change(tx, row, lambda old, new=change: replace(old, **new), pen)
    assert (kinds(workspace)[-2:], look(workspace).sound) == ([Kind.JOINED, Kind.JOINED], True)
    assert not workspace.ideas.of_id(away.id).answer_owed(START.replace(year=2030))
    workspace.ideas.strike(into.id)
    assert workspace.ideas.of_id(away.id).joined_into is None
    assert look(workspace).sound


def test_an_idea_that_is_imported_is_told_whole(workspace, amara, over):
    part = Contribution(amara.id, Part.PROPOSED, Weight.LEAD, Consent.ASK)
    idea = raise_idea(over.id, amara.id, "From long ago", START, [part])
    with workspace.store.transaction() as tx:
        idea_rows.keep(tx, idea.moved(Stage.TRYING, START), Pen(START, PenHand.IMPORT))
    assert [(one.fact.kind, one.hand) for one in told(workspace)] == [
        (Kind.BROUGHT, PenHand.IMPORT)
    ]
    assert look(workspace).sound


def test_the_sample_year_is_told_step_by_step(workspace):
    demo.fill(workspace, START)
    told_of = kinds(workspace)
    assert look(workspace).sound
    assert Kind.BROUGHT not in told_of
    assert {Kind.HEARD, Kind.STAGE, Kind.APPLIED, Kind.RECOGNISED} <= set(told_of)
