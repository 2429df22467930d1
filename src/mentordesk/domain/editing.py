"""What becomes of an entry when the pair types other words into its fields."""

import re
from collections.abc import Mapping
from dataclasses import replace

from mentordesk.domain.agenda_bounds import MOST_MINUTES
from mentordesk.domain.content import (
    NAME_LIMIT,
    SECTION_LIMIT,
    TEXT_LIMIT,
    Asker,
    Card,
    Entry,
    Format,
    Kind,
    Move,
    Section,
    SelfQuestion,
    SheetRow,
    Theme,
    checked,
)
from mentordesk.domain.text import line

USUAL_MINUTES = 10
FRAME = (Section("Arrive", 3), Section("Promises", 5), Section("Play-back", 5))
SLOTS = (Theme.TRUST, Theme.NOTICING, Theme.DIFFERENTLY)
Typed = Mapping[str, str]
_OF_FORMAT = ("name", "opens", "purpose", "ask", "outcome", "mentor_prepares", "leader_prepares")
_MINUTES = re.compile(r"[0-9]{1,3}")


def blank(kind: Kind, key: str) -> Entry:
    """Return what a new entry begins as; it has no words yet."""
    match kind:
        case Kind.CARD:
            return Card(key, "", Theme.NOTICING)
        case Kind.FORMAT:
            return Format(key, "", 45, Asker.MENTOR, "", "", "", FRAME, SLOTS)
        case Kind.MOVE:
            return Move(key, "", "", "")
        case Kind.SELF_QUESTION:
            return SelfQuestion(key, "")
        case Kind.ROW:
            return SheetRow(key, "")


def typed_of(entry: Entry) -> dict[str, str]:
    """Return what stands in the fields of an entry, by their names; lists have a line each."""
    match entry:
        case Card():
            words = {"text": entry.text, "theme": entry.theme, "asker": entry.asker}
            return words | {"follow_ups": "\n".join(entry.follow_ups)}
        case Format():
            topics = [f"{topic.minutes} {topic.text}" for topic in entry.topics]
            said = {name: str(getattr(entry, name)) for name in _OF_FORMAT}
            return said | {"topics": "\n".join(topics)}
        case Move():
            return {"name": entry.name, "text": entry.text, "say": entry.say}
        case SelfQuestion():
            return {"text": entry.text}
        case SheetRow():
            return {"text": entry.text, "note": entry.note}


def edited(entry: Entry, typed: Typed) -> Entry:
    """Return the entry with what was typed into its fields.

    Raises BlankTextError, TextTooLongError or ContentError.
    """
    match entry:
        case Card():
            return checked(_card(entry, typed))
        case Format():
            return checked(_format(entry, typed))
        case Move():
            name, say = line(typed["name"], "name", NAME_LIMIT), _text(typed["say"], "sentence")
            return checked(Move(entry.key, name, _text(typed["text"], "explanation"), say))
        case SelfQuestion():
            return checked(SelfQuestion(entry.key, _text(typed["text"], "question")))
        case SheetRow():
            text, note = _text(typed["text"], "row"), _optional(typed["note"], "note")
            return checked(SheetRow(entry.key, text, note))


def _card(card: Card, typed: Typed) -> Card:
    return replace(
        card,
        text=_text(typed["text"], "question"),
        theme=Theme(typed["theme"]),
        asker=Asker(typed["asker"]),
        follow_ups=tuple(_text(one, "follow-up") for one in _unlike(typed["follow_ups"])),
    )


def _format(kind: Format, typed: Typed) -> Format:
    topics = [_topic(words) for words in _unlike(typed["topics"])]
    before, after = _frame(kind)
    sections = (*before, *topics, *after)
    return replace(
        kind,
        name=line(typed["name"], "name", NAME_LIMIT),
        opens=Asker(typed["opens"]),
        minutes=sum(section.minutes for section in sections),
        purpose=_text(typed["purpose"], "purpose"),
        ask=_text(typed["ask"], "suggestion"),
        outcome=_text(typed["outcome"], "outcome"),
        sections=sections,
        mentor_prepares=_optional(typed["mentor_prepares"], "preparation"),
        leader_prepares=_optional(typed["leader_prepares"], "preparation"),
    )


def _frame(kind: Format) -> tuple[list[Section], list[Section]]:
    """Return what stands before the topics, and what after the first of them."""
    first = next((n for n, part in enumerate(kind.sections) if part.topic), 2)
    after = [part for part in kind.sections[first:] if not part.topic]
    return list(kind.sections[:first]), after


def _topic(words: str) -> Section:
    """Return the topic of a line like "12 Who we are"; without a number it gets the usual time."""
    first, _, rest = words.strip().partition(" ")
    if _MINUTES.fullmatch(first) and rest.strip() and 0 < int(first) <= MOST_MINUTES:
        return Section(line(rest, "topic", SECTION_LIMIT), int(first), topic=True)
    return Section(line(words, "topic", SECTION_LIMIT), USUAL_MINUTES, topic=True)


def _text(words: str, what: str) -> str:
    return line(words, what, TEXT_LIMIT)


def _optional(words: str, what: str) -> str:
    return _text(words, what) if words.strip() else ""


def _unlike(words: str) -> list[str]:
    """Return the lines that say something, each once."""
    lines = (" ".join(one.split()) for one in words.splitlines())
    return list(dict.fromkeys(one for one in lines if one))
