"""A credit record as a PDF and as Markdown; the same record always gives the same bytes."""

from collections.abc import Iterator

from mentordesk.domain.credit_record import CreditRecord
from mentordesk.errors import FormatUnknownError
from mentordesk.export import credit_words as say
from mentordesk.export.credit_data import to_data
from mentordesk.export.credit_page import IdeaEntry, RecordPage, day, record_page
from mentordesk.export.formats import Format
from mentordesk.export.markdown import as_typed
from mentordesk.export.pdf import breakable
from mentordesk.export.plain import is_right_to_left
from mentordesk.export.typesetting import Fonts, Tree, typeset

DATA_FILE = "credit-record.json"
OPENING, CLOSING = "<!-- mentordesk-credit-record ", " -->"
_TWO_DASHES = "-\\u002d"
_LONG = 1600


def record_file(record: CreditRecord, form: Format, fonts: Fonts = Fonts.ALL) -> bytes:
    """Return the bytes of a record, with what it says as data for a program to check.

    A PDF is set with these fonts.

    Raises FormatUnknownError for another format than PDF and Markdown, LettersMissingError or
    PdfRefusedError.
    """
    match form:
        case Format.PDF:
            return _pdf(record, fonts)
        case Format.MARKDOWN:
            return _markdown(record)
        case _:
            raise FormatUnknownError(format=form.value)


def hidden(data: str) -> str:
    """Return data as a line that no Markdown reader shows; no two dashes can end it early."""
    return f"{OPENING}{data.replace('--', _TWO_DASHES)}{CLOSING}"


def _pdf(record: CreditRecord, fonts: Fonts) -> bytes:
    page = {**_page(record_page(record)), "data": to_data(record), "file": DATA_FILE}
    return typeset("credit.typ", page, fonts)


def _page(page: RecordPage) -> Tree:
    return {
        "eyebrow": page.eyebrow,
        "title": say.TITLE,
        "mentor": _line(page.mentor),
        "about": _line(page.about),
        "facts": page.facts,
        "on": [page.on.year, page.on.month, page.on.day],
        "chapters": [
            {
                "heading": chapter.heading,
                "voice": chapter.voice.value,
                "ideas": [_idea(idea) for idea in chapter.ideas],
            }
            for chapter in page.chapters
        ],
        "check": say.CHECK,
        "notes": list(map(_line, page.notes)),
        "hashes": [{"of": of, "hash": groups} for of, groups in page.hashes],
    }


def _idea(idea: IdeaEntry) -> Tree:
    lines = (*idea.people, *idea.outcome, *idea.credits)
    return {
        "words": _line(idea.words),
        "day": day(idea),
        "people": list(map(_line, idea.people)),
        "outcome": list(map(_line, idea.outcome)),
        "credits": list(map(_line, idea.credits)),
        # What may be more than a page has to be free to go on in the next.
        "long": len(idea.words) + sum(map(len, lines)) > _LONG,
    }


def _line(text: str) -> Tree:
    return {"text": breakable(text), "rtl": is_right_to_left(text)}


def _markdown(record: CreditRecord) -> bytes:
    return ("\n\n".join([*_parts(record_page(record)), hidden(to_data(record))]) + "\n").encode()


def _parts(page: RecordPage) -> Iterator[str]:
    yield as_typed(page.eyebrow)
    yield f"# {say.TITLE}"
    yield as_typed(page.about)
    yield as_typed(page.facts)
    for chapter in page.chapters:
        yield f"## {chapter.heading}"
        for idea in chapter.ideas:
            yield _marked(idea)
    yield f"## {say.CHECK}"
    yield from map(as_typed, page.notes)
    for of, groups in page.hashes:
        yield f"{as_typed(of)}\\\n`{groups}`"


def _marked(idea: IdeaEntry) -> str:
    lines = [day(idea), *idea.people, *idea.outcome, *idea.credits]
    items = "\n".join(f"- {as_typed(line)}" for line in lines)
    return f"### {as_typed(idea.words)}\n\n{items}"
