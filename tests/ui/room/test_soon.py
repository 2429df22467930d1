"""Work that is done soon: the last words win, and none count as saved before they are."""

import pytest
from PySide6.QtCore import QObject

from mentordesk.errors import TextTooLongError
from mentordesk.ui.room.soon import Soon


@pytest.fixture
def asked():
    return []


@pytest.fixture
def soon(asked, qapp):
    owner = QObject()
    made = Soon(owner, lambda work, done, failed: asked.append((work, done, failed)))
    yield made
    owner.deleteLater()


def test_an_older_answer_says_nothing_about_newer_words(soon, asked):
    for words in ("first", "second"):
        soon.add("key", words.upper)
        soon.save()
    (_, first_done, _), (_, second_done, _) = asked
    first_done("FIRST")
    assert soon.unsaved
    second_done("SECOND")
    assert not soon.unsaved


def test_older_words_that_are_refused_do_not_count_against_newer_ones(soon, asked):
    for words in ("too long", "short"):
        soon.add("key", words.upper)
        soon.save()
    (_, _, first_failed), (_, second_done, _) = asked
    first_failed(TextTooLongError(what="promise", limit=3))
    assert not soon.refused
    second_done("SHORT")
    assert not soon.unsaved


def test_refused_words_are_unsaved_until_others_are_given_or_none_wanted(soon, asked, qtbot):
    for mend in ("add", "drop"):
        soon.add("key", "too long".upper)
        soon.save()
        asked.pop()[2](TextTooLongError(what="promise", limit=3))
        assert soon.refused
        assert soon.unsaved
        with qtbot.waitSignal(soon.settled):
            if mend == "add":
                soon.add("key", "short".upper)
                soon.save()
                asked.pop()[1]("SHORT")
            else:
                soon.drop("key")
        assert not soon.unsaved
