"""The page on which the mentor writes the agenda: one file, on any phone, without a network.

Whoever has no JavaScript, or switched it off, gets the same facts and a form to fill as text.
"""

from collections.abc import Iterator, Sequence
from html import escape

from mentordesk.domain import letter_lines as lines
from mentordesk.domain.agenda_bounds import MOST_MINUTES
from mentordesk.domain.letter import Letter, OpenAsk, OpenTopic
from mentordesk.export import letter_words as say
from mentordesk.export.web_page import web_page

_GAPS = 4


def agenda_page(letter: Letter) -> bytes:
    """Return the page in UTF-8; what it gives is text, to be sent back through any chat."""
    body = "\n".join((*_head(letter), *_from_leader(letter), *_topics(letter), *_answer(letter)))
    title = f"{lines.QUESTION} {say.day(letter.meeting.at)}"
    return web_page(title, body, ("agenda", "agenda.css"), ("agenda", "agenda.js"))


def _head(letter: Letter) -> Iterator[str]:
    leader = escape(letter.leader)
    over = lines.OVER_IT.format(name=letter.name, leader=letter.leader)
    yield "<header>"
    yield f'<p class="eyebrow" dir="auto">{escape(over)}</p>'
    yield f"<h1>{lines.QUESTION}</h1>"
    yield f'<p class="facts" dir="auto">{escape(say.facts(letter.meeting))}</p>'
    yield f"<p>{lines.SEES_NOTHING.format(leader=leader)}"
    yield "send the text at the end. This page keeps nothing and asks nothing of the internet:"
    yield "close it, and what you wrote is gone.</p>"
    yield "</header>"


def _from_leader(letter: Letter) -> Iterator[str]:
    if letter.asks:
        yield '<section class="leader" aria-labelledby="asking">'
        yield f'<h2 id="asking">{escape(say.headings(letter)[0])}</h2>'
        yield "<p>Take in what you like; leave the rest.</p>"
        yield from _list('<ul id="asks">', [_ask(ask) for ask in letter.asks], "</ul>")
        yield "</section>"
    if letter.promises:
        promises = [say.promise(promise) for promise in letter.promises]
        yield from _told("promised", say.headings(letter)[1], promises)
    if letter.tries:
        yield from _told("trying", say.headings(letter)[2], letter.tries)
    if letter.unanswered:
        yield from _told("unanswered", say.headings(letter)[3], letter.unanswered)
    if liked := say.liked(letter.liking):
        yield from _told("liked", lines.AS_YOU_LIKE, liked)


def _told(key: str, heading: str, told: Sequence[str]) -> Iterator[str]:
    yield f'<section class="leader" aria-labelledby="{key}">'
    yield f'<h2 id="{key}">{escape(heading)}</h2>'
    yield from _list("<ul>", [_words(text) for text in told], "</ul>")
    yield "</section>"


def _topics(letter: Letter) -> Iterator[str]:
    """Yield the topics; the script turns each into fields, and adds what makes more of them."""
    hidden = "" if letter.topics else " hidden"
    yield f'<section class="mentor" id="editor" aria-labelledby="yours"{hidden}>'
    yield f'<h2 id="yours">{lines.YOUR_TOPICS}</h2>'
    yield '<p class="helped" hidden>The first line of a box is the topic; what stands below is a'
    yield "note to it.</p>"
    minutes = letter.meeting.minutes
    yield f'<p class="helped" id="total" data-minutes="{minutes}" role="status" hidden></p>'
    title = escape(say.title_of_list(letter.meeting))
    opening = f'<ol id="topics" data-title="{title}" data-most="{MOST_MINUTES}">'
    yield from _list(opening, [_topic(topic) for topic in letter.topics], "</ol>")
    yield '<p class="helped" hidden><button type="button" id="add">Add a topic</button></p>'
    yield "</section>"


def _answer(letter: Letter) -> Iterator[str]:
    leader = escape(letter.leader)
    form = "\n".join(say.blank_form(letter, _GAPS))
    yield '<section class="mentor" aria-labelledby="answer">'
    yield f'<h2 id="answer">Your answer to {leader}</h2>'
    yield '<p class="plain">Write one topic in each line, with minutes if you like. Then copy the'
    yield f"whole text and send it to {leader}, by whatever chat or mail you use.</p>"
    yield '<p class="helped" hidden>Copy this text and send it by whatever chat or mail you use,'
    yield "or save this page and send the file.</p>"
    yield f'<label for="text">{lines.TO_SEND}</label>'
    yield f'<textarea id="text" rows="{len(letter.topics) + _GAPS + 4}" dir="auto">'
    yield f"{escape(form)}\n</textarea>"
    yield '<p class="helped" hidden><button type="button" id="copy" class="main">Copy the text'
    yield '</button> <span id="copied" role="status"></span></p>'
    yield "</section>"


def _topic(topic: OpenTopic) -> str:
    minutes = f' data-minutes="{topic.minutes}"' if topic.minutes else ""
    facts = [f"{topic.minutes} min"] if topic.minutes else []
    since = say.carried(topic.since) if topic.since else ""
    told = ", ".join([*facts, since] if since else facts)
    small = f' <small data-since="{since}">{told}</small>' if told else ""
    return f"<li{minutes}{_timed(topic.text)}>{_span(topic.text)}{small}</li>"


def _ask(ask: OpenAsk) -> str:
    urgent = f" <strong>{lines.URGENT}</strong>" if ask.urgent else ""
    return f"<li{_timed(ask.text)}>{_span(ask.text)}{urgent}</li>"


def _timed(text: str) -> str:
    """Return the mark of words in which a time might be read, though they have none."""
    return " data-timed" if lines.looks_timed(text) else ""


def _words(text: str) -> str:
    return f"<li>{_span(text)}</li>"


def _span(text: str) -> str:
    return f'<span dir="auto">{escape(text)}</span>'


def _list(opening: str, items: Sequence[str], closing: str) -> Iterator[str]:
    yield from (opening, *items, closing)
