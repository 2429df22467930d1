"""The agenda as a sheet of paper: what stands on it already, and lines to write on."""

from collections.abc import Iterator, Sequence
from typing import Any

from mentordesk.domain import letter_lines as lines
from mentordesk.domain.letter import Letter
from mentordesk.export import letter_words as say
from mentordesk.export.colours import Voice
from mentordesk.export.plain import clean
from mentordesk.export.typesetting import typeset

_LINES = 8


def agenda_sheet(letter: Letter) -> bytes:
    """Return a PDF to print and hand over.

    Raises LettersMissingError or PdfRefusedError.
    """
    at = letter.meeting.at
    return typeset(
        "agenda.typ",
        {
            "eyebrow": clean(lines.OVER_IT.format(name=letter.name, leader=letter.leader)),
            "title": lines.QUESTION,
            "facts": clean(say.facts(letter.meeting)),
            "on": [at.year, at.month, at.day],
            "purpose": clean(lines.LISTENS.format(leader=letter.leader)),
            "lists": list(_lists(letter)),
            "writing": lines.YOUR_TOPICS,
            "unit": "min",
            "lines": _LINES,
        },
    )


def _lists(letter: Letter) -> Iterator[dict[str, Any]]:
    asking, promised, trying, owed = say.headings(letter)
    promises = [say.promise(promise) for promise in letter.promises]
    asks = [say.ask(ask) for ask in letter.asks]
    topics = [say.topic(topic) for topic in letter.topics]
    yield from _list(lines.ON_AGENDA, topics, Voice.MENTOR)
    yield from _list(asking, asks, Voice.LEADER)
    yield from _list(promised, promises, Voice.LEADER)
    yield from _list(trying, letter.tries, Voice.LEADER)
    yield from _list(owed, letter.unanswered, Voice.LEADER)
    yield from _list(lines.AS_YOU_LIKE, say.liked(letter.liking), Voice.MENTOR)


def _list(heading: str, items: Sequence[str], voice: Voice) -> Iterator[dict[str, Any]]:
    if items:
        told = [clean(item) for item in items]
        yield {"heading": clean(heading), "items": told, "voice": voice.value}
