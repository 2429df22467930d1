"""A credit record as it is read: chapters by what came of the ideas, and how it can be checked."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.credit_record import CreditRecord, RecordIdea
from mentordesk.export import credit_words as say
from mentordesk.export import words
from mentordesk.export.colours import Voice
from mentordesk.export.credit_data import seal, tidied


@dataclass(frozen=True, slots=True)
class IdeaEntry:
    """One idea: its words, its day, and lines on who had a part, what came of it, what credit."""

    words: str
    said_on: date
    people: tuple[str, ...]
    outcome: tuple[str, ...]
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordChapter:
    """Ideas that came as far as each other."""

    heading: str
    voice: Voice
    ideas: tuple[IdeaEntry, ...]


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Everything a record says; `hashes` are lines that say of what a hash is, and the hash."""

    eyebrow: str
    about: str
    facts: str
    mentor: str
    on: date
    chapters: tuple[RecordChapter, ...]
    notes: tuple[str, ...]
    hashes: tuple[tuple[str, str], ...]


def record_page(record: CreditRecord) -> RecordPage:
    """Return what a record says."""
    told = tidied(record)
    return RecordPage(
        eyebrow=say.eyebrow(told),
        about=say.about(told),
        facts=say.facts(told),
        mentor=told.mentor,
        on=told.period[1],
        chapters=tuple(chapter for chapter in _chapters(told) if chapter.ideas),
        notes=(say.NAMES, say.HOW.format(leader=told.leader)),
        hashes=(
            (say.entries(told.end.count), say.groups(told.end.digest)),
            (say.SEAL, say.groups(seal(told))),
        ),
    )


def day(of: IdeaEntry) -> str:
    """Return the day of an idea in words."""
    return words.on(of.said_on)


def _chapters(record: CreditRecord) -> list[RecordChapter]:
    return [
        RecordChapter(
            heading, voice, tuple(_entry(idea) for idea in record.ideas if idea.stage in stages)
        )
        for heading, voice, stages in say.CHAPTERS
    ]


def _entry(idea: RecordIdea) -> IdeaEntry:
    return IdeaEntry(
        idea.text,
        idea.said_on,
        tuple(say.people(idea)),
        tuple(say.outcome(idea)),
        tuple(say.credit(given) for given in idea.recognitions),
    )
