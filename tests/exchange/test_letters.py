"""How a file stores its letters is found out, can be told, and what is lost is marked."""

import codecs
from datetime import UTC, datetime

import pytest

from mentordesk.domain.earlier import Letters
from mentordesk.domain.earlier_problems import RowProblem
from mentordesk.exchange.ideas_csv import Dated, IdeaFile

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SAID = {
    Letters.UTF_16_LE: "Больше времени для вопросов",
    Letters.UTF_16_BE: "Größere Räume",
    Letters.UTF_32_LE: "会議を短くする",
    Letters.UTF_32_BE: "Größere Räume",
    Letters.WESTERN: "Fünf Minuten für “offene” Fragen, à la Zoë",
    Letters.WESTERN_ISO: "Für 30 € zum Frühstück",
    Letters.MAC_ROMAN: "Größere Räume für Café-Gespräche",
    Letters.CENTRAL_EUROPE: "Łukasz mówi: więcej czasu",
    Letters.CYRILLIC: "Больше времени для вопросов",
    Letters.CYRILLIC_KOI8: "Больше времени для вопросов",
    Letters.TURKISH: "Daha kısa toplantılar, ığdır",  # noqa: RUF001
    Letters.JAPANESE: "会議を短くする",
    Letters.CHINESE: "缩短会议时间",
}


def read(path, letters=None, separator=""):
    return list(IdeaFile.at(path, letters, separator).read(NOW, {}))


@pytest.mark.parametrize("letters", SAID)
@pytest.mark.parametrize("ascii_rows", [0, 750])
def test_the_letters_of_a_file_are_found_out(tmp_path, letters, ascii_rows):
    path = tmp_path / "a.csv"
    plain = "Plain " * 60 + ";Jo\n"  # few rows are soon read, whatever their length
    text = "Idea;Mentor\n" + plain * ascii_rows + f"{SAID[letters]};Jo\n" * 3
    path.write_bytes(text.encode(letters.value))
    file = IdeaFile.at(path)
    assert (file.table.letters, file.table.separator) == (letters, ";")
    assert [*file.read(NOW, {})][-1].idea.text == SAID[letters]


@pytest.mark.parametrize("letters", Letters)
def test_what_is_told_is_taken(tmp_path, letters):
    path = tmp_path / "a.csv"
    path.write_bytes("Idea\tMentor\nOne, two; three\tJo\n".encode(letters.value))
    (one,) = read(path, letters, "\t")
    assert (one.idea.text, one.idea.mentor) == ("One, two; three", "Jo")
    assert [row.idea.text for row in read(path, letters, "|")] == [
        "Idea Mentor",
        "One, two; three Jo",
    ]


@pytest.mark.parametrize(
    ("mark", "letters"),
    [
        (codecs.BOM_UTF16_LE, Letters.UTF_16_LE),
        (codecs.BOM_UTF16_BE, Letters.UTF_16_BE),
        (codecs.BOM_UTF32_LE, Letters.UTF_32_LE),
        (codecs.BOM_UTF32_BE, Letters.UTF_32_BE),
        (codecs.BOM_UTF8, Letters.UTF_8),
    ],
)
def test_a_mark_at_the_beginning_tells_the_letters_and_is_none_of_the_first_cell(
    tmp_path, mark, letters
):
    path = tmp_path / "a.csv"
    path.write_bytes(mark + 'sep=;\n"Idea";"Mentor"\nKürzer;Jo\n'.encode(letters.value))
    assert IdeaFile.at(path).table.letters is letters
    assert read(path)[0].idea.text == "Kürzer"


def test_a_few_broken_bytes_keep_out_their_rows_alone(tmp_path):
    path = tmp_path / "a.csv"
    rows = ["Idea;Mentor", *(f"Kürzer {n};Zoë" for n in range(9)), "Caf\udce9 und mehr;Zoë"]
    path.write_bytes("\n".join([*rows, "Länger;Zoë"]).encode("utf-8", "surrogateescape"))
    found = read(path)
    assert IdeaFile.at(path).table.letters is Letters.UTF_8
    assert [one for one in found if isinstance(one, RowProblem)] == [
        RowProblem(11, "letters", "Caf\ufffd und mehr", place=0, heading="Idea")
    ]
    assert [one.idea.text for one in found if isinstance(one, Dated)][-2:] == ["Kürzer 8", "Länger"]


def test_a_broken_byte_at_the_end_of_a_file_is_marked_too(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("Idea\nKürzer\nLänger, für Zoë".encode()[:-1])
    assert [getattr(one, "trouble", None) for one in read(path)] == [None, "letters"]
