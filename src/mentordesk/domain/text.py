"""Words people type: what counts as blank, and how long they may be."""

from mentordesk.errors import BlankTextError, TextTooLongError

LINE_LIMIT = 500
TEXT_LIMIT = 200_000


def line(text: str, what: str, limit: int = LINE_LIMIT) -> str:
    """Return one line without blanks around it or runs of blanks inside.

    Raises BlankTextError or TextTooLongError, naming the noun `what`.
    """
    words = " ".join(whole_letters(text).split())
    if not words:
        raise BlankTextError(what=what)
    if len(words) > limit:
        raise TextTooLongError(what=what, limit=limit)
    return words


def passage(text: str, what: str, limit: int = TEXT_LIMIT) -> str:
    """Return a text of many lines as it was typed, which may be empty.

    Raises TextTooLongError, naming the noun `what`.
    """
    if len(text) > limit:
        raise TextTooLongError(what=what, limit=limit)
    return whole_letters(text)


def whole_letters(text: str) -> str:
    """Return the text with a mark for each half of a letter, which no file can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
