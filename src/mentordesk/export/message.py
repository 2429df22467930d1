"""The invitation to the mentor as text, each medium in its own shape."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mentordesk.domain.letter import Letter
from mentordesk.domain.letter_lines import GAP, ON_AGENDA, QUESTION, YOU_LEAD, asking, promised
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
            return Message(_text(_card(letter, f"To call {letter.name}")))
        case Medium.IN_PERSON:
            return Message(_text(_card(letter, f"To ask {letter.name} in person")))
        case Medium.PAPER:
            return Message(_text(_paper(letter)))


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _chat(letter: Letter) -> Iterator[str]:
    """Yield one short message, as long as a phone shows at once where there is little to say."""
    yield f"Hi {letter.name}, our next conversation: {say.facts(letter.meeting)}."
    yield f"{YOU_LEAD} {QUESTION} One line for each topic is enough, with minutes if you like."
    if letter.topics:
        yield f"{ON_AGENDA}: {_in_a_row([t.text for t in letter.topics])}."
    if letter.asks:
        yield f"I would like to ask you: {_in_a_row([say.ask(ask) for ask in letter.asks])}"
    if letter.promises:
        promises = [say.promise(promise) for promise in letter.promises]
        yield f"I promised you, and it is not closed yet: {_in_a_row(promises)}."
    yield letter.leader


def _mail(letter: Letter) -> Iterator[str]:
    yield from (f"Hello {letter.name},", "")
    yield from (f"our next conversation: {say.facts(letter.meeting)}.", "")
    yield (
        f"{YOU_LEAD} {QUESTION} Answer with one line for each topic, with minutes if you like, "
        "or use the page that comes with this: it works without internet and gives you a text to "
        "send back."
    )
    yield from _lists(letter, "I would like to ask you", "I promised you, not closed yet")
    yield from ("", "Thank you", letter.leader)


def _card(letter: Letter, title: str) -> Iterator[str]:
    yield from (title, "", f"Say: our next conversation is on {say.facts(letter.meeting)}.")
    yield f"Say: {YOU_LEAD.lower()} {QUESTION}"
    yield from _lists(letter, "Ask whether there is room for", "Tell what is not closed yet")
    yield from ("", f"Write down what {letter.name} says, one line for each topic:")
    yield from (f"{number}. {GAP}" for number in range(1, _GAPS + 1))


def _paper(letter: Letter) -> Iterator[str]:
    yield from (f"For {letter.name}, from {letter.leader}", "")
    yield from (f"{say.facts(letter.meeting)}.", f"{YOU_LEAD} {QUESTION}")
    yield from _lists(letter, asking(letter.leader), promised(letter.leader))
    yield ""
    yield from (f"{number}. {GAP}" for number in range(1, _GAPS + 1))


def _lists(letter: Letter, asks: str, promises: str) -> Iterator[str]:
    yield from _list(ON_AGENDA, [say.topic(topic) for topic in letter.topics])
    yield from _list(asks, [say.ask(ask) for ask in letter.asks])
    yield from _list(promises, [say.promise(promise) for promise in letter.promises])


def _list(heading: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield from ("", f"{heading}:", *(f"- {item}" for item in items))


def _in_a_row(items: Sequence[str]) -> str:
    return " · ".join(item.rstrip(".") for item in items)
