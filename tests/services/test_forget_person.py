"""Whoever is forgotten is nowhere any more, in no file and no backup; credit stays as wished."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from damage import hurt
from mentordesk.domain.content import Card, Theme
from mentordesk.domain.credit_check import Verdict
from mentordesk.domain.forget import Stays
from mentordesk.domain.idea import (
    Application,
    Contribution,
    Part,
    Recognition,
    RecognitionForm,
    Weight,
)
from mentordesk.domain.likes import Likes
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import COLLEAGUE, Consent, Pairing, Rhythm, Role
from mentordesk.domain.search import Within
from mentordesk.domain.series import SeriesPlan
from mentordesk.domain.unsaved import NOWHERE, Place, Unsaved
from mentordesk.domain.worksheet import Worksheet, as_text
from mentordesk.error_words.repair import NOUNS
from mentordesk.errors import BackupsAwayError, NotFoundError, SessionLiveError
from mentordesk.export.formats import Format
from mentordesk.services import restoring
from mentordesk.services.agendas import NewTopic
from mentordesk.services.content import default_clauses
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.last_seen import LastSeen
from mentordesk.services.observations import NewAnswer
from mentordesk.services.repair import RepairService
from mentordesk.services.upkeep import Task
from mentordesk.vault.cipher import COPY, opened
from mentordesk.vault.layout import STRUCK, STRUCK_CHOSEN
from mentordesk.vault.pages import Pages
from mentordesk.vault.trees import tree
from mentordesk.vault.vault import Vault
from naming_people import give_part
from support import PASSPHRASE, SMALL_COST, START

WORD = "Kanarienvogel"
NAME = "Oluwaseun"
FORMER = "Adebayo"
BEFORE = "Quartalsrunde"
LINE = "Ask the quiet ones first"
UNHURT = "upkeep", "session"


@pytest.fixture
def full(home, workspace, clock):
    """Somebody with a word of theirs in every place, and another mentor who tells of them."""
    pairing = Pairing(
        medium_note=WORD,
        place=WORD,
        consent=Consent.ANYWHERE,
        strengths=(WORD,),
        leader_hopes=WORD,
        likes=Likes(called="Tunde", pronouns=WORD, times=WORD, credit=WORD, helps_words=WORD),
    )
    desk = workspace
    who = desk.people.add_mentor(f"{NAME} {FORMER}", pairing, WORD)
    who = desk.people.change(replace(desk.people.of_id(who.id), name=f"{NAME} Adeyemi"))
    other = desk.people.add_mentor("Jonas Lind", Pairing(leader_hopes=f"More than {NAME} saw"))
    desk.people.agree(who.id, default_clauses())
    desk.aims.put(who.id, WORD)
    desk.library.keep(who.id, Card("own-1", WORD, Theme.VOICE))
    met = desk.sessions.plan(who.id, clock(), place=WORD)
    desk.agendas.receive(met.id, [NewTopic(WORD, notes=WORD)])
    desk.agendas.ask(met.id, WORD)
    desk.observations.receive(met.id, [NewAnswer(WORD)])
    desk.sessions.start(met.id)
    for kind in (NoteKind.PRIVATE, NoteKind.SHARED):
        desk.notes.write(met.id, None, kind, WORD)
    tried = desk.promises.make(met.id, who.id, WORD, try_it=True)
    desk.tries.log(tried.id, WORD)
    desk.ideas.capture(met.id, who.id, f"{WORD} unanswered")
    used = desk.ideas.capture(met.id, who.id, LINE)
    desk.closes.say_back(met.id, WORD, confirmed=True)
    desk.strike_asks.ask(met.id, WORD)
    desk.closes.close(met.id)
    _credit(desk, used.id, f"with {NAME} there")
    theirs = desk.sessions.plan(other.id, clock() + timedelta(days=1))
    desk.notes.write(theirs.id, None, NoteKind.PRIVATE, f"{NAME} said so too, and Jonas did")
    desk.sessions.start(theirs.id)
    open_idea = desk.ideas.capture(theirs.id, other.id, f"As {FORMER} does it")
    given = desk.ideas.capture(theirs.id, other.id, "Meet in the garden")
    for idea in (open_idea, given):
        part = Contribution(who.id, Part.SHAPED, Weight.EQUAL, Consent.THESE_PEOPLE, BEFORE)
        give_part(desk, idea.id, part)
    desk.idea_naming.say_first(open_idea.id, f"{NAME} Adeyemi, in the lift")
    desk.closes.close(theirs.id)
    _credit(desk, given.id, "to the board")
    desk.idea_naming.say_first(given.id, f"{NAME} once")
    desk.idea_naming.say_first(given.id, "Somebody in the lift")
    copies = desk.rescue.copies
    copies.keep([Unsaved(Place.NOTE, met.id, WORD), Unsaved(Place.NOTE, theirs.id, f"Ask {NAME}")])
    copies.follow([Unsaved(Place.ASK, met.id, WORD)])
    desk.care.chosen = home / "stick"
    desk.care.chosen.mkdir()
    desk.care.back_up_now()
    return desk, who.id, other.id, {"used": used.id, "open": open_idea.id, "given": given.id}


def _credit(desk, idea, where):
    desk.ideas.apply(idea, Application("in the team", START.date()))
    desk.ideas.recognise(idea, Recognition(RecognitionForm.NAMED_IN_MEETING, START.date(), where))


def _opened(store):
    """Return each page of a database and its log as it is under the seal, the free ones too."""
    pages = Pages(store.database, store.secret.database_key())
    return b"".join(pages.page(number) or b"" for number in range(1, pages.count + 1))


def traces(desk, home, words):
    """Return where the words stand: in files as they lie, opened databases, or rescue copies."""
    held = {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file()}
    backups = [path for path in held if path.endswith(".mentordesk-backup")]
    held["the desk, opened"] = _opened(desk.store)
    for number, path in enumerate(backups):
        room = home / f"opened-{len(list(home.iterdir()))}-{number}"
        restoring.restore(Path(path), room, PASSPHRASE)
        store = Vault(room).unlock(PASSPHRASE)
        held[f"{path}, opened"] = _opened(store)
        store.close()
    copies = desk.rescue.copies
    held |= {f"{path.name}, read": repr(copies.read(path)).encode() for path in copies.found()}
    seen = {word: (word.encode(), word.casefold().encode()) for word in words}
    return {
        (place, word)
        for place, data in held.items()
        for word, forms in seen.items()
        if any(form in data for form in forms)
    }


def kinds(found):
    return {place.rpartition(", ")[2] for place, _ in found}


def test_everything_about_a_person_is_in_no_file_and_no_backup(full, home):
    desk, who, other, ideas = full
    canaries = {WORD, NAME, FORMER, "Tunde", LINE, BEFORE}
    assert {word for _, word in traces(desk, home, canaries)} == canaries
    assert kinds(traces(desk, home, canaries)) == {"opened", "read"}
    desk.forgetting.forget(who, Stays.NOTHING)
    assert traces(desk, home, canaries) == set()
    with pytest.raises(NotFoundError):
        desk.people.of_id(who)
    assert [one.id for one in desk.people.mentors()] == [other]
    assert {idea.text for idea in desk.ideas.all()} == {
        "As a colleague does it",
        "Meet in the garden",
    }
    assert desk.ideas.of_id(ideas["open"]).first_said == "A colleague, in the lift"
    assert [row.text for row in desk.notes.of_session(desk.sessions.all()[0].id)] == [
        "A colleague said so too, and Jonas did"
    ]
    assert desk.care.verify().sound
    for canary in canaries:
        assert desk.search.find(canary, Within()).places == ()


@pytest.mark.parametrize("stays", [Stays.NAME, Stays.COLLEAGUE])
def test_of_the_credit_stays_what_the_person_wishes(full, home, stays):
    desk, who, other, ideas = full
    desk.forgetting.forget(who, stays)
    gone = {WORD, FORMER, "Tunde"} | ({NAME, BEFORE} if stays is Stays.COLLEAGUE else set())
    assert traces(desk, home, gone) == set()
    left = desk.people.of_id(who)
    name = f"{NAME} Adeyemi" if stays is Stays.NAME else COLLEAGUE
    assert (left.name, left.role, left.pairing, left.former) == (name, Role.OTHER, None, ())
    kept = desk.ideas.of_id(ideas["used"])
    assert (kept.text, kept.mentor) == (LINE, who)
    heard = NAME if stays is Stays.NAME else "a colleague"
    assert kept.recognitions[0].where == f"with {heard} there"
    consents = {
        part.person: part.consent for part in desk.ideas.of_id(ideas["given"]).contributions
    }
    held_to = Consent.THESE_PEOPLE if stays is Stays.NAME else Consent.AS_COLLEAGUE
    assert consents[who] is held_to
    assert who not in {p.person for p in desk.ideas.of_id(ideas["open"]).contributions}
    talk = desk.sessions.of_id(kept.session)
    assert (talk.number, talk.place, talk.play_back.text) == (0, "", "")
    assert desk.care.verify().sound
    assert [mentor.id for mentor in desk.people.mentors()] == [other]


@pytest.mark.parametrize("stays", Stays)
def test_a_record_given_out_before_gets_an_honest_verdict(full, stays):
    desk, who, other, _ = full
    records = {}
    for mentor in (who, other):
        record = desk.credit_records.compose(mentor)
        records[mentor] = desk.credit_records.render(record, Format.MARKDOWN)
    desk.forgetting.forget(who, stays)
    assert desk.credit_records.compare(records[who]).verdict is Verdict.IN_PART
    assert desk.credit_records.compare(records[other]).verdict is Verdict.IN_PART


def test_who_is_named_in_an_idea_only_is_forgotten_too(full, home):
    desk, _, _, ideas = full
    passer = desk.people.named("Wilhelmina Brandt")
    part = Contribution(passer.id, Part.NOTICED, Weight.EQUAL, Consent.ANYWHERE)
    give_part(desk, ideas["given"], part)
    desk.care.back_up_now()
    assert traces(desk, home, {"Wilhelmina"})
    desk.forgetting.forget(passer.id, Stays.NOTHING)
    assert traces(desk, home, {"Wilhelmina"}) == set()
    assert desk.ideas.of_id(ideas["given"]).text == "Meet in the garden"
    assert desk.care.verify().sound


def test_they_are_put_out_of_a_series_and_of_the_worksheet_of_somebody_else(full, home, clock):
    desk, who, other, _ = full
    first = (clock() + timedelta(days=2)).astimezone(ZoneInfo("Europe/Berlin"))
    met, *_ = desk.series.plan(SeriesPlan(other, first, Rhythm.WEEKLY, 2, place=f"With {NAME}"))
    sheet = Worksheet(name="Mei Tanaka", notices=f"What {NAME} saw", texts=(("chat", NAME),))
    desk.starting.keep(sheet)
    held = as_text(sheet)
    desk.rescue.copies.keep([Unsaved(Place.WORKSHEET, NOWHERE, held, before=held)])
    desk.library.keep(other, Card("own-2", "Whom else?", Theme.VOICE))
    with desk.store.transaction() as tx:  # as a repair may save it
        tx.execute(text("UPDATE own_content SET body = :cut"), {"cut": f'{{"text": "{NAME}'})
    desk.care.back_up_now()
    desk.forgetting.forget(who, Stays.NOTHING)
    assert traces(desk, home, {NAME}) == set()
    assert desk.series.all()[met.series].place == "With a colleague"
    kept = replace(sheet, notices="What a colleague saw", texts=(("chat", "A colleague"),))
    assert desk.starting.sheet() == kept
    (copy,) = desk.rescue.copies.found()
    (words,) = desk.rescue.copies.read(copy)[1]
    assert words.text == words.before == as_text(kept)


def test_what_goes_is_counted_first(full):
    desk, who, _, _ = full
    going = desk.forgetting.look(who)
    assert (going.sessions, going.notes, going.topics, going.promises) == (1, 2, 1, 1)
    assert (going.observations, going.aims, going.files) == (1, 1, 0)
    assert (going.ideas, going.credited, going.named, going.named_credited) == (2, 1, 2, 1)
    assert (going.asked, going.clauses, going.chosen) == (2, len(default_clauses()), 5)


def test_nobody_is_forgotten_during_a_session_nor_the_leader(full):
    desk, who, other, _ = full
    with pytest.raises(NotFoundError):
        desk.forgetting.forget(desk.people.leader().id, Stays.NOTHING)
    desk.sessions.start(desk.sessions.plan(other, START).id)
    with pytest.raises(SessionLiveError):
        desk.forgetting.forget(who, Stays.NOTHING)
    with desk.store.reading() as tx:
        assert tx.scalar(text("SELECT count(*) FROM promise")) == 1


def hurt_everywhere(folder, key):
    """Hurt each table with words but that of sessions, and what tells which rows there were."""
    (database,) = folder.glob("desk.*.db")
    with opened(database, key, COPY) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        wanted = "SELECT name FROM sqlite_master WHERE rootpage AND tbl_name NOT IN (?, ?)"
        told = {
            name for (name,) in connection.execute(wanted, UNHURT) if not name.startswith("search")
        }
    pages = Pages(database, key)
    roots = {row.values[1]: row.values[3] for row in tree(pages, 1).rows}
    hurt(database, *{page for name in told for page in tree(pages, roots[name]).pages})


@pytest.mark.parametrize(
    ("stays", "away", "beside"),
    [
        (Stays.NOTHING, False, True),
        (Stays.NOTHING, True, True),
        (Stays.COLLEAGUE, True, False),
    ],
)
def test_a_repair_brings_nothing_of_them_back(full, home, clock, stays, away, beside):
    """While a stick is `away` it keeps a backup from before; those `beside` the desk are new."""
    desk, who, _, _ = full
    clock.forward(days=1)
    gone = {WORD, NAME, FORMER, "Tunde", BEFORE}
    stick = desk.care.chosen
    if away:
        stick.rename(home / "away")
    with suppress(BackupsAwayError):
        desk.forgetting.forget(who, stays)
    if away:
        (home / "away").rename(stick)
    if not beside:
        for path in (desk.store.folder / "backups").iterdir():
            path.unlink()
    folder, key = desk.store.folder, desk.store.secret.database_key()
    lock(desk)
    hurt_everywhere(folder, key)
    repair = RepairService(folder, "Unknown", LastSeen(home / "state"), further=[stick])
    report = repair.make(PASSPHRASE, offers=NOUNS)
    assert report.unreadable
    assert (Task.FORGET, Task.FORGET_CHOSEN) == (STRUCK, STRUCK_CHOSEN)
    assert bool(report.from_backup) is beside
    opened_again = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    opened_again.care.chosen = stick
    opened_again.care.forget_struck()
    assert traces(opened_again, home, gone) == set()
    known = {one.name for one in opened_again.people.mentors()}
    assert ("Jonas Lind" in known) is beside
    lock(opened_again)
