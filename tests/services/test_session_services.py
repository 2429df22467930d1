"""A pair's sessions and what hangs on them, on a real encrypted desk."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from mentordesk.domain.agenda import AskState, Hand, TopicState
from mentordesk.domain.floor import FloorMode, Side
from mentordesk.domain.idea import (
    Application,
    Contribution,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
)
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent, Pairing
from mentordesk.domain.promise import PromiseState
from mentordesk.domain.seat import Seat
from mentordesk.domain.session import SessionState
from mentordesk.domain.word import Question
from mentordesk.errors import (
    BlankTextError,
    IdeaStageError,
    NotFoundError,
    NotYourSeatError,
    SessionLiveError,
    SessionStateError,
)
from mentordesk.services.agendas import NewTopic
from mentordesk.services.timings import Spell
from naming_people import give_part, take_answer
from support import PASSPHRASE

LATER = timedelta(days=14)


@pytest.fixture
def session(workspace, amara, clock):
    return workspace.sessions.plan(amara.id, clock() + timedelta(hours=5), 45, "in person")


@pytest.fixture
def live(workspace, session):
    return workspace.sessions.start(session.id)


def test_sessions_of_a_pair_are_numbered_from_one(workspace, amara, session, clock):
    second = workspace.sessions.plan(amara.id, clock() + LATER)
    assert (session.number, second.number) == (1, 2)
    assert [s.id for s in workspace.sessions.planned()] == [session.id, second.id]


def test_the_mentors_topics_come_whole_or_not_at_all(workspace, session):
    topics = [NewTopic("How are you, really?", 5, "opening"), NewTopic("   ")]
    with pytest.raises(BlankTextError):
        workspace.agendas.receive(session.id, topics)
    assert workspace.agendas.of(session.id).topics == ()
    workspace.agendas.receive(session.id, topics[:1])
    kept = workspace.agendas.of(session.id).topics[0]
    assert (kept.text, kept.minutes, kept.notes) == ("How are you, really?", 5, "opening")


def test_what_was_sent_is_the_mentors_at_whatever_seat_it_comes_in(workspace, session):
    workspace.agendas.receive(session.id, [NewTopic("by chat")])
    workspace.seats.hand_over(session)
    agenda = workspace.agendas.receive(session.id, [NewTopic("by mail")])
    assert {topic.hand for topic in agenda.topics} == {Hand.MENTOR_SENT}


def test_words_of_the_leaders_seat_come_back_to_no_agenda_of_the_mentors(workspace, session):
    with pytest.raises(NotYourSeatError):
        workspace.agendas.bring_back(session.id, Seat.LEADER, [NewTopic("mine")])
    agenda = workspace.agendas.bring_back(session.id, Seat.MENTOR, [NewTopic("hers")])
    assert [(t.text, t.hand) for t in agenda.topics] == [("hers", Hand.MENTOR_SEAT)]


def test_only_one_session_is_live(workspace, amara, live, clock):
    other = workspace.sessions.plan(amara.id, clock() + LATER)
    with pytest.raises(SessionLiveError):
        workspace.sessions.start(other.id)
    assert workspace.sessions.live().id == live.id


def test_a_session_is_begun_as_the_pair_settled_it(workspace, amara, session):
    own = replace(amara.pairing, floor=FloorMode.HIDDEN, counts=True, edit_days=30)
    workspace.people.change(replace(amara, pairing=own))
    workspace.sessions.start(session.id, in_focus=False)
    kept = workspace.sessions.of_id(session.id)
    assert (kept.in_focus, kept.timing.floor, kept.timing.questions) == (
        False,
        FloorMode.HIDDEN,
        0,
    )
    assert workspace.people.of_id(amara.id).pairing.edit_days == 30


def test_a_format_and_who_called_a_session_off_are_kept(workspace, amara, clock):
    plan = workspace.sessions.plan
    moved = plan(amara.id, clock() + LATER, format="walk")
    new = workspace.sessions.move(moved.id, clock() + 2 * LATER, Side.MENTOR)
    missed = workspace.sessions.miss(plan(amara.id, clock() + LATER).id, Side.NEITHER)
    kept = [workspace.sessions.of_id(one.id) for one in (moved, new, missed)]
    assert [one.called_off_by for one in kept] == [Side.MENTOR, None, Side.NEITHER]
    assert [one.format for one in kept] == ["walk", "walk", ""]


def test_where_the_close_stands_is_kept_until_it_is_over(workspace, live):
    for step in (0, 4, None, 2):
        workspace.closes.step(live.id, step)
        assert workspace.sessions.live().step == step
    assert workspace.closes.close(live.id).step is None
    with pytest.raises(SessionStateError):
        workspace.closes.step(live.id, 1)


def test_time_is_added_up_and_an_exit_is_counted(workspace, live):
    workspace.timings.spend(live.id, Spell(10, 7, 3))
    workspace.timings.spend(live.id, Spell(10, 10, 0))
    workspace.timings.step_out(live.id)
    workspace.timings.spend(live.id, Spell(42, away=42))
    timing = workspace.sessions.of_id(live.id).timing
    assert (timing.present, timing.mentor_spoke, timing.leader_spoke) == (62, 17, 3)
    assert (timing.exits, timing.away) == (1, 42)


def test_a_sheet_is_written_over_and_an_empty_one_is_taken_away(workspace, live):
    workspace.notes.write(live.id, None, NoteKind.PRIVATE, "first")
    workspace.notes.write(live.id, None, NoteKind.PRIVATE, "first, then more")
    workspace.notes.write(live.id, None, NoteKind.SHARED, "for both")
    assert [(n.kind, n.text) for n in workspace.notes.of_session(live.id)] == [
        (NoteKind.PRIVATE, "first, then more"),
        (NoteKind.SHARED, "for both"),
    ]
    assert workspace.notes.write(live.id, None, NoteKind.SHARED, " ") is None
    assert len(workspace.notes.of_session(live.id)) == 1


def test_closing_destroys_what_was_off_the_record(workspace, live):
    workspace.notes.write(live.id, None, NoteKind.OFF_THE_RECORD, "between us")
    workspace.notes.write(live.id, None, NoteKind.PRIVATE, "mine")
    workspace.closes.say_back(live.id, "what I heard", confirmed=True)
    workspace.closes.give_word(live.id, Question.WORTH, 2)
    closed = workspace.closes.close(live.id)
    assert closed.state is SessionState.CLOSED
    assert (closed.play_back.confirmed, closed.word.worth) == (True, 2)
    assert [n.kind for n in workspace.notes.of_session(live.id)] == [NoteKind.PRIVATE]


def test_open_topics_carry_to_the_session_already_planned(workspace, amara, live, clock):
    workspace.agendas.receive(live.id, [NewTopic("done"), NewTopic("open")])
    done = workspace.agendas.of(live.id).topics[0].id
    workspace.agendas.spend(live.id, done, 300, TopicState.DISCUSSED)
    following = workspace.sessions.plan(amara.id, clock() + LATER)
    workspace.agendas.receive(following.id, [NewTopic("new")])
    workspace.closes.close(live.id)
    assert [t.text for t in workspace.agendas.of(following.id).topics] == ["open", "new"]
    assert [t.state for t in workspace.agendas.of(live.id).topics] == [
        TopicState.DISCUSSED,
        TopicState.CARRIED,
    ]


def test_time_is_spent_on_a_topic_while_its_session_is_live_and_at_no_other(
    workspace, amara, session
):
    workspace.agendas.receive(session.id, [NewTopic("one")])
    topic = workspace.agendas.of(session.id).topics[0].id
    talked = session.id, topic, 60, TopicState.DISCUSSED
    with pytest.raises(SessionStateError):
        workspace.agendas.spend(*talked)
    workspace.sessions.start(session.id)
    assert workspace.agendas.spend(*talked).topics[0].spent == 60
    workspace.closes.close(session.id)
    with pytest.raises(SessionStateError):
        workspace.agendas.spend(*talked)


def test_open_topics_carry_to_a_session_planned_afterwards(workspace, amara, live, clock):
    workspace.agendas.receive(live.id, [NewTopic("open")])
    workspace.closes.close(live.id)
    following = workspace.sessions.plan(amara.id, clock() + LATER)
    carried = workspace.agendas.of(following.id).topics
    assert [(t.text, t.carried_from is not None) for t in carried] == [("open", True)]
    third = workspace.sessions.plan(amara.id, clock() + 2 * LATER)
    assert workspace.agendas.of(third.id).topics == ()


@pytest.mark.parametrize("planned_before", [True, False])
@pytest.mark.parametrize("over", ["missed", "closed"])
def test_open_topics_and_asks_go_on_from_a_session_that_is_over(
    workspace, amara, session, clock, planned_before, over
):
    workspace.agendas.receive(session.id, [NewTopic("open")])
    asked = workspace.agendas.ask(session.id, "left by the mentor").asks[0].id
    workspace.seats.hand_over(session)
    before = workspace.agendas.of(session.id)
    workspace.agendas.keep(before, before.answered(Hand.MENTOR_SEAT, asked, AskState.LEFT))
    workspace.seats.take_back(PASSPHRASE)
    workspace.agendas.ask(session.id, "the office rule")
    if planned_before:
        following = workspace.sessions.plan(amara.id, clock() + LATER)
        workspace.agendas.ask(following.id, "new")
    if over == "missed":
        workspace.sessions.miss(session.id)
    else:
        workspace.sessions.start(session.id)
        workspace.closes.close(session.id)
    if not planned_before:
        following = workspace.sessions.plan(amara.id, clock() + LATER)
    there, here = (workspace.agendas.of(one.id) for one in (following, session))
    assert [(t.text, t.carried_from) for t in there.topics] == [("open", session.planned_at.date())]
    assert [a.text for a in there.asks] == ["the office rule", *(["new"] if planned_before else [])]
    assert [t.state for t in here.topics] == [TopicState.CARRIED]
    assert [a.text for a in here.asks] == ["left by the mentor"]
    third = workspace.sessions.plan(amara.id, clock() + 2 * LATER)
    assert workspace.agendas.of(third.id).topics == workspace.agendas.of(third.id).asks == ()


def test_moving_a_session_takes_everything_along(workspace, session, clock):
    workspace.agendas.receive(session.id, [NewTopic("one")])
    workspace.agendas.ask(session.id, "the office rule")
    workspace.notes.write(session.id, None, NoteKind.PRIVATE, "prepare")
    new = workspace.sessions.move(session.id, clock() + LATER)
    agenda = workspace.agendas.of(new.id)
    assert ([t.text for t in agenda.topics], [a.text for a in agenda.asks]) == (
        ["one"],
        ["the office rule"],
    )
    assert [n.text for n in workspace.notes.of_session(new.id)] == ["prepare"]
    assert workspace.sessions.of_id(session.id).state is SessionState.MOVED


def test_a_missed_session_is_neither_coming_nor_live(workspace, session):
    workspace.sessions.miss(session.id)
    assert workspace.sessions.planned() == ()
    assert workspace.sessions.live() is None


def test_an_idea_keeps_names_consent_use_and_credit(workspace, amara, live):
    idea = workspace.ideas.capture(live.id, amara.id, "  Record   clips ")
    assert (idea.text, idea.consent_of(amara.id)) == ("Record clips", Consent.ASK)
    jonas = workspace.people.named("Jonas Lind")
    part = Contribution(jonas.id, Part.SHAPED, Weight.SUPPORTING, Consent.ANYWHERE)
    give_part(workspace, idea.id, part)
    take_answer(workspace, idea.id, jonas.id, Consent.AS_COLLEAGUE)
    workspace.ideas.reword(idea.id, "Record three-minute clips")
    workspace.ideas.answer_by(idea.id, date(2026, 5, 1))
    workspace.ideas.move(idea.id, Stage.TRYING)
    use = Application("the all-hands", date(2026, 5, 2), "an hour", "three minutes")
    workspace.ideas.apply(idea.id, use)
    praise = Recognition(RecognitionForm.IN_WRITING, date(2026, 5, 3), "note", "board")
    expected = workspace.ideas.recognise(idea.id, praise)
    assert workspace.ideas.of_id(idea.id) == expected == workspace.ideas.all()[0]
    assert [e.stage for e in expected.events] == [Stage.HEARD, Stage.TRYING, Stage.APPLIED]


def test_a_part_is_corrected_and_a_name_taken_off_while_the_session_is_live(workspace, amara, live):
    idea = workspace.ideas.capture(live.id, amara.id, "Record clips")
    jonas = workspace.people.named("Jonas Lind")
    part = Contribution(jonas.id, Part.SHAPED, Weight.EQUAL, Consent.ASK)
    (hers, his) = give_part(workspace, idea.id, part).contributions
    noticed = Contribution(amara.id, Part.NOTICED, Weight.LEAD, Consent.NOT_AT_ALL)
    workspace.idea_naming.amend(idea.id, hers, noticed)
    expected = workspace.idea_naming.take_off(idea.id, his)
    assert workspace.ideas.of_id(idea.id) == expected
    (left,) = expected.contributions
    assert left == noticed
    assert jonas not in workspace.people.everybody()


def test_who_is_named_for_something_else_is_known_after_a_name_was_taken_off(
    workspace, amara, live
):
    jonas = workspace.people.named("Jonas Lind")
    part = Contribution(jonas.id, Part.SHAPED, Weight.EQUAL, Consent.ASK)
    for words in ("a", "b"):
        idea = give_part(workspace, workspace.ideas.capture(live.id, amara.id, words).id, part)
    workspace.idea_naming.take_off(idea.id, part)
    assert jonas in workspace.people.everybody()


def test_an_idea_is_answered_and_taken_away_at_the_table_alone(workspace, amara, live):
    idea = workspace.ideas.capture(live.id, amara.id, "Record clips")
    workspace.closes.close(live.id)
    for change in (
        partial(workspace.closes.take_away, idea.id),
        partial(workspace.closes.answer, idea.id, Stage.TRYING),
        partial(workspace.closes.take_back, idea.id),
    ):
        with pytest.raises(SessionStateError):
            change()
    assert workspace.ideas.of_id(idea.id) == idea


def test_an_idea_caught_by_mistake_is_taken_away_and_one_with_an_answer_is_not(
    workspace, amara, live
):
    mistake, answered = (workspace.ideas.capture(live.id, amara.id, words) for words in "ab")
    workspace.ideas.move(answered.id, Stage.PARKED, until=live.planned_at.date())
    workspace.closes.take_away(mistake.id)
    with pytest.raises(IdeaStageError):
        workspace.closes.take_away(answered.id)
    assert [idea.id for idea in workspace.ideas.of_session(live.id)] == [answered.id]


def test_a_person_named_twice_is_one_person(workspace, amara):
    first = workspace.people.named("  jonas   LIND")
    assert workspace.people.named("Jonas Lind") == first
    assert workspace.people.named("amara okafor").id == amara.id


def test_promises_of_one_day_stand_as_they_were_made(workspace, amara, live):
    for words in ("undated", "a second", "dated"):
        made = workspace.promises.make(live.id, amara.id, words)
    workspace.promises.reword(made.id, "dated", date(2026, 5, 1))
    told = [p.text for p in workspace.promises.of_session(live.id)]
    assert told == ["dated", "undated", "a second"]


def test_today_gathers_what_is_next_and_what_is_owed(workspace, amara, live, clock):
    workspace.ideas.capture(live.id, amara.id, "an idea")
    workspace.promises.make(live.id, amara.id, "undated")
    workspace.promises.make(live.id, amara.id, "dated", date(2026, 5, 1))
    workspace.sessions.plan(amara.id, clock() + LATER)
    page = workspace.today.of(clock())
    assert (page.following.session.id, len(page.coming)) == (live.id, 1)
    assert [p.text for p in page.promises] == ["dated", "undated"]
    assert page.answers_owed == ()
    clock.forward(days=15)
    assert [i.text for i in workspace.today.of(clock()).answers_owed] == ["an idea"]


def test_promises_are_kept_let_go_and_opened_again(workspace, amara, live):
    made = workspace.promises.make(live.id, amara.id, "ask Legal", date(2026, 4, 28))
    workspace.promises.reword(made.id, "ask Legal about the pilot", date(2026, 4, 29))
    workspace.promises.keep(made.id)
    assert workspace.promises.not_closed(amara.id) == ()
    workspace.promises.reopen(made.id)
    workspace.promises.let_go(made.id, "the pilot stopped")
    assert [p.reason for p in workspace.promises.of_session(live.id)] == ["the pilot stopped"]


def test_what_was_closed_is_told_until_the_next_session_begins(workspace, amara, live, clock):
    promises, before = workspace.promises, workspace.people.add_mentor("Jonas Lind", Pairing())
    old, made = (promises.make(live.id, amara.id, words) for words in ("old", "made"))
    others = workspace.sessions.plan(before.id, clock(), 45)
    promises.keep(promises.make(others.id, before.id, "to somebody never met").id)
    workspace.closes.close(live.id)
    clock.forward(minutes=1)
    promises.keep(old.id)
    clock.forward(minutes=1)
    promises.let_go(made.id, "stopped")
    assert workspace.today.of(clock()).closed == ()  # nothing is next with her
    following = workspace.sessions.plan(amara.id, clock() + LATER, 45)
    page = workspace.today.of(clock())
    assert [(p.text, p.state) for p in page.promised_to(amara.id)] == [
        ("old", PromiseState.KEPT),
        ("made", PromiseState.LET_GO),
    ]
    clock.forward(days=14)
    workspace.sessions.start(following.id)
    assert workspace.today.of(clock()).closed == ()
    assert promises.closed_since([amara.id]) == ()


def test_moving_a_promise_is_counted_and_can_be_taken_back(workspace, amara, live, clock):
    promises = workspace.promises
    made = promises.make(live.id, amara.id, "ask Legal", date(2026, 4, 20))
    promises.move(made.id, date(2026, 4, 24))
    again = promises.move(made.id, date(2026, 4, 28))
    (told,) = workspace.today.of(clock()).slips
    assert (told.mentor, told.moved) == (amara.id, (again,))
    assert promises.put_back(made) == made
    assert promises.not_closed() == (made,)
    promises.let_go(made.id, "stopped")
    assert promises.put_back(made) == made
    assert workspace.today.of(clock()).slips == ()


def test_what_is_not_on_the_desk_is_said_so(workspace, amara):
    with pytest.raises(NotFoundError):
        workspace.sessions.start(amara.id)


def test_an_agreement_replaces_the_one_before(workspace, amara):
    from mentordesk.services.content import default_clauses

    assert workspace.agreements.kept(amara.id) is None
    clauses = default_clauses()
    assert len(clauses) == 10
    workspace.people.agree(amara.id, clauses)
    workspace.people.agree(amara.id, clauses[:4])
    assert [c.key for c in workspace.agreements.kept(amara.id).clauses] == [
        c.key for c in clauses[:4]
    ]


def test_the_leader_can_take_another_name(workspace):
    renamed = workspace.people.name_leader("Helen B. Brandt")
    assert workspace.people.leader() == renamed
    assert len(workspace.people.everybody()) == 1


def test_closing_again_changes_nothing(workspace, live):
    closed = workspace.closes.close(live.id)
    assert workspace.closes.close(live.id) == closed


def test_closing_leaves_the_backups_that_hold_nothing_off_the_record(workspace, live):
    earlier = workspace.care.back_up().path
    workspace.notes.write(live.id, None, NoteKind.OFF_THE_RECORD, "between us")
    workspace.closes.close(live.id)
    assert earlier.exists()


def test_a_persons_own_files_in_the_desks_folder_stay(desk, workspace):
    from mentordesk.services.desk import lock
    from support import PASSPHRASE

    own = desk.folder / "talk.part1.pdf"
    own.write_text("mine")
    left = desk.folder / "desk.2.db.part"
    left.write_text("half made")
    lock(workspace)
    desk.unlock(PASSPHRASE).store.close()
    assert own.read_text() == "mine"
    assert not left.exists()


@pytest.mark.parametrize(
    ("place", "at"),
    [
        ("America/Los_Angeles", datetime(2026, 4, 15, 2, tzinfo=UTC)),
        ("Asia/Tokyo", datetime(2026, 4, 13, 23, tzinfo=UTC)),
    ],
)
def test_what_carries_over_bears_the_day_the_pair_had(workspace, amara, zone, place, at):
    zone(place)
    session = workspace.sessions.plan(amara.id, at)
    workspace.agendas.receive(session.id, [NewTopic("open")])
    workspace.sessions.miss(session.id)
    following = workspace.sessions.plan(amara.id, at + LATER)
    assert workspace.agendas.of(following.id).topics[0].carried_from == date(2026, 4, 14)
