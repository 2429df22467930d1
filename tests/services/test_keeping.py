"""Kept or destroyed by kind of data: nowhere any more once it is, and credit stays as it was."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from mentordesk.domain.content import Card, Theme
from mentordesk.domain.credit_check import Verdict
from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.forget import Stays
from mentordesk.domain.idea import Application, Recognition, RecognitionForm
from mentordesk.domain.keeping import DataKind
from mentordesk.domain.likes import Likes
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent, Pairing, Rhythm
from mentordesk.domain.series import SeriesPlan
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.error_words.repair import NOUNS
from mentordesk.errors import (
    BackupsAwayError,
    NotFoundError,
    RescueStaysError,
    SessionLiveError,
)
from mentordesk.export.formats import Format
from mentordesk.services.agendas import NewTopic
from mentordesk.services.content import default_clauses
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.last_seen import LastSeen
from mentordesk.services.observations import NewAnswer
from mentordesk.services.repair import RepairService
from services.test_forget_person import hurt_everywhere, traces
from support import PASSPHRASE, SMALL_COST, START

OTHER = "Nebelkrähe"
STAYS = "Rotkehlchen"
"""What is said of ideas and of the name, which no kind destroys."""


@pytest.fixture
def full(home, workspace, clock):
    """A pair with a word of each kind in each place of that kind, and another pair beside it."""
    desk, word = workspace, {kind: f"{kind.replace('_', '')}kanarie" for kind in DataKind}
    likes = word[DataKind.LIKES]
    pairing = Pairing(
        medium_note=likes,
        place=likes,
        consent=Consent.ANYWHERE,
        strengths=(likes,),
        leader_hopes=word[DataKind.AIMS],
        mentor_hopes=word[DataKind.AIMS],
        likes=Likes(called="Ama", times=likes, credit=STAYS, helps_words=likes),
    )
    who = desk.people.add_mentor("Amara Okafor", pairing).id
    clauses = [replace(one, words=word[DataKind.AGREEMENT]) for one in default_clauses()]
    desk.people.agree(who, clauses)
    desk.aims.put(who, word[DataKind.AIMS])
    records = word[DataKind.RECORDS]
    desk.library.keep(who, Card("own-1", records, Theme.VOICE))
    met = desk.sessions.plan(who, clock(), place=records)
    topic = desk.agendas.receive(met.id, [NewTopic(records, notes=records)]).topics[0]
    desk.agendas.ask(met.id, records)
    desk.observations.receive(met.id, [NewAnswer(word[DataKind.OBSERVATIONS])])
    desk.sessions.start(met.id)
    for sheet in (None, topic.id):
        desk.notes.write(met.id, sheet, NoteKind.PRIVATE, word[DataKind.PRIVATE_NOTES])
        desk.notes.write(met.id, sheet, NoteKind.SHARED, word[DataKind.SHARED_NOTES])
    tried = desk.promises.make(met.id, who, word[DataKind.PROMISES], try_it=True)
    desk.tries.log(tried.id, word[DataKind.PROMISES])
    idea = desk.ideas.capture(met.id, who, STAYS)
    desk.closes.say_back(met.id, word[DataKind.SHARED_NOTES], confirmed=True)
    desk.closes.close(met.id)
    desk.ideas.apply(idea.id, Application("in the team", START.date()))
    desk.ideas.recognise(idea.id, Recognition(RecognitionForm.NAMED_IN_MEETING, START.date(), ""))
    desk.exports.note(Leaving(ExportKind.PERIOD, who, form=word[DataKind.FILES]), b"")
    other = desk.people.add_mentor("Jonas Lind", Pairing(place=OTHER)).id
    theirs = desk.sessions.plan(other, clock(), place=OTHER)
    desk.notes.write(theirs.id, None, NoteKind.PRIVATE, OTHER)
    copies = [
        Unsaved(Place.NOTE, met.id, word[DataKind.PRIVATE_NOTES]),
        Unsaved(Place.PLAY_BACK, met.id, word[DataKind.SHARED_NOTES]),
        Unsaved(Place.ASK, met.id, records),
        Unsaved(Place.TRY, met.id, word[DataKind.PROMISES]),
        Unsaved(Place.NOTE, theirs.id, OTHER),
    ]
    desk.rescue.copies.keep(copies)
    desk.care.chosen = home / "stick"
    desk.care.chosen.mkdir()
    desk.care.back_up_now()
    return desk, who, word, idea.id


def test_what_is_destroyed_is_in_no_file_and_no_backup_and_all_else_stays(full, home):
    desk, who, word, idea = full
    every = {*word.values(), STAYS, OTHER}
    assert {found for _, found in traces(desk, home, every)} == every
    before = desk.ideas.of_id(idea)
    record = desk.credit_records.render(desk.credit_records.compose(who), Format.MARKDOWN)
    some = {DataKind.RECORDS, DataKind.PRIVATE_NOTES, DataKind.AIMS, DataKind.FILES}
    desk.keeping.destroy(who, some)
    gone = {word[kind] for kind in some}
    assert traces(desk, home, gone) == set()
    assert {found for _, found in traces(desk, home, every)} == every - gone
    met = desk.ideas.of_id(idea).session
    (shared,) = desk.notes.of_session(met)
    assert (shared.topic, shared.text.count(word[DataKind.SHARED_NOTES])) == (None, 2)
    desk.keeping.destroy(who, DataKind)
    assert {found for _, found in traces(desk, home, every)} == {STAYS, OTHER}
    assert desk.ideas.of_id(idea) == before
    assert desk.credit_records.compare(record).verdict is Verdict.MATCHES
    assert desk.care.verify().sound
    kept = desk.sessions.of_id(met)
    assert (kept.number, kept.met_at().date()) == (1, START.date())
    assert desk.people.of_id(who).first_name == "Ama"
    held = desk.keeping.look(who)
    assert [held.of(kind) for kind in DataKind] == [0] * len(DataKind)
    assert held.destroyed == dict.fromkeys(DataKind, START.date())
    assert desk.keeping.destroyed(who) == held.destroyed


def test_what_there_is_is_counted_by_kind(full):
    desk, who, _, _ = full
    held = desk.keeping.look(who)
    assert {kind: held.of(kind) for kind in DataKind} == {
        DataKind.RECORDS: 4,
        DataKind.PRIVATE_NOTES: 2,
        DataKind.SHARED_NOTES: 3,
        DataKind.OBSERVATIONS: 1,
        DataKind.AIMS: 3,
        DataKind.PROMISES: 1,
        DataKind.AGREEMENT: len(default_clauses()),
        DataKind.LIKES: 5,
        DataKind.FILES: 1,
    }
    assert held.destroyed == desk.keeping.destroyed(who) == {}


def test_nothing_goes_at_the_table_nor_by_half(full, monkeypatch):
    desk, who, _, _ = full

    def rows():
        with desk.store.reading() as tx:
            tables = ("note", "topic", "promise", "aim", "destroyed")
            return [tx.scalar(text(f"SELECT count(*) FROM {name}")) for name in tables]

    live = desk.sessions.start(desk.sessions.plan(who, START).id)
    with pytest.raises(SessionLiveError):
        desk.keeping.destroy(who, DataKind)
    desk.closes.close(live.id)
    before = rows()
    monkeypatch.setattr(desk.care, "owe_forgetting", _refuse)
    with pytest.raises(RescueStaysError):
        desk.keeping.destroy(who, DataKind)
    assert rows() == before
    assert desk.keeping.look(who).destroyed == {}
    with pytest.raises(NotFoundError):
        desk.keeping.look(desk.people.leader().id)


def _refuse(_):
    raise RescueStaysError(path="", reason="")


def test_what_is_still_to_come_keeps_its_agenda(full, clock):
    desk, who, _, _ = full
    clock.forward(days=1)
    planned = desk.sessions.plan(who, clock(), place="the garden")
    desk.agendas.receive(planned.id, [NewTopic("To come")])
    desk.keeping.destroy(who, {DataKind.RECORDS})
    assert desk.agendas.of(planned.id).topics[-1].text == "To come"
    assert desk.sessions.of_id(planned.id) == planned


def test_what_was_typed_for_what_is_to_come_stays_in_its_copy(full, clock):
    desk, who, word, idea = full
    clock.forward(days=1)
    moved = desk.sessions.plan(who, clock())
    coming = desk.sessions.move(moved.id, clock() + timedelta(days=1))
    met = desk.ideas.of_id(idea).session
    kept = [
        *(Unsaved(place, coming.id, "To come") for place in (Place.ASK, Place.LEADERS_TOPIC)),
        Unsaved(Place.TOPIC, moved.id, "To come"),
    ]
    gone = [
        Unsaved(Place.TOPIC, met, word[DataKind.RECORDS]),
        Unsaved(Place.NOTE, coming.id, word[DataKind.PRIVATE_NOTES]),
    ]
    for path in desk.rescue.copies.found():
        desk.rescue.copies.leave(path, clock(), ())
    desk.rescue.copies.keep([*kept, *gone])
    desk.keeping.destroy(who, {DataKind.RECORDS, DataKind.PRIVATE_NOTES})
    (path,) = desk.rescue.copies.found()
    assert desk.rescue.copies.read(path)[1] == tuple(kept)


def test_a_copy_that_cannot_be_read_goes_only_for_what_it_may_hold(full):
    desk, who, _, _ = full
    (path,) = desk.rescue.copies.found()
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    free = {DataKind.OBSERVATIONS, DataKind.AIMS, DataKind.AGREEMENT, DataKind.LIKES}
    desk.keeping.destroy(who, {*free, DataKind.FILES})
    assert path.read_bytes() == whole[:-1]
    desk.keeping.destroy(who, {DataKind.PROMISES})
    assert not path.exists()


def test_what_was_tried_belongs_to_the_last_session_also_without_records(workspace, amara, clock):
    desk, tried = workspace, []
    for words in ("tried long ago", "tried last"):
        met = desk.sessions.start(desk.sessions.plan(amara.id, clock()).id)
        tried.append(desk.promises.make(met.id, amara.id, words, try_it=True))
        desk.closes.close(met.id)
        clock.forward(days=7)
    made = desk.promises.make(met.id, amara.id, "kept since")
    kept = desk.promises.keep(made.id)
    desk.ideas_outside.note_down(amara.id, "An idea in the lift", clock().date())
    clock.forward(days=1)
    coming = desk.sessions.plan(amara.id, clock())
    for _ in range(2):
        assert desk.tries.open_logs() == {tried[1].id}
        assert desk.tries.before(coming.id) == (tried[1],)
        assert desk.tries.told_in(tried[0].id) == met.id
        assert desk.promises.closed_since([amara.id]) == (kept,)
        desk.keeping.destroy(amara.id, {DataKind.RECORDS})


def test_calendars_learn_that_a_series_goes_on_without_what_was_destroyed(workspace, amara, clock):
    first = clock().astimezone(ZoneInfo("Europe/Berlin"))
    met, coming, *_ = workspace.series.plan(SeriesPlan(amara.id, first, Rhythm.WEEKLY, 3))
    workspace.sessions.start(met.id)
    workspace.closes.close(met.id)
    before = workspace.series.all()[met.series]
    workspace.keeping.destroy(amara.id, {DataKind.RECORDS})
    assert b"EXDATE" in workspace.calendars.file(coming.id)
    assert workspace.series.all()[met.series].sequence == before.sequence + 1
    workspace.keeping.destroy(amara.id, {DataKind.RECORDS})
    assert workspace.series.all()[met.series].sequence == before.sequence + 1


def test_forgetting_forgets_what_was_destroyed_too(full):
    desk, who, _, _ = full
    desk.keeping.destroy(who, {DataKind.AIMS})
    desk.forgetting.forget(who, Stays.NOTHING)
    with desk.store.reading() as tx:
        assert tx.scalar(text("SELECT count(*) FROM destroyed")) == 0


@pytest.mark.parametrize("away", [False, True])
def test_a_repair_brings_nothing_back_that_was_destroyed(full, home, clock, away):
    """While the stick is `away` it keeps a backup from before, and none is left beside the desk."""
    desk, who, word, _ = full
    clock.forward(days=1)
    stick = desk.care.chosen
    if away:
        stick.rename(home / "away")
    with suppress(BackupsAwayError):
        desk.keeping.destroy(who, DataKind)
    if away:
        (home / "away").rename(stick)
        for path in desk.care.own.iterdir():
            path.unlink()
    days = desk.keeping.destroyed(who)
    folder, key = desk.store.folder, desk.store.secret.database_key()
    lock(desk)
    hurt_everywhere(folder, key)
    repair = RepairService(folder, "Unknown", LastSeen(home / "state"), further=[stick])
    repair.make(PASSPHRASE, offers=NOUNS)
    again = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    again.care.chosen = stick
    assert again.care.back_up_changes().trouble is None
    assert traces(again, home, set(word.values())) == set()
    assert again.keeping.destroyed(who) == ({} if away else days)
    lock(again)
