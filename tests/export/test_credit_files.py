"""Whatever stands in a record, its file is read back as it was made."""

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256
from uuid import UUID

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain.credit_check import Condition
from mentordesk.domain.credit_record import CreditRecord, RecordIdea, RecordPerson
from mentordesk.domain.idea import Application, Part, Recognition, RecognitionForm, Stage, Weight
from mentordesk.domain.ids import PersonId
from mentordesk.domain.ledger.end import End
from mentordesk.errors import FormatUnknownError
from mentordesk.export.credit_data import tidied, to_data
from mentordesk.export.credit_files import hidden, record_file
from mentordesk.export.credit_looks import condition
from mentordesk.export.credit_reading import find_record
from mentordesk.export.formats import Format
from readback import pdf_text, squeezed

DAY = date(2026, 4, 14)
ODD = (
    "-->\n<!-- x --> # a *b* [c](d) `e` <b>&amp;</b> | 1. - + \\",
    "line\u2028two\x0bthree\x1c\u202eturned\ufeff\x00\ue000 e\u0301 \U0001f680",
    "רעיון חדש 3 < 4",
    "先问夜班 労働を \U0001f44d\U0001f3fd 1\ufe0f\u20e3",
    "w" * 400,
    "https://example.org/" + "a-b--c" * 40,
)


def _record(text: str, ideas: int = 2) -> CreditRecord:
    idea = RecordIdea(
        text,
        DAY,
        Stage.APPLIED,
        DAY,
        (RecordPerson(text, ((Part.NOTICED, Weight.LEAD),)), RecordPerson(None, _BOTH)),
        first_said=text,
        use=Application(text, DAY, text, text, text),
        recognitions=(Recognition(RecognitionForm.IN_WRITING, DAY, text, text),),
        holds=(text,),
    )
    end = End(7, bytes(range(32)))
    return CreditRecord(PersonId(UUID(int=5)), text[:120], "Helen Brandt", (idea,) * ideas, end)


_BOTH = ((Part.SHAPED, Weight.EQUAL), (Part.BACKED, Weight.SUPPORTING))


@pytest.mark.parametrize("form", [Format.PDF, Format.MARKDOWN])
@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_a_file_with_anything_in_it_is_read_back_as_it_was_made(text, form):
    record = _record(text)
    data = record_file(record, form)
    found = find_record(data)
    assert (found.record, found.condition) == (tidied(record), Condition.SEALED)
    assert condition(data, found.record) is Condition.AS_MADE


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_comes_back_from_markdown(text):
    record = _record(text)
    data = record_file(record, Format.MARKDOWN)
    found = find_record(data)
    assert (found.record, found.condition) == (tidied(record), Condition.SEALED)
    assert condition(data, found.record) is Condition.AS_MADE


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\x0b", "\x0c", "\x1c"])
def test_a_sign_that_ends_no_line_of_markdown_is_no_line_end(sign):
    record = _record("Ask")
    text = record_file(record, Format.MARKDOWN).decode()
    assert condition(text.replace("\n", sign, 1).encode(), record) is Condition.CHANGED


def test_data_with_signs_that_no_page_shows_are_not_those_of_a_seal():
    whole = json.loads(to_data(_record("Ask")))
    whole["content"]["leader"] = "Helen\u202e"
    told = json.dumps(whole["content"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    whole["seal"] = sha256(told.encode()).hexdigest()
    assert find_record(hidden(json.dumps(whole)).encode()).condition is Condition.CHANGED


def test_ideas_stay_whole_on_their_page_and_no_heading_is_left_alone():
    first, _ = _record("Ask the night shift").ideas
    lately = replace(first, text="Begin later", stage=Stage.TRYING, use=None, recognitions=())
    for count in range(4, 9):
        ideas = (first,) * count + (lately,) * 9
        data = record_file(replace(_record("Amara Okafor"), ideas=ideas), Format.PDF)
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
        for number, page in enumerate(pages, 1):
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            assert f"{number} / {len(pages)}" in page
            heading = [n for n, line in enumerate(lines) if line == "Trying"]
            assert all("Begin later" in " ".join(lines[n : n + 3]) for n in heading)
            assert page.count("Begin later") == page.count("Trying since")


def test_an_idea_longer_than_a_page_goes_on_in_the_next():
    whole = "word " * 199 + "end"
    told = pdf_text(record_file(_record(whole, ideas=1), Format.PDF))
    assert squeezed(told).count("wordend") >= 8


def test_a_record_is_no_web_page():
    with pytest.raises(FormatUnknownError):
        record_file(_record("Ask"), Format.HTML)
