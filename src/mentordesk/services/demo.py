"""A believable year for the sample desk, counted back from the day it is opened."""

import tomllib
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import session as meeting
from mentordesk.domain.agenda import Agenda, CameBy, Hand, TopicState
from mentordesk.domain.agenda import topic as new_topic
from mentordesk.domain.aim import aim
from mentordesk.domain.export_record import ExportKind, ExportRecord, Leaving
from mentordesk.domain.idea import (
    Application,
    Contribution,
    Idea,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
    raise_idea,
)
from mentordesk.domain.ids import ExportId, NoteId, PersonId, new_id
from mentordesk.domain.likes import Camera, Help, Likes
from mentordesk.domain.naming import first_said
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.person import Consent, Medium, Pairing, Person, Rhythm
from mentordesk.domain.promise import PromiseState, promise
from mentordesk.domain.session import MentorWord, PlayBack, Session, SessionState, Timing
from mentordesk.domain.summary import Reader
from mentordesk.models import (
    AgreementRow,
    AimRow,
    ExportRow,
    IdeaRow,
    NoteRow,
    PromiseRow,
    SessionRow,
)
from mentordesk.paths import resource
from mentordesk.services import lanes, ledger
from mentordesk.services.agendas import NewTopic
from mentordesk.services.content import default_clauses
from mentordesk.services.ledger import Pen
from mentordesk.services.workspace import Workspace

Year = dict[str, Any]
LEADER = "Helen Brandt"
IN_USE = ("applied", "adapted")
_WITH_REASON = (Stage.PARKED, Stage.DECLINED)


def fill(workspace: Workspace, today: datetime) -> None:
    """Write the year into an empty desk; `today` carries its time zone."""
    year: Year = tomllib.loads(resource("demo", "year.toml").read_text(encoding="utf-8"))
    mentors = {m["name"]: _mentor(workspace, m, today) for m in year["mentor"]}
    numbers = dict.fromkeys(mentors, 0)
    with workspace.store.transaction() as tx:
        for entry in year["session"]:
            numbers[entry["mentor"]] += 1
            _Told(tx, mentors, today).session(entry, numbers[entry["mentor"]])
    for entry in year["aim"]:
        _aim(workspace, mentors[entry["mentor"]], entry, today)
    for entry in year["exported"]:
        _exported(workspace, mentors[entry["mentor"]], entry, today)
    for entry in year["planned"]:
        _plan(workspace, mentors[entry["mentor"]], entry, today)


def _mentor(workspace: Workspace, entry: Year, today: datetime) -> Person:
    pairing = Pairing(
        medium=Medium(entry["medium"]),
        medium_note=entry["medium_note"],
        rhythm=Rhythm(entry["rhythm"]),
        minutes=entry["minutes"],
        place=entry["place"],
        consent=Consent(entry["consent"]),
        since=(today - timedelta(days=entry["since_days"])).date(),
        strengths=tuple(entry["strengths"]),
        leader_hopes=entry["leader_hopes"],
        mentor_hopes=entry["mentor_hopes"],
        likes=_likes(entry),
    )
    mentor = workspace.people.add_mentor(entry["name"], pairing, entry["about"])
    agreement = workspace.people.agree(mentor.id, default_clauses(), pairing.since)
    looked = today.date() - timedelta(days=entry["looked_days_ago"])
    with workspace.store.transaction() as tx:
        tx.merge(AgreementRow.of(replace(agreement, looked_on=looked)))
    return mentor


def _likes(entry: Year) -> Likes:
    return Likes(
        called=entry.get("called", ""),
        pronouns=entry.get("pronouns", ""),
        further=tuple(map(Medium, entry.get("further", ()))),
        times=entry.get("times", ""),
        reply=entry.get("reply", ""),
        camera=Camera(entry["camera"]) if "camera" in entry else None,
        credit=entry.get("credit", ""),
        helps=tuple(map(Help, entry.get("helps", ()))),
        strengths=tuple(entry.get("own_strengths", ())),
    )


def _aim(workspace: Workspace, mentor: Person, entry: Year, today: datetime) -> None:
    put = aim(mentor.id, entry["text"], of_mentor=entry.get("of_mentor", False))
    for value, days_ago in entry["ratings"]:
        put = put.rated(value, today.date() - timedelta(days=days_ago))
    with workspace.store.transaction() as tx:
        tx.add(AimRow.of(put))


def _exported(workspace: Workspace, mentor: Person, entry: Year, today: datetime) -> None:
    """Note that the summary of the session on that day left, for a reader; no file is kept."""
    at = _moment(today, entry["days_ago"], entry["time"])
    day = at.date() - timedelta(days=entry["met_days_before"])
    met = (s for s in workspace.sessions.all() if s.mentor == mentor.id)
    session = next(s.id for s in met if s.planned_at.astimezone(today.tzinfo).date() == day)
    reader = Reader(entry["reader"])
    what = Leaving(ExportKind.SUMMARY, mentor.id, session, reader=reader, form="pdf", lock="pdf")
    digest = sha256(entry["text"].encode()).digest()
    record = ExportRecord(ExportId(new_id()), at, what, entry["size"], digest)
    with workspace.store.transaction() as tx:
        tx.add(ExportRow.of(record))


def _plan(workspace: Workspace, mentor: Person, entry: Year, today: datetime) -> None:
    at = _moment(today, -entry["in_days"], entry["time"])
    session = workspace.sessions.plan(mentor.id, at, 45, entry["place"])
    topics = [replace(NewTopic(*topic), came_by=CameBy.PASTED) for topic in entry["topics"]]
    workspace.agendas.receive(session.id, topics)
    for ask in entry["asks"]:
        workspace.agendas.ask(session.id, ask)


def _moment(today: datetime, days_ago: int, clock: str) -> datetime:
    day = today.date() - timedelta(days=days_ago)
    return datetime.combine(day, time.fromisoformat(clock), today.tzinfo)


class _Told:
    """Writes the sessions of the past within one transaction."""

    def __init__(self, tx: Transaction, mentors: dict[str, Person], today: datetime) -> None:
        self._tx, self._mentors, self._today = tx, mentors, today

    def session(self, entry: Year, number: int) -> None:
        mentor = self._mentors[entry["mentor"]]
        at = _moment(self._today, entry["days_ago"], entry["time"])
        session = _closed(meeting.plan(mentor.id, number, at), entry)
        self._tx.add(SessionRow.of(session))
        self._tx.flush()
        lanes.write(self._tx, _agenda(session, entry["topics"], at))
        for kind in (NoteKind.PRIVATE, NoteKind.SHARED):
            if entry[kind.value]:
                note = Note(NoteId(new_id()), session.id, None, kind, entry[kind.value], at)
                self._tx.add(NoteRow.of(note))
        for told in entry["promises"]:
            self._promise(session, told)
        for told in entry.get("ideas", ()):
            self._tx.add(IdeaRow.of(self._idea(session, mentor, told)))

    def _promise(self, session: Session, told: list[Any]) -> None:
        words, days, state, reason = told
        due = (session.planned_at + timedelta(days=days)).date()
        made = promise(session.id, session.mentor, words, due)
        match PromiseState(state):
            case PromiseState.KEPT:
                made = made.kept(due)
            case PromiseState.LET_GO:
                made = made.let_go(due, reason)
            case PromiseState.OPEN:
                pass
        self._tx.add(PromiseRow.of(made))

    def _idea(self, session: Session, mentor: Person, told: Year) -> Idea:
        at = session.planned_at + timedelta(minutes=20)
        consent = Consent(told.get("consent", _usual(mentor)))
        # Only where somebody had a smaller part did anybody say whose was the larger.
        mine = Weight.LEAD if "also" in told else Weight.EQUAL
        parts = [Contribution(mentor.id, Part.PROPOSED, mine, consent)]
        if "also" in told:
            name, part, weight = told["also"]
            who: PersonId = self._mentors[name].id
            parts.append(Contribution(who, Part(part), Weight(weight), consent))
        idea = raise_idea(session.id, mentor.id, told["text"], at, parts)
        idea = first_said(idea, told.get("first_said", ""))
        ledger.enter_change(self._tx, None, idea, Pen(at))
        for stage, days in told["steps"]:
            before, at_last = idea, at + timedelta(days=days)
            idea = self._step(before, told, Stage(stage), at_last)
            ledger.enter_change(self._tx, before, idea, Pen(at_last))
        return idea

    def _step(self, idea: Idea, told: Year, stage: Stage, at: datetime) -> Idea:
        if stage.value in IN_USE:
            use = Application(told["where"], at.date(), told["before"], told["after"])
            idea = idea.applied(use, at, adapted=stage is Stage.ADAPTED)
            return self._recognised(idea, told)
        until = self._until(told) if stage is Stage.PARKED else None
        reason = told.get("reason", "") if stage in _WITH_REASON else ""
        return idea.moved(stage, at, reason=reason, until=until)

    def _recognised(self, idea: Idea, told: Year) -> Idea:
        if "recognised" not in told:
            return idea
        form, days, where, heard_by = told["recognised"]
        on = (idea.raised_at + timedelta(days=days)).date()
        return idea.recognised(
            Recognition(RecognitionForm(form), on, where, heard_by, mentor_knows=True)
        )

    def _until(self, told: Year) -> date:
        return self._today.date() + timedelta(days=told["until_days"])


def _usual(mentor: Person) -> str:
    return Consent.ASK if mentor.pairing is None else mentor.pairing.consent


def _closed(session: Session, entry: Year) -> Session:
    began = session.planned_at + timedelta(minutes=entry["late"])
    seconds = entry["present"] * 60
    spoken = seconds * 9 // 10
    mentor_spoke = spoken * entry["share"] // 100
    return replace(
        session,
        state=SessionState.CLOSED,
        timing=Timing(
            started_at=began,
            ended_at=began + timedelta(seconds=seconds),
            present=seconds,
            mentor_spoke=mentor_spoke,
            leader_spoke=spoken - mentor_spoke,
            exits=entry["exits"],
            away=entry["exits"] * 90,
        ),
        play_back=PlayBack(entry["play_back"], confirmed=True),
        word=MentorWord(*entry["word"]),
    )


def _agenda(session: Session, topics: list[list[Any]], at: datetime) -> Agenda:
    told = []
    for words, minutes, spent in topics:
        topic = new_topic(words, minutes, Hand.MENTOR_SENT, at - timedelta(days=1))
        state = TopicState.DISCUSSED if spent else TopicState.OPEN
        told.append(replace(topic, spent=spent * 60, state=state))
    return Agenda(session.id, tuple(told))
