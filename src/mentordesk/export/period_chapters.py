"""Several sessions as chapters: what was wanted, what came of it, and the talks one by one."""

from collections.abc import Iterator
from dataclasses import replace

from mentordesk.domain.idea import Stage
from mentordesk.domain.period import PeriodSummary
from mentordesk.domain.summary import IdeaLine, Reader, Summary
from mentordesk.export import period_words
from mentordesk.export import words as say
from mentordesk.export.chapters import (
    TOPIC_LEVEL,
    Chapter,
    idea_block,
    of_session,
    promise_blocks,
    with_end,
)
from mentordesk.export.colours import Voice
from mentordesk.export.credit_words import CHAPTERS
from mentordesk.export.rich import (
    LOWEST_HEADING,
    Block,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Style,
    words,
)


def of_period(summary: PeriodSummary) -> Iterator[Chapter]:
    """Yield the chapters of a period, those without anything too."""
    yield Chapter(period_words.AIMS, Voice.MENTOR, _aims(summary))
    if summary.reader is Reader.SPONSOR:
        yield Chapter(say.APPLIED, Voice.CREDIT, _ideas(summary.ideas, summary))
    else:
        for heading, voice, stages in CHAPTERS:
            here = tuple(idea for idea in summary.ideas if _stage(idea) in stages)
            yield Chapter(heading, voice, _ideas(here, summary))
    yield Chapter(say.PROMISED, Voice.LEADER, promise_blocks(summary.promises, looks_back=True))
    for session in summary.sessions:
        if session.met is not None:
            yield Chapter(say.which(session.met), Voice.MENTOR, tuple(_talk(session)))


def _aims(summary: PeriodSummary) -> tuple[Block, ...]:
    items = tuple(
        (Paragraph(with_end(aim.text, period_words.whose(aim, summary))),) for aim in summary.aims
    )
    return (Listing(items),) if items else ()


def _ideas(ideas: tuple[IdeaLine, ...], summary: PeriodSummary) -> tuple[Block, ...]:
    return tuple(idea_block(idea, summary) for idea in ideas)


def _stage(idea: IdeaLine) -> Stage:
    """Return where an idea is told; of one that goes on elsewhere it is only told that it is."""
    return Stage.HEARD if idea.goes_on else idea.stage


def _talk(session: Summary) -> Iterator[Block]:
    """Yield how one talk went: its agenda, and with a heading each all else that it holds."""
    yield Paragraph(words(say.facts(session), Style.QUIET), leads=True)
    agenda, *others = of_session(session)
    yield from agenda.blocks
    for chapter in others:
        if chapter.blocks:
            yield Heading(TOPIC_LEVEL, words(chapter.heading))
            yield from map(_deeper, chapter.blocks)


def _deeper(block: Block) -> Block:
    """Return a block with its headings one level deeper, as far as there is one."""
    match block:
        case Heading(level, _):
            return replace(block, level=min(level + 1, LOWEST_HEADING))
        case Quote(blocks):
            return Quote(tuple(map(_deeper, blocks)))
        case Listing(items, start):
            return Listing(tuple(tuple(map(_deeper, item)) for item in items), start)
        case _:
            return block
