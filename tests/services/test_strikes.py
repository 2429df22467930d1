"""What is struck or off the record is nowhere within reach: not in the log, not in a backup."""

from dataclasses import replace
from datetime import timedelta
from itertools import count
from threading import Thread
from time import monotonic

import pytest
from sqlalchemy import text

from mentordesk.domain.agenda import Hand, TopicState
from mentordesk.domain.idea import Application, Contribution, Part, Weight
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.errors import BackupError, BlankTextError, DeskDamagedError, StillReadError
from mentordesk.services import care, forgetting, restoring
from mentordesk.services.agendas import NewTopic
from mentordesk.services.observations import NewAnswer
from mentordesk.vault import checks
from mentordesk.vault.vault import Vault
from naming_people import give_part
from support import PASSPHRASE

CANARY = "Kanarienvogel im Bergwerk"


@pytest.fixture
def live(workspace, amara, clock):
    planned = workspace.sessions.plan(amara.id, clock() + timedelta(hours=5))
    return workspace.sessions.start(planned.id)


@pytest.fixture
def held(workspace, tmp_path):
    """Tell what the desk and the backups beside it hold, each as one text."""
    rooms = (tmp_path / f"restored-{number}" for number in count())

    def told():
        return [_dump(workspace.store), *map(_of_backup, _shelf(workspace).iterdir(), rooms)]

    return told


def _of_backup(path, folder):
    restoring.restore(path, folder, PASSPHRASE)
    store = Vault(folder).unlock(PASSPHRASE)
    try:
        return _dump(store)
    finally:
        store.close()


def _dump(store):
    """Return every value of every row."""
    with store.snapshot() as connection:
        return repr(
            [
                connection.execute(f'SELECT * FROM "{table}"').fetchall()
                for table in checks.row_counts(connection)
            ]
        )


def _shelf(workspace):
    return workspace.store.folder / "backups"


def _log(workspace):
    return workspace.store.database.with_name("desk.1.db-wal").stat().st_size


def note(workspace, amara, live):
    kept = workspace.notes.write(live.id, None, NoteKind.SHARED, CANARY)
    return lambda: workspace.notes.strike(kept.id)


def idea(workspace, amara, live):
    kept = workspace.ideas.capture(live.id, amara.id, CANARY)
    return lambda: workspace.ideas.strike(kept.id)


def topic(workspace, amara, live):
    agenda = workspace.agendas.receive(live.id, [NewTopic("first", notes=CANARY)])
    return lambda: workspace.agendas.strike(agenda.topics[0].id)


def wish(workspace, amara, live):
    asked = workspace.strike_asks.ask(live.id, CANARY)
    return lambda: workspace.strike_asks.settle(asked.id)


def answer(workspace, amara, live):
    planned = workspace.sessions.plan(amara.id, live.planned_at + timedelta(days=1))
    kept = workspace.observations.receive(planned.id, [NewAnswer(CANARY)])
    return lambda: workspace.observations.strike(kept.seen[0].id)


def promise(workspace, amara, live):
    kept = workspace.promises.make(live.id, amara.id, CANARY)
    return lambda: workspace.promises.strike(kept.id)


def tried(workspace, amara, live):
    kept = workspace.promises.make(live.id, amara.id, "Speak last", try_it=True)
    workspace.tries.log(kept.id, CANARY)
    return lambda: workspace.promises.strike(kept.id)


def play_back(workspace, amara, live):
    workspace.closes.say_back(live.id, CANARY, confirmed=True)
    return lambda: workspace.closes.say_back(live.id, "", confirmed=False)


def passage(workspace, amara, live):
    workspace.notes.write(live.id, None, NoteKind.PRIVATE, f"before {CANARY} after")

    def hide():
        sheets = {
            (None, NoteKind.PRIVATE): "before  after, and more words than there were before",
            (None, NoteKind.OFF_THE_RECORD): CANARY,
        }
        workspace.notes.write_sheets(live.id, sheets)
        assert len(list(_shelf(workspace).iterdir())) == 1
        workspace.closes.close(live.id)

    return hide


def emptied(workspace, amara, live):
    workspace.notes.write(live.id, None, NoteKind.SHARED, CANARY)
    workspace.closes.close(live.id)
    return lambda: workspace.notes.write(live.id, None, NoteKind.SHARED, "")


STRIKES = (note, idea, topic, wish, answer, promise, tried, play_back, passage, emptied)


@pytest.mark.parametrize("kind", STRIKES)
def test_what_is_struck_is_in_no_backup_and_not_in_the_log(workspace, amara, live, held, kind):
    strike = kind(workspace, amara, live)
    assert CANARY in _dump(workspace.store)
    for _ in range(2):
        workspace.care.back_up()
    half = _shelf(workspace) / "desk.db.part"
    half.write_text("half a copy")
    strike()
    assert len(held()) == 2
    assert not half.exists()
    assert _log(workspace) == 0
    assert [text for text in held() if CANARY in text] == []


@pytest.mark.parametrize("kind", STRIKES[:8])
def test_where_there_is_no_backup_a_strike_makes_none(workspace, amara, live, kind):
    kind(workspace, amara, live)()
    assert not _shelf(workspace).exists()
    assert _log(workspace) == 0
    assert CANARY not in _dump(workspace.store)


@pytest.mark.parametrize("kind", STRIKES[:8])
def test_a_strike_is_not_done_while_the_log_is_still_read(
    workspace, amara, live, monkeypatch, kind
):
    monkeypatch.setattr(forgetting, "PATIENCE", 0.1)
    strike = kind(workspace, amara, live)
    with workspace.store.reading() as tx:
        tx.execute(text("SELECT count(*) FROM note")).all()
        with pytest.raises(StillReadError):
            strike()
        assert _log(workspace) > 0
        assert workspace.care.settle() is None
        assert _log(workspace) > 0
    assert workspace.care.settle() is None
    assert _log(workspace) == 0
    assert CANARY not in _dump(workspace.store)


def test_what_was_off_the_record_leaves_a_log_that_was_read_at_the_close(
    workspace, amara, live, monkeypatch
):
    monkeypatch.setattr(forgetting, "PATIENCE", 0.1)
    workspace.notes.write(live.id, None, NoteKind.OFF_THE_RECORD, CANARY)
    kept = workspace.care.back_up().path
    with workspace.store.reading() as tx:
        tx.execute(text("SELECT count(*) FROM note")).all()
        workspace.closes.close(live.id)
        assert _log(workspace) > 0
    workspace.care.settle()
    assert _log(workspace) == 0
    assert kept.exists()


def test_a_topic_is_struck_where_it_was_carried_from_too(workspace, amara, live, held, clock):
    again, other = NewTopic(CANARY), NewTopic("another")
    workspace.agendas.receive(live.id, [again, other])
    workspace.closes.close(live.id)
    following = workspace.sessions.plan(amara.id, clock() + timedelta(days=14))
    workspace.care.back_up()
    there = workspace.agendas.of(following.id)
    assert [one.text for one in there.topics] == [CANARY, "another"]
    first = replace(there.topics[0], text="milder words")
    workspace.seats.hand_over(following)
    workspace.agendas.keep(there, there.changed(Hand.MENTOR_SEAT, first))
    workspace.seats.take_back(PASSPHRASE)
    workspace.agendas.strike(first.id)
    assert [one.text for one in workspace.agendas.of(live.id).topics] == ["another"]
    assert [one.text for one in workspace.agendas.of(following.id).topics] == ["another"]
    assert [text for text in held() if CANARY in text] == []


def test_a_topic_is_struck_where_it_was_carried_to_too(workspace, amara, live, held, clock):
    topic = workspace.agendas.receive(live.id, [NewTopic(CANARY)]).topics[0].id
    following = workspace.sessions.plan(amara.id, clock() + timedelta(days=14))
    workspace.closes.close(live.id)
    workspace.care.back_up()
    assert [one.text for one in workspace.agendas.of(following.id).topics] == [CANARY]
    workspace.agendas.strike(topic)
    assert workspace.agendas.of(following.id).topics == ()
    assert [text for text in held() if CANARY in text] == []


@pytest.mark.parametrize("reworded", [False, True])
def test_a_struck_topic_takes_along_the_ask_it_came_from(workspace, amara, clock, held, reworded):
    planned = workspace.sessions.plan(amara.id, clock() + timedelta(hours=5))
    for words in (CANARY, "another", "not answered yet"):
        workspace.agendas.ask(planned.id, words)
    came = [NewTopic(CANARY.upper()), NewTopic("another")]
    agenda = workspace.agendas.receive(planned.id, came)
    first = agenda.topics[0]
    if reworded:
        workspace.seats.hand_over(planned)
        milder = replace(first, text="milder words")
        workspace.agendas.keep(agenda, agenda.changed(Hand.MENTOR_SEAT, milder))
        workspace.seats.take_back(PASSPHRASE)
    workspace.care.back_up()
    for _ in range(2):
        workspace.agendas.strike(first.id)
    left = workspace.agendas.of(planned.id).asks
    assert [ask.text for ask in left] == ["another", "not answered yet"]
    assert [text for text in held() if CANARY in text] == []


def test_a_struck_topic_is_in_no_rescue_copy(workspace, live):
    topic = workspace.agendas.receive(live.id, [NewTopic(CANARY)]).topics[0].id
    other = Unsaved(Place.ASK, live.id, "another")
    places = (Place.TOPIC, Place.LEADERS_TOPIC, Place.ASK)
    copies = workspace.rescue.copies
    copies.keep([other, *(Unsaved(place, live.id, CANARY) for place in places)])
    workspace.agendas.strike(topic)
    assert [copies.read(path)[1] for path in copies.found()] == [(other,)]


def test_an_ask_that_was_carried_on_is_struck_where_it_was_typed_too(workspace, amara, live, clock):
    workspace.agendas.ask(live.id, CANARY)
    other = Unsaved(Place.ASK, live.id, "another")
    copies = workspace.rescue.copies
    copies.keep([other, Unsaved(Place.ASK, live.id, CANARY)])
    following = workspace.sessions.plan(amara.id, clock() + timedelta(days=30))
    workspace.closes.close(live.id)
    topic = workspace.agendas.receive(following.id, [NewTopic(CANARY)]).topics[0].id
    workspace.agendas.strike(topic)
    assert [copies.read(path)[1] for path in copies.found()] == [(other,)]


def test_a_struck_promise_takes_its_other_words_along_and_no_note(workspace, live, amara):
    promise = workspace.promises.make(live.id, amara.id, "Pay")
    other = Unsaved(Place.NOTE, live.id, "Payroll said no")
    copies = workspace.rescue.copies
    copies.keep([other, Unsaved(Place.NOTE, live.id, CANARY, promise=promise.id)])
    workspace.promises.strike(promise.id)
    assert [copies.read(path)[1] for path in copies.found()] == [(other,)]


def test_a_topic_of_the_same_words_stays_where_another_came_from(workspace, amara, live, clock):
    def question(session):
        return workspace.agendas.receive(session, [NewTopic("How are you?")]).topics[0].id

    question(live.id)
    workspace.closes.close(live.id)
    between = workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    (carried,) = workspace.agendas.of(between.id).topics
    workspace.agendas.spend(between.id, carried.id, 60, TopicState.DISCUSSED)
    workspace.closes.close(between.id)
    following = workspace.sessions.plan(amara.id, clock() + timedelta(days=14))
    workspace.agendas.strike(question(following.id))
    left = [len(workspace.agendas.of(s.id).topics) for s in (live, between, following)]
    assert left == [1, 1, 0]


def test_what_was_written_about_a_struck_topic_stays_with_the_session(workspace, live):
    agenda = workspace.agendas.receive(live.id, [NewTopic(CANARY)])
    topic = agenda.topics[0].id
    workspace.notes.write(live.id, None, NoteKind.PRIVATE, "before")
    workspace.notes.write(live.id, topic, NoteKind.PRIVATE, "on it")
    workspace.notes.write(live.id, topic, NoteKind.SHARED, "for both")
    for _ in range(2):
        workspace.agendas.strike(topic)
    left = workspace.notes.of_session(live.id)
    assert {(one.topic, one.kind, one.text) for one in left} == {
        (None, NoteKind.PRIVATE, "before\n\non it"),
        (None, NoteKind.SHARED, "for both"),
    }


def test_a_wish_stands_until_it_is_settled_and_with_its_session(workspace, amara, live, clock):
    asks = workspace.strike_asks
    other = workspace.sessions.plan(amara.id, clock() + timedelta(days=1))
    asks.ask(other.id, "elsewhere")
    first = asks.ask(live.id, " about   my son ")
    clock.forward(seconds=1)
    second = asks.ask(live.id, "the pay")
    assert [one.text for one in asks.of_session(live.id)] == ["about my son", "the pay"]
    for _ in range(2):
        asks.settle(first.id)
    assert asks.of_session(live.id) == (second,)
    with pytest.raises(BlankTextError):
        asks.ask(live.id, "  ")


def test_others_save_while_a_strike_waits_for_a_reader(workspace, amara, live, monkeypatch):
    monkeypatch.setattr(forgetting, "PATIENCE", 60)
    strike = note(workspace, amara, live)
    with workspace.store.reading() as tx:
        tx.execute(text("SELECT count(*) FROM note")).all()
        striking = Thread(target=strike)
        striking.start()
        while not workspace.store.wants_quiet:
            assert striking.is_alive()
        before = monotonic()
        workspace.people.named("Jonas Lind")
        assert monotonic() - before < checks.WAIT_MS / 2000
        assert striking.is_alive()
    striking.join(20)
    assert not striking.is_alive()
    assert _log(workspace) == 0


def test_a_strike_noted_while_an_earlier_one_is_paid_stays_owed(
    workspace, amara, live, clock, monkeypatch
):
    first = note(workspace, amara, live)
    workspace.care.back_up()
    make = care.backup.back_up

    def meanwhile(*given, **named):
        made = make(*given, **named)
        clock.forward(seconds=1)
        with workspace.store.transaction() as tx:
            workspace.care.owe_forgetting(tx)
        return made

    with monkeypatch.context() as patched:
        patched.setattr(care.backup, "back_up", meanwhile)
        first()
    before = list(_shelf(workspace).iterdir())
    assert workspace.care.settle() is None
    assert list(_shelf(workspace).iterdir()) != before


def test_ordinary_writing_leaves_the_backups_as_they_are(workspace, live):
    workspace.notes.write(live.id, None, NoteKind.PRIVATE, "mine")
    workspace.closes.say_back(live.id, "what I heard", confirmed=False)
    kept = [workspace.care.back_up().path, workspace.care.back_up().path]
    workspace.closes.say_back(live.id, "what I heard you say", confirmed=True)
    sheets = {(None, NoteKind.PRIVATE): "mine, and more", (None, NoteKind.OFF_THE_RECORD): "x"}
    workspace.notes.write_sheets(live.id, sheets)
    assert sorted(_shelf(workspace).iterdir()) == kept


def test_a_strike_that_could_not_finish_is_finished_by_another(
    workspace, amara, live, held, monkeypatch
):
    strike = idea(workspace, amara, live)
    workspace.care.back_up()

    def full(*_, **__):
        raise BackupError(path=_shelf(workspace), reason="No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(care.backup, "back_up", full)
        with pytest.raises(BackupError):
            strike()
    assert list(_shelf(workspace).iterdir()) == []
    strike()
    assert [text for text in held() if CANARY in text] == []


def test_backups_of_a_damaged_desk_stay_whatever_is_struck(workspace, amara, live, monkeypatch):
    strike = idea(workspace, amara, live)
    kept = workspace.care.back_up().path

    def damaged(*_, **__):
        raise DeskDamagedError(workspace.store.folder)

    monkeypatch.setattr(care.backup, "back_up", damaged)
    with pytest.raises(DeskDamagedError):
        strike()
    assert kept.exists()


def test_who_was_named_only_for_a_struck_idea_is_gone_and_nobody_else(workspace, amara, live):
    struck, other = (workspace.ideas.capture(live.id, amara.id, words) for words in "ab")
    for name, ideas in (("Jonas Lind", (struck,)), ("Mira Sol", (struck, other))):
        person = workspace.people.named(name)
        for one in ideas:
            part = Contribution(person.id, Part.SHAPED, Weight.EQUAL, Consent.ASK)
            give_part(workspace, one.id, part)
    workspace.people.named("Nobody Yet")
    workspace.ideas.strike(struck.id)
    assert {person.name for person in workspace.people.everybody()} == {
        "Helen Brandt", "Amara Okafor", "Mira Sol", "Nobody Yet",
    }  # fmt: skip


@pytest.mark.parametrize("end", ["strike", "reword"])
def test_who_is_still_named_in_the_words_of_an_idea_is_not_forgotten_before_those_go(
    workspace, amara, live, end
):
    ideas, jonas = workspace.ideas, workspace.people.named("Jörg Lind")
    part = Contribution(jonas.id, Part.SHAPED, Weight.EQUAL, Consent.NOT_AT_ALL)
    struck = give_part(workspace, ideas.capture(live.id, amara.id, "Clips").id, part)
    used = ideas.capture(live.id, amara.id, "Ask Jo\u00aderg")
    ideas.apply(used.id, Application("here", live.planned_at.date()))
    ideas.strike(struck.id)
    workspace.closes.close(live.id)
    record = workspace.credit_records.compose(amara.id)
    assert [line.text for line in record.ideas] == ["Ask a colleague"]
    assert jonas in workspace.people.everybody()
    ideas.strike(used.id) if end == "strike" else ideas.reword(used.id, "Ask them")
    assert jonas not in workspace.people.everybody()


def test_a_name_that_is_taken_off_is_in_no_backup_after_the_next(workspace, amara, live, held):
    part = Contribution(workspace.people.named(CANARY).id, Part.SHAPED, Weight.EQUAL, Consent.ASK)
    first, other = (workspace.ideas.capture(live.id, amara.id, words) for words in "ab")
    for one in (first, other):
        give_part(workspace, one.id, part)
    kept = workspace.care.back_up().path
    for one in (first, other):
        assert kept.exists()
        workspace.idea_naming.take_off(one.id, part)
        workspace.care.back_up_changes()
    assert [text for text in held() if CANARY in text] == []
    assert _log(workspace) == 0


def test_a_mentor_stays_when_their_only_idea_is_struck(workspace, amara, live):
    workspace.ideas.strike(workspace.ideas.capture(live.id, amara.id, "a").id)
    assert [one.id for one in workspace.people.mentors()] == [amara.id]
