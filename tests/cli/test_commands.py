"""What can be said on the command line, and what is refused before anything is done."""

import pytest

COMMANDS = {
    (): ("Exit codes", "demo", "doctor", "restore-windows", "focus", "desk", "sessions", "summary"),
    ("demo",): ("--keep", "--passphrase-file"),
    ("doctor",): ("--json", "--desk"),
    ("restore-windows",): ("windows",),
    ("focus",): ("--for",),
    ("desk",): ("create", "verify", "backup", "restore"),
    ("desk", "create"): ("--desk", "--passphrase-file", "--leader"),
    ("desk", "verify"): ("--desk", "--passphrase-file"),
    ("desk", "backup"): ("--desk", "--passphrase-file", "--to"),
    ("desk", "restore"): ("--desk", "--passphrase-file", "BACKUP"),
    ("sessions",): ("--desk", "--passphrase-file", "--json"),
    ("agreement",): ("--desk", "--passphrase-file", "--format", "--out", "--replace", "MENTOR"),
    ("summary",): ("--desk", "--for", "--format", "--out", "--lock", "--role-names", "--closing"),
}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_command_explains_itself(mentordesk, command):
    answer = mentordesk(*command, "--help")
    assert answer.returncode == 0
    assert all(word in answer.stdout for word in COMMANDS[command])
    assert not answer.stderr


WRONG = (
    "nonsense",
    "desk",
    "desk create",
    "sessions --passphrase secret",
    "summary 12 --format pdf --out x",
    "summary 12 --for everybody --format pdf --out x",
    "summary 12 --for me --format pdf --out x --closing --half-time",
    "summary 12 --for me --format pdf --out x --from soon",
    "focus",
    "focus --for 0",
    "focus --for soon",
    "focus --for 99999999999999999999",
    "demo --passphrase-file secret.txt",
    "--desk folder demo",
    "--desk folder focus --for 1",
    "--desk folder restore-windows",
)


@pytest.mark.parametrize("words", WRONG)
def test_wrong_use_ends_with_two_and_says_what_is_right(mentordesk, words):
    answer = mentordesk(*words.split())
    assert answer.returncode == 2
    assert answer.stderr.startswith("usage: mentordesk")
    assert "_seconds" not in answer.stderr
    assert "_day" not in answer.stderr


def test_windows_that_nobody_hid_need_no_restoring(mentordesk):
    for _ in range(2):
        answer = mentordesk("restore-windows")
        assert (answer.returncode, answer.stderr) == (0, "")
        assert answer.stdout == "Nothing is hidden. Your windows are as you left them.\n"


def test_a_lock_is_for_pdf_alone(mentordesk, tmp_path):
    out = tmp_path / "summary.md"
    words = ["summary", "12", "--for", "me", "--format", "markdown", "--out", out, "--lock"]
    answer = mentordesk(*words)
    assert answer.returncode == 2
    assert answer.stderr == "Only a PDF can be locked without age (--lock age).\n"
