"""Reads what a mentor sent, from any messenger or mail; nothing falls away in silence."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from mentordesk.domain.letter_lines import TITLE_OF_LIST
from mentordesk.exchange.agenda_blocks import Block, Growing
from mentordesk.exchange.agenda_parts import (
    MAX_CHARACTERS,
    MAX_LINES,
    MAX_TOPIC_LENGTH,
    MAX_TOPICS,
    Draft,
    LineKind,
    Pair,
    ReadAgenda,
    ReadLine,
    ReadTopic,
    Unreadable,
    unreadable,
)
from mentordesk.exchange.drafts import drafts_of, part
from mentordesk.exchange.own_letter import take_own_letter
from mentordesk.exchange.table_lines import read_tables
from mentordesk.exchange.text_bytes import decode

__all__ = [
    "MAX_CHARACTERS",
    "MAX_LINES",
    "MAX_TOPICS",
    "MAX_TOPIC_LENGTH",
    "LineKind",
    "Pair",
    "ReadAgenda",
    "ReadLine",
    "ReadTopic",
    "Unreadable",
    "decode",
    "read_agenda",
]

_IS_OPEN = attrgetter("open")
_THEIRS = {LineKind.GREETING, LineKind.SIGNATURE, LineKind.HEADING, LineKind.QUOTED}


def read_agenda(text: str, pair: Pair = Pair()) -> ReadAgenda:  # noqa: B008 - it is frozen
    """Return the topics in the text and what each of its lines was taken for.

    What the leader wrote, in a chat of the pair or in a mail that is quoted, is no topic.
    """
    drafts = drafts_of(text)
    senders = part(drafts, pair)
    take_own_letter(drafts, pair)
    read_tables(drafts)
    topics = _topics(drafts, senders)
    if not topics:
        raise unreadable(Unreadable.NOT_THEIRS if _is_not_theirs(drafts) else Unreadable.NO_TOPIC)
    told = tuple(topic.finished() for topic in topics)
    return ReadAgenda(told, tuple(map(_account, drafts)), _is_whole(drafts, told[0]))


def _is_whole(drafts: Sequence[Draft], topic: ReadTopic) -> bool:
    """Say whether the first topic stands below the title that MentorDesk gives its lists."""
    above = (draft for draft in drafts[: topic.line] if draft.kind is LineKind.HEADING)
    return any(TITLE_OF_LIST.fullmatch(draft.text.strip()) for draft in above)


def _is_not_theirs(drafts: Sequence[Draft]) -> bool:
    """Say whether nobody but the leader has words in the text."""
    kinds = {draft.kind for draft in drafts}
    return LineKind.NOT_THEIRS in kinds and not kinds & _THEIRS


def _topics(drafts: Sequence[Draft], senders: frozenset[str]) -> list[Growing]:
    """Read the newest mail that holds topics; what it only quotes stays quoted."""
    topics: list[Growing] = []
    for depth in sorted({draft.depth for draft in drafts}):
        if topics:
            break
        for block in _blocks(drafts, depth):
            Block(block, senders, topics).read()
            if len(topics) > MAX_TOPICS:
                raise unreadable(Unreadable.TOO_MANY_TOPICS)
    for draft in drafts:
        if draft.open:
            draft.kind = LineKind.QUOTED
    for topic in topics:
        topic.settle()
    _take_bare_numbers(topics)
    return topics


def _blocks(drafts: Sequence[Draft], depth: int) -> Iterator[list[Draft]]:
    """Yield the messages at a depth that hold something nobody has decided about."""
    level = (draft for draft in drafts if draft.depth == depth)
    for _, group in groupby(level, key=lambda draft: draft.message):
        block = list(group)
        if any(map(_IS_OPEN, block)):
            yield block


def _take_bare_numbers(topics: Sequence[Growing]) -> None:
    """Read "[10]" as minutes where every topic has a time or such a number."""
    bare = [topic for topic in topics if topic.minutes is None and topic.has_bare_number]
    timed = sum(topic.minutes is not None for topic in topics)
    if len(topics) > 1 and bare and len(bare) + timed == len(topics):
        for topic in bare:
            topic.take_bare_number()


def _account(draft: Draft) -> ReadLine:
    return ReadLine(draft.number, draft.original, draft.kind or LineKind.OTHER, draft.topic)
