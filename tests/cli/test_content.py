"""Sessions and summaries for scripts."""

import json
import subprocess
import sys
from collections import Counter
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pikepdf
import pyrage
import pytest

from command_line import refused, what_left
from mentordesk.cli.arguments import PARTS
from mentordesk.domain.export_record import ExportKind
from mentordesk.domain.summary import Reader, Section
from mentordesk.export.formats import Format
from mentordesk.export.words import on
from support import PASSPHRASE

STATES = {"planned", "live", "closed", "moved", "missed"}


@pytest.fixture(scope="module")
def sessions(mentordesk, demo_desk):
    answer = mentordesk.unlocked("sessions", "--json", desk=demo_desk)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_the_list_holds_a_whole_object_for_each_session_of_the_year(sessions):
    assert all({"id", "state", "mentor", "planned_at"} <= set(session) for session in sessions)
    assert {session["state"] for session in sessions} <= STATES
    assert all(UUID(session["id"]) for session in sessions)
    times = [datetime.fromisoformat(session["planned_at"]) for session in sessions]
    assert all(time.tzinfo for time in times)
    assert times == sorted(times)
    assert len({session["mentor"] for session in sessions}) == 2
    counted = Counter(session["state"] for session in sessions)
    assert 18 <= counted["closed"] <= 24
    today = datetime.now().astimezone().date()
    due = [
        time.date() for time, one in zip(times, sessions, strict=True) if one["state"] != "closed"
    ]
    assert today in due


def test_the_list_for_people_is_one_short_line_a_session_wherever_the_desk_is_named(
    mentordesk, demo_desk, sessions
):
    answer = mentordesk("--desk", demo_desk, "sessions", stdin=PASSPHRASE)
    lines = answer.stdout.splitlines()
    assert [line.split()[0] for line in lines] == [one["id"][:8] for one in sessions]
    assert all(one["mentor"] in line for line, one in zip(lines, sessions, strict=True))


def test_letters_that_the_terminal_lacks_are_written_otherwise(mentordesk, tmp_path):
    made = mentordesk(
        "desk", "create", "--desk", tmp_path / "Ümläut", "--leader", "Zoë", stdin=PASSPHRASE,
        PYTHONUTF8="0", PYTHONIOENCODING="ascii",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    assert "\\xdcml\\xe4ut" in made.stdout


@pytest.mark.parametrize(
    "what",
    [
        ("me", Format.MARKDOWN),
        ("mentor", Format.HTML),
        ("mentor", Format.DOCX),
        ("sponsor", Format.PDF),
    ],
    ids="-".join,
)
def test_a_summary_is_written_for_one_reader_and_says_what_stayed_out(
    mentordesk, demo_desk, sessions, tmp_path, what
):
    reader, form = what
    closed = next(one for one in reversed(sessions) if one["state"] == "closed")
    out = tmp_path / "summary"
    answer = mentordesk.unlocked(
        "summary", closed["id"][:8], "--for", reader, "--format", form.value, "--out", out,
        desk=demo_desk,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.splitlines()[0] == f"Written: {out}"
    why = "only in a locked file (--lock)" if reader == "me" else "not for this reader"
    assert f"Left out: private notes (1): {why}." in answer.stdout
    assert answer.stdout.splitlines()[-1] == "The file is not locked: whoever has it can read it."
    assert out.stat().st_mode & 0o077 == 0
    begins = {
        Format.MARKDOWN: b"#",
        Format.HTML: b"<!",
        Format.PDF: b"%PDF",
        Format.DOCX: b"PK",
    }
    assert begins[form] in out.read_bytes()[:200]


def test_with_role_names_a_summary_names_nobody(mentordesk, demo_desk, sessions, tmp_path):
    closed = next(one for one in reversed(sessions) if one["state"] == "closed")
    out = tmp_path / "summary.md"
    answer = mentordesk.unlocked(
        "summary", closed["id"], "--for", "me", "--format", "markdown", "--out", out,
        "--role-names", desk=demo_desk,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    text = out.read_text()
    assert "with the mentor" in text
    assert not any(name in text for name in ("Amara", "Okafor", "Helen", "Brandt"))


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (["--closing"], "# Closing summary with "),
        (["--half-time"], "# Half-time review with "),
        (["--from", "2000-01-01", "--to", "2999-12-31"], "# Our sessions with "),
        (["--closing", "--with-notes", "--without", "promises"], "# Closing summary with "),
        (["--half-time", "--with-notes", "--without", "shared-notes"], "# Half-time review with "),
    ],
)
def test_several_sessions_are_written_as_one(
    mentordesk, demo_desk, sessions, tmp_path, asked, title
):
    closed = next(one for one in sessions if one["state"] == "closed")
    held = [one for one in sessions if (one["state"], one["mentor"]) == _held_with(closed)]
    out = tmp_path / "summary.md"
    answer = mentordesk.unlocked(
        "summary", closed["id"], "--for", "mentor", "--format", "markdown", "--out", out, *asked,
        desk=demo_desk,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    text = out.read_text(encoding="utf-8")
    assert f"{title}{closed['mentor']}" in text
    assert text.count("\n## Session ") == len(held)
    assert f"{len(held)} sessions · " in text
    has_notes = "Notes we share" in text
    assert has_notes == (asked[0] == "--from" or "promises" in asked)
    assert ("Left out: shared notes" in answer.stdout) != has_notes
    assert ("What I promised" in text) != ("promises" in asked)
    # Whatever is asked for, the reader's own limit holds.
    assert "My private notes" not in text
    assert "Left out: private notes" in answer.stdout
    left = what_left(demo_desk)[0]
    told = left.what
    assert (told.kind, told.session, told.reader) == (ExportKind.PERIOD, None, Reader.MENTOR)
    assert f"{on(told.first)} to {on(told.last)} · " in text
    assert (left.sha256, left.size) == (sha256(out.read_bytes()).digest(), len(out.read_bytes()))


def test_of_one_session_every_part_can_be_left_out_and_nothing_else(
    mentordesk, demo_desk, sessions, tmp_path
):
    assert {part.replace("-", "_") for part in PARTS} == set(Section) - {
        Section.TITLE,
        Section.OFF_THE_RECORD,
    }
    closed = next(one for one in reversed(sessions) if one["state"] == "closed")
    out = tmp_path / "summary.md"
    asked = ("summary", closed["id"], "--for", "mentor", "--format", "markdown", "--out", out)
    left = [word for part in PARTS for word in ("--without", part)]
    answer = mentordesk.unlocked(*asked, "--with-notes", *left, desk=demo_desk)
    assert answer.returncode == 0, answer.stderr
    assert "There is nothing in this summary yet." in out.read_text(encoding="utf-8")
    assert "not chosen." in answer.stdout
    wrong = mentordesk.unlocked(*asked, "--without", "off-the-record", desk=demo_desk)
    assert wrong.returncode == 2


def _held_with(one):
    return one["state"], one["mentor"]


def test_a_locked_pdf_opens_with_the_six_words_shown_and_not_without(
    mentordesk, demo_desk, sessions, tmp_path
):
    closed = next(one for one in sessions if one["state"] == "closed")
    out = tmp_path / "locked.pdf"
    out.write_text("older")
    answer = mentordesk.unlocked(
        "summary", closed["id"], "--for", "me", "--format", "pdf", "--out", out, "--lock",
        "--replace", desk=demo_desk,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    assert "not locked" not in answer.stdout
    assert "Send the passphrase by another way than the file." in answer.stdout
    words = answer.stdout.splitlines()[-1].partition("shown only now: ")[2]
    assert len(words.split()) == 6
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    with pikepdf.open(out, password=words) as opened:
        assert opened.encryption.bits == 256


def test_any_file_locked_with_age_opens_with_the_six_words_shown(
    mentordesk, own_desk, sessions, tmp_path
):
    closed = next(one for one in reversed(sessions) if one["state"] == "closed")
    out = tmp_path / "my summary.md.age"
    asked = ("summary", closed["id"], "--for", "me", "--format", "markdown", "--out", out)
    wrong = mentordesk.unlocked(*asked, "--lock", desk=own_desk)
    assert (wrong.returncode, out.exists()) == (2, False)
    assert "--lock age" in wrong.stderr
    answer = mentordesk.unlocked(*asked, "--lock", "age", desk=own_desk)
    assert answer.returncode == 0, answer.stderr
    assert f"To open it: age -d -o NAME '{out}'" in answer.stdout
    words = answer.stdout.splitlines()[-1].partition("shown only now: ")[2]
    assert b"My private notes" in pyrage.passphrase.decrypt(out.read_bytes(), words)
    left = what_left(own_desk)[0]
    assert (left.what.session, left.what.reader) == (UUID(closed["id"]), Reader.ME)
    assert (left.what.form, left.what.lock) == ("markdown", "age")
    assert left.sha256 == sha256(out.read_bytes()).digest()


def test_an_existing_file_is_refused_and_left(mentordesk, demo_desk, sessions, tmp_path):
    out = tmp_path / "summary.md"
    out.write_text("mine")
    answer = mentordesk.unlocked(
        "summary", sessions[0]["id"], "--for", "me", "--format", "markdown", "--out", out,
        desk=demo_desk,
    )  # fmt: skip
    assert answer.returncode == 1
    assert answer.stderr == (
        f"There is already a file {out}. It was left as it is. "
        "Choose another name, or add --replace.\n"
    )
    assert out.read_text() == "mine"


def test_a_name_that_would_break_a_line_is_refused_in_one(
    mentordesk, demo_desk, sessions, tmp_path
):
    before = what_left(demo_desk)
    answer = mentordesk.unlocked(
        "summary", sessions[0]["id"], "--for", "me", "--format", "markdown",
        "--out", tmp_path / "a\n\x1b[31mb.md", desk=demo_desk,
    )  # fmt: skip
    assert refused(answer, "a\ufffd\ufffd[31mb.md", "characters that a file name cannot have")
    assert list(tmp_path.iterdir()) == []
    assert what_left(demo_desk) == before


def test_an_id_that_begins_two_sessions_is_wrong_use(mentordesk, demo_desk, sessions, tmp_path):
    first = Counter(one["id"][0] for one in sessions).most_common(1)
    [(letter, many)] = first
    assert many > 1  # more sessions than letters
    out = tmp_path / "summary.md"
    answer = mentordesk.unlocked(
        "summary", letter, "--for", "me", "--format", "markdown", "--out", out, desk=demo_desk
    )
    assert answer.returncode == 2
    assert f"{many} sessions have an id that begins with {letter!r}" in answer.stderr
    assert not out.exists()


def test_an_answer_that_cannot_be_written_is_a_failure_in_one_line(mentordesk):
    command = [sys.executable, "-m", "mentordesk", "doctor"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, check=False, stdout=full, stderr=subprocess.PIPE, env=mentordesk.environ
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "The answer could not be written: No space left on device."
    ]
