"""The agenda as a sheet of paper: what stands on it already, and lines to write on."""

from collections.abc import Iterator, Sequence
from typing import Any

from mentordesk.domain.letter import Letter
from mentordesk.domain.letter_lines import ON_AGENDA, QUESTION, YOU_LEAD, asking, promised
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
            "eyebrow": clean(f"For {letter.name} · from {letter.leader}"),
            "title": QUESTION,
            "facts": clean(say.facts(letter.meeting)),
            "on": [at.year, at.month, at.day],
            "purpose": clean(f"{YOU_LEAD} {letter.leader} listens."),
            "lists": list(_lists(letter)),
            "writing": "Your topics",
            "unit": "min",
            "lines": _LINES,
        },
    )


def _lists(letter: Letter) -> Iterator[dict[str, Any]]:
    promises = [say.promise(promise) for promise in letter.promises]
    asks = [say.ask(ask) for ask in letter.asks]
    topics = [say.topic(topic) for topic in letter.topics]
    yield from _list(ON_AGENDA, topics, Voice.MENTOR)
    yield from _list(asking(letter.leader), asks, Voice.LEADER)
    yield from _list(promised(letter.leader), promises, Voice.LEADER)


def _list(heading: str, items: Sequence[str], voice: Voice) -> Iterator[dict[str, Any]]:
    if items:
        told = [clean(item) for item in items]
        yield {"heading": clean(heading), "items": told, "voice": voice.value}
