"""The parts of an idea as the ledger spells them, and read again."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

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
from mentordesk.domain.ids import EventId, IdeaId, PersonId, SessionId
from mentordesk.domain.ledger.fact import day, key, moment
from mentordesk.domain.person import Consent

Said = Mapping[str, Any]


def part_said(given: Contribution) -> dict[str, Any]:
    """Return a person's part as it is spelt."""
    return {
        "person": given.person.hex,
        "part": given.part.value,
        "weight": given.weight.value,
        "consent": given.consent.value,
        "people": given.people,
    }


def part_read(said: Said) -> Contribution:
    """Return the part that was spelt."""
    return Contribution(
        PersonId(UUID(said["person"])),
        Part(said["part"]),
        Weight(said["weight"]),
        Consent(said["consent"]),
        said["people"],
    )


def step_said(event: IdeaEvent) -> dict[str, Any]:
    """Return a step as it is spelt."""
    return {
        "step": event.id.hex,
        "happened": moment(event.at),
        "to": event.stage.value,
        "said_in": key(event.session),
        "reason": event.reason,
        "until": day(event.until),
        "told_on": day(event.told_on),
    }


def step_read(said: Said) -> IdeaEvent:
    """Return the step that was spelt."""
    return IdeaEvent(
        EventId(UUID(said["step"])),
        datetime.fromisoformat(said["happened"]),
        Stage(said["to"]),
        None if said["said_in"] is None else SessionId(UUID(said["said_in"])),
        said["reason"],
        day_read(said["until"]),
        day_read(said["told_on"]),
    )


def use_said(use: Application) -> dict[str, Any]:
    """Return a use as it is spelt."""
    changed = {"before": use.before, "after": use.after}
    return {"where": use.where, "on": day(use.on), **changed, "link": use.link}


def use_read(said: Said) -> Application:
    """Return the use that was spelt."""
    on = date.fromisoformat(said["on"])
    return Application(said["where"], on, said["before"], said["after"], said["link"])


def credit_said(given: Recognition) -> dict[str, Any]:
    """Return an act of credit as it is spelt; an act for which nobody was asked has no such key."""
    agreed = {"agreed": [who.hex for who in given.agreed]} if given.agreed else {}
    return {
        **agreed,
        "form": given.form.value,
        "on": day(given.on),
        "where": given.where,
        "heard_by": given.heard_by,
        "mentor_knows": given.mentor_knows,
    }


def credit_read(said: Said) -> Recognition:
    """Return the act of credit that was spelt."""
    form, on = RecognitionForm(said["form"]), date.fromisoformat(said["on"])
    agreed = tuple(PersonId(UUID(who)) for who in said.get("agreed", ()))
    return Recognition(form, on, said["where"], said["heard_by"], said["mentor_knows"], agreed)


def idea_said(idea: Idea) -> dict[str, Any]:
    """Return a whole idea as it is spelt."""
    return {
        "session": idea.session.hex,
        "mentor": idea.mentor.hex,
        "text": idea.text,
        "raised_at": moment(idea.raised_at),
        "parts": [part_said(given) for given in idea.contributions],
        "steps": [step_said(event) for event in idea.events],
        "answer_by": day(idea.answer_by),
        "use": None if idea.application is None else use_said(idea.application),
        "credits": [credit_said(given) for given in idea.recognitions],
        "first_said": idea.first_said,
        "into": key(idea.joined_into),
        "origins": [origin.hex for origin in idea.origins],
    }


def idea_read(idea: IdeaId, said: Said) -> Idea:
    """Return the whole idea that was spelt."""
    return Idea(
        idea,
        SessionId(UUID(said["session"])),
        PersonId(UUID(said["mentor"])),
        said["text"],
        datetime.fromisoformat(said["raised_at"]),
        tuple(part_read(one) for one in said["parts"]),
        tuple(step_read(one) for one in said["steps"]),
        day_read(said["answer_by"]),
        None if said["use"] is None else use_read(said["use"]),
        tuple(credit_read(one) for one in said["credits"]),
        said["first_said"],
        into_read(said["into"]),
        tuple(IdeaId(UUID(origin)) for origin in said["origins"]),
    )


def into_read(said: str | None) -> IdeaId | None:
    """Return the idea that was spelt, or none."""
    return None if said is None else IdeaId(UUID(said))


def day_read(said: str | None) -> date | None:
    """Return the day that was spelt, or none."""
    return None if said is None else date.fromisoformat(said)
