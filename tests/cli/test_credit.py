"""A credit record checked from the command line."""

import pytest

from command_line import refused
from mentordesk.domain.idea import Stage
from mentordesk.export.formats import Format
from mentordesk.export.private_file import write_private
from mentordesk.services.desk import DeskService, lock
from support import PASSPHRASE, SMALL_COST


@pytest.fixture
def opened(own_desk):
    workspace = DeskService(own_desk, cost=SMALL_COST).unlock(PASSPHRASE)
    yield workspace
    lock(workspace)


@pytest.fixture
def record(opened, tmp_path):
    """A record of the sample desk as a file."""
    _park_one(opened)
    records, file = opened.credit_records, tmp_path / "record.pdf"
    composed = records.compose(opened.people.mentors()[0].id)
    write_private(file, records.render(composed, Format.PDF))
    return file


def _park_one(workspace):
    trying = next(idea for idea in workspace.ideas.all() if idea.stage is Stage.TRYING)
    workspace.ideas.move(trying.id, Stage.PARKED, until=trying.raised_at.date())


def test_a_record_is_checked_against_its_desk_in_plain_words(
    mentordesk, opened, own_desk, record, tmp_path
):
    window_open = mentordesk.unlocked("credit", "verify", record, desk=own_desk)
    assert refused(window_open, "Another MentorDesk has the desk", "Close it there and try again.")
    lock(opened)
    answer = mentordesk.unlocked("credit", "verify", record, desk=own_desk)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.splitlines()[0] == "This record matches the desk."

    workspace = DeskService(own_desk, cost=SMALL_COST).unlock(PASSPHRASE)
    _park_one(workspace)
    lock(workspace)
    answer = mentordesk.unlocked("credit", "verify", record, desk=own_desk)
    assert answer.returncode == 0
    assert answer.stdout.startswith("This record matches an earlier state of the desk.\n")

    record.write_bytes(record.read_bytes().replace(b"%%EOF", b"%%EOF\n"))
    assert mentordesk.unlocked("credit", "verify", record, desk=own_desk).returncode == 0
    text = tmp_path / "notes.md"
    text.write_text("# Notes")
    answer = mentordesk.unlocked("credit", "verify", text, desk=own_desk)
    assert refused(answer, "no credit record stands in it")


def test_a_record_that_goes_on_beyond_the_ledger_of_an_older_copy_ends_with_one(
    mentordesk, opened, record, demo_desk
):
    lock(opened)
    answer = mentordesk.unlocked("credit", "verify", record, desk=demo_desk)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith("This desk’s ledger does not hold what the record ends with.\n")
    assert "an older copy" in answer.stderr
