"""A text that was sent, as lines, and which of them a mail program or a messenger wrote."""

from collections.abc import Sequence

from mentordesk.exchange.agenda_parts import (
    MAX_CHARACTERS,
    MAX_LINES,
    Draft,
    LineKind,
    Pair,
    Unreadable,
    unreadable,
)
from mentordesk.exchange.calendar_text import calendar_text, is_calendar
from mentordesk.exchange.chat_lines import open_messages
from mentordesk.exchange.clean_text import clean
from mentordesk.exchange.html_text import html_lines, is_html
from mentordesk.exchange.mail_lines import part_mail, take_quote_signs


def drafts_of(text: str) -> list[Draft]:
    """Return a draft for each line; HTML first becomes the lines a reader would see.

    Raises AgendaTextError for what is empty, no text, or too much of it.
    """
    if len(text) > MAX_CHARACTERS:
        raise unreadable(Unreadable.TOO_LONG)
    if is_calendar(text):
        text = calendar_text(text)
    seen = html_lines(text) if is_html(text) else [(line, False) for line in text.splitlines()]
    if len(seen) > MAX_LINES:
        raise unreadable(Unreadable.TOO_MANY_LINES)
    drafts = [_draft(number, line, unseen) for number, (line, unseen) in enumerate(seen, 1)]
    if not any(draft.text for draft in drafts):
        raise unreadable(Unreadable.NOT_TEXT if text.strip() else Unreadable.EMPTY)
    return drafts


def part(drafts: Sequence[Draft], pair: Pair) -> frozenset[str]:
    """Part the text into mails and messages and return the names of those who wrote."""
    take_quote_signs(drafts)
    for draft in drafts:
        draft.indent = len(draft.text) - len(draft.text.lstrip())
        if draft.open and not draft.text.strip():
            draft.kind = LineKind.BLANK
    return part_mail(drafts, pair) | open_messages(drafts, pair) | pair.mentors_names


def _draft(number: int, original: str, unseen: bool) -> Draft:  # noqa: FBT001 - mapped over pairs
    return Draft(number, original, clean(original), kind=LineKind.OTHER if unseen else None)
