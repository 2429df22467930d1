"""The chapters of a file, and one session as chapters, the same for every format."""

from dataclasses import dataclass

from mentordesk.domain.period import Composed
from mentordesk.domain.summary import (
    AskLine,
    IdeaLine,
    NoteText,
    PromiseLine,
    Reader,
    Summary,
    TopicLine,
)
from mentordesk.export import idea_words, topic_words
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


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of a file below its heading."""

    heading: str
    voice: Voice
    blocks: tuple[Block, ...]


def of_session(summary: Summary) -> list[Chapter]:
    """Return the chapters of one session, those without anything too."""
    sponsor = summary.reader is Reader.SPONSOR
    ideas = tuple(idea_block(idea, summary) for idea in summary.ideas)
    return [
        Chapter(clean(say.table(summary)), Voice.MENTOR, _topics(summary)),
        Chapter(say.ASKED, Voice.LEADER, _asks(summary.asks)),
        Chapter(say.HEARD, Voice.MENTOR, _heard(summary)),
        Chapter(say.SHARED, Voice.LEADER, _notes(summary.shared)),
        Chapter(say.PRIVATE, Voice.LEADER, _notes(summary.private)),
        Chapter(say.APPLIED if sponsor else say.IDEAS, Voice.CREDIT, ideas),
        Chapter(say.PROMISED, Voice.LEADER, promise_blocks(summary.promises)),
    ]


def _topics(summary: Summary) -> tuple[Block, ...]:
    if not summary.topics:
        return ()
    items = tuple(_topic(topic, summary.leader) for topic in summary.topics)
    return (Listing(items, 1),)


def _topic(topic: TopicLine, leader: str) -> tuple[Block, ...]:
    ask = f" {topic_words.topic_ask(leader)}" if topic.from_ask else ""
    line = Paragraph(with_end(topic.text + ask, topic_words.topic_end(topic)))
    return (line, *as_typed(topic.notes))


def _heard(summary: Summary) -> tuple[Block, ...]:
    blocks = parse(summary.play_back, CHAPTER_LEVEL)
    if not blocks or not summary.unconfirmed:
        return blocks
    return (*blocks, Paragraph(words(say.unconfirmed(summary), Style.QUIET)))


def _asks(asks: tuple[AskLine, ...]) -> tuple[Block, ...]:
    items = tuple((Paragraph(with_end(ask.text, topic_words.ask_end(ask))),) for ask in asks)
    return (Listing(items),) if items else ()


def with_end(text: str, end: str) -> Words:
    """Return a line of words with what became of it, set quietly."""
    return (*words(text), *((Run(" "), *words(end, Style.QUIET)) if end else ()))


def _notes(notes: tuple[NoteText, ...]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for note in notes:
        if is_visible(note.topic):
            blocks.append(Heading(TOPIC_LEVEL, words(note.topic)))
        blocks += parse(note.text, TOPIC_LEVEL if is_visible(note.topic) else CHAPTER_LEVEL)
    return tuple(blocks)


def idea_block(idea: IdeaLine, summary: Composed) -> Paragraph:
    """Return an idea with its names, what came of it and what credit was given."""
    who = say.names(idea)
    named = (*words(" — "), *words(f"{who}.")) if who else ()
    knows = say.first(summary.mentor or say.COLLEAGUE)
    sentences = [say.stage(idea), *say.change(idea.application)]
    sentences += [say.credit(recognition, knows) for recognition in idea.recognitions]
    sentences += idea_words.beside(idea)
    rest = (BREAK, *words(" ".join(sentences)))
    return Paragraph((*words(idea.text, Style.BOLD), *named, *rest))


def promise_blocks(
    promises: tuple[PromiseLine, ...], *, looks_back: bool = False
) -> tuple[Block, ...]:
    """Return a paragraph for each promise; of a period, which `looks_back`, for the open too."""
    told = (say.promise(promise, looks_back=looks_back) for promise in promises)
    return tuple(Paragraph(words(line)) for line in told)
