"""Answers, consents and credit are kept as the ledger tells them, at the table and after it."""

from datetime import timedelta

import pytest

from mentordesk.domain.idea import Application, Recognition, RecognitionForm, Stage
from mentordesk.domain.ledger.telling import retold
from mentordesk.domain.person import Consent, Pairing
from mentordesk.errors import BlankTextError, ConsentError, HasItsDayError, IdeaStageError
from mentordesk.services.ledger import told_of
from naming_people import take_answer


def as_told(workspace, idea):
    with workspace.store.reading() as tx:
        return retold(told.fact for told in told_of(tx, idea))


def waiting(workspace, mentor):
    return tuple(awaited.idea for awaited in workspace.answers.waiting(mentor.id))


@pytest.fixture
def earlier(workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, clock.at - timedelta(days=30))
    return workspace.ideas.capture(session.id, amara.id, "Clips instead of reports")


def test_an_answer_that_is_owed_comes_before_older_ideas_that_have_their_day(
    workspace, earlier, amara, clock
):
    promised = workspace.ideas.answer_by(earlier.id, clock.at.date() + timedelta(days=40))
    clock.forward(days=1)
    late = workspace.ideas.capture(earlier.session, amara.id, "Badges without titles")
    assert waiting(workspace, amara) == (promised, late)
    clock.forward(days=20)
    assert waiting(workspace, amara) == (late, promised)


def test_a_no_and_the_day_it_was_said_are_told_by_the_ledger(workspace, earlier, clock):
    answers, day = workspace.answers, clock.at.date()
    with pytest.raises(IdeaStageError):
        answers.tell(earlier.id, day)
    with pytest.raises(BlankTextError):
        answers.decline(earlier.id, " ")
    answers.decline(earlier.id, "no room")
    assert as_told(workspace, earlier.id).last.told_on is None
    kept = answers.tell(earlier.id, day)
    assert kept.last.told_on == day
    assert as_told(workspace, earlier.id) == kept == workspace.ideas.of_id(earlier.id)


def test_a_consent_grows_narrower_and_no_credit_breaks_it(workspace, earlier, amara, clock):
    ideas, day = workspace.ideas, clock.at.date()
    ideas.apply(earlier.id, Application(" the  all-hands ", day, link=" wiki "))
    take_answer(workspace, earlier.id, amara.id, Consent.THESE_PEOPLE, "the board, HR")
    board = Recognition(RecognitionForm.NAMED_IN_MEETING, day, "the town hall", "the board")
    ideas.recognise(earlier.id, board, "Amara Okafor proposed it.")
    take_answer(workspace, earlier.id, amara.id, Consent.THESE_PEOPLE, "HR")
    before = ideas.of_id(earlier.id)
    with pytest.raises(ConsentError):
        ideas.recognise(earlier.id, board, "Amara Okafor proposed it.")
    assert ideas.of_id(earlier.id) == before
    kept = take_answer(workspace, earlier.id, amara.id, Consent.THESE_PEOPLE, "the press")
    assert (kept.contributions[0].consent, kept.contributions[0].people) == (
        Consent.AS_COLLEAGUE,
        "",
    )
    assert kept.application == Application("the all-hands", day, link="wiki")
    assert as_told(workspace, earlier.id) == kept == ideas.of_id(earlier.id)


@pytest.mark.parametrize("minutes", [5, -90])  # the clock may be set back
def test_what_waited_is_answered_at_the_table_and_told_once_that_is_closed(
    workspace, earlier, amara, clock, minutes
):
    session = workspace.sessions.plan(amara.id, clock.at)
    workspace.sessions.start(session.id)
    clock.forward(minutes=minutes)
    assert waiting(workspace, amara) == (earlier,)
    closes = workspace.closes
    closes.answer(earlier.id, Stage.TRYING)
    closes.answer(earlier.id, Stage.DECLINED, "no room")
    closes.take_back(earlier.id)
    assert waiting(workspace, amara) == (earlier,)
    closes.answer(earlier.id, Stage.DECLINED, "no room")
    assert as_told(workspace, earlier.id) == earlier
    closes.close(session.id)
    kept = workspace.ideas.of_id(earlier.id)
    assert [event.stage for event in kept.events] == [Stage.HEARD, Stage.DECLINED]
    assert kept.last.told_on == clock.at.astimezone().date()
    assert as_told(workspace, earlier.id) == kept


@pytest.mark.parametrize("at_the_table", [False, True])
def test_what_was_parked_waits_from_its_own_day_on_and_is_promised_no_other(
    workspace, earlier, amara, clock, at_the_table
):
    day = clock.at.date() + timedelta(days=3)
    parked = workspace.ideas.move(earlier.id, Stage.PARKED, until=day)
    clock.forward(days=4)
    if at_the_table:
        workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    with pytest.raises(HasItsDayError):
        workspace.ideas.answer_by(earlier.id, day + timedelta(days=30))
    assert workspace.ideas.of_id(earlier.id) == parked
    assert [one.idea for one in workspace.answers.owed(amara.id)] == [parked]
    if at_the_table:
        again = workspace.closes.answer(earlier.id, Stage.PARKED, until=day + timedelta(days=30))
        assert again.events[:-1] == parked.events
        assert workspace.closes.take_back(earlier.id) == parked


def test_what_goes_on_in_an_idea_of_another_mentor_waits_with_it_once_and_in_its_own_words(
    workspace, earlier, amara, clock
):
    ravi = workspace.people.add_mentor("Ravi Menon", Pairing())
    met = workspace.sessions.plan(ravi.id, clock.at - timedelta(days=30))
    film, badges, cards = (
        workspace.ideas.capture(met.id, ravi.id, words)
        for words in ("Film Amara’s town halls", "Badges", "Cards")
    )
    joining = workspace.idea_joining
    joining.join(badges.id, earlier.id)
    joining.join(film.id, badges.id)
    clock.forward(days=1)
    again = workspace.ideas.capture(earlier.session, amara.id, "Clips, once more")
    joining.join(film.id, again.id)
    hers = workspace.answers.waiting(amara.id)
    assert [(one.idea.id, one.said.text) for one in hers] == [(film.id, earlier.text)]
    assert waiting(workspace, ravi) == (workspace.ideas.of_id(film.id), cards)
    clock.forward(days=20)
    assert workspace.answers.owed(amara.id) == hers
    soon = workspace.sessions.plan(amara.id, clock.at + timedelta(days=1))
    assert workspace.letters.compose(soon.id).unanswered == (earlier.text,)
    workspace.ideas.move(film.id, Stage.TRYING)
    assert workspace.answers.waiting(amara.id) == ()
    assert waiting(workspace, ravi) == (cards,)
