"""The words for each known failure: what happened, what is safe, what to do next.

The window translates these templates, the command line prints them; `{fact}` is filled
with the fact of that name from the error.
"""

from mentordesk import errors
from mentordesk.error_words.conversation import CONVERSATION
from mentordesk.error_words.desk import DESK
from mentordesk.error_words.files import FILES
from mentordesk.error_words.program import PROGRAM
from mentordesk.error_words.words import Words

__all__ = ["REASONS", "WORDS", "Words", "reason_words", "template_for", "words_for"]

WORDS: dict[type[errors.MentorDeskError], Words] = {**PROGRAM, **DESK, **CONVERSATION, **FILES}

# What a reason that is a short code says; any other reason is the end of a sentence already.
REASONS: dict[str, str] = {
    "damaged": "it is not as MentorDesk wrote it, so it may be damaged",
    "another-desk": "it belongs to another desk",
    "newer": "a newer MentorDesk made it",
    "altered": "something other than MentorDesk changed it",
}


def reason_words(reason: object) -> str:
    """Return a reason as the end of a sentence."""
    return REASONS.get(str(reason), str(reason)).rstrip(".")


def template_for(error: errors.MentorDeskError) -> Words:
    """Return the unfilled words of the nearest known type."""
    return next(WORDS[kind] for kind in type(error).__mro__ if kind in WORDS)


def words_for(error: errors.MentorDeskError) -> Words:
    """Return the words of the nearest known type with the error's facts put in."""
    facts = dict(error.facts)
    if "reason" in facts:
        facts["reason"] = reason_words(facts["reason"])
    return template_for(error).filled(facts)
