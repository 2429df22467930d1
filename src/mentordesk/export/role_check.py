"""Whether a finished file with role names names nobody, read back out of its very bytes."""

import re
from collections.abc import Iterable

from mentordesk.domain.crowd import Crowd, crowd
from mentordesk.domain.ordinary_words import ORDINARY
from mentordesk.domain.period import Composed
from mentordesk.domain.person import Person
from mentordesk.domain.role_names import names_in, with_texts
from mentordesk.errors import NamesLeftError
from mentordesk.export.formats import Format, bytes_of
from mentordesk.export.reading import links_of, text_of

_ROLE = re.compile(r"\bthe (?:leader|mentor)\b|\bcolleague [0-9]+\b", re.IGNORECASE)
_BEGINNING = re.compile(r"([A-Z][a-z]+) ([a-z]+)\b")


def check_roles(
    data: bytes, summary: Composed, form: Format, people: Iterable[Person], passphrase: str = ""
) -> None:
    """Raise NamesLeftError for a word of the file that names somebody of the desk.

    So may where a link leads, which nobody sees on the page.

    Words of our own that are somebody's name too, as in a heading or a role, are not counted: they
    stand in a file of the same chapters in which nobody wrote anything. Nor is an ordinary word
    with which a text begins, as in “Mark the day”, for there its capital says nothing.
    """
    people = crowd(people)
    text = _without_beginnings(text_of(data, form, passphrase), summary, people)
    found = names_in("\n".join((text, *links_of(data, form, passphrase))), people)
    if found:
        found -= names_in(text_of(bytes_of(with_texts(summary, _bare), form), form), people)
    for word in found:
        raise NamesLeftError(word=word)


def _bare(text: str) -> str:
    """Return the roles of a text alone; one that is nothing but a role is told of as it is."""
    if not text or _ROLE.fullmatch(text):
        return text
    return " … ".join((*_ROLE.findall(text), "…"))


def _without_beginnings(said: str, summary: Composed, people: Crowd) -> str:
    """Return what a file says without the ordinary words that begin a text and name nobody there.

    In the file they may stand behind a heading and its colon, where such a word would be a name.
    """
    begins = set[str]()

    def look(text: str) -> str:
        begin = _BEGINNING.match(text)
        if begin and begin[1].lower() in ORDINARY and not names_in(begin[0], people):
            begins.add(rf"\b{begin[1]}(?=\s+{begin[2]}\b)")
        return text

    with_texts(summary, look)
    return re.sub("|".join(sorted(begins)), "…", said) if begins else said
