"""What is written down of a mistake says where it arose, and no word of the leader's."""

import logging

import pytest

from mentordesk import logs

WORDS = "Kanarienwort im Bergwerk"


@pytest.fixture
def written(tmp_path):
    """Tell what stands in the log."""
    log = logging.getLogger(logs.NAME)
    before = list(log.handlers)
    logs.start(tmp_path)
    (added,) = [handler for handler in log.handlers if handler not in before]
    yield (tmp_path / "mentordesk.log").read_text
    log.removeHandler(added)
    added.close()


def test_a_mistake_is_written_down_without_a_word(written):
    try:
        int(WORDS)
    except ValueError as error:
        told = logs.bug(error)
    assert "ValueError\ntest_logs.py:" in told
    assert told in written()
    assert WORDS not in written()
