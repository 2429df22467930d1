"""What was composed laid out as chapters and blocks, the same for every format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from mentordesk.domain.agreement_page import AgreementPage
from mentordesk.domain.letter_lines import AS_YOU_LIKE
from mentordesk.domain.period import Composed, PeriodSummary
from mentordesk.domain.summary import Reader, Section, Why
from mentordesk.export import agreement_chapters, period_words
from mentordesk.export import words as say
from mentordesk.export.chapters import CHAPTER_LEVEL, TOPIC_LEVEL, Chapter, of_session
from mentordesk.export.colours import Voice
from mentordesk.export.letter_words import liked
from mentordesk.export.period_chapters import of_period
from mentordesk.export.plain import clean
from mentordesk.export.rich import Listing, Paragraph, words
from mentordesk.export.watching import Watching, watched

__all__ = ["CHAPTER_LEVEL", "TOPIC_LEVEL", "Chapter", "Document", "Written", "document"]

Written: TypeAlias = Composed | AgreementPage
"""What can be laid out as a document."""

NO_DAY = date(2000, 1, 1)
"""The day in the properties of a file that tells of no day: a PDF must have one."""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a file says; `closing` stands alone where there is no chapter.

    Its properties tell the day `on` which that was.
    """

    eyebrow: str
    title: str
    facts: str
    on: date
    chapters: tuple[Chapter, ...]
    closing: str = ""


def document(composed: Written, watch: Watching | None = None) -> Document:
    """Return what was composed as a document, in the words of its reader.

    Raises StoppedError through `watch`.
    """
    if isinstance(composed, AgreementPage):
        return _agreement(composed)
    if isinstance(composed, PeriodSummary):
        title, facts = period_words.title(composed), period_words.facts(composed)
        found: Iterable[Chapter] = of_period(composed)
    else:
        title, facts = say.title(composed), say.facts(composed)
        found = of_session(composed)
    chapters = tuple(chapter for chapter in watched(found, watch) if chapter.blocks)
    if chapters:
        chapters += tuple(_as_liked(composed))
    return Document(
        eyebrow=clean(say.eyebrow(composed)),
        title=clean(title),
        facts=clean(facts),
        on=_day(composed),
        chapters=chapters,
        closing="" if chapters else _nothing(composed),
    )


def _agreement(page: AgreementPage) -> Document:
    return Document(
        eyebrow=clean(agreement_chapters.eyebrow(page)),
        title=agreement_chapters.TITLE,
        facts=clean(agreement_chapters.facts(page)),
        on=page.on,
        chapters=tuple(one for one in agreement_chapters.of_agreement(page) if one.blocks),
        closing="",
    )


def _as_liked(composed: Composed) -> Iterator[Chapter]:
    """Yield how a mentor who reads it likes to answer, where that was said."""
    told = liked(composed.liking)
    if told:
        items = tuple((Paragraph(words(one)),) for one in told)
        yield Chapter(AS_YOU_LIKE, Voice.MENTOR, (Listing(items),))


def _nothing(composed: Composed) -> str:
    """Return what a file without a chapter says; ideas that were left out may well be applied."""
    out = {left.why for left in composed.left_out if left.section is Section.IDEAS}
    is_so = composed.reader is Reader.SPONSOR and out <= {Why.NOT_APPLIED}
    return say.NOTHING_APPLIED if is_so else say.NOTHING


def _day(composed: Composed) -> date:
    """Return the day of the last talk, or for whoever is not told of it that of the last use."""
    if isinstance(composed, PeriodSummary):
        last = None if composed.days is None else composed.days[1]
    else:
        last = None if composed.met is None else composed.met.at.date()
    if last is not None:
        return last
    uses = (idea.application.on for idea in composed.ideas if idea.application is not None)
    return max(uses, default=NO_DAY)
