"""Until the pair's limit the leader may change what was written, and after it nothing."""

from dataclasses import replace
from datetime import date

import pytest

from mentordesk.domain.note import NoteKind
from mentordesk.domain.session import PlayBack
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.errors import BlankTextError, EditLimitError, SessionStateError

WORDS = "One change for two weeks"
OTHERS = "Two changes"


@pytest.fixture
def closed(workspace, live, clock):
    workspace.notes.write(live.id, None, NoteKind.SHARED, WORDS)
    workspace.promises.make(live.id, live.mentor, WORDS)
    workspace.closes.say_back(live.id, WORDS, confirmed=True)
    clock.forward(minutes=45)
    return workspace.closes.close(live.id)


def _changes(workspace, closed):
    promise = workspace.promises.of_session(closed.id)[0]
    return (
        lambda: workspace.notes.write(closed.id, None, NoteKind.SHARED, OTHERS),
        lambda: workspace.notes.write(closed.id, None, NoteKind.PRIVATE, OTHERS),
        lambda: workspace.promises.reword(promise.id, OTHERS, None),
        lambda: workspace.afterwards.put_anew(closed.id, OTHERS),
    )


def _written(workspace, closed):
    notes = [note.text for note in workspace.notes.of_session(closed.id)]
    promises = [promise.text for promise in workspace.promises.of_session(closed.id)]
    return [*notes, *promises, workspace.sessions.of_id(closed.id).play_back.text]


def test_until_the_limit_everything_written_can_be_changed(workspace, closed, clock):
    clock.forward(days=7)
    for change in _changes(workspace, closed):
        change()
    assert _written(workspace, closed) == [OTHERS] * 4


def test_past_the_limit_nothing_changes(workspace, closed, clock):
    clock.forward(days=8)
    for change in _changes(workspace, closed):
        with pytest.raises(EditLimitError):
            change()
    assert _written(workspace, closed) == [WORDS] * 3


def test_the_limit_is_the_pairs_own(workspace, closed, amara, clock):
    assert workspace.afterwards.until(closed.id) == date(2026, 4, 21)
    workspace.people.change(replace(amara, pairing=replace(amara.pairing, edit_days=30)))
    assert workspace.afterwards.until(closed.id) == date(2026, 5, 14)
    clock.forward(days=20)
    assert workspace.notes.write(closed.id, None, NoteKind.SHARED, OTHERS)


def test_a_live_session_has_no_limit(workspace, live):
    assert workspace.afterwards.until(live.id) is None
    with pytest.raises(SessionStateError):
        workspace.afterwards.put_anew(live.id, OTHERS)


def test_the_same_words_again_are_no_change(workspace, closed, clock):
    clock.forward(days=30)
    promise = workspace.promises.of_session(closed.id)[0]
    assert workspace.notes.write(closed.id, None, NoteKind.SHARED, WORDS)
    due = date(2026, 6, 1)
    assert workspace.promises.reword(promise.id, WORDS, due).due == due


def test_nothing_is_written_off_the_record_once_nothing_would_destroy_it(workspace, closed):
    with pytest.raises(SessionStateError):
        workspace.notes.write(closed.id, None, NoteKind.OFF_THE_RECORD, OTHERS)
    assert len(workspace.notes.of_session(closed.id)) == 1


def test_confirmed_words_put_anew_say_so(workspace, closed):
    said = workspace.afterwards.put_anew(closed.id, OTHERS).play_back
    assert said == PlayBack(OTHERS, confirmed=False, anew_on=date(2026, 4, 14))
    assert workspace.sessions.of_id(closed.id).play_back == said


def test_a_play_back_is_not_blanked_in_passing(workspace, closed):
    with pytest.raises(BlankTextError):
        workspace.afterwards.put_anew(closed.id, " \n")


@pytest.mark.usefixtures("home")
def test_rescued_words_stay_sealed_past_the_limit(workspace, closed, clock):
    copy = workspace.rescue.copies.keep([Unsaved(Place.NOTE, closed.id, OTHERS)])
    clock.forward(days=8)
    brought = workspace.rescue.bring_in(copy, str)
    assert [text.text for text in brought.left] == [OTHERS]
    assert _written(workspace, closed) == [WORDS] * 3
