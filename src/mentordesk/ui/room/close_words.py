"""The close in words: how the time went, what is kept, when to meet again."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.agenda import Topic
from mentordesk.domain.content import CLOSING
from mentordesk.domain.idea import UNANSWERED, Idea
from mentordesk.domain.measures import Measures, late, out_of_focus
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.observation import Seen
from mentordesk.domain.person import Rhythm
from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.domain.rhythm import next_date
from mentordesk.domain.session import Session, Timing
from mentordesk.ui import dates, joining_words, likes_words, wording
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.words import about_idea
from mentordesk.ui.tokens import Tone
from mentordesk.ui.tried_words import tried_line
from mentordesk.ui.widgets.figure import Figure
from mentordesk.ui.widgets.next_time import Proposal
from mentordesk.ui.widgets.read_back import Kept
from mentordesk.ui.wording import counted

_BOTH = 2


def step_names(mentor: str) -> list[str]:
    """Return what the five steps are called."""
    word = _tr("{name}’s word").format(name=mentor)
    return [_tr("Say back"), _tr("Ideas"), _tr("Promises"), word, _tr("Next time")]


def facts(session: Session) -> str:
    """Return how the time went as one neutral line; "" once that was destroyed."""
    if session.is_bare:
        return ""
    parts = (
        dates.span(round(session.timing.present / 60)),
        punctual(session),
        _exits(session),
    )
    return " · ".join(part for part in parts if part)


def punctual(session: Session) -> str:
    """Return how far from its plan a session began; "" if it never did."""
    after = late(session)
    if not after:
        return "" if after is None else _tr("on time")
    words = _tr("{time} after the plan") if after > 0 else _tr("{time} before the plan")
    return words.format(time=dates.span(abs(after)))


def _exits(session: Session) -> str:
    """Return how often focus was left; of a session without it nothing is known."""
    timing = session.timing
    if not timing.exits:
        return _tr("focus never left") if session.in_focus else ""
    times = counted(timing.exits, _tr("focus left once"), _tr("focus left {n} times"))
    out = out_of_focus(timing)
    long = ", ".join(map(_long, out))
    if len(out) > 1 and not any(out):
        long = _tr("each under 1 min")
    return _tr("{times} ({long})").format(times=times, long=long)


def _long(minutes: int) -> str:
    return dates.span(minutes) if minutes else _tr("under 1 min")


def figures(timing: Timing, counts: Measures, mentor: str) -> list[Figure]:
    """Return the four cards."""
    share, over, exits = timing.mentor_share, counts.carried, timing.exits
    talk = _tr("not counted") if share is None else _tr("{share} %").format(share=share)
    whose = _tr("how much {name} talked") if share is None else _tr("of the talking was {name}’s")
    carried = counted(over, _tr("topics, 1 carries over"), _tr("topics, {n} carry over"))
    of = _tr("{met} of {all}").format(met=counts.done, all=counts.done + over)
    return [
        Figure(talk, whose.format(name=mentor), Tone.MENTOR),
        Figure(of, carried if over else _tr("topics talked about")),
        Figure(str(exits), counted(exits, _tr("time you left focus"), _tr("times you left focus"))),
        Figure(str(counts.ideas), _caught(counts), Tone.CREDIT),
    ]


def counters(timing: Timing) -> str:
    """Return how often the leader asked and stated; "" where the pair does not count it."""
    return _counts(timing, _tr("you"))


def _counts(timing: Timing, who: str) -> str:
    if timing.questions is None or timing.statements is None:
        return ""
    one, many = _tr("asked 1 question"), _tr("asked {n} questions")
    asked = counted(timing.questions, one, many)
    one, many = _tr("made 1 statement"), _tr("made {n} statements")
    said = counted(timing.statements, one, many)
    return _tr("{who} {asked} and {said}").format(who=who, asked=asked, said=said)


def _caught(counts: Measures) -> str:
    ideas, named = counts.ideas, counts.named
    if not named or named < ideas:
        return counted(ideas, _tr("idea caught"), _tr("ideas caught"))
    both = _tr("ideas, both with a name") if named == _BOTH else _tr("ideas, each with a name")
    return counted(named, _tr("idea, with a name"), both)


def kept(
    room: RoomData,
    session: Session,
    topics: tuple[Topic, ...],
    caught: tuple[tuple[Idea, ...], tuple[Promise, ...]],
    notes: tuple[Note, ...],
) -> list[Kept]:
    """Return what is kept and shared; private words are not among it."""
    play_back, (ideas, promises) = session.play_back, caught
    titles = {topic.id: topic.text for topic in topics}
    found = [
        Kept(_tr("Topic"), "\n".join(filter(None, (t.text, t.notes))), t.id, Tone.MENTOR, "list")
        for t in topics
    ]
    if play_back.text.strip():
        found.append(Kept(_tr("What was said back"), play_back.text, play_back, Tone.LEADER))
    for note in notes:
        if note.kind is NoteKind.SHARED and note.text.strip():
            about = _tr("Shared note")
            if note.topic in titles:
                about = _tr("Shared note · {topic}").format(topic=titles[note.topic])
            found.append(Kept(about, note.text, note.id, Tone.MENTOR, "users", note=True))
    found.extend(_kept_seen(seen, room.mentor.first_name) for seen in room.seen)
    found.extend(_kept_idea(idea, room) for idea in ideas)
    found.extend(_kept_promise(promise, session) for promise in promises)
    if room.mentor.pairing is not None:
        credit = likes_words.credit(room.mentor.pairing)
        found.append(Kept(_tr("How you want to be credited"), credit, None, Tone.CREDIT, "award"))
    found.append(Kept(_tr("How the time went"), _time(session, room), None))
    return found


def _time(session: Session, room: RoomData) -> str:
    share = session.timing.mentor_share
    talk = "" if share is None else _tr("{share} % of the talking was {name}’s")
    talk = talk.format(share=share, name=room.mentor.first_name)
    asked = _counts(session.timing, room.material.leader.first_name)
    return " · ".join(filter(None, (facts(session), talk, asked)))


def _kept_promise(promise: Promise, session: Session) -> Kept:
    """Return a promise and what became of it, what was to be tried with its log."""
    about = _tr("To try before next time") if promise.try_it else _tr("Promise")
    if promise.session != session.id:
        about = _tr("Tried before this session")
    if promise.due is not None:
        by = _tr("{promise} · by {day}")
        about = by.format(promise=about, day=dates.day(promise.due))
    if promise.state is not PromiseState.OPEN:
        became = _tr("kept") if promise.state is PromiseState.KEPT else _tr("let go")
        about = _tr("{promise} · {became}").format(promise=about, became=became)
    text = "\n".join((promise.text, *map(tried_line, promise.log), *_because(promise.reason)))
    return Kept(about, text, promise.id, Tone.LEADER, "hand")


def _kept_seen(seen: Seen, mentor: str) -> Kept:
    about = _tr("What {name} saw").format(name=mentor)
    text = "\n".join(filter(None, (seen.asks, seen.saw)))
    return Kept(about, text, seen.id, Tone.MENTOR, "eye")


def _kept_idea(idea: Idea, room: RoomData) -> Kept:
    """Return an idea with its answer; of one inside another it says only that, not which."""
    about, answer = about_idea(idea, room.material), wording.stage(idea.stage)
    if idea.joined_into is not None:
        answer = _tr("goes on inside another idea")
    elif idea.stage in UNANSWERED and idea.answer_by is not None:
        by = _tr("{stage}, answer by {day}")
        answer = by.format(stage=answer, day=dates.day(idea.answer_by))
    about = _tr("{idea} · {answer}").format(idea=about, answer=answer)
    if any(idea.id == outside.id for outside in room.outside):
        about = _tr("{idea} · said outside a session").format(idea=about)
    text = "\n".join((idea.text, *_because(idea.last.reason)))
    besides = joining_words.struck_with(idea, is_whole=idea.id in room.wholes)
    return Kept(about, text, idea.id, Tone.CREDIT, "lightbulb", besides=besides)


def _because(reason: str) -> list[str]:
    return [_tr("Because: {reason}").format(reason=reason)] if reason else []


def private_words(notes: tuple[Note, ...], leader: str) -> str:
    """Return how many private notes there are, and nothing of what they say."""
    count = sum(1 for n in notes if n.kind is NoteKind.PRIVATE and n.text.strip())
    if not count:
        return _tr("{leader} keeps no private notes of this session.").format(leader=leader)
    one = _tr("{leader} also keeps 1 private note.")
    many = _tr("{leader} also keeps {n} private notes.")
    keeps = one if count == 1 else many
    keeps = keeps.format(leader=leader, n=count)
    asks = _tr("You can ask for anything about you there to be struck.")
    return f"{keeps} {asks}"


def off_record_words(notes: tuple[Note, ...]) -> str:
    """Return what happens to what was off the record."""
    count = sum(1 for n in notes if n.kind is NoteKind.OFF_THE_RECORD and n.text.strip())
    return _tr("What was off the record is destroyed when this session closes.") if count else ""


def ends(room: RoomData) -> bool:
    """Return whether this is the session with which a pair means to end."""
    return room.session.format == CLOSING


def about_next_time(room: RoomData) -> str:
    """Return what is said to the question when the pair meets next."""
    if ends(room):
        return _tr("This was your Closing session. Meet again only if you both want to go on.")
    return _tr("A date now is worth more than a good intention.")


def proposal(room: RoomData, now: datetime) -> Proposal:
    """Return when the pair would meet next, for how long and where; unasked not after a Closing."""
    pairing, session = room.mentor.pairing, room.session
    at = next_date(session, room.mentor, now)
    where = session if pairing is None else pairing
    usual = pairing is not None and pairing.rhythm is not Rhythm.ONCE and not ends(room)
    place = where.place or session.place
    planned = "" if room.following is None else room.following.format
    return Proposal(at, where.minutes, place, usual, room.formats, planned)


def _tr(words: str) -> str:
    return QCoreApplication.translate("close", words)
