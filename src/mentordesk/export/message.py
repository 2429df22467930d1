"""The invitation to the mentor as text, each medium in its own shape."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mentordesk.domain import letter_lines as lines
from mentordesk.domain.letter import Letter
from mentordesk.domain.person import Medium
from mentordesk.export import letter_words as say

_GAPS = 3


@dataclass(frozen=True, slots=True)
class Message:
    """A text to copy; only a mail has a subject."""

    text: str
    subject: str = ""


def message(letter: Letter, medium: Medium) -> Message:
    """Return the text that fits the medium."""
    match medium:
        case Medium.CHAT:
            return Message(_text(_chat(letter)))
        case Medium.EMAIL:
            subject = f"Our conversation on {say.when(letter.meeting)}"
            return Message(_text(_mail(letter)), subject)
        case Medium.CALL:
            return Message(_text(_card(letter, lines.TO_CALL)))
        case Medium.IN_PERSON:
            return Message(_text(_card(letter, lines.TO_ASK)))
        case Medium.PAPER:
            return Message(_text(_paper(letter)))


def _text(told: Iterator[str]) -> str:
    return "\n".join(told) + "\n"


def _chat(letter: Letter) -> Iterator[str]:
    """Yield one short message, as long as a phone shows at once where there is little to say."""
    yield lines.HI.format(name=letter.name, facts=say.facts(letter.meeting))
    yield lines.HOW_BY_CHAT
    if letter.topics:
        yield f"{lines.ON_AGENDA}: {_in_a_row([t.text for t in letter.topics])}."
    if letter.asks:
        yield f"{lines.I_ASK}: {_in_a_row([say.ask(ask) for ask in letter.asks])}"
    if letter.promises:
        promises = [say.promise(promise) for promise in letter.promises]
        yield f"{lines.I_PROMISED}: {_in_a_row(promises)}."
    if letter.tries:
        yield f"{lines.I_TRY}: {_in_a_row(letter.tries)}."
    if letter.unanswered:
        yield f"{lines.I_OWE}: {_in_a_row(letter.unanswered)}."
    if liked := say.liked(letter.liking):
        yield f"{lines.AS_YOU_LIKE}: {_in_a_row(liked)}."
    yield letter.leader


def _mail(letter: Letter) -> Iterator[str]:
    yield from (lines.HELLO.format(name=letter.name), "")
    yield from (f"our next conversation: {say.facts(letter.meeting)}.", "")
    yield lines.HOW_BY_MAIL
    yield from _lists(letter, lines.I_ASK, lines.I_PROMISED, lines.I_TRY, lines.I_OWE)
    yield from _list(lines.AS_YOU_LIKE, say.liked(letter.liking))
    yield from ("", lines.THANKS, letter.leader)


def _card(letter: Letter, title: str) -> Iterator[str]:
    yield from (title.format(name=letter.name), "")
    yield f"Say: our next conversation is on {say.facts(letter.meeting)}."
    yield lines.HOW_SAID
    yield from _lists(letter, lines.ROOM_FOR, lines.NOT_CLOSED, lines.TELL_TRIED, lines.TELL_OWED)
    yield from _list(lines.AS_LIKED.format(name=letter.name), say.liked(letter.liking))
    yield from ("", lines.WRITE_DOWN.format(name=letter.name))
    yield from (f"{number}. {lines.GAP}" for number in range(1, _GAPS + 1))


def _paper(letter: Letter) -> Iterator[str]:
    yield from (lines.FROM_TO.format(name=letter.name, leader=letter.leader), "")
    yield from (f"{say.facts(letter.meeting)}.", lines.HOW)
    yield from _lists(letter, *say.headings(letter))
    yield from _list(lines.AS_YOU_LIKE, say.liked(letter.liking))
    yield ""
    yield from (f"{number}. {lines.GAP}" for number in range(1, _GAPS + 1))


def _lists(letter: Letter, asks: str, promises: str, tries: str, owed: str) -> Iterator[str]:
    yield from _list(lines.ON_AGENDA, [say.topic(topic) for topic in letter.topics])
    yield from _list(asks, [say.ask(ask) for ask in letter.asks])
    yield from _list(promises, [say.promise(promise) for promise in letter.promises])
    yield from _list(tries, letter.tries)
    yield from _list(owed, letter.unanswered)


def _list(heading: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield from ("", f"{heading}:", *(f"- {item}" for item in items))


def _in_a_row(items: Sequence[str]) -> str:
    return " · ".join(item.rstrip(".") for item in items)
