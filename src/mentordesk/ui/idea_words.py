"""An idea in people's words: its names, and what can come next."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.credit_due import People
from mentordesk.domain.idea import NEXT, Contribution, Idea, Stage
from mentordesk.domain.names import consent_of
from mentordesk.domain.person import Person
from mentordesk.ui import story_words, wording

_ORDER = (Stage.TRYING, Stage.APPLIED, Stage.RESTATED, Stage.PARKED, Stage.DECLINED)


def next_stages(idea: Idea) -> tuple[Stage, ...]:
    """Return where the idea may go from here; the nearest good step comes first."""
    return tuple(stage for stage in _ORDER if stage in NEXT[idea.stage])


def step(idea: Idea, to: Stage) -> str:
    """Return what a button says that takes an idea there."""
    match to:
        case Stage.TRYING:
            return _tr("Try it")
        case Stage.APPLIED | Stage.ADAPTED:
            return _tr("It is in use")
        case Stage.PARKED if idea.stage is Stage.PARKED:
            return _tr("Park it longer")
        case Stage.PARKED:
            return _tr("Park it")
        case Stage.DECLINED:
            return _tr("Decline it")
        case _:
            return _tr("You said it back")


def naming(idea: Idea, people: People) -> list[str]:
    """Return each person's name, part and consent as it holds now, one line each."""
    words = _tr("{name} {part} · {consent}")
    return [
        words.format(
            name=_tr("Somebody") if person is None else person.name,
            part=wording.weighed_part(had.part, had.weight),
            consent=_agreed(idea, had, person),
        )
        for had, person in ((had, people.get(had.person)) for had in idea.contributions)
    ]


def perhaps_named(found: Sequence[str]) -> str:
    """Return a question about words that may be names; "" for none."""
    if not found:
        return ""
    words = _tr("Is {words} somebody's name here? If so, say “a colleague”.")
    return words.format(words=", ".join(f"“{word}”" for word in dict.fromkeys(found)))


def _agreed(idea: Idea, had: Contribution, person: Person | None) -> str:
    consent = idea.consent_of(had.person) if person is None else consent_of(person, idea)
    return story_words.consent(consent, had.people)


def _tr(words: str) -> str:
    return QCoreApplication.translate("ideas", words)
