"""The few words that a cell can hold, as MentorDesk and as others say them."""

from enum import StrEnum
from typing import TypeVar

from mentordesk.domain.idea import Part, RecognitionForm, Stage, Weight
from mentordesk.domain.person import Consent

Word = TypeVar("Word", bound=StrEnum)

NOUNS: dict[type[StrEnum], str] = {
    Stage: "stage",
    Part: "part",
    Weight: "weight",
    Consent: "consent",
    RecognitionForm: "credit",
}
_ALSO: dict[StrEnum, str] = {
    Stage.HEARD: "new|open|idea|said|raised|todo|to do|backlog|offen|neu|nouveau|nuevo",
    Stage.RESTATED: "confirmed|understood|said back",
    Stage.TRYING: "try|in trial|trial|testing|pilot|in progress|doing|started|ongoing|wip"
    "|in arbeit|laufend|en cours|en curso",
    Stage.APPLIED: "done|implemented|in use|used|live|completed|finished|closed|adopted"
    "|erledigt|umgesetzt|terminé|hecho",
    Stage.ADAPTED: "adapted|applied in another form|changed",
    Stage.PARKED: "on hold|later|waiting|paused|postponed|deferred|geparkt|zurückgestellt",
    Stage.DECLINED: "rejected|no|refused|dropped|not now|won't do|abgelehnt|refusé|rechazado",
    Part.NOTICED: "noticed it|saw it",
    Part.PROPOSED: "proposed it|suggested|said it|had the idea",
    Part.SHAPED: "shaped it|helped|improved",
    Part.CARRIED_OUT: "carried it out|did it|built it",
    Part.BACKED: "backed it|supported",
    Weight.LEAD: "main|leading",
    Weight.EQUAL: "shared|same",
    Weight.SUPPORTING: "helper|small",
    Consent.ANYWHERE: "yes|may be named anywhere",
    Consent.THESE_PEOPLE: "these|may be named to agreed people|may be named before agreed people",
    Consent.ASK: "ask about each idea|to be asked about each idea|not asked|not asked yet"
    "|unknown|?",
    Consent.EACH_TIME: "ask each time|ask me each time|ask every time|ask before naming"
    "|to be asked each time|to be asked each time they are named|to be asked before each naming",
    Consent.AS_COLLEAGUE: "a colleague|colleague|anonymous|named as “a colleague”"
    "|to be named as “a colleague”",
    Consent.NOT_AT_ALL: "no|never|not to be named",
}


def _plain(told: str) -> str:
    return " ".join(told.replace("_", " ").casefold().split())


_KNOWN: dict[type[StrEnum], dict[str, StrEnum]] = {
    kind: {
        _plain(said): word
        for word in kind
        for said in (word.value, *_ALSO.get(word, word.value).split("|"))
    }
    for kind in NOUNS
}
_YES = {"yes", "y", "true", "1", "x", "ja", "oui", "sí", "si"}


def word(told: str, kind: type[Word]) -> Word | None:
    """Return the word that a cell says, or None where it is none of its kind."""
    found = _KNOWN[kind].get(_plain(told[:60]))
    return None if found is None else kind(found.value)


def is_yes(told: str) -> bool:
    """Return whether a cell says yes."""
    return _plain(told[:9]) in _YES
