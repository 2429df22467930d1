"""Whether a finished file with role names names nobody, read back out of its very bytes."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mentordesk.domain.crowd import Crowd, crowd
from mentordesk.domain.ordinary_words import ORDINARY
from mentordesk.domain.period import Composed
from mentordesk.domain.person import Person
from mentordesk.domain.role_names import names_in, with_texts
from mentordesk.errors import NamesLeftError
from mentordesk.export.formats import Format, bytes_of
from mentordesk.export.reading import read_back, text_of
from mentordesk.export.watching import Watching

_ROLE = re.compile(r"\bthe (?:leader|mentor)\b|\bcolleague [0-9]+\b", re.IGNORECASE)
_BEGINNING = re.compile(r"([A-Z][a-z]+) ([a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Finished:
    """A file as it would leave: its bytes, their format, and what opens it where it is locked."""

    data: bytes
    form: Format
    passphrase: str = ""


def check_roles(
    file: Finished, summary: Composed, people: Iterable[Person], watch: Watching | None = None
) -> None:
    """Raise NamesLeftError for a word of the file that names somebody of the desk.

    So may where a link leads, which nobody sees on the page. It is read in one piece, so that a
    name across the end of a page is seen too; `watch` is asked all the while.

    Words of our own that are somebody's name too, as in a heading or a role, are not counted: they
    stand in a file of the same chapters in which nobody wrote anything. Nor is an ordinary word
    with which a text begins, as in “Mark the day”, for there its capital says nothing.
    """

    def go_on() -> None:
        if watch is not None:
            watch.at(0)

    people = crowd(people)
    said, links = read_back(file.data, file.form, file.passphrase, watch)
    if not people.may_name("\n".join((said, *links)), go_on):
        return
    text = _without_beginnings(said, summary, people, go_on)
    found = names_in("\n".join((text, *links)), people, go_on)
    if found:
        ours = bytes_of(with_texts(summary, _bare), file.form, watch)
        found -= names_in(text_of(ours, file.form), people, go_on)
    for word in found:
        raise NamesLeftError(word=word)


def _bare(text: str) -> str:
    """Return the roles of a text alone; one that is nothing but a role is told of as it is."""
    if not text or _ROLE.fullmatch(text):
        return text
    return " … ".join((*_ROLE.findall(text), "…"))


def _without_beginnings(
    said: str, summary: Composed, people: Crowd, go_on: Callable[[], object]
) -> str:
    """Return what a file says without the ordinary words that begin a text and name nobody there.

    In the file they may stand behind a heading and its colon, where such a word would be a name.
    """
    begins = set[str]()

    def look(text: str) -> str:
        go_on()
        begin = _BEGINNING.match(text)
        if begin and begin[1].lower() in ORDINARY and not names_in(begin[0], people):
            begins.add(rf"\b{begin[1]}(?=\s+{begin[2]}\b)")
        return text

    with_texts(summary, look)
    return re.sub("|".join(sorted(begins)), "…", said) if begins else said
