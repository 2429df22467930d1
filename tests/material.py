"""One session of which every word can be told apart: each stands for the place it was put in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from mentordesk.domain.agenda import Agenda, Ask, Hand, Topic, TopicState
from mentordesk.domain.idea import (
    Application,
    Contribution,
    Idea,
    IdeaEvent,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
)
from mentordesk.domain.ids import (
    AskId,
    EventId,
    IdeaId,
    NoteId,
    PersonId,
    PromiseId,
    SessionId,
    TopicId,
    new_id,
)
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.person import Consent, Pairing, Person, Role
from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.domain.session import MentorWord, PlayBack, Session, SessionState, Timing
from mentordesk.domain.summary import Material

AT = datetime(2026, 4, 14, 12, 0, tzinfo=UTC)

OF_THE_TALK = frozenset(
    {
        "Quokkatopic",
        "Quokkaplayback",
        "Quokkashared",
        "Quokkapromise",
        "Quokkaletgo",
        "Quokkaheard",
        "Quokkadeclined",
        "Quokkareason",
        "Quokkacreditplace",
        "Quokkawitness",
    }
)
OF_USE = frozenset(
    {
        "Quokkaapplied",
        "Quokkawhere",
        "Quokkabefore",
        "Quokkaafter",
        "Quokkaanywhere",
    }
)
_IN_ORDER = (
    "Quokkathesepeople",
    "Quokkaask",
    "Quokkaeachtime",
    "Quokkacolleague",
    "Quokkanotatall",
)
OTHERS = frozenset(_IN_ORDER)
MENTOR = "Quokkamentor"
PRIVATE = "Quokkaprivate"
OF_ME = frozenset(
    {
        "Quokkadropped",
        "Quokkaleftask",
        "Quokkanoteontopic",
        "Quokkaplace",
        "Quokkaformat",
        "Quokkafirstsaid",
        "Quokkalink",
        "Quokkabeforewhom",
    }
)
"""What only the leader reads; so is the day of an answer that was promised, ANSWER_BY."""
ANSWER_BY = date(2031, 3, 3)
NEVER = frozenset(
    {
        "Quokkaofftherecord",
        "Quokkalog",
        "Quokkaabout",
        "Quokkastrength",
        "Quokkahope",
        "Quokkamedium",
    }
)
CANARIES = OF_THE_TALK | OF_USE | OTHERS | {MENTOR, PRIVATE} | OF_ME | NEVER


def material(consent: Consent = Consent.ASK, *, confirmed: bool = True) -> Material:
    """Return a closed session with a word in every place; `consent` is the mentor's own."""
    pairing = Pairing(
        medium_note="Quokkamedium",
        consent=consent,
        strengths=("Quokkastrength",),
        leader_hopes="Quokkahope",
        mentor_hopes="Quokkahope",
    )
    mentor = Person(_person(), f"{MENTOR} Okafor", Role.MENTOR, "Quokkaabout", pairing)
    leader = Person(_person(), "Helen Brandt", Role.LEADER)
    people = tuple(
        Person(_person(), f"{name} Lind", Role.OTHER) for name in ("Quokkaanywhere", *_IN_ORDER)
    )
    session = _session(mentor, confirmed=confirmed)
    topic = _topic("Quokkatopic", TopicState.DISCUSSED, 300, notes="Quokkanoteontopic")
    return Material(
        session=session,
        leader=leader,
        mentor=mentor,
        people=people,
        agenda=Agenda(
            session.id,
            (topic, _topic("Quokkadropped", TopicState.DROPPED)),
            (Ask(AskId(new_id()), "Quokkaleftask"),),
        ),
        notes=(
            note(session.id, topic.id, NoteKind.SHARED, "Quokkashared"),
            note(session.id, topic.id, NoteKind.PRIVATE, "Quokkaprivate"),
            note(session.id, None, NoteKind.OFF_THE_RECORD, "Quokkaofftherecord"),
        ),
        ideas=_ideas(session, mentor, people),
        promises=(
            promise(session, mentor, "Quokkapromise"),
            promise(session, mentor, "Read on", PromiseState.LET_GO, "Quokkaletgo"),
            replace(promise(session, mentor, "Speak last"), try_it=True).logged("Quokkalog", AT),
        ),
        format="Quokkaformat",
    )


def note(session: SessionId, topic: TopicId | None, kind: NoteKind, text: str) -> Note:
    """Return a note."""
    return Note(NoteId(new_id()), session, topic, kind, text, AT)


def promise(
    session: Session,
    mentor: Person,
    text: str,
    state: PromiseState = PromiseState.OPEN,
    reason: str = "",
) -> Promise:
    """Return a promise due in two weeks."""
    due = date(2026, 4, 28)
    return Promise(PromiseId(new_id()), session.id, mentor.id, text, due, state, reason)


def idea(
    session: Session, mentor: Person, text: str, stage: Stage, parts: tuple[Contribution, ...] = ()
) -> Idea:
    """Return an idea that came straight to its stage."""
    event = IdeaEvent(EventId(new_id()), AT, stage, session.id)
    return Idea(IdeaId(new_id()), session.id, mentor.id, text, AT, parts, (event,))


def part(person: Person, consent: Consent) -> Contribution:
    """Return an equal part in an idea."""
    return Contribution(person.id, Part.PROPOSED, Weight.EQUAL, consent)


def _person() -> PersonId:
    return PersonId(new_id())


def _topic(text: str, state: TopicState, spent: int = 0, notes: str = "") -> Topic:
    return Topic(TopicId(new_id()), text, 5, notes, state, spent, Hand.MENTOR_SENT, AT)


def _session(mentor: Person, *, confirmed: bool) -> Session:
    ended = AT + timedelta(minutes=44)
    return Session(
        SessionId(new_id()),
        mentor.id,
        9,
        AT,
        place="Quokkaplace",
        state=SessionState.CLOSED,
        timing=Timing(AT, ended, ended, 44 * 60, 710, 290),
        play_back=PlayBack("Quokkaplayback", confirmed),
        word=MentorWord(3, 2, 1),
    )


def _ideas(session: Session, mentor: Person, people: tuple[Person, ...]) -> tuple[Idea, ...]:
    parts = tuple(
        replace(part(who, one), people="Quokkabeforewhom" if one is Consent.THESE_PEOPLE else "")
        for who, one in zip(people, Consent, strict=True)
    )
    applied = replace(
        idea(session, mentor, "Quokkaapplied", Stage.APPLIED, parts),
        application=Application(
            "Quokkawhere", date(2026, 5, 6), "Quokkabefore", "Quokkaafter", "Quokkalink"
        ),
        first_said="Quokkafirstsaid",
        answer_by=ANSWER_BY,
        recognitions=(
            Recognition(
                RecognitionForm.NAMED_IN_MEETING,
                date(2026, 5, 7),
                "Quokkacreditplace",
                "Quokkawitness",
                mentor_knows=True,
            ),
        ),
    )
    told = part(mentor, Consent.NOT_AT_ALL)
    declined = idea(session, mentor, "Quokkadeclined", Stage.DECLINED, (told,))
    reason = replace(declined.last, reason="Quokkareason", told_on=date(2026, 4, 15))
    return (
        idea(session, mentor, "Quokkaheard", Stage.HEARD, (told,)),
        applied,
        replace(declined, events=(reason,)),
    )
