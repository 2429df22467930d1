"""Each item model keeps Qt's rules while it is driven, and says its rows in words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from mentordesk.domain.agenda import Agenda, AskState, CameBy, Hand, TopicState, topic
from mentordesk.domain.board import Told
from mentordesk.domain.floor import Side
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
from mentordesk.domain.joining import joined
from mentordesk.domain.ledger.fact import PenHand
from mentordesk.domain.ledger.fact import Told as Entered
from mentordesk.domain.ledger.facts import brought, difference
from mentordesk.domain.ledger.story import moments
from mentordesk.domain.person import Consent, Pairing, Rhythm, mentor
from mentordesk.domain.search import Found, FoundKind, FoundPlace, Hit, Opens, Snippet
from mentordesk.domain.session import SessionState, plan
from mentordesk.domain.today import Coming
from mentordesk.exchange.agenda_text import Pair, read_agenda
from mentordesk.services.idea_joining import Candidate
from mentordesk.ui import dates, story_words
from mentordesk.ui.item_models.agenda_lines import AgendaLineModel
from mentordesk.ui.item_models.candidates import CandidateModel
from mentordesk.ui.item_models.coming import ComingModel
from mentordesk.ui.item_models.draft_topics import DraftModel
from mentordesk.ui.item_models.found import FoundModel
from mentordesk.ui.item_models.ideas import IdeaModel
from mentordesk.ui.item_models.sessions import Meeting, SessionModel
from mentordesk.ui.item_models.story import StoryModel
from mentordesk.ui.item_models.topics import TopicModel
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.row import ROW, VALUE, Fact

NOW = datetime(2026, 4, 14, 9, tzinfo=UTC)
AMARA = mentor("Amara Okafor", Pairing())


def _watched(model):
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    assert tester.model() is model
    return model


def _rows(model):
    return [model.index(row).data(ROW) for row in range(model.rowCount())]


def _meeting(days, **changes):
    session = replace(plan(AMARA.id, 1, NOW + timedelta(days=days)), **changes)
    return Meeting(session, "Amara Okafor")


def _idea(text="Clips", consent=Consent.ANYWHERE):
    had = Contribution(AMARA.id, Part.PROPOSED, Weight.LEAD, consent)
    return raise_idea(uuid4(), AMARA.id, text, NOW - timedelta(days=20), (had,))


def _topics(*texts):
    new = [topic(text, 5, Hand.MENTOR_SENT, NOW) for text in texts]
    return Agenda(uuid4()).with_topics(Hand.MENTOR_SENT, new)


def _found(text, kind=FoundKind.IDEA, **more):
    session = plan(AMARA.id, 3, NOW)
    hit = Hit(kind, uuid4(), session.id, AMARA.id, NOW, Snippet(text, before=True))
    return FoundPlace(hit, Opens.IDEA, hit.key, AMARA.name, session, **more)


def test_what_was_found_stands_under_its_kind_and_is_read_as_a_sentence(qtbot):
    model = _watched(FoundModel(NOW.date()))
    idea = _found("quince", stage=Stage.PARKED, inside="an orchard")
    promise = _found("a quince", FoundKind.PROMISE)
    model.show_found(Found((idea, promise)))
    assert [row.title for row in _rows(model)] == ["Ideas", "…quince", "Promises", "…a quince"]
    assert [model.value(row) for row in range(4)] == [None, idea, None, promise]
    says = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    about = "Amara Okafor, Session 3, Tue 14 Apr"
    assert says == [
        "Ideas",
        f"Idea: “…quince”, {about}, now inside “an orchard”, Parked",
        "Promises",
        f"Promise: “…a quince”, {about}",
    ]
    model.show_found(Found((promise, _found("another", FoundKind.PROMISE))))
    assert [row.title for row in _rows(model)] == ["Promises", "…a quince", "…another"]
    model.show_found(Found())
    assert model.rowCount() == 0


def test_sessions_stand_under_to_come_and_earlier(qtbot):
    model = _watched(SessionModel(NOW))
    soon, later, past = _meeting(1), _meeting(9), Meeting(_meeting(-9).session.missed(), "Amara")
    model.show_meetings([past, later, soon], NOW)
    assert [row.title for row in _rows(model)] == [
        "To come",
        "Amara Okafor",
        "Amara Okafor",
        "Earlier",
        "Amara",
    ]
    assert model.values()[1:3] == (soon, later)
    assert _rows(model)[-1].facts[0].words == "did not take place"


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (None, "Session 1 · 45 min"),
        (Side.MENTOR, "Session 1 · 45 min · asked for by Amara"),
        (Side.LEADER, "Session 1 · 45 min · asked for by you"),
        (Side.NEITHER, "Session 1 · 45 min · asked for by both or neither"),
    ],
)
def test_a_session_that_was_called_off_says_by_whom(qtbot, by, said):
    model = _watched(SessionModel(NOW))
    model.show_meetings([Meeting(_meeting(-9).session.missed(by), "Amara Okafor")], NOW)
    assert _rows(model)[-1].under == said


def test_a_session_that_moved_says_to_when(qtbot):
    old, new = _meeting(-9).session.moved(NOW + timedelta(days=2), Side.MENTOR)
    model = _watched(SessionModel(NOW))
    model.show_meetings([Meeting(old, "Amara Okafor", new)], NOW)
    day = dates.short_day_time(new.planned_at, NOW)
    assert _rows(model)[-1].under == f"Session 1 · 45 min · moved to {day} · asked for by Amara"


def test_a_closed_session_says_how_it_began_and_who_talked(qtbot):
    begun = _meeting(-9).session
    begun = begun.started(begun.planned_at + timedelta(minutes=4))
    model = _watched(SessionModel(NOW))
    for timing, said in (
        ({}, "4 min after the plan"),
        ({"mentor_spoke": 71, "leader_spoke": 29}, "4 min after the plan · Amara talked 71 %"),
    ):
        closed = replace(begun, timing=replace(begun.timing, **timing)).closed(NOW)
        model.show_meetings([Meeting(closed, "Amara Okafor")], NOW)
        assert _rows(model)[-1].under == f"Session 1 · 45 min · {said}"
    model.show_meetings([_meeting(-9, state=SessionState.CLOSED)], NOW)
    told = _rows(model)[-1]  # how it went was destroyed: its day alone is kept
    assert (told.under, ":" in told.lead) == ("Session 1", False)


@pytest.mark.parametrize(
    ("early", "said"), [(timedelta(hours=47), "47 h"), (timedelta(days=14, hours=-1), "14 days")]
)
def test_a_session_far_from_its_plan_says_so_in_days(qtbot, early, said):
    begun = _meeting(-9).session
    closed = begun.started(begun.planned_at - early).closed(NOW)
    model = _watched(SessionModel(NOW))
    model.show_meetings([Meeting(closed, "Amara Okafor")], NOW)
    assert _rows(model)[-1].under == f"Session 1 · 45 min · {said} before the plan"
    assert _rows(model)[-1].lead == dates.short_day_time(closed.timing.started_at, NOW)


def test_a_live_session_comes_first(qtbot):
    model = _watched(SessionModel(NOW))
    live = Meeting(_meeting(3).session.started(NOW), "Amara")
    model.show_meetings([_meeting(1), live], NOW)
    assert model.value(1) == live


def test_a_heading_cannot_be_chosen_and_has_no_value(qtbot):
    model = _watched(SessionModel(NOW))
    model.show_meetings([_meeting(1)], NOW)
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.value(0) is None
    assert model.value(7) is None
    assert model.index(1).flags() & Qt.ItemFlag.ItemIsEnabled


def test_only_what_changed_is_told(qtbot):
    model = _watched(IdeaModel(NOW))
    first, second, third = _idea("One"), _idea("Two"), _idea("Three")
    people = {AMARA.id: AMARA}
    model.show_ideas([first, third], people, NOW)
    with (
        qtbot.waitSignal(model.rowsInserted) as inserted,
        qtbot.waitSignal(model.rowsRemoved) as removed,
        qtbot.assertNotEmitted(model.modelReset),
    ):
        model.show_ideas([first, second], people, NOW)
    assert removed.args[1:] == [1, 1]
    assert inserted.args[1:] == [1, 1]
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show_ideas([first, replace(second, text="Two, better")], people, NOW)
    assert changed.args[0].row() == 1
    assert model.place(second.id) == 1
    assert model.place(third.id) is None


def test_another_order_shows_the_same_ideas_anew(qtbot):
    model = _watched(IdeaModel(NOW))
    ideas = [_idea(text) for text in ("One", "Two", "Three", "Four")]
    model.show_ideas(ideas, {}, NOW)
    with qtbot.waitSignal(model.modelReset):
        model.show_ideas(ideas[::-1], {}, NOW)
    assert model.values() == tuple(ideas[::-1])


@pytest.mark.parametrize(("origin", "to"), [(0, 3), (3, 0), (1, 2), (2, 1)])
def test_one_idea_that_moves_leaves_the_others_where_they_are(qtbot, origin, to):
    model = _watched(IdeaModel(NOW))
    ideas = [_idea(text) for text in ("One", "Two", "Three", "Four")]
    gone, new = _idea("Gone"), _idea("New")
    model.show_ideas([gone, *ideas], {}, NOW)
    ideas.insert(to, ideas.pop(origin))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsMoved):
        model.show_ideas([*ideas, new], {}, NOW)
    assert model.values() == (*ideas, new)


def test_what_is_owed_is_said_on_the_card(qtbot):
    model = _watched(IdeaModel(NOW))
    heard = _idea()
    used = _idea().applied(Application("the all-hands", NOW.date()), NOW, adapted=False)
    given = used.recognised(Recognition(RecognitionForm.TOLD_MANAGER, NOW.date()))
    unnamed = _idea(consent=Consent.NOT_AT_ALL).applied(
        Application("here", NOW.date()), NOW, adapted=True
    )
    model.show_ideas([heard, used, given, unnamed], {AMARA.id: AMARA}, NOW)
    said = [[fact.words for fact in row.facts] for row in _rows(model)]
    assert said == [["answer owed"], ["credit owed"], ["credited"], []]


def test_each_idea_tells_where_it_stands(qtbot):
    model = _watched(IdeaModel(NOW))
    trying = _idea().moved(Stage.TRYING, NOW)
    parked = _idea().moved(Stage.PARKED, NOW, until=date(2026, 5, 1))
    declined = _idea().moved(Stage.DECLINED, NOW, reason="No budget")
    model.show_ideas([trying, parked, declined], {}, NOW)
    assert [row.under for row in _rows(model)] == [
        "since Tue 14 Apr",
        "parked until Fri 1 May",
        "declined, Tue 14 Apr · No budget",
    ]


def test_a_row_is_read_out_whole(qtbot):
    model = _watched(IdeaModel(NOW))
    model.show_ideas([_idea()], {AMARA.id: AMARA}, NOW)
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Clips, Amara Okafor, Wed 25 Mar, answer owed"


def test_topics_tell_their_minutes_before_and_the_time_spent_after(qtbot):
    model = _watched(TopicModel())
    agenda = _topics("How are you?", "Town hall")
    model.show_agenda(agenda, "Amara", spent=False)
    assert [fact.words for fact in _rows(model)[0].facts] == ["Amara", "5 min"]
    closed = agenda.spent(agenda.topics[0].id, 700, TopicState.DISCUSSED)
    model.show_agenda(closed, "Amara", spent=True)
    assert [fact.words for fact in _rows(model)[0].facts] == ["discussed", "12 min"]


def test_a_carried_topic_keeps_the_day_it_came_from(qtbot):
    model = _watched(TopicModel())
    _, following = _topics("Town hall").carried(uuid4(), date(2026, 3, 31))
    model.show_agenda(following, "Amara", spent=False)
    assert "carried over from Tuesday 31 March" in _rows(model)[0].under


def test_a_topic_tells_how_it_came_unless_it_was_typed_here(qtbot):
    model = _watched(TopicModel())
    said, pasted = _topics("Town hall", "Night shift").topics
    typed = topic("Offsite", 5, Hand.MENTOR_SEAT, NOW)
    agenda = Agenda(uuid4(), (typed, said, replace(pasted, came_by=CameBy.PASTED)))
    model.show_agenda(agenda, "Amara", spent=False)
    assert [row.under for row in _rows(model)] == [
        "",
        "from Amara, written down Tuesday 14 April",
        "from Amara, pasted Tuesday 14 April",
    ]


def test_a_topic_that_was_put_aside_has_no_number(qtbot):
    model = _watched(TopicModel())
    agenda = _topics("one", "two", "three")
    parked = agenda.put(Hand.MENTOR_SEAT, agenda.topics[1].id, TopicState.PARKED)
    model.show_agenda(parked, "Amara", spent=False)
    assert [row.lead for row in _rows(model)] == ["1", "", "2"]


def test_a_topic_of_the_leader_s_is_not_shown_as_the_mentor_s(qtbot):
    own = topic("Office rule", 5, Hand.LEADER_SEAT, NOW)
    agenda = Agenda(uuid4(), (*_topics("Town hall").topics, own))
    model, draft = _watched(TopicModel()), _watched(DraftModel("Amara", "Helen"))
    model.show_agenda(agenda, "Amara", spent=False)
    draft.show_draft(agenda)
    for rows, name in ((_rows(model), "you"), (_rows(draft), "Helen")):
        whose = [row.facts[0] for row in rows]
        assert whose == [Fact("Amara", Tone.MENTOR), Fact(name, Tone.LEADER)]


def test_a_draft_forgets_the_rows_of_topics_that_are_gone(qtbot):
    model, agenda = DraftModel("Amara", "Helen"), _topics("One", "Two")
    for minutes in range(1, 9):
        changed = replace(agenda.topics[0], minutes=minutes)
        agenda = agenda.changed(Hand.MENTOR_SEAT, changed)
        model.show_draft(agenda)
        assert len(_rows(model)) == 2
    assert len(model._rows) <= 3


def test_an_ask_that_was_taken_in_shows_whose_it_was(qtbot):
    model = _watched(TopicModel())
    asked = Agenda(uuid4()).asked("The office rule")
    taken = asked.answered(Hand.MENTOR_SEAT, asked.asks[0].id, AskState.TAKEN)
    model.show_agenda(taken, "Amara", spent=False)
    assert [fact.words for fact in _rows(model)[0].facts] == ["you asked for it"]


def test_every_line_that_came_is_accounted_for(qtbot):
    model = _watched(AgendaLineModel("Amara"))
    text = "Hi Helen,\n\n- How are you? (5 min)\n- Town hall\n\nBest, Amara\n"
    model.show_read(read_agenda(text), _topics("town hall").topics)
    assert [taken.words for taken in model.values()] == [line for line in text.splitlines() if line]
    rows = _rows(model)
    assert rows[0].facts[0].words == "greeting"
    assert (rows[1].lead, rows[1].facts[0].words) == ("1", "5 min")
    assert rows[2].facts[0].words == "already on the agenda"
    assert rows[3].facts


def test_what_the_mentor_did_not_write_says_so(qtbot):
    model = _watched(AgendaLineModel("Amara"))
    text = "[12.05.26, 09:15:01] Amara: - Town hall\n[12.05.26, 09:16:11] Lena: Super!\n"
    model.show_read(read_agenda(text, Pair("Lena Vogt", "Amara Osei")), ())
    assert [row.title for row in _rows(model)] == ["Town hall", text.splitlines()[1]]
    assert [fact.words for fact in _rows(model)[1].facts] == ["not from Amara"]


def test_a_topic_that_came_again_says_what_is_otherwise(qtbot):
    model = _watched(AgendaLineModel("Amara"))
    stands = [replace(topic, minutes=5, notes="") for topic in _topics("one", "two").topics]
    model.show_read(read_agenda("- One (15 min)\n  bring the badge\n- two (5 min)\n"), stands)
    changed, _, same = _rows(model)
    assert [fact.words for fact in changed.facts] == [
        "already on the agenda",
        "now 15 min",
        "a new note",
    ]
    assert [fact.words for fact in same.facts] == ["already on the agenda"]
    assert [one.goes_in for one in model.values()] == [True, False, False]


def test_what_is_coming_says_whether_its_agenda_is_here(qtbot):
    model = _watched(ComingModel(NOW))
    without = Coming(_meeting(2).session, AMARA, Agenda(uuid4()))
    with_one = Coming(_meeting(3).session, AMARA, _topics("Town hall"), Rhythm.MONTHLY)
    model.show_coming([without, with_one], NOW)
    assert [row.facts[0].words for row in _rows(model)] == ["agenda not here yet", "1 topic"]
    assert [row.under for row in _rows(model)] == ["", "Town hall · every month"]


def test_what_an_idea_can_be_joined_with_is_found_by_its_words_and_the_chosen_one_marked(qtbot):
    model = _watched(CandidateModel(NOW.date()))
    ideas = [
        Candidate(uuid4(), AMARA.id, f"{what} of town hall {number}", NOW)
        for number in range(30)
        for what in ("Clip", "Note")
    ]
    model.offer(ideas, {AMARA.id: "Amara Okafor"})
    assert (model.rowCount(), model.total) == (40, 60)
    model.choose(ideas[1].id)
    assert [bool(row.facts) for row in _rows(model)[:3]] == [False, True, False]
    model.look_for("hall 3 no")
    assert [row.title for row in _rows(model)] == ["Note of town hall 3"]
    assert _rows(model)[0].under == "Amara Okafor"
    model.choose(None)
    model.look_for("none tow")
    assert (model.rowCount(), model.total) == (0, 0)


def _told(idea, uses, entries=None):
    return Told(idea, {}, story=moments(entries or {}, {}, idea, NOW), uses=uses)


def test_a_story_tells_every_step_and_every_credit(qtbot):
    model = _watched(StoryModel())
    idea = _idea().moved(Stage.TRYING, NOW)
    used = Application("the all-hands", NOW.date(), "an hour", "three minutes")
    idea = idea.applied(used, NOW, adapted=False)
    idea = idea.recognised(Recognition(RecognitionForm.NAMED_IN_MEETING, NOW.date(), "Board"))
    model.show(story_words.story(_told(idea, {idea.last.id: used}), {}, NOW.date()))
    assert [(row.title, row.faint) for row in _rows(model)] == [
        ("Heard", False),
        ("Trying", False),
        ("Applied", False),
        ("Credit: named in a meeting", False),
    ]
    by = "not told by the ledger"
    assert _rows(model)[2].under == f"the all-hands · before: an hour · now: three minutes · {by}"
    later = Application("the town hall", NOW.date().replace(year=2027))
    one, _ = joined(idea, _idea().applied(later, NOW, adapted=True), NOW)
    told = {idea.last.id: used, one.last.id: later}
    model.show(story_words.story(_told(one, told), {}, NOW.date()))
    uses = [row for row in _rows(model) if row.title.startswith("Applied")]
    assert uses[0].under.split(" · ")[0] == used.where
    assert uses[1].under.split(" · ")[:2] == ["in use from Wed 14 Apr 2027", later.where]


def test_each_line_of_a_story_says_what_became_otherwise_and_by_whom(qtbot):
    """Each state is entered a day after the one before, by the leader but for two of them."""
    clips = replace(_idea(), raised_at=NOW, events=(replace(_idea().last, at=NOW),))
    reworded = replace(clips, text="Short clips")
    waiting = replace(reworded, answer_by=NOW.date() + timedelta(days=9))
    stricter = waiting.with_consent(AMARA.id, Consent.AS_COLLEAGUE)
    declined = stricter.moved(Stage.DECLINED, NOW + timedelta(days=4), reason="no time")
    knows = replace(declined.last, reason="no money", told_on=NOW.date() + timedelta(days=5))
    said = replace(declined, events=(*declined.events[:-1], knows))
    back = replace(said, events=said.events[:1], answer_by=None)
    used = Application("the all-hands", NOW.date() + timedelta(days=6))
    applied = back.applied(used, NOW + timedelta(days=7), adapted=False)
    given = Recognition(RecognitionForm.TOLD_MANAGER, NOW.date() + timedelta(days=7), "", "Rhea")
    credited = applied.recognised(given)
    states = clips, reworded, waiting, stricter, declined, said, back, applied, credited
    hands = dict.fromkeys(range(len(states)), PenHand.LEADER) | {3: PenHand.MENTOR}
    entries = [
        Entered(fact, NOW + timedelta(days=day), hands[day])
        for day, (old, new) in enumerate(pairwise((None, *states)))
        for fact in difference(old, new)
    ]
    entries.append(Entered(brought(credited), NOW + timedelta(days=9), PenHand.PROGRAM))
    story = moments(dict(enumerate(entries, 1)), {len(entries): 2}, credited, NOW)
    told = Told(credited, {}, story=story, uses={applied.last.id: used})
    model = _watched(StoryModel())
    model.show(story_words.story(told, {AMARA.id: AMARA}, NOW.date()))
    amara = "Amara Okafor named: proposed it (lead), may be named anywhere"
    assert [(row.lead, row.title, row.under, row.faint) for row in _rows(model)] == [
        ("Tue 14 Apr", "Heard", f"{amara} · noted by you", False),
        ("Wed 15 Apr", "In other words: “Short clips”", "before: “Clips” · noted by you", True),
        ("Thu 16 Apr", "An answer is promised by Thu 23 Apr", "noted by you", True),
        (
            *("Fri 17 Apr", "Amara Okafor: named as “a colleague” from now on"),
            *("said by the mentor", True),
        ),
        ("Sat 18 Apr", "Declined", "no time · noted by you", False),
        (
            "Sun 19 Apr",
            "The reason in other words: no money · The mentor was told of the no on Sun 19 Apr",
            *("noted by you", True),
        ),
        (
            *("Mon 20 Apr", "Taken back: Declined"),
            *("No day for an answer is promised any more · noted by you", True),
        ),
        ("Tue 21 Apr", "Applied", "in use from Mon 20 Apr · the all-hands · noted by you", False),
        (
            *("Tue 21 Apr", "Credit: told the manager"),
            *("before Rhea · kept on Wed 22 Apr · noted by you", False),
        ),
        (
            *("Thu 23 Apr", "2 earlier entries were destroyed with what was struck"),
            *("as MentorDesk found it", True),
        ),
    ]


@pytest.mark.parametrize("count", [0, 1, 200])
def test_a_list_of_any_length_can_be_held(qtbot, count):
    model = _watched(IdeaModel(NOW))
    ideas = [_idea(f"Idea {number}") for number in range(count)]
    model.show_ideas(ideas, {}, NOW)
    assert model.rowCount() == count
    assert [model.index(row).data(VALUE) for row in range(count)] == ideas
    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex()) is None
