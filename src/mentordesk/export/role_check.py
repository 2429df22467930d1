"""Whether a finished file with role names names nobody, read back out of its very bytes."""

from collections.abc import Iterable

from mentordesk.domain.period import Composed
from mentordesk.domain.person import Person
from mentordesk.domain.role_names import names_in, with_texts
from mentordesk.errors import NamesLeftError
from mentordesk.export.formats import Format, bytes_of
from mentordesk.export.reading import text_of


def check_roles(
    data: bytes, summary: Composed, form: Format, people: Iterable[Person], passphrase: str = ""
) -> None:
    """Raise NamesLeftError for a word of the file that names somebody of the desk.

    Words of our own that are somebody's name too, as in a heading, are not counted: they stand in
    a file of the same chapters in which nobody wrote anything.
    """
    people = tuple(people)
    found = names_in(text_of(data, form, passphrase), people)
    if found:
        bare = with_texts(summary, lambda text: "…" if text else "")
        found -= names_in(text_of(bytes_of(bare, form), form), people)
    for word in found:
        raise NamesLeftError(word=word)
