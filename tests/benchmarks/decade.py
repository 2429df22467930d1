"""Ten years on one desk, the same for the same seed: many sessions, and all that came of them."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert

from mentordesk.domain.agenda import CameBy, Hand, TopicState
from mentordesk.domain.floor import FloorMode, Speaker
from mentordesk.domain.idea import Idea, Part, RecognitionForm, Stage, Weight
from mentordesk.domain.ledger.chain import SALT, sealed
from mentordesk.domain.ledger.end import End
from mentordesk.domain.ledger.fact import PenHand, Told, body_of
from mentordesk.domain.ledger.facts import difference
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent, Medium, Rhythm, Role
from mentordesk.domain.promise import PromiseState
from mentordesk.domain.reporting import Reporting
from mentordesk.domain.session import SessionState
from mentordesk.models import (
    Base,
    ContributionRow,
    IdeaEventRow,
    IdeaRow,
    LedgerEndRow,
    LedgerEntryRow,
    NoteRow,
    PairingRow,
    PersonRow,
    PromiseRow,
    RecognitionRow,
    SessionRow,
    TopicRow,
)
from mentordesk.models.ledger import END as END_ROW

SEED = 10
SESSIONS, NOTES, IDEAS, MENTORS = 5_200, 100_000, 30_000, 6
END = datetime(2026, 4, 13, 9, 0, tzinfo=UTC)
WORDS = 12_000
NAMES = ("Amara Okafor", "Jonas Weiß", "Priya Raman", "Łukasz Nowak", "Zoë Martin", "Chen Yu")
SYLLABLES = (*"aeiouäéø", "ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "schl", "tr")
# A few words are everywhere and most are rare, as in any language.
OFTEN = list(accumulate(1 / (rank + 2) for rank in range(WORDS)))
_CHUNK = 5_000
_WAYS = (
    (Stage.HEARD,),
    (Stage.HEARD, Stage.RESTATED, Stage.TRYING),
    (Stage.HEARD, Stage.RESTATED, Stage.TRYING, Stage.APPLIED),
    (Stage.HEARD, Stage.TRYING, Stage.ADAPTED),
    (Stage.HEARD, Stage.RESTATED, Stage.PARKED),
    (Stage.HEARD, Stage.DECLINED),
)
_HOW_OFTEN = (0.3, 5, 50, 14, 15, 15)


def vocabulary(chance: random.Random) -> list[str]:
    """Return all words there are, the frequent ones first."""
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 6))) for _ in range(WORDS)]


def fill(connection: Connection) -> None:
    """Write ten years into an empty desk that has its leader."""
    for table, rows in _Decade(random.Random(SEED)).rows():
        for at in range(0, len(rows), _CHUNK):
            connection.execute(insert(table), rows[at : at + _CHUNK])


class _Decade:
    """Makes rows; nothing here asks the clock."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._words = vocabulary(chance)

    def rows(self) -> Iterator[tuple[type[Base], Sequence[dict[str, Any]]]]:
        mentors = [self._id() for _ in range(MENTORS)]
        yield (
            PersonRow,
            [
                {"id": who, "name": name, "role": Role.MENTOR, "about": self._text(6)}
                for who, name in zip(mentors, NAMES, strict=True)
            ],
        )
        yield PairingRow, [self._pairing(who) for who in mentors]
        sessions = self._sessions(mentors)
        yield SessionRow, sessions
        topics = [self._topic(s, place) for s in sessions for place in range(5)]
        yield TopicRow, topics
        yield NoteRow, [self._note(topics[n % len(topics)], n // len(topics)) for n in range(NOTES)]
        yield from self._of_ideas([self._idea(sessions[n % len(sessions)]) for n in range(IDEAS)])
        yield PromiseRow, [self._promise(s) for s in sessions for _ in range(2)]

    def _of_ideas(
        self, ideas: list[dict[str, Any]]
    ) -> Iterator[tuple[type[Base], Sequence[dict[str, Any]]]]:
        yield IdeaRow, ideas
        yield ContributionRow, [_contribution(idea) for idea in ideas]
        events = {idea["id"]: list(self._events(idea)) for idea in ideas}
        yield IdeaEventRow, [event for some in events.values() for event in some]
        credit = {
            idea["id"]: self._recognition(idea)
            for idea in ideas
            if idea["applied_on"] is not None and self._chance.random() < 0.995
        }
        yield RecognitionRow, list(credit.values())
        end, entries = End(), list[dict[str, Any]]()
        for idea in ideas:
            whole = _whole(idea, events[idea["id"]], credit.get(idea["id"]))
            for fact in difference(None, whole):
                body = body_of(Told(fact, whole.last.at, PenHand.LEADER))
                entry, end = sealed(end, fact.idea, body, self._chance.randbytes(SALT))
                row = entry._asdict() | {"idea_id": idea["id"]}
                del row["idea"]
                entries.append(row)
        yield LedgerEntryRow, entries
        yield LedgerEndRow, [{"id": END_ROW, "count": end.count, "digest": end.digest}]

    def _id(self) -> UUID:
        return UUID(int=self._chance.getrandbits(128), version=4)

    def _text(self, words: int) -> str:
        return " ".join(self._chance.choices(self._words, cum_weights=OFTEN, k=words))

    def _pairing(self, who: UUID) -> dict[str, Any]:
        return {
            "person_id": who,
            "medium": Medium.CHAT,
            "medium_note": "Signal",
            "rhythm": Rhythm.WEEKLY,
            "minutes": 45,
            "place": "Room 4",
            "consent": Consent.ANYWHERE,
            "since": (END - timedelta(days=3650)).date(),
            "strengths": [],
            "leader_hopes": "",
            "mentor_hopes": "",
            "agenda_lock": True,
            "floor": FloorMode.SHOWN,
            "counts": False,
            "edit_days": 7,
            "reporting": Reporting.NONE,
        }

    def _sessions(self, mentors: Sequence[UUID]) -> list[dict[str, Any]]:
        step = timedelta(days=3650) / SESSIONS
        return [
            self._session(mentors[n % MENTORS], 1 + n // MENTORS, END - step * (SESSIONS - n))
            for n in range(SESSIONS)
        ]

    def _session(self, mentor: UUID, number: int, at: datetime) -> dict[str, Any]:
        ahead = at > END - timedelta(days=2)
        return {
            "id": self._id(),
            "mentor_id": mentor,
            "number": number,
            "planned_at": at + timedelta(days=7 if ahead else 0),
            "minutes": 45,
            "place": "Room 4",
            "state": SessionState.PLANNED if ahead else SessionState.CLOSED,
            "started_at": None if ahead else at,
            "ended_at": None if ahead else at + timedelta(minutes=43),
            "seen_at": None,
            "present": 2500,
            "mentor_spoke": 1500,
            "leader_spoke": 800,
            "exits": 0,
            "away": 0,
            "play_back": "" if ahead else self._text(30),
            "play_back_confirmed": not ahead,
            "felt_heard": None if ahead else 3,
            "felt_safe": None if ahead else 3,
            "felt_worth": None if ahead else 2,
            "format": "",
            "in_focus": True,
            "speaker": Speaker.MENTOR,
            "floor": FloorMode.SHOWN,
            "exit_lengths": [],
            "zone": "",
            "title": "",
            "sequence": 0,
            "ended": False,
        }

    def _topic(self, session: dict[str, Any], place: int) -> dict[str, Any]:
        closed = session["state"] is SessionState.CLOSED
        return {
            "id": self._id(),
            "session_id": session["id"],
            "place": place,
            "text": self._text(6),
            "minutes": 9,
            "notes": "",
            "state": TopicState.DISCUSSED if closed else TopicState.OPEN,
            "spent": 500 if closed else 0,
            "hand": Hand.MENTOR_SENT,
            "came_at": session["planned_at"] - timedelta(days=1),
            "carried_from": None,
            "from_ask": False,
            "came_by": CameBy.PASTED,
            "carried_of": None,
        }

    def _note(self, topic: dict[str, Any], sheet: int) -> dict[str, Any]:
        kinds = (NoteKind.PRIVATE, NoteKind.SHARED)
        own = sheet < len(kinds)
        return {
            "id": self._id(),
            "session_id": topic["session_id"],
            "topic_id": topic["id"] if own else None,
            "kind": kinds[sheet % len(kinds)],
            "text": self._text(self._chance.randint(8, 80)),
            "changed_at": topic["came_at"] + timedelta(days=1),
        }

    def _idea(self, session: dict[str, Any]) -> dict[str, Any]:
        way = self._chance.choices(_WAYS, weights=_HOW_OFTEN)[0]
        used = way[-1] in (Stage.APPLIED, Stage.ADAPTED)
        raised = session["planned_at"] + timedelta(seconds=self._chance.randint(60, 2400))
        return {
            "id": self._id(),
            "session_id": session["id"],
            "mentor_id": session["mentor_id"],
            "text": self._text(12),
            "raised_at": raised,
            "stage": way[-1],
            "answer_by": None,
            "applied_where": self._text(3) if used else None,
            "applied_on": raised.date() if used else None,
            "before": self._text(5) if used else None,
            "after": self._text(5) if used else None,
            "link": "" if used else None,
            "first_said": "",
            "joined_into": None,
            "origins": [],
            "pencil": False,
        }

    def _events(self, idea: dict[str, Any]) -> Iterator[dict[str, Any]]:
        way = next(way for way in _WAYS if way[-1] is idea["stage"])
        for place, stage in enumerate(way):
            yield {
                "id": self._id(),
                "idea_id": idea["id"],
                "place": place,
                "at": idea["raised_at"] + timedelta(days=place),
                "stage": stage,
                "session_id": None if place else idea["session_id"],
                "reason": self._text(6) if stage is Stage.DECLINED else "",
                "until": None,
                "told_on": None,
            }

    def _recognition(self, idea: dict[str, Any]) -> dict[str, Any]:
        return {
            "idea_id": idea["id"],
            "place": 0,
            "form": RecognitionForm.NAMED_IN_MEETING,
            "on": idea["applied_on"],
            "where": self._text(3),
            "heard_by": "",
            "mentor_knows": True,
            "agreed": [],
        }

    def _promise(self, session: dict[str, Any]) -> dict[str, Any]:
        day = session["planned_at"].date() + timedelta(days=7)
        kept = session["planned_at"] < END - timedelta(days=10)
        return {
            "id": self._id(),
            "session_id": session["id"],
            "mentor_id": session["mentor_id"],
            "text": self._text(8),
            "due": day,
            "state": PromiseState.KEPT if kept else PromiseState.OPEN,
            "reason": "",
            "closed_on": day if kept else None,
            "closed_at": session["planned_at"] + timedelta(days=7) if kept else None,
            "moved": 0,
            "try_it": False,
        }


def _contribution(idea: dict[str, Any]) -> dict[str, Any]:
    return {
        "idea_id": idea["id"],
        "person_id": idea["mentor_id"],
        "part": Part.PROPOSED,
        "place": 0,
        "weight": Weight.LEAD,
        "consent": Consent.ANYWHERE,
        "people": "",
    }


def _whole(
    idea: dict[str, Any], events: Sequence[dict[str, Any]], credit: dict[str, Any] | None
) -> Idea:
    """Return the idea that these rows are."""
    row = IdeaRow(
        **idea,
        contributions=[ContributionRow(**_contribution(idea))],
        events=[IdeaEventRow(**event) for event in events],
        recognitions=[] if credit is None else [RecognitionRow(**credit)],
    )
    return row.to_domain()
