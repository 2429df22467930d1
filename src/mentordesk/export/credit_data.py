"""What a credit record says as data: written into the file for a program to check it by."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from mentordesk.domain.credit_record import CreditRecord, RecordIdea, RecordPerson
from mentordesk.domain.idea import Application, Part, Recognition, RecognitionForm, Stage, Weight
from mentordesk.domain.ids import PersonId
from mentordesk.domain.ledger.end import End
from mentordesk.errors import RecordUnreadableError
from mentordesk.export.plain import clean

VERSION = 2
FORMER = 1
"""Its pages had other words, and what was said in another conversation was not told."""

_DIGEST = 32
_MOST = 10**9
_LONGEST = 50_000  # letters of an idea with all that it tells; a typed line has five hundred


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """A record as data tell it, and whether the seal is that of these data.

    One of a `former` version was made by an earlier MentorDesk.
    """

    record: CreditRecord
    is_sealed: bool
    is_former: bool


def seal(record: CreditRecord) -> bytes:
    """Return the hash over all that a record says, the ledger's end among it, 32 bytes."""
    return _hash(_content(record))


def to_data(record: CreditRecord) -> str:
    """Return a record with its seal as one line of JSON, in ASCII.

    A sign that the fonts of a PDF lack is named on its page, and must stay itself in the data.
    """
    whole = {"credit_record": VERSION, "content": _content(record), "seal": seal(record).hex()}
    return json.dumps(whole, sort_keys=True, separators=(",", ":"))


def from_data(text: str) -> ToldRecord:
    """Return the record in data, sealed rightly or not.

    Raises RecordUnreadableError.
    """
    try:
        whole = json.loads(text)
        version, content = whole["credit_record"], whole["content"]
        if version not in (FORMER, VERSION):
            raise RecordUnreadableError(reason="newer")
        if any(len(str(told)) > _LONGEST for told in (content["mentor"], *content["ideas"])):
            raise RecordUnreadableError(reason="record-too-large")
        record, sealed = _record(content), bytes.fromhex(whole["seal"])
        is_sealed = sealed == _hash(content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise RecordUnreadableError(reason="damaged") from error
    is_former = version == FORMER
    # A former version told its data in another form than this one would.
    return ToldRecord(record, is_sealed and (is_former or content == _content(record)), is_former)


def tidied(record: CreditRecord) -> CreditRecord:
    """Return a record as a file tells it: composed letters, and none that no page can print."""
    return _record(json.loads(json.dumps(_content(record))))


def _hash(content: Mapping[str, Any]) -> bytes:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(unicodedata.normalize("NFC", text).encode()).digest()


def _content(record: CreditRecord) -> dict[str, Any]:
    return {
        "mentor": {"id": str(record.mentor_id), "name": _plain(record.mentor)},
        "leader": _plain(record.leader),
        "ledger": {"count": record.end.count, "digest": record.end.digest.hex()},
        "ideas": [_idea(idea) for idea in record.ideas],
    }


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", clean(text))


def _idea(idea: RecordIdea) -> dict[str, Any]:
    return {
        "text": _plain(idea.text),
        "said_on": idea.said_on.isoformat(),
        "stage": idea.stage.value,
        "since": idea.since.isoformat(),
        "people": [
            {
                "who": None if person.who is None else _plain(person.who),
                "parts": [[part.value, weight.value] for part, weight in person.parts],
            }
            for person in idea.people
        ],
        "first_said": _plain(idea.first_said),
        "reason": _plain(idea.reason),
        "until": None if idea.until is None else idea.until.isoformat(),
        "use": None if idea.use is None else _use(idea.use),
        "credits": [_credit(given) for given in idea.recognitions],
        "holds": [_plain(text) for text in idea.holds],
        "elsewhere": idea.elsewhere,
    }


def _use(use: Application) -> dict[str, str]:
    words = {"where": use.where, "before": use.before, "after": use.after, "link": use.link}
    return {"on": use.on.isoformat(), **{name: _plain(text) for name, text in words.items()}}


def _credit(given: Recognition) -> dict[str, Any]:
    return {
        "form": given.form.value,
        "on": given.on.isoformat(),
        "where": _plain(given.where),
        "heard_by": _plain(given.heard_by),
    }


def _record(told: dict[str, Any]) -> CreditRecord:
    end = End(_count(told["ledger"]["count"]), bytes.fromhex(told["ledger"]["digest"]))
    ideas = tuple(_told_idea(idea) for idea in told["ideas"])
    if len(end.digest) != _DIGEST or not ideas:
        raise ValueError
    mentor = told["mentor"]
    names = _text(mentor["name"]), _text(told["leader"])
    return CreditRecord(PersonId(UUID(mentor["id"])), *names, ideas, end)


def _count(told: object) -> int:
    if type(told) is not int or not 0 <= told < _MOST:
        raise ValueError
    return told


def _text(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError
    return told


def _yes_or_no(told: object) -> bool:
    if not isinstance(told, bool):
        raise TypeError
    return told


def _told_idea(told: dict[str, Any]) -> RecordIdea:
    until, use = told["until"], told["use"]
    return RecordIdea(
        text=_text(told["text"]),
        said_on=date.fromisoformat(told["said_on"]),
        stage=Stage(told["stage"]),
        since=date.fromisoformat(told["since"]),
        people=tuple(_told_person(person) for person in told["people"]),
        first_said=_text(told["first_said"]),
        reason=_text(told["reason"]),
        until=None if until is None else date.fromisoformat(until),
        use=None if use is None else _told_use(use),
        recognitions=tuple(_told_credit(given) for given in told["credits"]),
        holds=tuple(_text(text) for text in told["holds"]),
        elsewhere=_yes_or_no(told.get("elsewhere", False)),
    )


def _told_person(told: dict[str, Any]) -> RecordPerson:
    who = told["who"]
    parts = tuple((Part(part), Weight(weight)) for part, weight in told["parts"])
    if not parts:
        raise ValueError
    return RecordPerson(None if who is None else _text(who), parts)


def _told_use(told: dict[str, Any]) -> Application:
    where, before, after, link = (_text(told[n]) for n in ("where", "before", "after", "link"))
    return Application(where, date.fromisoformat(told["on"]), before, after, link)


def _told_credit(told: dict[str, Any]) -> Recognition:
    form, day = RecognitionForm(told["form"]), date.fromisoformat(told["on"])
    where, heard_by = _text(told["where"]), _text(told["heard_by"])
    return Recognition(form, day, where, heard_by)
