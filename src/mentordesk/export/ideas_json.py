"""All ideas as a JSON file with named fields, for programs."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from mentordesk.domain.earlier import Earlier, EarlierPart, EarlierStep
from mentordesk.domain.idea import Application, Recognition
from mentordesk.domain.ledger.end import End

VERSION = 1


def to_json(ideas: Iterable[Earlier], made_at: datetime, ledger: End) -> Iterator[bytes]:
    """Yield the file piece by piece: one object, with one object for each idea in it."""
    head = {
        "format": "mentordesk-ideas",
        "version": VERSION,
        "made_at": _at(made_at),
        "ledger": {"entries": ledger.count, "digest": ledger.digest.hex()},
    }
    yield (json.dumps(head)[:-1] + ', "ideas": [').encode()
    between = "\n"
    for idea in ideas:
        yield (between + json.dumps(_idea(idea), ensure_ascii=False)).encode("utf-8", "replace")
        between = ",\n"
    yield b"\n]}\n"


def _idea(idea: Earlier) -> dict[str, object]:
    return {
        "id": str(idea.id or ""),
        "idea": idea.text,
        "mentor": idea.mentor,
        "mentor_id": str(idea.mentor_id or ""),
        "heard": _at(idea.raised_at),
        "session": idea.met.isoformat(),
        "stage": idea.steps[-1].stage.value,
        "first_said_by": idea.first_said,
        "answer_by": _on(idea.answer_by),
        "steps": [_step(step) for step in idea.steps],
        "parts": [_part(part) for part in idea.parts],
        "applied": None if idea.application is None else _use(idea.application),
        "credits": [_credit(given) for given in idea.recognitions],
        "joined_into": None if idea.joined_into is None else str(idea.joined_into),
        "came_from": [str(origin) for origin in idea.origins],
    }


def _step(step: EarlierStep) -> dict[str, object]:
    return {
        "stage": step.stage.value,
        "at": _at(step.at),
        "session": _on(step.met),
        "reason": step.reason,
        "until": _on(step.until),
        "mentor_told_on": _on(step.told_on),
    }


def _part(part: EarlierPart) -> dict[str, object]:
    return {
        "name": part.name,
        "id": str(part.person or ""),
        "part": part.part.value,
        "weight": part.weight.value,
        "consent": part.consent.value,
        "may_be_named_before": part.people,
    }


def _use(use: Application) -> dict[str, object]:
    return {
        "where": use.where,
        "on": _on(use.on),
        "before": use.before,
        "after": use.after,
        "link": use.link,
    }


def _credit(given: Recognition) -> dict[str, object]:
    return {
        "form": given.form.value,
        "on": _on(given.on),
        "where": given.where,
        "heard_by": given.heard_by,
        "mentor_knows": given.mentor_knows,
        "agreed_by": [str(who) for who in given.agreed],
    }


def _at(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _on(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
