"""A no: when the mentor was told of it, and words that say it considerately."""

from dataclasses import replace
from datetime import date

from mentordesk.domain.crediting import broken_consent, perhaps_broken, without_names
from mentordesk.domain.crowd import Crowd
from mentordesk.domain.idea import Idea, IdeaEvent, Stage
from mentordesk.domain.person import Medium, Person
from mentordesk.domain.text_words import read
from mentordesk.errors import ConsentError, IdeaStageError

_SAID = "you said: “{line}”."
_THANKS = "Thank you for it; I thought about it."
_NO = "For now my answer is no. The reason: {reason}"
_GO_ON = "If I see it wrongly, tell me. And please keep telling me what you see."
_BLANK = "…"


def told(idea: Idea, on: date) -> Idea:
    """Return an idea that was declined, with the day on which the mentor was told.

    Raises IdeaStageError unless it is declined.
    """
    if idea.stage is not Stage.DECLINED:
        raise IdeaStageError(stage=idea.stage.value, wanted="told as declined")
    return replace(idea, events=(*idea.events[:-1], replace(idea.last, told_on=on)))


def waits_to_be_told(idea: Idea) -> bool:
    """Return whether an idea was declined, and nobody said when the mentor was told."""
    return _is_untold(idea.last)


def as_told(idea: Idea) -> Idea:
    """Return an idea as its mentor knows it: a no that was not told to them is no answer yet."""
    known = tuple(event for event in idea.events if not _is_untold(event))
    heard = IdeaEvent(idea.events[0].id, idea.raised_at, Stage.HEARD, idea.session)
    return replace(idea, events=known or (heard,))


def _is_untold(event: IdeaEvent) -> bool:
    return event.stage is Stage.DECLINED and event.told_on is None


def considerate_no(idea: Idea, reason: str, mentor: Person, medium: Medium, people: Crowd) -> str:
    """Return a no as it may be said to the mentor in this medium; the reason may still be blank.

    Of the `people` around the two nobody is named who did not agree to be.
    """
    line, because = (without_names(text, idea, people) for text in (idea.text, reason.strip()))
    said = _SAID.format(line=line.rstrip(". "))
    no = _NO.format(reason=f"{because.rstrip('.')}." if because else _BLANK)
    name = mentor.first_name
    match medium:
        case Medium.CHAT:
            return " ".join((f"Hi {name},", said, _THANKS, no, _GO_ON))
        case Medium.EMAIL:
            return "\n\n".join((f"Hello {name},", f"{said} {_THANKS}", no, _GO_ON))
        case Medium.PAPER:
            return "\n\n".join((f"For {name}", _capital(f"{said} {_THANKS}"), no, _GO_ON))
        case Medium.CALL:
            title = f"To call {name}"
        case Medium.IN_PERSON:
            title = f"To say to {name} in person"
    said_so = _capital(said), _THANKS, no, _GO_ON
    return "\n".join((title, "", *(f"- {part}" for part in said_so)))


def check_no(words: str, idea: Idea, mentor: Person, people: Crowd) -> None:
    """Raise ConsentError for the first word that names somebody beyond their consent.

    The mentor is called by name, whoever else has that name as well.
    """
    for word in _of_others(broken_consent(words, idea, people), mentor)[:1]:
        raise ConsentError(word=word)


def perhaps_names(words: str, idea: Idea, mentor: Person, people: Crowd) -> tuple[str, ...]:
    """Return the words that are ordinary, or else the name of somebody but the mentor."""
    return _of_others(perhaps_broken(words, idea, people), mentor)


def _of_others(found: tuple[str, ...], mentor: Person) -> tuple[str, ...]:
    own = {word for name in mentor.names for word in read(name).places}
    return tuple(word for word in found if not read(word).places.keys() <= own)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
