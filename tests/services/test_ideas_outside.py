"""What a mentor said outside every session is kept by its day, and read back at the next close."""

import shutil
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as some
from sqlalchemy import event, update

from mentordesk.domain.earlier import Choices
from mentordesk.domain.idea import Part, Stage
from mentordesk.domain.joining import Cut
from mentordesk.domain.ledger.fact import Kind, PenHand
from mentordesk.domain.ledger.facts import brought
from mentordesk.domain.person import Consent, Pairing
from mentordesk.domain.session import SessionState
from mentordesk.errors import BlankTextError, EditLimitError, NotYetError, TextTooLongError
from mentordesk.models import LedgerEntryRow
from mentordesk.services import ledger, ledger_check
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.idea_export import IdeasForm
from naming_people import take_answer
from support import PASSPHRASE, SMALL_COST, START, bring_shown, saved

TODAY = START.date()
WORDS = "Let whoever joined last write the welcome page"


@pytest.fixture
def outside(workspace):
    return workspace.ideas_outside


@pytest.fixture
def closed(workspace, amara, live, clock):
    """A session that was held today, with an idea that its mentor confirmed."""
    idea = workspace.ideas.capture(live.id, amara.id, "Record clips")
    workspace.closes.say_back(live.id, "You said: clips.", confirmed=True, ideas=[idea.id])
    clock.forward(minutes=45)
    return workspace.closes.close(live.id)


def told(workspace, idea):
    with workspace.store.reading() as tx:
        return ledger.told_of(tx, idea.id)


def test_it_is_kept_as_what_was_caught_with_its_day_and_the_leaders_hand(
    workspace, outside, amara, clock
):
    noted = outside.note_down(amara.id, f"  {WORDS} \n", TODAY - timedelta(days=3))
    assert workspace.ideas.of_id(noted.id) == noted
    caught = workspace.ideas.capture(workspace.sessions.plan(amara.id, clock()).id, amara.id, "x")
    assert noted.contributions == caught.contributions
    assert [(c.person, c.part) for c in noted.contributions] == [(amara.id, Part.PROPOSED)]
    assert (noted.text, noted.stage, len(noted.events)) == (WORDS, Stage.HEARD, 1)
    assert noted.raised_at.astimezone().date() == TODAY - timedelta(days=3)
    entries = told(workspace, noted)
    assert [one.fact.kind for one in entries] == [Kind.HEARD, Kind.PART]
    assert {(one.hand, one.at) for one in entries} == {(PenHand.LEADER, clock())}
    today = outside.note_down(amara.id, "Another", TODAY)
    assert today.raised_at == clock()


def test_the_pairs_own_consent_goes_with_it(workspace, outside):
    ravi = workspace.people.add_mentor("Ravi Menon", Pairing(consent=Consent.AS_COLLEAGUE))
    noted = outside.note_down(ravi.id, WORDS, TODAY)
    assert noted.consent_of(ravi.id) is Consent.AS_COLLEAGUE


def test_a_session_of_that_day_stays_what_was_read_back_at_its_close(
    workspace, outside, amara, closed
):
    before = workspace.ideas.of_session(closed.id)
    first, second = (outside.note_down(amara.id, words, TODAY) for words in (WORDS, "Another"))
    assert workspace.ideas.of_session(closed.id) == before
    assert workspace.sessions.of_id(closed.id) == closed
    assert first.session == second.session
    talk = workspace.sessions.of_id(first.session)
    assert (talk.number, talk.state, talk.met_at().date()) == (0, SessionState.CLOSED, TODAY)
    assert workspace.sessions.plan(amara.id, START + timedelta(days=7)).number == 2
    other = outside.note_down(amara.id, WORDS, TODAY - timedelta(days=1))
    ravi = workspace.people.add_mentor("Ravi Menon", Pairing())
    of_another = outside.note_down(ravi.id, WORDS, TODAY)
    assert len({talk.id, other.session, of_another.session}) == 3


def test_what_cannot_be_kept_leaves_nothing_behind(workspace, outside, amara, zone, clock):
    refused = (
        (WORDS, TODAY + timedelta(days=1), NotYetError),
        ("  ", TODAY, BlankTextError),
        ("x" * 1001, TODAY, TextTooLongError),
    )
    for words, day, error in refused:
        with pytest.raises(error):
            outside.note_down(amara.id, words, day)
    assert workspace.sessions.all() == workspace.ideas.all() == ()
    zone("Pacific/Auckland")  # where it is tomorrow already
    clock.forward(hours=4)
    assert outside.note_down(amara.id, WORDS, TODAY + timedelta(days=1))


def test_its_words_can_be_put_right_from_the_day_it_was_noted_down(
    workspace, outside, amara, clock, tmp_path
):
    long_ago = TODAY - timedelta(days=40)
    path = tmp_path / "earlier.csv"
    path.write_text(f"Idea,Date\nFrom a file,{long_ago:%Y-%m-%d}\n")
    shown = workspace.idea_import.preview(path)
    bring_shown(workspace, path, Choices(), shown)
    (brought,) = workspace.ideas.all()
    with pytest.raises(EditLimitError):
        workspace.ideas.reword(brought.id, WORDS)
    noted = outside.note_down(amara.id, "Let whoever joind", long_ago)
    assert noted.session == brought.session
    assert workspace.ideas.reword(noted.id, WORDS).text == WORDS
    with pytest.raises(EditLimitError):
        workspace.ideas.reword(brought.id, WORDS)
    assert workspace.afterwards.until(noted.session) == TODAY + timedelta(days=7)
    take_answer(workspace, brought.id, amara.id, Consent.AS_COLLEAGUE)
    with pytest.raises(EditLimitError):
        workspace.ideas.reword(brought.id, WORDS)
    clock.forward(days=7)
    assert workspace.ideas.reword(noted.id, "Once more").text == "Once more"
    clock.forward(days=1)
    with pytest.raises(EditLimitError):
        workspace.ideas.reword(noted.id, WORDS)


def test_it_is_read_back_at_the_next_close_and_once(workspace, outside, amara, closed, clock):
    clock.forward(hours=1)
    early, late = (
        outside.note_down(amara.id, words, TODAY - timedelta(days=days))
        for words, days in ((WORDS, 20), ("Another", 2))
    )
    workspace.ideas.move(late.id, Stage.TRYING)
    ravi = workspace.people.add_mentor("Ravi Menon", Pairing())
    outside.note_down(ravi.id, "Of somebody else", TODAY)
    assert [idea.id for idea in outside.to_read_back(amara.id)] == [early.id, late.id]
    assert [one.idea for one in workspace.answers.owed(amara.id)] == [early]
    coming = workspace.sessions.plan(amara.id, clock())
    workspace.sessions.start(coming.id)
    workspace.ideas.strike(late.id)
    assert [idea.id for idea in outside.to_read_back(amara.id)] == [early.id]
    clock.forward(minutes=45)
    workspace.closes.close(coming.id)
    assert outside.to_read_back(amara.id) == ()
    assert ledger_check.look(workspace.store).sound


def test_what_was_read_back_is_new_to_nobody_because_it_is_answered_or_split(
    workspace, outside, amara, closed, clock
):
    clock.forward(hours=1)
    known = [outside.note_down(amara.id, words, TODAY) for words in (WORDS, "Clips and badges")]
    for _ in range(2):
        coming = workspace.sessions.plan(amara.id, clock())
        workspace.sessions.start(coming.id)
        clock.forward(minutes=45)
        workspace.closes.close(coming.id)
    clock.forward(days=1)
    new = outside.note_down(amara.id, "Cards and films", TODAY)
    _, half = workspace.idea_joining.split(known[1].id, Cut("Clips", "Badges and pins"))
    workspace.idea_joining.split(half.id, Cut("Badges", "Pins"))
    halves = {one.id for one in workspace.idea_joining.split(new.id, Cut("Cards", "Films"))}
    assert {idea.id for idea in outside.to_read_back(amara.id)} == halves
    coming = workspace.sessions.plan(amara.id, clock())
    workspace.sessions.start(coming.id)
    workspace.closes.answer(known[0].id, Stage.TRYING)
    at_table = outside.note_down(amara.id, "At the table", TODAY)
    assert {idea.id for idea in outside.to_read_back(amara.id)} == {*halves, at_table.id}
    ravi = workspace.people.add_mentor("Ravi Menon", Pairing())
    told = []
    with workspace.store.reading() as tx:
        event.listen(tx.get_bind(), "before_cursor_execute", lambda *given: told.append(given[2]))
    assert outside.to_read_back(ravi.id) == ()
    assert not any("ORDER BY ledger_entry.number" in statement for statement in told)


def test_what_tells_when_it_was_noted_down_outlives_the_entry_of_its_first_words(
    workspace, outside, amara, closed, clock
):
    clock.forward(hours=1)
    noted = outside.note_down(amara.id, WORDS, TODAY - timedelta(days=40))
    clock.forward(days=2)
    with workspace.store.transaction() as tx:
        first = min(ledger.entries_of(tx, noted.id))
        gone = update(LedgerEntryRow).where(LedgerEntryRow.number == first)
        tx.execute(gone.values(idea_id=None, body=None, salt=None))
        ledger.enter(tx, [brought(noted)], ledger.Pen(clock(), PenHand.PROGRAM))
    assert [idea.id for idea in outside.to_read_back(amara.id)] == [noted.id]
    assert workspace.afterwards.until(noted.session) == TODAY + timedelta(days=7)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(day=some.dates(date(1990, 1, 1), TODAY), words=some.text(min_size=1, max_size=40))
def test_whatever_the_day_and_the_words_it_stands_in_the_talk_of_that_day_and_the_chain_holds(
    workspace, outside, amara, day, words
):
    assume(words.strip())
    noted = outside.note_down(amara.id, words, day)
    talk = workspace.sessions.of_id(noted.session)
    assert (talk.number, talk.met_at().date(), talk.mentor) == (0, day, amara.id)
    assert noted.raised_at.astimezone().date() == day
    assert sum(s.met_at().date() == day for s in workspace.sessions.all()) == 1
    assert ledger_check.look(workspace.store).sound


def test_a_saved_file_brings_it_to_another_desk(
    workspace, outside, amara, new_desk, tmp_path, clock
):
    noted = outside.note_down(amara.id, WORDS, TODAY - timedelta(days=3))
    saved(workspace.idea_export, tmp_path / "ideas.csv", IdeasForm.CSV)
    shutil.copytree(new_desk, tmp_path / "other")
    opened = DeskService(tmp_path / "other", clock, SMALL_COST).unlock(PASSPHRASE)
    shown = opened.idea_import.preview(tmp_path / "ideas.csv")
    choices = Choices({who.key: None for who in shown.unknown})
    bring_shown(opened, tmp_path / "ideas.csv", choices, shown)
    (back,) = opened.ideas.all()
    (talk,) = opened.sessions.all()
    lock(opened)
    assert (back.id, back.text, back.raised_at) == (noted.id, noted.text, noted.raised_at)
    assert (talk.number, talk.met_at().date()) == (0, TODAY - timedelta(days=3))
