"""Sets a page with Typst: text goes in as data, never as markup, and nothing is fetched."""

import json
import re
import unicodedata
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from mentordesk.errors import LettersMissingError, PdfRefusedError
from mentordesk.export import colours
from mentordesk.export.words import LANGUAGE
from mentordesk.paths import resource

if TYPE_CHECKING:
    import typst

Tree: TypeAlias = dict[str, Any]

WITHOUT_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
KANA = re.compile("[\u3041-\u30ff\uff66-\uff9d]")
CHINESE_FIRST = ("Noto Sans SC", "Noto Sans JP")
JAPANESE_FIRST = CHINESE_FIRST[::-1]
OTHERS = ("Amiri", "Noto Emoji")
SHOWN = 12


class Fonts(Enum):
    """Which fonts a page may be set with, beside Inter, Source Serif 4 and those inside Typst."""

    ALL = "all"
    FIRST = "first"
    """None; so the first credit records were set, and so they are set again to check them."""


def typeset(template: str, data: Tree, fonts: Fonts = Fonts.ALL) -> bytes:
    """Return a PDF of the data; a sign that our fonts lack is set as its name in brackets.

    Raises LettersMissingError for letters of a script our fonts lack, and PdfRefusedError for
    whatever else would make a page that is not sound.
    """
    said = json.dumps(data, ensure_ascii=False)
    more = _behind(said) if fonts is Fonts.ALL else ()
    looks = {"colours": colours.LIGHT, "language": LANGUAGE, "fonts": more}
    # One object out of two, neither of them empty: long pages are written down only once.
    text = f"{said[:-1]}, {json.dumps(looks, ensure_ascii=False)[1:]}"
    pdf, missing = _compile(template, text, fonts)
    if missing:
        pdf, missing = _compile(template, _named(text, missing), fonts)
    if pdf is None:
        letters = dict.fromkeys(letter for letter in text if letter in missing)
        raise LettersMissingError(letters="".join(letters)[:SHOWN])
    return pdf


def _behind(text: str) -> tuple[str, ...]:
    """Return the families behind the others; Chinese and Japanese share signs of two shapes."""
    is_japanese = KANA.search(text) is not None
    return (*(JAPANESE_FIRST if is_japanese else CHINESE_FIRST), *OTHERS)


def _compile(template: str, text: str, fonts: Fonts) -> tuple[bytes | None, frozenset[str]]:
    """Return a sound PDF, or None and the characters that no font of ours can show."""
    import typst

    folder = Path(str(resource("summary")))
    try:
        pdf, warnings = typst.compile_with_warnings(
            folder / template,
            root=folder,
            font_paths=_read(fonts),
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
def _read(fonts: Fonts) -> "typst.Fonts":
    """Read the bundled fonts once; those inside Typst stand in for scripts that ours lack."""
    import typst

    folders = ["fonts", "more-fonts"] if fonts is Fonts.ALL else ["fonts"]
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(resource(folder)) for folder in folders],
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
