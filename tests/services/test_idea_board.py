"""The board counts every idea and reads only those that are shown."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from mentordesk.domain.board import IdeaQuery, Owed, SortKey, Stand, Tally, stand_of
from mentordesk.domain.credit_due import owes_credit
from mentordesk.domain.idea import (
    UNANSWERED,
    Application,
    Contribution,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
)
from mentordesk.domain.ids import IdeaId, new_id
from mentordesk.domain.joining import Cut, Half
from mentordesk.domain.ledger.changes import Answered
from mentordesk.domain.ledger.fact import PenHand
from mentordesk.domain.person import Consent, Pairing, known
from mentordesk.domain.today import Awaited, answers_owed, credit_owed
from mentordesk.errors import MentorDeskError, NotFoundError
from mentordesk.models import IdeaRow
from mentordesk.services import demo, idea_board
from mentordesk.services.agendas import NewTopic
from mentordesk.services.sessions import ahead
from naming_people import give_part, take_answer
from support import START

MANY = dict.fromkeys(Stand, 1000)


@pytest.fixture
def full(workspace):
    demo.fill(workspace, START)
    return workspace


def test_what_was_read_before_a_change_is_never_taken_for_what_is_read_after_it(full):
    session = full.sessions.all()[0]
    before = len(full.ideas.all())
    tallies = []

    def write_and_read(_conn, _cursor, statement, *_):
        if "joined_into IS NULL" in statement and not tallies:
            tallies.append(None)
            full.ideas.capture(session.id, session.mentor, "Meanwhile")
            tallies.append(full.idea_views.tally(IdeaQuery()))

    with full.store.reading() as tx:
        engine = tx.get_bind()
        event.listen(engine, "before_cursor_execute", write_and_read)
        try:
            tx.scalar(text("PRAGMA data_version"))  # it sees the desk as it is now
            full.idea_views._index.heads(tx)  # another thread reads in the midst of it
        finally:
            event.remove(engine, "before_cursor_execute", write_and_read)
        after = full.idea_views.tally(IdeaQuery())
    assert sum(tallies[1].counts.values()) == before + 1
    assert after == tallies[1]


def test_every_idea_stands_in_its_column_newest_first(full):
    board, ideas = full.idea_views.board(IdeaQuery(), MANY), full.ideas.all()
    people = known(full.people.everybody())
    assert {stand: column.ideas for stand, column in board.columns.items()} == {
        stand: tuple(idea for idea in ideas if stand_of(idea, people) is stand) for stand in Stand
    }
    assert board.count(*Stand) == len(ideas)


def test_a_pair_has_a_board_of_its_own(full):
    people = known(full.people.everybody())
    for mentor in full.people.mentors():
        counts = Counter(stand_of(i, people) for i in full.ideas.all() if i.mentor == mentor.id)
        board = full.idea_views.board(IdeaQuery(mentor.id), MANY)
        assert {stand: board.count(stand) for stand in Stand if board.count(stand)} == counts
        shown = [idea for column in board.columns.values() for idea in column.ideas]
        assert {idea.mentor for idea in shown} == {mentor.id}


def test_a_column_is_counted_whole_and_read_in_part(workspace, amara, clock):
    session = workspace.sessions.plan(amara.id, START)
    for number in range(5):
        clock.forward(minutes=1)
        workspace.ideas.capture(session.id, amara.id, f"idea {number}")
    column = workspace.idea_views.board(IdeaQuery(), MANY | {Stand.HEARD: 2}).columns[Stand.HEARD]
    assert (column.count, [i.text for i in column.ideas]) == (5, ["idea 4", "idea 3"])


def test_what_waits_for_a_step_is_told_for_all_pairs(full, clock):
    now, ideas = clock(), full.ideas.all()
    waiting = full.idea_views.unsettled(now)
    owed = [one.idea for one in answers_owed([Awaited(i, i) for i in ideas], now)]
    assert waiting.answers == tuple(owed) != ()
    assert waiting.count == len(owed)
    later = waiting.next_owed + timedelta(seconds=1)
    before = full.idea_views.unsettled(waiting.next_owed).count
    assert full.idea_views.unsettled(later).count == before + 1
    people = known(full.people.everybody())
    assert credit_owed(waiting.in_use, people) == credit_owed(ideas, people)
    owed = sum(owed_for(idea, people, now) is not None for idea in ideas)
    nobody = full.people.add_mentor("Nobody Yet", Pairing())
    boards = [full.idea_views.board(IdeaQuery(who), MANY) for who in (None, nobody.id)]
    assert owed == boards[0].owed == boards[1].owed > 0


def test_the_table_answers_each_question_as_the_ideas_themselves_do(full, clock):
    now, names = clock(), {p.id: p.name for p in full.people.everybody()}
    ideas, views = full.ideas.all(), full.idea_views
    for index, struck in enumerate(ideas[:3]):
        take_answer(full, struck.id, struck.mentor, list(Consent)[-1 - index])
    ideas, people = full.ideas.all(), known(full.people.everybody())
    keys = {
        SortKey.HEARD: lambda i: i.raised_at,
        SortKey.IDEA: lambda i: i.text.lower(),
        SortKey.MENTOR: lambda i: names[i.mentor],
        SortKey.STAGE: lambda i: (
            list(Stand).index(stand_of(i, people)),
            list(Stage).index(i.stage),
        ),
        SortKey.SINCE: lambda i: i.last.at,
        SortKey.OWED: lambda i: [None, Owed.CREDIT, Owed.ANSWER].index(owed_for(i, people, now)),
    }
    middle = sorted(i.raised_at for i in ideas)[len(ideas) // 2]
    narrowed = {
        IdeaQuery(): lambda _: True,
        IdeaQuery(ideas[0].mentor): lambda i: i.mentor == ideas[0].mentor,
        IdeaQuery(owed=True): lambda i: owed_for(i, people, now) is not None,
        IdeaQuery(stands=(Stand.APPLIED, Stand.PARKED)): lambda i: (
            stand_of(i, people) in {Stand.APPLIED, Stand.PARKED}
        ),
        IdeaQuery(since=middle): lambda i: i.raised_at >= middle,
        IdeaQuery(until=middle): lambda i: i.raised_at < middle,
        IdeaQuery(words="  ASK the"): lambda i: all(w in i.text.lower() for w in ("ask", "the")),
    }
    for (query, keeps), (key, worth) in product(narrowed.items(), keys.items()):
        for down in (True, False):
            found = views.table(replace(query, key=key, descending=down))
            wanted = [idea for idea in ideas if keeps(idea)]
            assert wanted, query
            shown = _shown(views, found)
            held = {idea.id: idea for idea in ideas}
            assert [(s.id, s.text, s.since, s.owed, s.credited) for s in shown] == [
                (i.id, i.text, i.last.at, owed_for(i, people, now), _is_credited(i, people))
                for i in (held[s.id] for s in shown)
            ]
            falls = down or key is SortKey.HEARD
            assert [worth(held[s.id]) for s in shown] == sorted(map(worth, wanted), reverse=falls)
            assert {s: n for s, n in found.counts.items() if n} == Counter(
                stand_of(i, people) for i in wanted
            )
            board = views.board(query, MANY)
            assert {i.id for c in board.columns.values() for i in c.ideas} == {s.id for s in shown}
            assert board.count(*Stand) == len(wanted)
            owed = sum(owed_for(idea, people, now) is not None for idea in wanted)
            assert views.tally(query) == Tally(found.counts, owed)


def test_what_was_looked_at_ahead_is_read_anew_only_after_a_change(full):
    views, told = full.idea_views, []
    with full.store.reading() as tx:
        readers = tx.get_bind()
    event.listen(readers, "before_cursor_execute", lambda *given: told.append(given[2]))

    def reads_all():
        told.clear()
        views.board(IdeaQuery(), MANY)
        return any("json_group_array(raised_at)" in statement for statement in told)

    views.look_ahead()
    assert [reads_all(), reads_all()] == [False, False]
    assert "FROM idea_event" not in " ".join(told)  # the cards stay
    full.people.add_mentor("Nobody Yet", Pairing())
    assert [reads_all(), reads_all()] == [True, False]


def test_a_card_that_was_shown_is_read_anew_after_a_change(workspace, amara, clock, monkeypatch):
    monkeypatch.setattr(idea_board, "_MOST_KEPT", 3)
    session, ideas = workspace.sessions.plan(amara.id, START), []
    for number in range(6):
        clock.forward(minutes=1)
        ideas.append(workspace.ideas.capture(session.id, amara.id, f"Badge {number}"))

    def shown(most):
        board = workspace.idea_views.board(IdeaQuery(words="bad"), {Stand.HEARD: most})
        return [idea.text for idea in board.columns[Stand.HEARD].ideas]

    for most in (2, 5, 1, 6, 2):  # more than are kept, and back
        assert shown(most) == [f"Badge {number}" for number in (5, 4, 3, 2, 1, 0)][:most]
    workspace.ideas.reword(ideas[5].id, "Another badge")
    workspace.ideas.strike(ideas[4].id)
    assert shown(3) == ["Another badge", "Badge 3", "Badge 2"]


def owed_for(idea, people, now):
    if owes_credit(idea, people):
        return Owed.CREDIT
    return Owed.ANSWER if idea.answer_owed(now) else None


def _is_credited(idea, people):
    return stand_of(idea, people) is Stand.CREDITED


def _shown(views, found):
    """What the table shows of the ideas that were found, from top to bottom."""
    lines = views.lines(found.numbers)
    return [lines[number] for number in found.numbers]


NO, PART = Consent.NOT_AT_ALL, Part.SHAPED
consents, which = st.sampled_from((*Consent, NO, NO)), st.integers(0, 9)
parts = st.tuples(st.integers(0, 3), st.sampled_from(Part), consents)
steps = st.one_of(
    st.tuples(st.just("settle"), which, consents),
    st.tuples(st.just("answer"), which, consents),
    st.tuples(st.just("part"), which, parts),
    st.tuples(st.sampled_from(("use", "none", "split")), which, st.none()),
    st.tuples(st.just("join"), which, which),
)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(steps, min_size=6, max_size=14))
@example([("none", 0, None), ("join", 0, 1), ("use", 0, None), ("none", 0, None)])
@example([("use", 0, None), ("use", 1, None), ("none", 0, None), ("join", 1, 0)])
@example([("part", 0, (3, PART, NO)), ("part", 2, (2, PART, NO)), ("settle", 1, NO)])
@example(
    [("part", 1, (3, PART, Consent.ASK)), ("answer", 0, NO), ("part", 0, (2, PART, Consent.ASK))]
)
def test_after_any_history_what_is_owed_is_what_the_one_rule_says(workspace, history):
    desk = workspace
    who = [desk.people.add_mentor(name, Pairing()) for name in ("Ravi Menon", "Ines Roth")]
    who += [desk.people.leader(), desk.people.named("Jonas Lind")]
    met = desk.sessions.plan(who[0].id, START)
    ideas = [desk.ideas.capture(met.id, who[by].id, "Clips and badges").id for by in (0, 1, 0)]
    nobodys = desk.ideas.capture(met.id, who[1].id, "As damage may leave it").id
    with desk.store.transaction() as tx:
        tx.get(IdeaRow, nobodys).contributions = []
    for step in history:
        with suppress(MentorDeskError):
            ideas += _made(desk, who, ideas, *step)
    for idea in (*ideas, nobodys):
        with suppress(MentorDeskError):
            desk.ideas.apply(idea, Application("here", START.date()))
    people = known(desk.people.everybody())
    owed = {idea.id for idea in desk.ideas.all() if owes_credit(idea, people)}
    found = desk.idea_views.table(IdeaQuery(owed=True))
    assert {line.id for line in _shown(desk.idea_views, found) if line.owed is Owed.CREDIT} == owed
    stands = {idea.id: stand_of(idea, people) for idea in desk.ideas.all() if not idea.joined_into}
    board = desk.idea_views.board(IdeaQuery(), MANY)
    assert {i.id: stand for stand, c in board.columns.items() for i in c.ideas} == stands
    lines = _shown(desk.idea_views, desk.idea_views.table(IdeaQuery()))
    closed = {idea for idea, stand in stands.items() if stand is Stand.CREDITED}
    assert {line.id for line in lines if line.credited} == closed
    assert {
        idea.id for idea in credit_owed(desk.idea_views.unsettled(START).in_use, people)
    } == owed


def _made(desk, who, ideas, name, which, told):
    """Take one step, and return the ideas that came of it besides those that were there."""
    idea = desk.ideas.of_id(ideas[which % len(ideas)])
    match name:
        case "settle":
            desk.people.change(replace(who[which % 2], pairing=Pairing(consent=told)))
        case "answer":
            take_answer(desk, idea.id, idea.contributions[-1].person, told, "the board")
        case "part":
            had = Contribution(who[told[0]].id, told[1], Weight.EQUAL, told[2], "the board")
            give_part(desk, idea.id, had)
        case "use":
            desk.ideas.apply(idea.id, Application("here", START.date()))
        case "none":
            act = Recognition(RecognitionForm.NONE_WANTED, START.date())
            desk.ideas.recognise(idea.id, act)
        case "join":
            desk.idea_joining.join(idea.id, ideas[told % len(ideas)])
        case _:
            first = idea.contributions[0]
            cut = Cut("Clips", "Badges", {(first.person, first.part): Half.FIRST})
            return [desk.idea_joining.split(idea.id, cut)[1].id]
    return []


DAYS = st.integers(0, 120)
moves = st.sampled_from((Stage.TRYING, Stage.DECLINED, Stage.RESTATED, Stage.HEARD, Stage.PARKED))
parkings = st.tuples(st.integers(0, 2), st.one_of(moves, DAYS), DAYS)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(parkings, min_size=3, max_size=12))
@example([(0, 10, 11)])
@example([(0, 100, 1), (0, 10, 11)])
@example([(0, 30, 0), (0, 60, 29), (1, 0, 1), (1, Stage.TRYING, 0), (2, Stage.PARKED, 120)])
def test_after_any_history_an_answer_is_owed_as_the_rule_says_wherever_it_is_asked(
    workspace, amara, clock, history
):
    """A number parks for days, `HEARD` promises an answer, `PARKED` is as in earlier versions."""
    met = workspace.sessions.plan(amara.id, clock())
    ideas = [workspace.ideas.capture(met.id, amara.id, words).id for words in "abc"]
    coming = workspace.sessions.plan(amara.id, clock() + timedelta(days=2000))
    for which, to, wait in history:
        with suppress(MentorDeskError):
            _take(workspace, ideas[which], to, clock().date())
        clock.forward(days=wait)
        now, held = clock(), [i for i in workspace.ideas.all() if i.id in ideas]
        owed = {idea.id for idea in held if idea.answer_owed(now)}
        found = workspace.idea_views.table(IdeaQuery(owed=True))
        shown = {line.id for line in _shown(workspace.idea_views, found)}
        assert shown & set(ideas) == owed
        today = workspace.today.of(now)
        due = {idea.id for idea in workspace.ideas.all() if idea.answer_owed(now)}
        first = {idea.id for idea in today.answers_owed}
        assert first <= due  # of the desk of all these histories, which may owe more than it shows
        assert (today.answers_count, len(first)) == (
            len(due),
            min(len(due), idea_board.ANSWERS_READ),
        )
        assert {i.idea.id for i in workspace.answers.owed(amara.id)} & set(ideas) == owed
        texts = [idea.text for idea in held if idea.id in owed]
        assert set(texts) <= set(workspace.letters.compose(coming.id).unanswered)
        waits = {i.idea.id for i in workspace.answers.waiting(amara.id)} & set(ideas)
        unheard = {idea.id for idea in held if idea.stage in UNANSWERED}
        assert waits == owed | unheard


def _take(workspace, idea, to, today):
    if to is Stage.HEARD:
        workspace.ideas.answer_by(idea, today + timedelta(days=20))
    elif isinstance(to, int):
        workspace.ideas.move(idea, Stage.PARKED, until=today + timedelta(days=to))
    else:
        until = today if to is Stage.PARKED else None
        workspace.ideas.move(idea, to, reason="because", until=until)
        _forget_the_day(workspace, idea, to)


def _forget_the_day(workspace, idea, to):
    """Leave what was parked as one of earlier versions: without a day."""
    if to is Stage.PARKED:
        with workspace.store.transaction() as tx:
            tx.get(IdeaRow, idea).events[-1].until = None


def test_a_letter_is_found_with_and_without_its_marks_and_after_each_change(
    workspace, amara, clock
):
    session = workspace.sessions.plan(amara.id, START)
    cafe = workspace.ideas.capture(session.id, amara.id, "Ein CAFÉ")
    clock.forward(minutes=1)
    other = workspace.ideas.capture(session.id, amara.id, "Clips")

    def found(words):
        views = workspace.idea_views
        return [line.id for line in _shown(views, views.table(IdeaQuery(words=words)))]

    assert found("cafe") == found("afé ein") == [cafe.id]
    assert found("%") == found("_") == found("nothing of it") == []
    workspace.ideas.reword(other.id, r'Café, "too", [1] C:\new {☕🎉}')
    assert found("CAFE") == [other.id, cafe.id]
    assert found(r'"TOO", c:\new [1] 🎉}') == [other.id]
    workspace.ideas.strike(cafe.id)
    assert found("cafe") == [other.id]


def test_a_joined_idea_is_on_no_board_and_owes_nothing(full, clock):
    into, gone = full.ideas.all()[:2]
    with full.store.transaction() as tx:
        tx.get(IdeaRow, gone.id).joined_into = into.id
    clock.forward(days=900)
    found, people = full.idea_views.table(IdeaQuery()), known(full.people.everybody())
    assert gone.id not in {line.id for line in _shown(full.idea_views, found)}
    assert sum(found.counts.values()) == len(found.numbers) == len(full.ideas.all()) - 1
    assert found.owed == sum(owed_for(i, people, clock()) is not None for i in full.ideas.all())


def test_what_goes_on_inside_another_idea_is_found_as_that_one_which_says_so(
    workspace, amara, clock
):
    jonas = workspace.people.add_mentor("Jonas Lind", Pairing(consent=Consent.ANYWHERE))
    heard = []
    for by, words in ((amara, "Clips"), (jonas, "Badges"), (jonas, "Film the town hall")):
        session = workspace.sessions.plan(by.id, clock())
        heard.append(workspace.ideas.capture(session.id, by.id, words))
        clock.forward(days=2)
    outer, deep, inner = heard
    workspace.idea_joining.join(inner.id, deep.id)
    workspace.idea_joining.join(outer.id, inner.id)
    workspace.ideas.move(outer.id, Stage.TRYING)
    late = inner.raised_at - timedelta(hours=1)
    finds = {
        IdeaQuery(jonas.id): "Film the town hall",  # the newest of what fits
        IdeaQuery(words="bad"): "Badges",
        IdeaQuery(jonas.id, words="bad ges", stands=(Stand.TRYING,)): "Badges",
        IdeaQuery(since=late): "Film the town hall",
        IdeaQuery(amara.id): None,
        IdeaQuery(words="cli"): None,
        IdeaQuery(): None,
    }
    for query, holds in finds.items():
        found = workspace.idea_views.table(query)
        assert [line.id for line in found.lines.values()] == [outer.id], query
        assert list(found.holds.values()) == ([] if holds is None else [holds])
        column = workspace.idea_views.board(query, MANY).columns[Stand.TRYING]
        assert [idea.id for idea in column.ideas] == [outer.id]
        assert column.holds == ({} if holds is None else {outer.id: holds})
    for query in (
        IdeaQuery(jonas.id, words="clips"),  # nobody but Amara said so
        IdeaQuery(words="bad film"),  # no one idea says both
        IdeaQuery(jonas.id, stands=(Stand.HEARD,)),  # where the outer stands counts
        IdeaQuery(jonas.id, owed=True),
    ):
        assert not workspace.idea_views.table(query).numbers, query


def test_a_story_knows_its_sessions_and_what_is_gone_is_said_so(full):
    idea = next(i for i in full.ideas.all() if len(i.events) > 1)
    told = full.idea_views.story(idea.id)
    assert (told.idea, set(told.sessions)) == (
        idea,
        {idea.session} | {e.session for e in idea.events if e.session},
    )
    with pytest.raises(NotFoundError):
        full.idea_views.story(IdeaId(new_id()))


def test_a_story_tells_what_people_answered_later_by_whose_hand_and_at_which_table(
    workspace, amara, live, clock
):
    jonas = workspace.people.named("Jonas Weber")
    idea = workspace.ideas.capture(live.id, amara.id, "Clips").id
    part = Contribution(jonas.id, Part.SHAPED, Weight.EQUAL, Consent.ANYWHERE)
    give_part(workspace, idea, part)
    give_part(workspace, idea, replace(part, part=Part.BACKED))
    clock.forward(minutes=5)
    story = workspace.idea_views.story(idea)
    assert (story.pencil, [one.hand for one in story.story]) == (True, [None])
    workspace.closes.close(live.id)
    later = workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    take_answer(workspace, idea, amara.id, Consent.NOT_AT_ALL)
    clock.forward(minutes=5)
    assert workspace.idea_views.story(idea).story[-1].hand is None
    workspace.closes.close(later.id)
    clock.forward(days=1)
    take_answer(workspace, idea, jonas.id, Consent.THESE_PEOPLE, "the board")
    told = workspace.idea_views.story(idea)
    assert not told.pencil
    assert [(one.changes, one.hand, one.session) for one in told.story[1:]] == [
        ((Answered(amara.id, (Consent.NOT_AT_ALL, "")),), PenHand.MENTOR, later.id),
        ((Answered(jonas.id, (Consent.THESE_PEOPLE, "the board")),), PenHand.LEADER, None),
    ]
    assert later.id in told.sessions
    assert told.story[-1].entered == clock()


def test_the_earlier_sessions_are_read_a_few_at_a_time(full):
    over = [s for s in full.sessions.all() if s not in ahead(full.sessions)]
    assert full.sessions.earlier(3) == tuple(over[:3])
    assert full.sessions.earlier(1000) == tuple(over)


def test_what_was_left_open_long_ago_still_carries_over(workspace, amara):
    first = workspace.sessions.plan(amara.id, START - timedelta(days=3))
    workspace.agendas.receive(first.id, [NewTopic("left open")])
    workspace.sessions.miss(first.id)
    asked = workspace.sessions.plan(amara.id, START - timedelta(days=2))
    workspace.agendas.ask(asked.id, "not answered")
    workspace.sessions.miss(asked.id)
    new = workspace.agendas.of(workspace.sessions.plan(amara.id, START).id)
    assert [topic.text for topic in new.topics] == ["left open"]
    assert [ask.text for ask in new.asks] == ["not answered"]
