"""Ideas saved to files and brought in from files, by scripts."""

import csv
import json
from hashlib import sha256

import pytest

from command_line import refused, what_left
from mentordesk.domain.export_record import ExportKind, Leaving
from support import PASSPHRASE

FILE = "Idea;From;Date\nClips of town halls;Jo New;14.3.2026\nNone;Jo New;31.2.2026\n"
OUT = "Row 3, column C (Date): “31.2.2026” is not a date. Write a day like 2026-03-14."
READ_AS = "Letters: Unicode (UTF-8). Between cells: commas."


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "earlier.csv"
    path.write_text(FILE)
    return path


def test_all_ideas_go_into_one_file_and_none_of_them_comes_in_twice(
    mentordesk, demo_desk, own_desk, tmp_path
):
    out = tmp_path / "ideas.csv"
    answer = mentordesk.unlocked("ideas", "export", out, desk=demo_desk)
    assert answer.returncode == 0, answer.stderr
    with out.open(encoding="utf-8-sig", newline="") as table:
        count = len(list(csv.DictReader(table)))
    assert answer.stdout.splitlines() == [
        f"Written, with {count} ideas: {out}",
        "The file is not locked: whoever has it can read it.",
    ]
    again = mentordesk.unlocked("ideas", "export", out, desk=demo_desk)
    assert refused(again, "already a file", "--replace")
    as_json = tmp_path / "ideas.json"
    assert not mentordesk.unlocked("ideas", "export", as_json, desk=demo_desk).returncode
    assert len(json.loads(as_json.read_bytes())["ideas"]) == count
    entries = tmp_path / "ledger.json"
    answer = mentordesk.unlocked("ideas", "export", entries, "--entries", desk=own_desk)
    left = what_left(own_desk)[0]
    assert (left.what.kind, left.what.form) == (ExportKind.LEDGER, "json")
    assert left.sha256 == sha256(entries.read_bytes()).digest()
    told = json.loads(entries.read_bytes())
    assert len(told["entries"]) == told["ledger"]["entries"] > count
    assert answer.stdout.splitlines() == [
        f"Written, with {len(told['entries'])} entries: {entries}",
        "The file is not locked: whoever has it can read it.",
    ]
    back = mentordesk.unlocked("ideas", "import", out, "--yes", desk=demo_desk)
    assert back.returncode == 1
    assert f"{count} ideas are here already" in back.stdout


def test_what_would_come_in_is_said_and_nothing_comes_without_a_yes(mentordesk, own_desk, file):
    asked = mentordesk.unlocked("ideas", "import", file, desk=own_desk)
    assert asked.returncode == 1
    assert asked.stdout.splitlines() == [
        "Letters: Unicode (UTF-8). Between cells: semicolons.",
        "1 idea can come in.",
        "New here, as a mentor: Jo New. Named in 1 idea, in row 2.",
        "1 row stays out; the file is not changed:",
        OUT,
    ]
    assert asked.stderr.startswith("Nothing was brought in")
    told = mentordesk("ideas", "import", file, "--desk", own_desk, stdin=f"{PASSPHRASE}\nyes\n")
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[-1] == (
        "1 idea was brought in. 1 row stayed out, for it cannot be read as an idea."
    )
    verified = mentordesk.unlocked("desk", "verify", desk=own_desk)
    assert verified.returncode == 0, verified.stderr


def in_doubt(said):
    return f"Dates like {said!r} can be read in several ways: add"


def test_everything_in_doubt_is_asked_at_once_with_the_words_that_settle_it(
    mentordesk, demo_desk, own_desk, tmp_path
):
    path = tmp_path / "doubt.csv"
    rows = (
        "Clips,amara,03/04/26,new",
        "Badges,,05-06-25,new",
        "Films,Jo New,44633,new",
        "Walks,Amara Okafor,1.2.2026,sleeping",
    )
    path.write_text("\n".join(["Idea,Mentor,Date,Status", *rows]))
    words = ("ideas", "import", path, "--yes")
    wrong = ("--mentor", "Nobody", "--who", "Zoë=new")
    asked = mentordesk.unlocked(*words, *wrong, desk=demo_desk)
    assert (asked.returncode, asked.stdout) == (2, "")
    assert asked.stderr.splitlines() == [
        f"{READ_AS} Say --letters or --separator if that is not so.",
        "--mentor: no mentor here is called 'Nobody'.",
        "--who 'Zoë': nobody there has to be told in the file.",
        (
            f"{in_doubt('03/04/26')} --dates=/=day-first (2026-04-03) or "
            "--dates=/=month-first (2026-03-04) or --dates=/=year-first (2003-04-26)."
        ),
        (
            f"{in_doubt('05-06-25')} --dates=-=day-first (2025-06-05) or "
            "--dates=-=month-first (2025-05-06) or --dates=-=year-first (2005-06-25)."
        ),
        (
            f"{in_doubt('44633')} --dates since-1900 (2022-03-13) or "
            "--dates since-1904 (2026-03-14) or --dates no-days."
        ),
        (
            "Is amara in the file (row 2) somebody here, or new? Add --who amara=NAME, "
            "with the name of who it is here, or --who amara=new."
        ),
        "1 row stays out; the file is not changed:",
        (
            "Row 5, column D (Status): “sleeping” is no stage of an idea. "
            "Write heard, restated, trying, applied, adapted, parked or declined."
        ),
        "Nothing was brought in: 6 things have to be said first.",
    ]
    bare = mentordesk.unlocked(*words, desk=demo_desk)
    assert "Not every idea says whose it is: add --mentor NAME" in bare.stderr
    wrong = mentordesk.unlocked(*words, "--dates", "/=sideways", desk=demo_desk)
    assert (wrong.returncode, "'/=sideways' is none of day-first" in wrong.stderr) == (2, True)
    said = ("--dates=/=day-first", "--dates=-=month-first", "--dates", "since-1904")
    named = ("--mentor", "amara okafor", "--who", "amara=Amara Okafor")
    told = mentordesk.unlocked(*words, *said, *named, desk=own_desk)
    assert told.returncode == 0, told.stderr
    assert "Dates with “/” are read with the day first." in told.stdout
    assert "Dates with “-” are read with the month first." in told.stdout


def test_nobody_here_becomes_a_mentor_unless_it_is_said_and_what_stays_out_is_listed(
    mentordesk, own_desk, tmp_path
):
    first, path, out = (tmp_path / name for name in ("first.csv", "second.csv", "left.txt"))
    first.write_text("Idea,Mentor,Names\nClips,Amara Okafor,Ben Lind\n")
    words = ("ideas", "import", "--yes")
    brought = mentordesk.unlocked(*words, first, desk=own_desk)
    assert brought.returncode == 0, brought.stderr
    path.write_text("Idea,Mentor,Date\nBadges,Ben Lind,1.2.2026\nNone,Ben Lind,31.2.2026\n")
    asked = mentordesk.unlocked(*words, path, desk=own_desk)
    assert (asked.returncode, asked.stdout) == (2, "")
    assert "Add --who 'Ben Lind=NAME', with the name of who it is here" in asked.stderr
    assert "1 thing has to be said first." in asked.stderr
    for wrong, why in (("Jo=new", "nobody there"), ("Ben Lind=Jo", "called 'Jo'")):
        refusal = mentordesk.unlocked(*words, path, "--who", wrong, desk=own_desk)
        assert (refusal.returncode, why in refusal.stderr) == (2, True)
    said = ("--who", "ben lind=Ben Lind", "--left-out", out)
    told = mentordesk.unlocked(*words, path, *said, desk=own_desk)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[-2:] == [
        f"What stayed out is listed in {out}",
        "The file is not locked: whoever has it can read it.",
    ]
    assert out.read_text() == OUT + "\n"
    left = what_left(own_desk)[0]
    assert left.what == Leaving(ExportKind.LEFT_OUT, form="txt")
    assert left.sha256 == sha256(out.read_bytes()).digest()


def test_a_file_that_is_no_list_of_ideas_is_refused_in_one_line(mentordesk, demo_desk, tmp_path):
    path = tmp_path / "book.csv"
    path.write_bytes(b"PK\x03\x04")
    assert refused(mentordesk.unlocked("ideas", "import", path, desk=demo_desk), "workbook")
