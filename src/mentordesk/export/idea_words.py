"""The words of who did what for an idea, and of what the leader alone reads of it, in English."""

from collections.abc import Iterator

from mentordesk.domain import part_names
from mentordesk.domain.person import Consent
from mentordesk.domain.role_names import beginning
from mentordesk.domain.summary import IdeaLine, PartLine
from mentordesk.export.credit_words import LINK, SAID_FIRST, sentence
from mentordesk.export.words import on

COLLEAGUE, ANOTHER = "A colleague", "Another colleague"
ANSWER_BY = "An answer was promised by {day}."
BEFORE_PEOPLE = "may be named before {people}"
CONSENTS = {
    Consent.ANYWHERE: "may be named anywhere",
    Consent.THESE_PEOPLE: "may be named before agreed people",
    Consent.ASK: "not asked yet",
    Consent.EACH_TIME: "to be asked each time",
    Consent.AS_COLLEAGUE: "to be named as “a colleague”",
    Consent.NOT_AT_ALL: "not to be named",
}


def beside(idea: IdeaLine) -> Iterator[str]:
    """Yield what is told of an idea beside its stage, its use and its credit, as sentences."""
    yield from _people(idea)
    if idea.first_said.strip():
        yield sentence(SAID_FIRST.format(who=idea.first_said.strip()))
    if idea.answer_by is not None:
        yield ANSWER_BY.format(day=on(idea.answer_by))
    if idea.application is not None and idea.application.link.strip():
        yield sentence(LINK.format(text=idea.application.link.strip()))


def _people(idea: IdeaLine) -> Iterator[str]:
    colleagues = 0
    for had in idea.parts:
        name = had.who
        if name is None:
            name = ANOTHER if colleagues else COLLEAGUE
            colleagues += 1
        yield sentence(f"{beginning(name)} {part_names.told(had.parts)}{_consent(had)}")


def _consent(had: PartLine) -> str:
    match had.consent:
        case None:
            return ""
        case Consent.THESE_PEOPLE if had.people.strip():
            return f" ({BEFORE_PEOPLE.format(people=had.people.strip())})"
        case settled:
            return f" ({CONSENTS[settled]})"
