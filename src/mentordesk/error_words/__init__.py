"""The words for each known failure: what happened, what is safe, what to do next.

The window translates these templates, the command line prints them; `{fact}` is filled
with the fact of that name from the error.
"""

from collections.abc import Callable, Mapping

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
    "text-empty": "it is empty",
    "not-text": "it is not text",
    "text-too-long": "it is longer than {most:,} characters",
    "too-many-lines": "it has more than {most:,} lines",
    "too-many-topics": "it holds more than {most} topics",
    "no-topic": "it holds no topic",
    "no-answer": "it holds no answer",
    "not-the-mentors": "nothing in it is from the mentor",
    "no-calendar": "no calendar stands in it",
    "no-event": "no event with a time stands in it",
    "calendar-too-large": "it is larger than any calendar",
    "no-file": "it is not a file",
    "file-closed": "the file cannot be opened",
    "file-changing": "the file changed while it was read",
    "no-record": "no credit record stands in it, or the part that a program reads was taken out",
    "record-locked": "it is locked with a passphrase",
    "record-too-large": "it is larger than any credit record",
    "workbook": "it is a workbook, not a CSV file",
    "table-too-large": "it is larger than {most} MB",
    "too-many-rows": "it has more than {most:,} rows",
    "row-too-long": "row {row} is longer than a row can be, perhaps for a quotation mark that is "
    "never closed",
    "open-quote": "row {row} opens a quotation mark that is never closed",
    "no-idea-column": "no heading in its first row is Idea",
    "too-many-unknown": "it names more than {most:,} people whom nobody here knows; perhaps the "
    "heading of the mentor stands over something else",
}


def reason_words(facts: Mapping[str, object], translated: Callable[[str], str] = str) -> str:
    """Return the reason among the facts as the end of a sentence."""
    reason = str(facts["reason"])
    if reason in REASONS:
        return translated(REASONS[reason]).format(**facts)
    return translated(reason.rstrip("."))


def template_for(error: errors.MentorDeskError) -> Words:
    """Return the unfilled words of the nearest known type."""
    return next(WORDS[kind] for kind in type(error).__mro__ if kind in WORDS)


def words_for(error: errors.MentorDeskError) -> Words:
    """Return the words of the nearest known type with the error's facts put in."""
    facts = dict(error.facts)
    if "reason" in facts:
        facts["reason"] = reason_words(facts)
    return template_for(error).filled(facts)
