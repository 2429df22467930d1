"""A walk over all that an open desk offers, in the mentor's seat: nothing private comes out."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import product
from pathlib import Path
from typing import Any, get_type_hints
from zlib import compress

import pytest
from sqlalchemy import text

from mentordesk.domain.agenda import Agenda, TopicState
from mentordesk.domain.agreement import Answer, Clause, Reply
from mentordesk.domain.board import IdeaQuery, Stand
from mentordesk.domain.calendar_change import (
    CalendarAnswer,
    TakeArranged,
    TakeMove,
    TakeNew,
    TakeOff,
)
from mentordesk.domain.content import Card, Entry, Theme
from mentordesk.domain.earlier import Brought, Choices, Preview
from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.floor import Side
from mentordesk.domain.forget import Stays
from mentordesk.domain.idea import (
    Application,
    Contribution,
    Idea,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
)
from mentordesk.domain.ids import (
    AimId,
    AskId,
    ExportId,
    IdeaId,
    NoteId,
    PersonId,
    PromiseId,
    SeenId,
    SessionId,
    StrikeAskId,
    TopicId,
    TryId,
)
from mentordesk.domain.joining import Cut
from mentordesk.domain.keeping import DataKind
from mentordesk.domain.naming import NewName
from mentordesk.domain.note import NoteKind
from mentordesk.domain.period import Period
from mentordesk.domain.person import Consent, Medium, Pairing, Person, Rhythm
from mentordesk.domain.promise import Promise
from mentordesk.domain.search import Within
from mentordesk.domain.seat import Seat
from mentordesk.domain.series import SeriesPlan
from mentordesk.domain.session import PlayBack, Session
from mentordesk.domain.summary import Choice, Reader
from mentordesk.domain.unsaved import NOWHERE, Place, Unsaved
from mentordesk.domain.wishes import OwnPage
from mentordesk.domain.word import Question
from mentordesk.domain.worksheet import Worksheet
from mentordesk.error_words.ideas_in import SaysIdeas
from mentordesk.errors import MentorDeskError, NotYourSeatError
from mentordesk.exchange.ideas_csv import IdeaFile
from mentordesk.exchange.table_source import HeldFile
from mentordesk.services.agendas import NewTopic
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.idea_export import IdeasForm
from mentordesk.services.observations import NewAnswer
from mentordesk.services.rhythms import SeriesEnd
from mentordesk.services.table import Table
from mentordesk.services.timings import Spell
from mentordesk.services.watch import Watch
from mentordesk.services.workspace import Workspace
from support import PASSPHRASE, SMALL_COST, Clock, add_amara

SECRET = "zebra"  # one word, so that a search finds it
WORDS = f"The {SECRET} is nobody's but Helen's"
SECRET_CARD = Card("own-secret", WORDS, Theme.VOICE)
ASIDE = {"store", "sample", "seats", "care"}
"""What is no question to the desk: its file, who sits there, and backups, which hold no word."""
GIVEN = {
    ("agreement_pages", "render"),
    ("credit_records", "render"),
    ("letters", "message"),
    ("letters", "page"),
    ("letters", "sheet"),
    ("rescue", "write"),
    ("search", "stop"),
    ("summaries", "compose"),
    ("summaries", "compose_period"),
    ("summaries", "render"),
    ("summaries", "sealed"),
    ("summaries", "to_seal"),
    ("agendas", "read"),
    ("agendas", "read_file"),
}
"""What only shapes the words that it is given."""
OPEN = {"agendas", "library", "agreements", "wishes", "endings"}
PRIVATE_TABLES = (
    *("note", "idea", "promise", "person", "session", "agreement", "pairing"),
    *("try_log", "observation", "strike_ask", "aim", "export", "series"),
    *("clause", "clause_answer", "likes", "wish", "former_name", "worksheet", "ending"),
    "choice",
    "destroyed",
)


@dataclass
class Full:
    """A desk with private words in every place, and which of its sessions is handed over."""

    workspace: Workspace
    open: Session
    values: dict[Any, list[Any]]
    secret_agendas: list[SessionId]
    table: Table | None = None


@pytest.fixture(scope="module")
def full(tmp_path_factory) -> Iterator[Full]:
    folder, clock = tmp_path_factory.mktemp("full"), Clock()
    with pytest.MonkeyPatch.context() as environ:
        environ.setenv("XDG_STATE_HOME", str(folder / "state"))
        environ.setenv("XDG_RUNTIME_DIR", str(folder))
        desk = DeskService(folder / "desk", clock, SMALL_COST).create(PASSPHRASE, "Helen").workspace
        yield _filled(desk, clock)
        lock(desk)


@pytest.fixture
def seated(full) -> Iterator[Full]:
    full.table = full.workspace.hand_over(full.open.id)
    yield full
    full.workspace.seats.take_back(PASSPHRASE)


def _filled(desk: Workspace, clock: Clock) -> Full:
    amara = add_amara(desk)
    hopes = replace(amara.pairing, leader_hopes=WORDS)
    desk.people.change(replace(amara, about=WORDS, pairing=hopes))
    ben = desk.people.add_mentor("Ben", Pairing(), WORDS)
    held, planned, bens = (
        desk.sessions.plan(who.id, clock() + timedelta(days=days))
        for who, days in ((amara, -1), (amara, 14), (ben, 3))
    )
    for session in (held, bens):
        desk.agendas.receive(session.id, [NewTopic(WORDS)])
        desk.agendas.ask(session.id, WORDS)
    desk.sessions.start(held.id)
    for session in (held, planned):
        desk.notes.write_sheets(session.id, {(None, kind): WORDS for kind in NoteKind})
    idea = desk.ideas.capture(held.id, amara.id, WORDS)
    promise = desk.promises.make(held.id, amara.id, WORDS, try_it=True)
    tried = desk.tries.log(promise.id, WORDS).log[0]
    desk.closes.say_back(held.id, WORDS, confirmed=False)
    left = desk.exports.note(Leaving(ExportKind.IDEAS, form=SECRET), b"")
    desk.library.keep(ben.id, SECRET_CARD)
    desk.starting.keep(Worksheet(name=WORDS, hopes=WORDS))
    desk.agreements.add(ben.id, SECRET, WORDS, Side.NEITHER)
    desk.agreements.reply(ben.id, "limits", Reply(Answer.CHANGED, SECRET, WORDS), Side.NEITHER)
    note = desk.notes.of_session(planned.id)[0]
    sheet = desk.observations.receive(planned.id, [NewAnswer(WORDS)])
    copy = desk.rescue.copies.keep([Unsaved(Place.NOTE, planned.id, WORDS)])
    sessions = [held.id, planned.id, bens.id]
    lanes = [desk.agendas.of(session) for session in sessions]
    day, one = date(2026, 4, 14), [None]
    values: dict[Any, list[Any]] = {
        SessionId: sessions,
        Period: [Period(amara.id)],
        PersonId: [amara.id, ben.id],
        TopicId: [agenda.topics[0].id for agenda in lanes if agenda.topics],
        AskId: [agenda.asks[0].id for agenda in lanes if agenda.asks],
        IdeaId: [idea.id],
        PromiseId: [promise.id],
        Promise: [promise],
        TryId: [tried.id],
        NoteId: [note.id],
        StrikeAskId: [desk.strike_asks.ask(held.id, WORDS).id],
        SeenId: [sheet.seen[0].id],
        ExportId: [left.id],
        AimId: [desk.aims.put(ben.id, WORDS).id],
        Leaving: [Leaving(ExportKind.SUMMARY, amara.id)],
        PersonId | None: [None, amara.id, ben.id],
        TopicId | None: one,
        str: [SECRET, "Amara Okafor"],
        str | None: one,
        int: [7],
        int | None: [None, 2],
        Side: list(Side),
        Iterable[DataKind]: [(), tuple(DataKind)],
        Stays: list(Stays),
        Stays | None: [None, *Stays],
        Reply: [Reply(answer, "another", "words") for answer in Answer],
        Side | None: [None, Side.MENTOR],
        bool: [False, True],
        Path: [copy],
        bytes: [copy.read_bytes()],
        Agenda: [lanes[0], lanes[2]],
        Person: [amara],
        Pairing: [Pairing()],
        Session: [held],
        Question: list(Question),
        PlayBack: [PlayBack()],
        Spell: [Spell()],
        Application: [Application("here", day)],
        Recognition: [Recognition(RecognitionForm.IN_WRITING, day)],
        Contribution: [Contribution(amara.id, Part.BACKED, Weight.EQUAL, Consent.ASK)],
        NewName: [NewName("Jonas Lind", Part.NOTICED)],
        Consent: [Consent.NOT_AT_ALL],
        Stage: list(Stage),
        NoteKind: list(NoteKind),
        TopicState | None: [None, TopicState.DISCUSSED],
        Seat: list(Seat),
        Choice: [Choice(reader, locked=True) for reader in Reader],
        datetime: [clock() + timedelta(days=30)],
        Rhythm: [Rhythm.MONTHLY],
        SeriesPlan: [SeriesPlan(ben.id, clock(), Rhythm.WEEKLY, 3)],
        SeriesEnd | None: [None, SeriesEnd(())],
        Sequence[CalendarAnswer]: [
            [
                *(TakeMove(planned.id, clock()), TakeArranged(planned.id, 50, "")),
                *(TakeOff(bens.id), TakeNew(ben.id, clock())),
            ]
        ],
        date: [day],
        date | None: [None, day],
        timedelta: [timedelta(days=7)],
        tzinfo | None: [None, UTC],
        Entry: [Card("own-new", "What is new?", Theme.VOICE)],
        bytes | Iterable[bytes]: [SECRET.encode()],
        Iterable[str]: [[SECRET]],
        Iterable[Session]: [[held]],
        Iterable[PersonId]: [[amara.id, ben.id]],
        Iterable[IdeaId]: [(), [idea.id]],
        Iterable[Clause]: [()],
        Iterable[TopicId]: [()],
        Sequence[NewTopic]: [[NewTopic("another")]],
        Sequence[NewAnswer]: [[NewAnswer("another")]],
        Mapping[Stand, int]: [dict.fromkeys(Stand, 9)],
        IdeaQuery: [IdeaQuery(), IdeaQuery(words=SECRET)],
        Idea: [idea],
        Cut: [Cut("one half", "the other")],
        IdeasForm: list(IdeasForm),
        Within: [Within(), Within(amara.id, at_table=True)],
        Choices: [Choices()],
        Choices | None: one,
        Brought: [Brought(0)],
        IdeaFile: [IdeaFile(HeldFile((0, 0), (compress(b"Idea"),)))],
        SaysIdeas: [SaysIdeas()],
        Preview: [Preview((0, 0), 0, (), 0, (), 0, 0, (), (), {}, ())],
        Watch | None: one,
        Sequence[int]: [(1,)],
        Mapping[tuple[TopicId | None, NoteKind], str]: [{(None, NoteKind.PRIVATE): "over it"}],
        Callable[[datetime], str]: [str],
        OwnPage: [OwnPage("Amara", (Medium.CHAT,), hopes="another")],
        Worksheet: [Worksheet(name="Somebody")],
        Sequence[Unsaved]: [(Unsaved(Place.WORKSHEET, NOWHERE, WORDS),)],
    }
    return Full(desk, planned, values, [held.id, bens.id])


def questions(full: Full) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield each way to ask the desk something, with everything there is to ask by."""
    for field in fields(Workspace):
        if field.name in ASIDE:
            continue
        service = getattr(full.workspace, field.name)
        for name, method in inspect.getmembers(service, inspect.ismethod):
            if name.startswith("_") or (field.name, name) in GIVEN:
                continue
            hints = get_type_hints(method)
            hints.pop("return", None)
            wanted = inspect.signature(method).parameters
            for given in product(*(full.values[hints[key]] for key in wanted)):
                keywords = dict(zip(wanted, given, strict=True))
                first = [
                    v for k, v in keywords.items() if wanted[k].kind is not wanted[k].KEYWORD_ONLY
                ]
                rest = {
                    k: v for k, v in keywords.items() if wanted[k].kind is wanted[k].KEYWORD_ONLY
                }
                yield field.name, lambda call=method, a=first, k=rest: call(*a, **k)


def private_rows(workspace: Workspace) -> dict[str, list[str]]:
    with workspace.store.reading() as tx:
        return {
            table: [repr(tuple(row)) for row in tx.execute(text(f"SELECT * FROM {table}"))]
            for table in PRIVATE_TABLES
        }


def test_each_of_the_leaders_questions_is_refused_and_changes_nothing(seated):
    before, asked = private_rows(seated.workspace), 0
    for service, question in questions(seated):
        if service in OPEN:
            continue
        asked += 1
        with pytest.raises(NotYourSeatError):
            question()
    assert asked > 100
    assert private_rows(seated.workspace) == before


def test_what_the_mentor_has_holds_no_private_word(seated):
    answers = [repr(seated.table)]
    for service, question in questions(seated):
        if service in OPEN:
            with suppress(MentorDeskError):
                answers.append(repr(question()))
    assert not [answer for answer in answers if WORDS in answer]
    assert any("another" in answer for answer in answers)


def test_no_other_agenda_and_no_other_library_is_there(seated):
    desk, ben = seated.workspace, seated.values[PersonId][1]
    for session in seated.secret_agendas:
        with pytest.raises(NotYourSeatError):
            desk.agendas.of(session)
    with pytest.raises(NotYourSeatError):
        desk.library.of(ben)
    with pytest.raises(NotYourSeatError):
        desk.wishes.of(ben)
    with pytest.raises(NotYourSeatError):
        desk.wishes.keep(ben, OwnPage("Ben", ()))
    with pytest.raises(NotYourSeatError):
        desk.agreements.of(ben)
    with pytest.raises(NotYourSeatError):
        desk.agendas.share(ben, shared=True)
    with pytest.raises(NotYourSeatError):
        desk.table(seated.open.id)
