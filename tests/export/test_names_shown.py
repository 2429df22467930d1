"""No file shows a name that its reader may not see, in whatever way Markdown lets it be typed."""

import unicodedata
from dataclasses import replace
from datetime import UTC
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import pikepdf
import pytest

from material import idea, material, note, part
from mentordesk.domain.compose import compose
from mentordesk.domain.idea import Stage
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent, Person, Role
from mentordesk.domain.session import PlayBack
from mentordesk.domain.summary import Choice, Material, Reader
from mentordesk.export.formats import Format, render
from mentordesk.export.reading import text_of
from mentordesk.export.role_check import check_roles

NAMED = Person(PersonId(new_id()), "Quinévor Zemblath", Role.OTHER)
TYPED = """\
Qui&#110;evor. Quin&#x65;vor. &#81;&#x75;inevor, Qui&shy;nevor, Qui&ZeroWidthSpace;nevor

Quin&eacute;vor **Quin&#101;**vor Qui\\_nevor Qui\\nevor
Q&nbsp;u&nbsp;i&nbsp;n&nbsp;e&nbsp;v&nbsp;o&nbsp;r

[Qui](https://x.example/)nevor, Qui[nevor](https://x.example/a(b)), Qui[](https://x.example)nevor

Qui![nevor](https://x.example/a.png), ![Qui&#110;evor](https://x.example/b.png), ` Qui `nevor

[him](https://x.example/Quin%C3%A9vor) ![](https://x.example/Quin%E9vor.png) <https://x.example/Quine%76or>

Quin\u0901evor, Quin\ufdd0evor, Quin\u0378evor, Quin\U000110bdevor, Quin\U00013430evor

| a |
|---|
| Quine&#118;or |

- [^1] Qui&#110;evor

[^1]: https://x.example/Quin%65vor
"""


def desk() -> Material:
    """Return a session in which somebody is named in every way who may not be."""
    base = material(Consent.ANYWHERE)
    had = (part(base.mentor, Consent.ANYWHERE), part(NAMED, Consent.NOT_AT_ALL))
    return replace(
        base,
        people=(*base.people, NAMED),
        session=replace(base.session, play_back=PlayBack(TYPED, confirmed=True)),
        notes=(note(base.session.id, None, NoteKind.SHARED, TYPED),),
        ideas=(idea(base.session, base.mentor, "Ask first", Stage.TRYING, had),),
    )


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("role_names", [False, True])
def test_no_way_to_type_a_name_shows_it(form: Format, role_names: bool) -> None:
    told = desk()
    summary = compose(told, Choice(Reader.MENTOR, role_names=role_names), UTC)
    data = render(summary, form)
    assert "quinevor" not in letters(text_of(data, form))
    assert "quinevor" not in letters(unquote(everything_in(data, form)))
    if role_names:
        check_roles(data, summary, form, (told.leader, told.mentor, *told.people))


def letters(text: str) -> str:
    """Return the letters of a text alone, without accents and capitals."""
    return "".join(filter(str.isalpha, unicodedata.normalize("NFKD", text).lower()))


def everything_in(data: bytes, form: Format) -> str:
    """Return all texts of a file, the targets of its links among them."""
    match form:
        case Format.DOCX:
            with ZipFile(BytesIO(data)) as file:
                return " ".join(file.read(name).decode() for name in file.namelist())
        case Format.PDF:
            with pikepdf.open(BytesIO(data)) as pdf:
                return " ".join(repr(part) for part in pdf.objects if is_plain(part))
        case _:
            return data.decode()


def is_plain(part: pikepdf.Object) -> bool:
    """Return whether an object of a PDF is no stream, of which the text of the pages tells."""
    return not isinstance(part, pikepdf.Stream)
