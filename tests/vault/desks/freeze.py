"""Writes a sample desk of the present schema that every later MentorDesk must open.

Run once for each schema, with `tests` on PYTHONPATH; a frozen desk is never written again.
"""

import json
import shutil
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from desk_content import content
from mentordesk.domain.agenda import AskState, CameBy, Hand, TopicState
from mentordesk.domain.agreement import Answer, Reply
from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.floor import FloorMode, Side, Speaker
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
from mentordesk.domain.ids import IdeaId, TryId, new_id
from mentordesk.domain.keeping import DataKind
from mentordesk.domain.likes import Camera, Help, Likes
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent, Medium, Pairing, Person, Rhythm
from mentordesk.domain.promise import Promise, Tried
from mentordesk.domain.reporting import Reporting
from mentordesk.domain.series import SeriesPlan, Special
from mentordesk.domain.session import Session
from mentordesk.domain.summary import Reader
from mentordesk.domain.wishes import own_page
from mentordesk.domain.word import Question
from mentordesk.domain.worksheet import Worksheet
from mentordesk.models import (
    AimRow,
    CardAskedRow,
    IdeaRow,
    ObservationRow,
    OwnContentRow,
    PromiseRow,
    SessionRow,
    StrikeAskRow,
)
from mentordesk.services import idea_rows
from mentordesk.services.agendas import NewTopic
from mentordesk.services.content import default_clauses
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.ledger import Pen
from mentordesk.services.timings import Spell
from mentordesk.services.workspace import Workspace
from mentordesk.vault.migrate import HEAD
from naming_people import give_part
from support import SMALL_COST, Clock

PASSPHRASE = "six plain words open this desk"
LIKES = Likes(
    called="Mara",
    pronouns="she/her",
    times="Dienstags ab 14 Uhr 🌱",
    reply="within two days",
    camera=Camera.AS_THEY_LIKE,
    notes=False,
    credit="Ask me before the board hears it.",
    helps=(Help.BREAKS, Help.AHEAD, Help.WALKING),
    helps_words="Straight questions",
    strengths=("Weiß, was Neue fühlen",),
)
WORKSHEET = Worksheet(
    chosen=("How it is to be new here",),
    own="Weiß, was fehlt 🌱",
    name="Théa Lindð",
    about="Trainee",
    notices="Who leaves, and why",
    reporting=Reporting.IN_ORGANISATION,
    hopes="How a no arrives.",
    said=(("time", "kept"), ("assess", "little")),
    medium=Medium.EMAIL,
    texts=(("call", "In my own words"),),
    step=4,
)
LONG = "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. 👩🏽‍💻 مرحبا\n" * 60


def main() -> None:
    """Write the desk, its words, its content and one backup beside this file."""
    folder = Path(__file__).parent / HEAD
    if folder.exists():
        sys.exit(f"The desk of schema {HEAD} is frozen already.")
    clock = Clock(datetime(2026, 4, 14, 9, 0, tzinfo=UTC))
    with TemporaryDirectory() as room:
        made = DeskService(Path(room) / "desk", clock, SMALL_COST).create(
            PASSPHRASE, "Helen Brandt"
        )
        fill(made.workspace, clock)
        folder.mkdir()
        report = made.workspace.care.back_up(folder)
        made.workspace.care.forget_deleted()
        # The last change stands in the write-ahead log alone, as a killed program leaves it.
        add_last(made.workspace)
        shutil.copytree(
            made.workspace.store.folder,
            folder / "desk",
            ignore=shutil.ignore_patterns("lock", "*-shm", "backups"),
        )
        told = content(made.workspace)
        lock(made.workspace)
    report.path.rename(folder / f"desk{report.path.suffix}")
    (folder / "content.json").write_text(
        json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    words = f"passphrase: {PASSPHRASE}\nrecovery code: {made.recovery_code}\n"
    (folder / "words.txt").write_text(words, encoding="utf-8")


def fill(workspace: Workspace, clock: Clock) -> None:
    """Write something of every kind."""
    amara, jonas = mentors(workspace)
    past = closed_session(workspace, clock, amara)
    ideas(workspace, clock, past, amara, jonas)
    promises(workspace, clock, past, amara)
    seen(workspace, clock, past)
    for mentor in (amara, jonas):
        for week in range(3):
            told(workspace, clock, mentor, week)
    own_content(workspace, clock, past, amara)
    aims_and_exports(workspace, clock, past, amara)
    workspace.keeping.destroy(jonas.id, {DataKind.OBSERVATIONS, DataKind.FILES})
    planned(workspace, clock, amara, jonas)
    live(workspace, clock, jonas)
    wishes(workspace, amara)
    workspace.starting.keep(WORKSHEET)
    workspace.endings.wish(amara.id, Stays.COLLEAGUE)
    workspace.endings.ask(amara.id)


def mentors(workspace: Workspace) -> tuple[Person, Person]:
    """Welcome two mentors, each in another way."""
    clauses = [
        replace(clause, answer=list(Answer)[place % len(Answer)])
        for place, clause in enumerate(default_clauses())
    ]
    chat = Pairing(Medium.CHAT, "Signal", Rhythm.EVERY_2_WEEKS, 45, "in person", Consent.ANYWHERE)
    hopes = {"leader_hopes": "How we sound to newcomers.", "mentor_hopes": "A say."}
    chat = replace(chat, since=date(2025, 4, 1), strengths=("Listens", "Weiß, was fehlt"), **hopes)
    chat = replace(chat, floor=FloorMode.HIDDEN, counts=True, edit_days=14)
    chat = replace(chat, reporting=Reporting.TO_LEADER)
    amara = workspace.people.welcome("Amara Okafor", chat, "Recruiter", clauses)
    answered(workspace, amara)
    mail = Pairing(medium=Medium.EMAIL, consent=Consent.ASK)
    jonas = workspace.people.add_mentor("Jónas Líndð", mail)
    jonas = workspace.people.change(replace(jonas, name="Jónas Líndðsson"))
    return amara, jonas


def wishes(workspace: Workspace, mentor: Person) -> None:
    """Let a mentor choose; from then on a session takes no private notes."""
    own = replace(own_page(mentor), media=(Medium.CHAT, Medium.CALL), likes=LIKES)
    workspace.wishes.keep(mentor.id, own)


def answered(workspace: Workspace, mentor: Person) -> None:
    """Answer an agreement in every way: told, agreed to, put in other words, and asked again."""
    agreements = workspace.agreements
    agreements.agree(mentor.id, Side.MENTOR)
    own = Reply(Answer.CHANGED, "Weiß, was fehlt 🌱", "In our own words.")
    agreements.reply(mentor.id, "exit", own, Side.NEITHER)
    agreements.reply(mentor.id, "credit", own, Side.LEADER)
    agreements.still_holds(mentor.id)


def closed_session(workspace: Workspace, clock: Clock, mentor: Person) -> Session:
    """Lead one session through, with topics, asks and notes of each kind."""
    session = workspace.sessions.plan(mentor.id, clock(), 45, "Room 3")
    texts = ["Discussed", "Parked", "Dropped", "Left open", "Carried 🌱"]
    topics = workspace.agendas.receive(
        session.id, [NewTopic(text, 5, "why " * 20) for text in texts]
    ).topics
    for text in ("Taken", "Left", "Later"):
        workspace.agendas.ask(session.id, text)
    taken, left, later = workspace.agendas.of(session.id).asks
    seat, before = Hand.MENTOR_SEAT, workspace.agendas.of(session.id)
    after = before.answered(seat, taken.id, AskState.TAKEN).answered(seat, left.id, AskState.LEFT)
    after = after.answered(seat, later.id, AskState.LATER)
    workspace.seats.hand_over(session)
    after = after.put(seat, topics[1].id, TopicState.PARKED)
    workspace.agendas.keep(before, after.put(seat, topics[2].id, TopicState.DROPPED))
    workspace.agendas.share(mentor.id, shared=True)
    workspace.seats.take_back(PASSPHRASE)
    workspace.sessions.start(session.id)
    clock.forward(minutes=40)
    workspace.agendas.spend(session.id, topics[0].id, 900, TopicState.DISCUSSED)
    workspace.notes.write(session.id, None, NoteKind.PRIVATE, LONG)
    workspace.notes.write(session.id, topics[0].id, NoteKind.SHARED, "**Shared** on the topic")
    workspace.notes.write(session.id, topics[0].id, NoteKind.PRIVATE, "Private on the topic")
    workspace.timings.spend(session.id, Spell(2400, 1700, 500, 60))
    workspace.timings.step_out(session.id)
    workspace.timings.spend(session.id, Spell(away=45))
    workspace.timings.lengthen(session.id, 10)
    workspace.closes.say_back(session.id, "You want the first week mended.", confirmed=True)
    for question, tap in zip(Question, (3, 2, 1), strict=True):
        workspace.closes.give_word(session.id, question, tap)
    closed = workspace.closes.close(session.id)
    said = replace(closed.play_back, anew_on=date(2026, 4, 16))
    lengths, heard = (105,), {"speaker": Speaker.LEADER, "questions": 4, "statements": 2}
    timing = replace(closed.timing, lengths=lengths, floor=FloorMode.OFF, **heard)
    changes = {"in_focus": False, "called_off_by": Side.NEITHER}
    whole = replace(closed, format="what-do-you-notice", play_back=said, timing=timing, **changes)
    with workspace.store.transaction() as tx:
        tx.merge(SessionRow.of(whole))
    return whole


def ideas(workspace: Workspace, clock: Clock, session: Session, *mentors: Person) -> None:
    """Raise an idea for every stage, and give credit in every form."""
    amara, jonas = mentors
    other, asked = map(workspace.people.named, ("Miriam Weiß", "Kwame Asante"))
    for stage in Stage:
        idea = workspace.ideas.capture(session.id, amara.id, f"An idea that is {stage}")
        clock.forward(hours=5)
        bring(workspace, idea.id, stage)
        for person, part, consent, people in (
            (jonas, Part.SHAPED, Consent.THESE_PEOPLE, "the works council"),
            (other, Part.BACKED, Consent.AS_COLLEAGUE, ""),
            (asked, Part.NOTICED, Consent.EACH_TIME, ""),
        ):
            given = Contribution(person.id, part, Weight.EQUAL, consent, people)
            give_part(workspace, idea.id, given)
        if stage is Stage.APPLIED:
            for form in RecognitionForm:
                yes = () if form is RecognitionForm.NONE_WANTED else (asked.id,)
                said = date(2026, 4, 20), "Town hall", "everybody"
                given = Recognition(form, *said, agreed=yes)
                workspace.ideas.recognise(idea.id, given)
        if stage is Stage.HEARD:
            workspace.ideas.answer_by(idea.id, date(2026, 5, 1))
    workspace.ideas.strike(workspace.ideas.capture(session.id, amara.id, "Struck").id)
    joined(workspace, session, amara)


def joined(workspace: Workspace, session: Session, mentor: Person) -> None:
    """Let one idea go on in another, and say who said it first, and when a no was told."""
    into, away = (
        workspace.ideas.capture(session.id, mentor.id, text) for text in ("Goes on", "Joined")
    )
    no = workspace.ideas.move(into.id, Stage.DECLINED, reason="Not this year.")
    told = replace(no.last, told_on=date(2026, 4, 18))
    first = replace(no, events=(*no.events[:-1], told), first_said="Priya, years ago 🌱")
    pen = Pen(told.at)
    with workspace.store.transaction() as tx:
        for new in (replace(first, origins=(away.id,)), replace(away, joined_into=into.id)):
            idea_rows.change(tx, tx.get_one(IdeaRow, new.id), partial(_put, new), pen)


def _put(new: Idea, _: Idea) -> Idea:
    return new


def bring(workspace: Workspace, idea: IdeaId, stage: Stage) -> None:
    """Take an idea to a stage, by way of the ones before it."""
    use = Application("Onboarding", date(2026, 4, 17), "Five forms", "One form", "wiki: joining")
    if stage not in {Stage.HEARD, Stage.RESTATED}:
        workspace.ideas.move(idea, Stage.RESTATED)
    if stage in {Stage.APPLIED, Stage.ADAPTED}:
        workspace.ideas.apply(idea, use, adapted=stage is Stage.ADAPTED)
    elif stage is Stage.DECLINED:
        workspace.ideas.move(idea, Stage.DECLINED, reason="The works council said no.")
    elif stage is not Stage.HEARD:
        until = date(2026, 9, 1) if stage is Stage.PARKED else None
        workspace.ideas.move(idea, stage, until=until)


def promises(workspace: Workspace, clock: Clock, session: Session, mentor: Person) -> None:
    """Make a promise of each kind."""
    workspace.promises.make(session.id, mentor.id, "Open, without a date")
    kept = workspace.promises.make(session.id, mentor.id, "Kept", date(2026, 4, 20))
    let_go = workspace.promises.make(session.id, mentor.id, "Let go", date(2026, 4, 21))
    put_off = workspace.promises.make(session.id, mentor.id, "Put off", date(2026, 4, 22))
    for day in (24, 29):
        workspace.promises.move(put_off.id, date(2026, 4, day))
    workspace.promises.keep(kept.id)
    workspace.promises.let_go(let_go.id, "The budget is gone.")
    trying = workspace.promises.make(session.id, mentor.id, "Try to wait for three breaths")
    log = [Tried(TryId(new_id()), clock() + timedelta(days=day), f"Day {day} 🌱") for day in (1, 2)]
    tried: Promise = replace(trying, try_it=True, log=tuple(log))
    with workspace.store.transaction() as tx:
        tx.merge(PromiseRow.of(tried))


def seen(workspace: Workspace, clock: Clock, session: Session) -> None:
    """Leave what the mentor saw of the leader, and what the mentor asked to have struck."""
    came = {"session_id": session.id, "hand": Hand.MENTOR_SENT, "came_by": CameBy.PASTED}
    saw = [
        ObservationRow(
            id=new_id(), place=place, row=row, asks=f"{row}?", saw=words, came_at=clock(), **came
        )
        for place, (row, words) in enumerate({"pauses": "Drei, kurz. 🌱", "besides": ""}.items())
    ]
    asked = [
        StrikeAskRow(id=new_id(), session_id=session.id, text=text, asked_at=clock())
        for text in ("What I said of Jónas", "My old job")
    ]
    with workspace.store.transaction() as tx:
        tx.add_all((*saw, *asked))


def told(workspace: Workspace, clock: Clock, mentor: Person, week: int) -> None:
    """Lead a short session through."""
    at = clock() + timedelta(days=7 * week)
    session = workspace.sessions.plan(mentor.id, at, 30)
    workspace.agendas.receive(session.id, [NewTopic(f"Topic of week {week}", 10)])
    workspace.sessions.start(session.id)
    workspace.notes.write(session.id, None, NoteKind.PRIVATE, f"Private, week {week}. " * 30)
    workspace.notes.write(session.id, None, NoteKind.SHARED, f"Shared, week {week}. " * 20)
    clock.forward(minutes=30)
    workspace.closes.close(session.id)


def own_content(workspace: Workspace, clock: Clock, session: Session, mentor: Person) -> None:
    """Leave a card that was asked, one of a pair's own and one for every pair."""
    body, on = json.dumps({"text": "Was fehlt dir? 🌱"}), clock()
    asked = CardAskedRow(
        id=new_id(), person_id=mentor.id, card="notice-1", asked_on=on.date(), session_id=session.id
    )
    own = [
        OwnContentRow(id=new_id(), person_id=person, kind="card", key=key, body=body, changed_at=on)
        for person, key in ((mentor.id, "own-1"), (None, "own-2"))
    ]
    with workspace.store.transaction() as tx:
        tx.add_all((asked, *own))


def aims_and_exports(workspace: Workspace, clock: Clock, session: Session, mentor: Person) -> None:
    """Leave aims of both with no, one and two ratings, and what left of a session and a period."""
    asks = workspace.aims.put(mentor.id, "Newcomers ask in the first week 🌱")
    started = workspace.aims.rate(asks.id, 2)
    workspace.aims.rate(workspace.aims.put(mentor.id, "A say in hiring", of_mentor=True).id, 1)
    workspace.aims.put(mentor.id, "Not rated yet")
    later = clock().date() + timedelta(days=180)
    with workspace.store.transaction() as tx:
        tx.merge(AimRow.of(started.rated(4, later)))
    of_session = Leaving(ExportKind.SUMMARY, mentor.id, session.id, None, None, Reader.MENTOR)
    day = date(2026, 4, 14)
    of_period = Leaving(ExportKind.PERIOD, mentor.id, first=day, last=day, reader=Reader.ME)
    for what in (of_session, replace(of_period, form="pdf", lock="pdf", role_names=True)):
        workspace.exports.note(what, b"the file as it left")


def planned(workspace: Workspace, clock: Clock, *mentors: Person) -> None:
    """Leave one session planned, one moved and one missed."""
    amara, jonas = mentors
    day = timedelta(days=1)
    workspace.sessions.plan(amara.id, clock() + 9 * day, 60, "Canteen")
    in_series(workspace, clock, amara)
    moved = workspace.sessions.plan(jonas.id, clock() + 2 * day)
    workspace.notes.write(moved.id, None, NoteKind.PRIVATE, "Goes along")
    workspace.sessions.move(moved.id, clock() + 3 * day)
    workspace.sessions.miss(workspace.sessions.plan(amara.id, clock() + day).id)


def in_series(workspace: Workspace, clock: Clock, mentor: Person) -> None:
    """Leave a series whose later sessions moved together, and so another one."""
    first = (clock() + timedelta(days=20)).astimezone(ZoneInfo("Pacific/Auckland"))
    end = Special("closing", 60)
    plan = SeriesPlan(mentor.id, first, Rhythm.MONTHLY, 3, 30, "Cafeteria", "", closing=end)
    sessions = workspace.series.plan(plan)
    workspace.sessions.entitle(sessions[0].id, "Tee 🌱")
    to = sessions[1].planned_at + timedelta(days=2)
    workspace.series.move_later(sessions[1].id, to, Side.MENTOR)
    workspace.series.end(sessions[2].id, Side.LEADER)
    workspace.calendars.choose_alarm(30)


def live(workspace: Workspace, clock: Clock, mentor: Person) -> None:
    """Begin a session that a crash interrupts, with words off the record."""
    session = workspace.sessions.plan(mentor.id, clock())
    workspace.sessions.start(session.id)
    workspace.notes.write(session.id, None, NoteKind.OFF_THE_RECORD, "Between the two of us")
    with workspace.store.transaction() as tx:
        tx.merge(SessionRow.of(replace(workspace.sessions.of_id(session.id), step=3)))


def add_last(workspace: Workspace) -> None:
    """Change something after everything else."""
    session = workspace.sessions.live()
    if session is not None:
        workspace.notes.write(session.id, None, NoteKind.SHARED, "The very last words")


if __name__ == "__main__":
    main()
