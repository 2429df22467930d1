"""Sets a page with Typst: text goes in as data, never as markup, and nothing is fetched."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from mentordesk.errors import LettersMissingError, PdfRefusedError
from mentordesk.export import colours
from mentordesk.export.words import LANGUAGE
from mentordesk.paths import resource

if TYPE_CHECKING:
    from typst import Fonts

Tree: TypeAlias = dict[str, Any]

WITHOUT_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
SHOWN = 12


def typeset(template: str, data: Tree) -> bytes:
    """Return a PDF of the data; a sign that our fonts lack is set as its name in brackets.

    Raises LettersMissingError for letters of a script our fonts lack, and PdfRefusedError for
    whatever else would make a page that is not sound.
    """
    text = json.dumps(data | {"colours": colours.LIGHT, "language": LANGUAGE}, ensure_ascii=False)
    pdf, missing = _compile(template, text)
    if missing:
        pdf, missing = _compile(template, _named(text, missing))
    if pdf is None:
        letters = dict.fromkeys(letter for letter in text if letter in missing)
        raise LettersMissingError(letters="".join(letters)[:SHOWN])
    return pdf


def _compile(template: str, text: str) -> tuple[bytes | None, frozenset[str]]:
    """Return a sound PDF, or None and the characters that no font of ours can show."""
    import typst

    folder = Path(str(resource("summary")))
    try:
        pdf, warnings = typst.compile_with_warnings(
            folder / template,
            root=folder,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": text},
            pdf_standards=["ua-1", "a-3a"],
        )
    except typst.TypstError as error:
        missing = frozenset(_letters(error.diagnostic))
        if not missing:
            raise PdfRefusedError(reason=error.message) from error
        return None, missing
    if warnings:
        raise PdfRefusedError(reason=warnings[0].message)
    return pdf, frozenset()


@cache
def _fonts() -> "Fonts":
    """Read the bundled fonts once; those inside Typst stand in for scripts that ours lack."""
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(resource("fonts"))],
    )


def _letters(diagnostic: str) -> str:
    """Return what the typesetter names as missing; what is ASCII only stood beside it."""
    found = "".join(WITHOUT_GLYPH.findall(diagnostic))
    letters = ESCAPED.sub(lambda match: chr(int(match[1], 16)), found)
    return "".join(letter for letter in letters if not letter.isascii())


def _named(text: str, missing: frozenset[str]) -> str:
    """Return the text with each missing sign as its name; letters are left to be refused."""
    names = {ord(sign): _name(sign) for sign in missing if unicodedata.category(sign)[0] in "SMC"}
    return text.translate(names)


def _name(sign: str) -> str:
    name = unicodedata.name(sign, "").lower()
    if unicodedata.category(sign) != "So" and "modifier" in name:
        return ""
    return f"({name or f'sign U+{ord(sign):04X}'})" if unicodedata.category(sign)[0] == "S" else ""
