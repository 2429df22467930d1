"""What is said of cards, formats and the rest of what a pair can borrow."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.content import (
    Asker,
    Card,
    Entry,
    Format,
    Kind,
    Move,
    SelfQuestion,
    SheetRow,
    Stage,
    Theme,
)
from mentordesk.ui.dates import span


def theme(of: Theme) -> str:
    """Return what a theme is called."""
    return {
        Theme.TRUST: _tr("Arriving and trust"),
        Theme.NOTICING: _tr("What others miss"),
        Theme.DIFFERENTLY: _tr("What could be different"),
        Theme.BLIND_SPOTS: _tr("Blind spots of a leader"),
        Theme.TECHNOLOGY: _tr("Technology and AI"),
        Theme.VOICE: _tr("Social media and voice"),
        Theme.BARRIERS: _tr("Barriers and process"),
        Theme.GROWTH: _tr("Learning and growth"),
        Theme.STAYING: _tr("Joining, staying, leaving"),
        Theme.BELONGING: _tr("Belonging and fairness"),
        Theme.CREDIT: _tr("Ideas and credit"),
        Theme.PRESENCE: _tr("The two of us"),
        Theme.TURNED: _tr("The question turned round"),
    }[of]


def asker(of: Asker) -> str:
    """Return who asks a question."""
    return {
        Asker.LEADER: _tr("the leader asks"),
        Asker.MENTOR: _tr("the mentor asks"),
        Asker.EITHER: _tr("either of you asks"),
    }[of]


def opener(of: Asker) -> str:
    """Return who opens a session."""
    return {
        Asker.LEADER: _tr("the leader opens"),
        Asker.MENTOR: _tr("the mentor opens"),
        Asker.EITHER: _tr("either of you opens"),
    }[of]


def kind(of: Kind) -> str:
    """Return what the entries of a kind are called together."""
    return {
        Kind.CARD: _tr("Questions to borrow"),
        Kind.FORMAT: _tr("Formats to start from"),
        Kind.MOVE: _tr("Moves in the conversation"),
        Kind.SELF_QUESTION: _tr("Questions to yourself"),
        Kind.ROW: _tr("Observation sheet"),
    }[of]


def about(of: Kind) -> str:
    """Return what the entries of a kind are for."""
    return {
        Kind.CARD: _tr("Take what you would really ask; change the words until they are yours."),
        Kind.FORMAT: _tr("A format lays out the time and the first topics of a session."),
        Kind.MOVE: _tr("What to do instead of answering at once. F1 shows them in a session."),
        Kind.SELF_QUESTION: _tr("A minute alone before a session, with those that sting a little."),
        Kind.ROW: _tr("For a mentor who sits in on a meeting: what to look for and note down."),
    }[of]


def title(entry: Entry) -> str:
    """Return what stands first in the row of an entry."""
    match entry:
        case Format() | Move():
            return entry.name
        case _:
            return entry.text


def under(entry: Entry) -> str:
    """Return what stands under it."""
    match entry:
        case Card():
            words = [theme(entry.theme), asker(entry.asker)]
            if entry.trust:
                words.append(_tr("wants some trust"))
            if entry.stage is Stage.LATE:
                words.append(_tr("better later on"))
            return " · ".join(words)
        case Format():
            return entry.purpose
        case Move():
            return f"{entry.text}\n“{entry.say}”"
        case SelfQuestion():
            return ""
        case SheetRow():
            return entry.note


def facts_of(of: Format) -> str:
    """Return length and opener of a format in one line."""
    return f"{span(of.minutes)} · {opener(of.opens)}"


def as_text(of: Kind, entries: Iterable[Entry]) -> str:
    """Return entries of one kind as plain text, to be pasted anywhere."""
    parts = [kind(of), ""]
    for number, entry in enumerate(entries, 1):
        parts.append(f"{number}. {title(entry)}")
        parts += [f"   {line}" for line in under(entry).splitlines()]
        if of is Kind.ROW:
            parts += ["", "   …", ""]
    return "\n".join(parts).rstrip() + "\n"


def _tr(words: str) -> str:
    return QCoreApplication.translate("content", words)
