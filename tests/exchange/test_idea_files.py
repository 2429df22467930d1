"""Files of ideas are read from whatever program wrote them, and refused where they are none."""

import codecs
import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from mentordesk.domain.earlier_problems import RowProblem
from mentordesk.domain.idea import Part, Stage
from mentordesk.domain.idea_table import Column
from mentordesk.domain.person import Consent
from mentordesk.error_words import REASONS, idea_problems
from mentordesk.errors import TableError
from mentordesk.exchange import cell_words, table_file
from mentordesk.exchange.ideas_csv import Dated, IdeaFile
from mentordesk.exchange.table_source import hold
from mentordesk.export import idea_words
from mentordesk.ui import wording

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PLAIN = [
    ["Idea", "From", "Date", "Status"],
    ["Café talks; “open”, every week", "Zoë Łukasz", "14.3.2026", "done"],
    ["Two lines\nin one", "Zoë Łukasz", "15.3.2026", "new"],
]


def written(path, text, encoding="utf-8", mark=b""):
    path.write_bytes(mark + text.encode(encoding))
    return path


def lines(rows, sign, end="\r\n"):
    quoted = (sign.join('"{}"'.format(cell.replace('"', '""')) for cell in row) for row in rows)
    return end.join(quoted) + end


def read(path, orders=None):
    return list(IdeaFile.at(path).read(NOW, orders or {}))


def ideas(path):
    found = read(path)
    assert all(isinstance(one, Dated) for one in found), found
    return [one.idea for one in found]


def refusal(path):
    with pytest.raises(TableError) as raised:
        read(path)
    return raised.value.facts


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
def test_letters_and_separators_are_found_out(tmp_path, encoding, mark, sign):
    path = written(tmp_path / "a.csv", lines(PLAIN, sign), encoding, mark)
    first, second = ideas(path)
    assert (first.text, first.mentor) == ("Café talks; “open”, every week", "Zoë Łukasz")
    assert (first.raised_at.date(), first.steps[-1].stage) == (date(2026, 3, 14), Stage.APPLIED)
    assert second.text == "Two lines in one"


def test_the_old_letters_of_windows_are_read_too(tmp_path):
    text = lines(PLAIN, ";", "\r").replace("Ł", "L")
    assert ideas(written(tmp_path / "a.csv", text, "cp1252"))[0].text == PLAIN[1][0]


def test_a_first_line_may_say_how_cells_are_parted(tmp_path):
    path = written(tmp_path / "a.csv", "sep=|\nIdea, in words;|Mentor\nA;b,c;d|Jo\n")
    path.write_text(path.read_text().replace("Idea, in words;", "Idea"))
    found = [(idea.row, idea.text, idea.mentor) for idea in ideas(path)]
    assert found == [(2, "A;b,c;d", "Jo")]  # a spreadsheet does not show that line
    path.write_bytes(b"SEP=\t\rIdea\tMentor\rOne, two\tJo\r")
    assert [(idea.row, idea.text) for idea in ideas(path)] == [(2, "One, two")]


def test_a_bare_list_is_one_idea_a_line(tmp_path):
    path = written(tmp_path / "a.txt", "Clips of town halls\n\nFewer slides, please\n")
    assert [(one.idea.row, one.idea.text, one.dated) for one in read(path)] == [
        (1, "Clips of town halls", False),
        (3, "Fewer slides, please", False),
    ]


def test_names_parts_and_consents_stand_in_one_cell(tmp_path):
    path = written(
        tmp_path / "a.csv", "Idea,Mentor,People,Parts,Consent\nX,Jo,Ben Lind; Ann,shaped;,yes\n"
    )
    parts = [(part.name, part.part, part.consent) for part in ideas(path)[0].parts]
    assert parts == [
        ("Jo", Part.PROPOSED, Consent.ASK),
        ("Ben Lind", Part.SHAPED, Consent.ANYWHERE),
        ("Ann", Part.PROPOSED, Consent.ASK),
    ]


def test_who_is_to_be_asked_each_time_was_asked_and_who_was_not_was_not(tmp_path):
    asked = ["each_time", "Ask each time", "ask every time", "ask before naming"]
    not_asked = ["ask", "not asked", "Not asked yet", "unknown", "?", "ask about each idea", ""]
    rows = "".join(f"Idea {n},Jo,{said}\n" for n, said in enumerate((*asked, *not_asked)))
    found = ideas(written(tmp_path / "a.csv", f"Idea,Mentor,Consent\n{rows}"))
    answers = [part.consent for idea in found for part in idea.parts]
    expected = [Consent.EACH_TIME] * len(asked) + [Consent.ASK] * len(not_asked)
    assert answers == expected


def test_how_to_be_named_is_read_as_it_is_said_anywhere_and_asked_for_in_those_words():
    for said in Consent:
        words = wording.consent(said), wording.pair_consent(said), idea_words.CONSENTS[said]
        assert {cell_words.word(one, Consent) for one in words} == {said}
    assert cell_words.word("Ask me each time", Consent) is Consent.EACH_TIME
    offered = re.split(", | or ", idea_problems.MENDS["no-consent"].removeprefix("Write ")[:-1])
    assert [cell_words.word(one, Consent) for one in offered] == list(Consent)


def test_each_answer_stays_with_its_name_and_none_without_one_comes_in(tmp_path):
    rows = (
        "Idea,Mentor,People,Consent,May be named before,Credits,Credit where\n"
        "X,Jo,Ben; Ann; Cleo,yes;;no,,,\n"
        "X,Jo,Ben;; Cleo,yes;;no,,,\n"
        "X,Jo,Ben,these people,the board; HR,,\n"
        "X,Jo,Ben; Ann,yes;yes;no,,,\n"
        "X,Jo,Ben;; Cleo,yes;no;yes,,,\n"
    )
    *good, more, apart = read(written(tmp_path / "a.csv", rows))
    parts = [[(part.name, part.consent) for part in one.idea.parts[1:]] for one in good]
    both = [("Ben", Consent.ANYWHERE), ("Cleo", Consent.NOT_AT_ALL)]
    assert parts == [
        [both[0], ("Ann", Consent.ASK), both[1]],
        both,
        [("Ben", Consent.THESE_PEOPLE)],
    ]
    assert [one.trouble for one in (more, apart)] == ["no-name", "no-name"]
    credited = (
        "Idea,Mentor,Status,Credits,Credit where\nX,Jo,done,in writing;; told manager,a;b;c\n"
    )
    (given,) = ideas(written(tmp_path / "b.csv", credited))
    assert [one.where for one in given.recognitions] == ["a", "c"]


def test_each_problem_has_its_row_as_a_spreadsheet_counts(tmp_path):
    rows = [
        PLAIN[0],
        ["Two\nlines", "Jo", "31.2.26", ""],
        ["", "Jo", "1.2.26", ""],
        ["No why", "Jo", "1.2.26", "rejected"],
        ["Soon", "Jo", "24.12.2026", ""],
        ["Odd", "Jo", "1.2.26", "sleeping"],
        ["x" * 1001, "Jo", "1.2.26", ""],
        ["Fine", "Jo", "1.2.26", ""],
    ]
    found = read(written(tmp_path / "a.csv", lines(rows, ",", "\n")))
    told = [(one.row, one.trouble) for one in found if isinstance(one, RowProblem)]
    assert told == [
        (2, "no-day"),
        (3, "no-words"),
        (4, "no-reason"),
        (5, "in-future"),
        (6, "no-stage"),
        (7, "too-long"),
    ]
    assert isinstance(found[-1], Dated)


def test_each_problem_of_a_row_is_told_with_its_column(tmp_path):
    head = "Mentor,Idea,Day,Status,People,Parts,Consent,Due"
    rows = (
        f"{'J' * 121},,31.2.2026,sleeping,;Ben,dreamt;shaped,perhaps,3/4/2026",
        ",Fine,3/4/2026,done,,,,",
        ",Caf\udce9,soon,new,,,,",
    )
    data = "\n".join([head, *rows, *["Zoë,Ideen für später,,,,,,"] * 9])
    path = tmp_path / "a.csv"
    path.write_bytes(data.encode("utf-8", "surrogateescape"))
    found = read(path)
    told = [one for one in found if isinstance(one, RowProblem)]
    assert [(one.row, one.trouble, one.place, one.heading) for one in told] == [
        (2, "no-words", 1, "Idea"),
        (2, "too-long", 0, "Mentor"),
        (2, "no-day", 2, "Day"),
        (2, "no-stage", 3, "Status"),
        (2, "no-name", 4, "People"),
        (2, "no-part", 5, "Parts"),
        (2, "no-consent", 6, "Consent"),
        (4, "letters", 1, "Idea"),
        (4, "no-day", 2, "Day"),
    ]
    (in_doubt,) = (one for one in found if isinstance(one, Dated) and one.doubts)
    assert (in_doubt.idea.row, [doubt.said for doubt in in_doubt.doubts]) == (3, ["3/4/2026"])


def test_one_row_tells_no_more_than_can_be_read(tmp_path):
    head = "Id,Idea,Mentor,Steps,Step at,Names\n"
    steps = "\n".join(f"odd {n}" for n in range(300))
    *found, last = read(written(tmp_path / "a.csv", f'{head}{UUID(int=1)},X,Jo,"{steps}",,Jo\n'))
    assert [one.said for one in found] == [f"odd {n}" for n in range(50)]
    assert last == RowProblem(2, "more-in-row", "250")


def test_no_words_beyond_the_headings_are_lost(tmp_path):
    rows = "Mentor,Idea,,\nJo,Drop the deck, and write one page\nJo,Fewer slides,, ,\nJo,a,,,,b\n"
    first, second, third = read(written(tmp_path / "a.csv", rows))
    assert first == RowProblem(2, "beyond", "and write one page", place=2)
    assert second.idea.text == "Fewer slides"
    assert third == RowProblem(4, "beyond", "b", place=5)
    for head in ("", "Idea\n"):
        path = written(tmp_path / "a.csv", f"{head}Drop the deck\nOne page; no more, no less\n")
        assert [idea.text for idea in ideas(path)][-1] == "One page; no more, no less"


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_quotation_mark_that_is_never_closed_is_told_with_its_row(tmp_path, end):
    rows = 'Mentor,Idea\nJo,One\nJo,"A 27 inch screen\nJo,Two\nJo,Three'
    path = written(tmp_path / "a.csv", rows + end)
    assert refusal(path) == {"reason": "open-quote", "row": 3}
    assert len(ideas(written(path, rows.replace("screen", 'screen"') + end))) == 4
    assert refusal(written(path, '"Never more' + end)) == {"reason": "open-quote", "row": 1}


def test_rows_within_a_cell_are_no_idea(tmp_path):
    lost = '"A 27 inch screen\nJo,Two\nJo,Three\nJo,A 30" screen\n'
    fine = 'Jo,"One\nand, then\nanother\nend"\n'
    found = read(written(tmp_path / "a.csv", f"Mentor,Idea\nJo,{lost}{fine}"))
    assert found[0] == RowProblem(2, "rows-within", "Jo,Two", more=3, place=1, heading="Idea")
    assert found[1].idea.text == "One and, then another end"


def test_a_file_of_our_own_that_was_changed_has_its_problems_too(tmp_path):
    head = "Id,Idea,Mentor,Steps,Step at,Step reason,Names,Joined into\n"
    rows = (
        "nobody,X,Jo,heard,2026-01-01,,Jo,\n",
        f'{UUID(int=2)},X,Jo,"heard\ndeclined",2026-01-01,,Jo,\n',
        f'{UUID(int=3)},X,Jo,heard,2026-01-01,,"Jo\n",\n',
        f"{UUID(int=4)},X,Jo,heard,soon,,Jo,\n",
        f"{UUID(int=5)},X,Jo,,,,Jo,{UUID(int=6)}\n",
    )
    *found, last = read(written(tmp_path / "a.csv", head + "".join(rows)))
    assert [one.trouble for one in found] == [
        "no-id",
        "no-reason",
        "no-name",
        "no-day",
    ]
    assert (last.idea.id, last.idea.joined_into) == (UUID(int=5), UUID(int=6))


def test_no_idea_goes_on_in_itself(tmp_path):
    keys = [str(UUID(int=n)) for n in range(1, 8)]
    one, two, three, four, five, six, seven = keys
    joined = {one: two, two: three, three: one, four: four, five: three, six: one}
    rows = [f"{key},X {n},Jo,,,Jo,{joined.get(key, '')}," for n, key in enumerate(keys)]
    head = "Id,Idea,Mentor,Steps,Step at,Names,Joined into,Came from"
    rows[6] += seven
    found = read(written(tmp_path / "a.csv", "\n".join([head, *rows])))
    assert [one for one in found if isinstance(one, RowProblem)] == [
        RowProblem(row, "in-a-circle", words, place=6, heading="Joined into")
        for row, words in ((4, "X 2"), (5, "X 3"), (8, "X 6"))
    ]
    assert len(found) == len(keys)


def test_what_is_said_of_a_file_hides_nothing_and_turns_no_words(tmp_path):
    odd = "Idea,Date,Odd\x1b[2J\u202e,Odd too\nX,\x1b]0;day\x07,,\n"
    path = written(tmp_path / "a.csv", odd + "Plain,1.2.2026,,\n" * 40)
    assert IdeaFile.at(path).columns.ignored == ("Odd[2J", "Odd too")
    assert read(path)[0] == RowProblem(2, "no-day", "]0;day", place=1, heading="Date")


def test_a_formula_and_what_hides_letters_come_in_as_words(tmp_path):
    path = written(tmp_path / "a.csv", "Idea\n=HYPERLINK(0)\n'+1\na\u202eb\0c\n")
    assert [idea.text for idea in ideas(path)] == ["=HYPERLINK(0)", "+1", "abc"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "text-empty"),
        (b"\n\n \n", "text-empty"),
        (b"PK\x03\x04 a workbook", "workbook"),
        (b"\xd0\xcf\x11\xe0 an older one", "workbook"),
        (b"%PDF-1.7", "not-text"),
        (bytes(range(256)) * 40, "not-text"),
        (b"Name,Score\nJo,3\n", "no-idea-column"),
        (b'Idea,Mentor\n"never closed' + b",x\n" * 90_000, "open-quote"),
        (b'Idea,Mentor\n"never closed' + b",x\n" * 900_000, "open-quote"),
        (b"Idea" * 600_000, "row-too-long"),
    ],
)
def test_what_is_no_list_of_ideas_is_refused_with_the_reason(tmp_path, data, reason):
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert refusal(path)["reason"] == reason


def test_an_endless_line_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b"Idea,Mentor\nfirst,Jo\n")
        file.truncate(100_000_000)
        file.seek(0, os.SEEK_END)
    with path.open("r+b") as file:
        file.seek(21)
        file.write(b"x" * 1_000_000)
    facts = refusal(path)
    assert (facts["reason"], facts["row"]) == ("row-too-long", 3)


@pytest.mark.parametrize("length", [1001, 200_000, 900_000])
def test_a_long_cell_keeps_out_its_row_alone(tmp_path, length):
    rows = f"Idea,Mentor\nOne,Jo\n{'x' * length},Jo\nTwo,Jo\n"
    first, long, last = read(written(tmp_path / "a.csv", rows))
    assert (long.row, long.trouble, long.most) == (3, "too-long", 1000)
    assert (first.idea.text, last.idea.text, last.idea.row) == ("One", "Two", 4)


@pytest.mark.parametrize(
    "long",
    [
        "x" * 1_100_000,
        '"' + "x" * 1_100_000 + '",Jo',
        '"a ""b"", \n' * 1 + 'c" d,' + "x," * 600_000,
        '27" screen,' + '"",' * 400_000,
        '"' + '""' * 550_000 + '\nx"',
    ],
)
def test_a_row_that_is_too_long_keeps_out_itself_alone(tmp_path, long):
    found = read(written(tmp_path / "a.csv", f"Idea,Mentor\nOne,Jo\n{long}\r\nTwo,Jo\n"))
    assert [(one.row, one.trouble) for one in found if isinstance(one, RowProblem)] == [
        (3, "row-too-long")
    ]
    assert (found[-1].idea.text, found[-1].idea.row) == ("Two", 4)


def test_rows_within_a_row_that_is_too_long_are_counted(tmp_path):
    path = written(
        tmp_path / "a.csv", 'Idea,Mentor\n"Open,Jo\n' + "One,Jo\n" * 200_000 + '",Jo\nTwo,Jo\n'
    )
    long, last = read(path)
    assert (long.trouble, long.more, long.most) == ("row-too-long", 200_001, 1_000_000)
    assert last.idea.text == "Two"


def test_more_rows_than_a_file_may_have_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(table_file, "MOST_ROWS", 3)
    path = written(tmp_path / "a.csv", "sep=,\nIdea,Mentor\n" + "x,Jo\n" * 3)
    assert len(ideas(path)) == 3  # neither of the first two lines counts
    path = written(path, "Idea,Mentor\n" + "x,Jo\n" * 4)
    assert refusal(path) == {"reason": "too-many-rows", "most": 3}


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path):
    path = written(tmp_path / "a.csv", "Idea,Mentor\nx,Jo\n")
    file = IdeaFile.at(path)
    path.write_text("Idea,Mentor\nanother,Jo\n")
    with pytest.raises(TableError) as raised:
        list(file.read(NOW, {}))
    assert raised.value.facts["reason"] == "file-changing"
    assert refusal(tmp_path)["reason"] == "no-file"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932"])
def test_what_is_held_in_memory_is_read_as_it_was(tmp_path, encoding):
    long = "会議の短い動画 " * 20
    rows = "Idea;Mentor\n" + "".join(f"{long}{n};Jo\n" for n in range(5_000))
    path = written(tmp_path / "a.csv", rows, encoding)
    held = hold(path, lambda: None)
    assert held.opened().read() == path.read_bytes()
    there, mine = IdeaFile.at(path), IdeaFile(held)
    assert replace(mine.table, source=None) == replace(there.table, source=None)
    for file in (mine, mine):
        assert len(list(file.read(NOW, {}))) == 5_000
    assert sum(map(len, held._packed)) * 3 < path.stat().st_size


@pytest.mark.parametrize("change", [b"", b"Idea\nother\n", b"Idea\nx\ny\n"])
def test_what_changes_while_it_is_read_to_its_end_is_not_held(tmp_path, change):
    path = written(tmp_path / "a.csv", "Idea\nx\n")
    with pytest.raises(TableError) as raised:
        hold(path, lambda: path.write_bytes(change))
    assert raised.value.facts["reason"] == "file-changing"


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    some.binary(max_size=80),
    some.lists(some.text(some.sampled_from("\"';,\n\r\t=0123./-ab \\\0"), max_size=30), max_size=6),
    some.sampled_from(["Idea,Date,Status,Names", ",".join(Column), "Idea;Heard;Steps", ""]),
)
def test_whatever_stands_in_a_file_is_read_or_refused(tmp_path, odd, rows, head):
    path = tmp_path / "any.csv"
    path.write_bytes(head.encode() + b"\n" + "\n".join(rows).encode() + odd)
    found, reason = [], None
    try:
        found = read(path)
    except TableError as refused:
        reason = refused.facts["reason"]
    assert reason is None or reason in REASONS
    assert all(isinstance(one, Dated | RowProblem) for one in found)
