"""A composed summary laid out as chapters and blocks, the same for every format."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.summary import (
    AskLine,
    IdeaLine,
    NoteText,
    PromiseLine,
    Reader,
    Summary,
    TopicLine,
)
from mentordesk.export import idea_words
from mentordesk.export import words as say
from mentordesk.export.colours import Voice
from mentordesk.export.plain import clean, is_visible
from mentordesk.export.rich import (
    BREAK,
    Block,
    Heading,
    Listing,
    Paragraph,
    Run,
    Style,
    Words,
    as_typed,
    parse,
    words,
)

CHAPTER_LEVEL = 2
TOPIC_LEVEL = 3
NO_DAY = date(2000, 1, 1)
"""The day in the properties of a file that tells of no day: a PDF must have one."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of a file below its heading."""

    heading: str
    voice: Voice
    blocks: tuple[Block, ...]


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


def document(summary: Summary) -> Document:
    """Return the summary as a document, in the words of its reader."""
    chapters = tuple(chapter for chapter in _chapters(summary) if chapter.blocks)
    sponsor = summary.reader is Reader.SPONSOR
    nothing = say.NOTHING_APPLIED if sponsor else say.NOTHING
    return Document(
        eyebrow=clean(say.eyebrow(summary)),
        title=clean(say.title(summary)),
        facts=clean(say.facts(summary)),
        on=_day(summary),
        chapters=chapters,
        closing="" if chapters else nothing,
    )


def _day(summary: Summary) -> date:
    """Return the day of the talk, or for whoever is not told of it that of the last use."""
    if summary.met is not None:
        return summary.met.at.date()
    uses = (idea.application.on for idea in summary.ideas if idea.application is not None)
    return max(uses, default=NO_DAY)


def _chapters(summary: Summary) -> list[Chapter]:
    sponsor = summary.reader is Reader.SPONSOR
    return [
        Chapter(clean(say.table(summary)), Voice.MENTOR, _topics(summary)),
        Chapter(say.ASKED, Voice.LEADER, _asks(summary.asks)),
        Chapter(say.HEARD, Voice.MENTOR, parse(summary.play_back, CHAPTER_LEVEL)),
        Chapter(say.SHARED, Voice.LEADER, _notes(summary.shared)),
        Chapter(say.PRIVATE, Voice.LEADER, _notes(summary.private)),
        Chapter(say.APPLIED if sponsor else say.IDEAS, Voice.CREDIT, _ideas(summary)),
        Chapter(say.PROMISED, Voice.LEADER, _promises(summary.promises)),
    ]


def _topics(summary: Summary) -> tuple[Block, ...]:
    if not summary.topics:
        return ()
    items = tuple(_topic(topic, summary.leader) for topic in summary.topics)
    return (Listing(items, 1),)


def _topic(topic: TopicLine, leader: str) -> tuple[Block, ...]:
    ask = f" {say.topic_ask(leader)}" if topic.from_ask else ""
    line = Paragraph(_with_end(topic.text + ask, say.topic_end(topic)))
    return (line, *as_typed(topic.notes))


def _asks(asks: tuple[AskLine, ...]) -> tuple[Block, ...]:
    items = tuple((Paragraph(_with_end(ask.text, say.ask_end(ask))),) for ask in asks)
    return (Listing(items),) if items else ()


def _with_end(text: str, end: str) -> Words:
    return (*words(text), *((Run(" "), *words(end, Style.QUIET)) if end else ()))


def _notes(notes: tuple[NoteText, ...]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for note in notes:
        if is_visible(note.topic):
            blocks.append(Heading(TOPIC_LEVEL, words(note.topic)))
        blocks += parse(note.text, TOPIC_LEVEL if is_visible(note.topic) else CHAPTER_LEVEL)
    return tuple(blocks)


def _ideas(summary: Summary) -> tuple[Block, ...]:
    return tuple(_idea(idea, summary) for idea in summary.ideas)


def _idea(idea: IdeaLine, summary: Summary) -> Paragraph:
    who = say.names(idea)
    named = f" — {who}." if who else ""
    me = summary.reader is Reader.ME
    knows = say.first(summary.mentor or "") if me else ""
    sentences = [say.stage(idea), *say.change(idea.application)]
    sentences += [say.credit(recognition, knows) for recognition in idea.recognitions]
    sentences += idea_words.beside(idea)
    rest = (BREAK, *words(" ".join(sentences)))
    return Paragraph((*words(idea.text, Style.BOLD), *(words(named) if named else ()), *rest))


def _promises(promises: tuple[PromiseLine, ...]) -> tuple[Block, ...]:
    return tuple(Paragraph(words(say.promise(promise))) for promise in promises)
