"""A pair ends at any time by either side, without a reason, and can be taken up again."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from mentordesk.domain.agreement import Answer, Reply
from mentordesk.domain.board import Waiting
from mentordesk.domain.calendar_change import TakeNew
from mentordesk.domain.ending import Ending
from mentordesk.domain.floor import Side
from mentordesk.domain.forget import Stays
from mentordesk.domain.idea import Stage
from mentordesk.domain.person import Consent, Pairing, Rhythm
from mentordesk.domain.series import SeriesPlan
from mentordesk.domain.session import SessionState
from mentordesk.errors import (
    NotYourSeatError,
    PairEndedError,
    SessionLiveError,
    SessionStateError,
)
from mentordesk.services.agendas import NewTopic
from mentordesk.services.content import shipped_content
from mentordesk.services.observations import NewAnswer
from support import PASSPHRASE, START


def test_what_is_planned_is_called_off_and_calendars_learn_of_it(workspace, amara, clock):
    first_at = (clock() + timedelta(days=1)).astimezone(ZoneInfo("Europe/Berlin"))
    plan = SeriesPlan(amara.id, first_at, Rhythm.WEEKLY, 3)
    first, *_ = workspace.series.plan(plan)
    alone = workspace.sessions.plan(amara.id, clock() + timedelta(days=40))
    ended = workspace.endings.end(amara.id)
    assert ended.ending == Ending(amara.id, ended_on=START.date())
    assert len(ended.off) == 4
    assert {one.state for one in workspace.sessions.all()} == {SessionState.MISSED}
    for session in (first, alone):
        assert b"STATUS:CANCELLED" in workspace.calendars.file(session.id)
    assert workspace.series.all()[first.series].sequence == 1
    assert set(workspace.endings.ended()) == {amara.id}
    workspace.endings.take_up(amara.id)
    assert workspace.endings.ended() == {}
    assert workspace.sessions.planned() == ()


def test_the_mentor_wishes_it_from_their_own_seat_and_the_leader_sees_it(workspace, amara, clock):
    planned = workspace.sessions.plan(amara.id, clock() + timedelta(days=1))
    workspace.hand_over(planned.id)
    workspace.endings.ask(amara.id)
    workspace.endings.wish(amara.id, Stays.COLLEAGUE)
    with pytest.raises(NotYourSeatError):
        workspace.endings.end(amara.id)
    workspace.seats.take_back(PASSPHRASE)
    assert workspace.endings.of(amara.id) == Ending(amara.id, START.date(), None, Stays.COLLEAGUE)
    assert workspace.endings.ask(amara.id, wished=False).asked_on is None
    assert workspace.endings.of(amara.id).stays is Stays.COLLEAGUE


def test_nothing_ends_at_the_table_and_a_forgotten_pair_has_no_end(workspace, amara, clock):
    live = workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    with pytest.raises(SessionLiveError):
        workspace.endings.end(amara.id)
    workspace.closes.close(live.id)
    workspace.endings.end(amara.id)
    workspace.forgetting.forget(amara.id, Stays.NOTHING)
    assert workspace.endings.ended() == {}


def _writes(workspace, mentor, met, clock):
    """Return each way to write for a pair, by what it is; `met` is a session that was closed."""
    at = clock() + timedelta(days=3)
    there = at.astimezone(ZoneInfo("Europe/Berlin"))
    who, agreement = workspace.people.of_id(mentor), workspace.agreements.of(mentor).agreement
    own, made = workspace.wishes.of(mentor), workspace.promises.of_session(met.id)[0]
    aim, card = workspace.aims.of(mentor)[0], shipped_content().cards[0]
    answers = [NewAnswer("said little")]
    shorter = replace(who, pairing=replace(who.pairing, strengths=("listens",)))
    likes = replace(own, likes=replace(own.likes, times="never"))
    yes = Reply(Answer.AGREED)
    return {
        "plan": lambda: workspace.sessions.plan(mentor, at),
        "series": lambda: workspace.series.plan(SeriesPlan(mentor, there, Rhythm.WEEKLY, 3)),
        "calendar": lambda: workspace.calendars.take([TakeNew(mentor, at, 45)]),
        "topic": lambda: workspace.agendas.receive(met.id, [NewTopic("one more")]),
        "ask": lambda: workspace.agendas.ask(met.id, "one more"),
        "share": lambda: workspace.agendas.share(mentor, shared=False),
        "promise": lambda: workspace.promises.make(met.id, mentor, "one more"),
        "new day of a promise": lambda: workspace.promises.reword(made.id, "other", at.date()),
        "day of a promise": lambda: workspace.promises.move(made.id, at.date()),
        "day of a promise as before": lambda: workspace.promises.put_back(
            replace(made, due=at.date() + timedelta(days=1))
        ),
        "place": lambda: workspace.sessions.arrange(met.id, 50, "Room 7"),
        "title": lambda: workspace.sessions.entitle(met.id, "Lunch"),
        "log": lambda: workspace.tries.log(made.id, "went well"),
        "aim": lambda: workspace.aims.put(mentor, "one more"),
        "words of an aim": lambda: workspace.aims.reword(aim.id, "other"),
        "rating": lambda: workspace.aims.rate(aim.id, 2),
        "no aim": lambda: workspace.aims.take_off(aim.id),
        "strengths": lambda: workspace.people.change(shorter),
        "likes": lambda: workspace.wishes.keep(mentor, likes),
        "clause": lambda: workspace.agreements.reply(
            mentor, agreement.clauses[0].key, yes, Side.NEITHER
        ),
        "all clauses": lambda: workspace.agreements.agree(mentor, Side.NEITHER),
        "still holds": lambda: workspace.agreements.still_holds(mentor),
        "clauses at once": lambda: workspace.people.agree(mentor, agreement.clauses),
        "sheet": lambda: workspace.observations.receive(met.id, answers),
        "own words": lambda: workspace.library.keep(mentor, replace(card, text="Who else?")),
        "left out": lambda: workspace.library.leave_out(mentor, card),
        "as it ships": lambda: workspace.library.restore(mentor, card),
        "not asked": lambda: workspace.library.unmark(mentor, card.key),
    }


def _refused(write) -> bool:
    """Return whether a pair is told that it is over; other rules may refuse as well."""
    try:
        write()
    except PairEndedError:
        return True
    except (SessionStateError, NotYourSeatError):
        return False
    return False


def test_a_pair_that_is_over_is_read_and_not_written(workspace, amara, clock):
    jonas = workspace.people.add_mentor("Jonas Weber", Pairing())
    met = {}
    for who in (amara, jonas):
        live = workspace.sessions.start(workspace.sessions.plan(who.id, clock()).id)
        workspace.promises.make(live.id, who.id, "to try", try_it=True)
        workspace.aims.put(who.id, "an aim")
        workspace.agreements.agree(who.id, Side.NEITHER)
        met[who] = workspace.closes.close(live.id)
    idea = workspace.ideas.capture(met[amara].id, amara.id, "an idea")
    workspace.endings.end(amara.id)
    before = workspace.people.of_id(amara.id), workspace.aims.of(amara.id)
    laid = workspace.agreements.of(amara.id)
    for what, write in _writes(workspace, amara.id, met[amara], clock).items():
        assert _refused(write), what
    assert before == (workspace.people.of_id(amara.id), workspace.aims.of(amara.id))
    assert workspace.agreements.of(amara.id) == laid
    assert laid.is_over
    assert laid.due is None
    assert workspace.people.going_on() == (jonas,)
    for write in _writes(workspace, jonas.id, met[jonas], clock).values():
        assert not _refused(write)
    workspace.ideas.move(idea.id, Stage.DECLINED, reason="no room")
    assert workspace.tries.open_logs() == {workspace.promises.of_session(met[jonas].id)[0].id}
    workspace.promises.keep(workspace.promises.of_session(met[amara].id)[0].id)
    workspace.endings.take_up(amara.id)
    workspace.sessions.plan(amara.id, clock() + timedelta(days=1))


def test_names_and_a_stricter_wish_about_credit_stay_open_for_life(workspace, amara):
    workspace.endings.end(amara.id)
    own = workspace.wishes.of(amara.id)
    likes = replace(own.likes, called="Ama", pronouns="she/her", credit="by name, never by photo")
    workspace.wishes.keep(amara.id, replace(own, consent=Consent.AS_COLLEAGUE, likes=likes))
    workspace.people.change(replace(workspace.people.of_id(amara.id), name="Amara Obi-Weber"))
    now = workspace.people.of_id(amara.id)
    assert (now.name, now.first_name) == ("Amara Obi-Weber", "Ama")
    assert now.pairing.consent is Consent.AS_COLLEAGUE
    for looser in (Consent.EACH_TIME, Consent.ASK, Consent.ANYWHERE):
        assert _refused(lambda to=looser: workspace.wishes.keep(amara.id, replace(own, consent=to)))
    assert workspace.people.of_id(amara.id) == now


def test_today_shows_a_wish_to_end_and_of_an_ended_pair_only_what_is_owed(workspace, amara, clock):
    live = workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    workspace.promises.make(live.id, amara.id, "not closed")
    workspace.ideas.capture(live.id, amara.id, "an idea")
    workspace.closes.close(live.id)
    workspace.endings.ask(amara.id)
    clock.forward(days=30)
    asked = workspace.today.of(clock())
    assert [ending.mentor for ending in asked.wished_over] == [amara.id]
    assert (len(asked.promises), asked.owed, asked.goes_on) == (1, 1, True)
    workspace.endings.end(amara.id)
    over = workspace.today.of(clock())
    assert (over.wished_over, over.promises, over.slips) == ((), (), ())
    assert [idea.text for idea in over.answers_owed] == ["an idea"]
    assert workspace.idea_views.look_ahead() == (Waiting(amara.id, amara.name, 1),)
    assert (over.owed, over.goes_on) == (1, False)
