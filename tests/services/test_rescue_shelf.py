"""What is struck, off the record or saved after all is in none of MentorDesk's rescue copies."""

import shutil
from datetime import timedelta
from functools import partial

import pytest

from mentordesk.domain.note import NoteKind
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.errors import DeskError, ExportError, RescueStaysError
from mentordesk.services import rescue_shelf
from mentordesk.services.desk import lock
from support import PASSPHRASE

pytestmark = pytest.mark.usefixtures("home")

WORDS = "She waited nine days for a first word."
MORE = "By then two others had asked her."
TOO_LONG = "x" * 1001


def mark(_):
    return "Rescued"


def keep(workspace, *texts):
    return workspace.rescue.copies.keep(texts)


def held(workspace):
    """Return the words of every copy of the desk, the oldest copy first."""
    copies = workspace.rescue.copies
    return [text.text for path in copies.found() for text in copies.read(path)[1]]


def private(workspace, session):
    """Seal words, save them after all, and return what strikes them."""
    keep(workspace, Unsaved(Place.NOTE, session.id, WORDS))
    kept = workspace.notes.write(session.id, None, NoteKind.PRIVATE, WORDS)
    return partial(workspace.notes.strike, kept.id)


def on_topic(workspace, session):
    topic = workspace.agendas.of(session.id).topics[0].id
    keep(workspace, Unsaved(Place.NOTE, session.id, WORDS, "", topic, NoteKind.SHARED))
    kept = workspace.notes.write(session.id, topic, NoteKind.SHARED, WORDS)
    return partial(workspace.notes.strike, kept.id)


def idea(workspace, session):
    kept = workspace.ideas.capture(session.id, session.mentor, "Write first.")
    answer = Unsaved(Place.NOTE, session.id, f"Write first.: {WORDS}")
    keep(workspace, Unsaved(Place.IDEA, session.id, WORDS), answer)
    return partial(workspace.ideas.strike, kept.id)


def promise(workspace, session):
    kept = workspace.promises.make(session.id, session.mentor, WORDS)
    better = Unsaved(Place.NOTE, session.id, f"Remember: {WORDS}", promise=kept.id)
    keep(workspace, Unsaved(Place.PROMISE, session.id, WORDS), better)
    return partial(workspace.promises.strike, kept.id)


def play_back(workspace, session):
    keep(workspace, Unsaved(Place.PLAY_BACK, session.id, WORDS))
    workspace.closes.say_back(session.id, WORDS, confirmed=False)
    return partial(workspace.closes.say_back, session.id, "", confirmed=False)


def passage(workspace, session):
    keep(workspace, Unsaved(Place.NOTE, session.id, WORDS))
    workspace.notes.write(session.id, None, NoteKind.PRIVATE, WORDS)
    sheets = {(None, NoteKind.PRIVATE): "", (None, NoteKind.OFF_THE_RECORD): WORDS}
    return partial(workspace.notes.write_sheets, session.id, sheets)


def off_record(workspace, session):
    keep(workspace, Unsaved(Place.NOTE, session.id, WORDS, "", None, NoteKind.OFF_THE_RECORD))
    return partial(workspace.closes.close, session.id)


STRIKES = (private, on_topic, idea, promise, play_back, passage, off_record)


@pytest.mark.parametrize("kind", STRIKES)
def test_words_that_go_from_the_desk_go_from_its_copies_and_stay_away(desk, workspace, live, kind):
    strike = kind(workspace, live)
    assert WORDS in "".join(held(workspace))
    strike()
    assert workspace.rescue.copies.found() == ()
    lock(workspace)
    again = desk.unlock(PASSPHRASE)
    assert again.rescue.bring_back(mark).back == 0
    lock(again)


@pytest.mark.parametrize("kind", STRIKES)
def test_other_words_of_the_copy_stay_with_the_time_they_were_typed(
    workspace, live, amara, clock, kind
):
    other = workspace.sessions.plan(amara.id, clock())
    strike = kind(workspace, live)
    [path] = workspace.rescue.copies.found()
    ask = Unsaved(Place.ASK, live.id, MORE)
    elsewhere = Unsaved(Place.NOTE, other.id, MORE)
    written_at, texts = workspace.rescue.copies.read(path)
    workspace.rescue.copies.leave(path, written_at, [*texts, ask, elsewhere])
    clock.forward(minutes=9)
    strike()
    assert workspace.rescue.copies.read(path) == (written_at, (ask, elsewhere))


def test_a_strike_finds_what_was_typed_before_the_session_was_moved(workspace, amara, clock):
    planned = workspace.sessions.plan(amara.id, clock())
    other = workspace.sessions.plan(amara.id, clock() + timedelta(days=30))
    texts = [Unsaved(Place.NOTE, planned.id, WORDS), Unsaved(Place.NOTE, other.id, MORE)]
    keep(workspace, *texts)
    workspace.rescue.copies.wait_for_lines(texts)
    moved = workspace.sessions.move(planned.id, clock() + timedelta(days=9))
    kept = workspace.notes.write(moved.id, None, NoteKind.PRIVATE, WORDS)
    workspace.notes.strike(kept.id)
    assert held(workspace) == [MORE]
    assert workspace.rescue.copies.waits == (texts[1],)


def test_a_note_on_another_sheet_stays_and_one_of_a_topic_that_is_gone_goes(workspace, live):
    topic = workspace.agendas.of(live.id).topics[0].id
    gone = workspace.sessions.of_id(live.id).id
    stays = [
        Unsaved(Place.NOTE, live.id, MORE, "", topic),
        Unsaved(Place.NOTE, live.id, MORE, "", None, NoteKind.SHARED),
    ]
    path = keep(workspace, Unsaved(Place.NOTE, live.id, WORDS, "", gone), *stays)
    note = workspace.notes.write(live.id, None, NoteKind.PRIVATE, "Others.")
    workspace.notes.strike(note.id)
    assert workspace.rescue.copies.read(path)[1] == tuple(stays)


def test_a_copy_holds_only_what_found_no_place_and_nothing_is_brought_in_twice(workspace, live):
    left = Unsaved(Place.IDEA, live.id, TOO_LONG)
    keep(workspace, Unsaved(Place.NOTE, live.id, WORDS), left)
    assert workspace.rescue.bring_back(mark).back == 1
    assert held(workspace) == [TOO_LONG]
    [note] = workspace.notes.of_session(live.id)
    workspace.notes.strike(note.id)
    brought = workspace.rescue.bring_back(mark)
    assert (brought.back, brought.left) == (0, (left,))
    assert workspace.notes.of_session(live.id) == ()


def test_words_that_go_off_the_record_take_no_later_copy_along(workspace, live, clock):
    workspace.notes.write(live.id, None, NoteKind.PRIVATE, WORDS)
    keep(
        workspace,
        Unsaved(Place.NOTE, live.id, "Hm.", WORDS),
        Unsaved(Place.NOTE, live.id, WORDS, "", None, NoteKind.OFF_THE_RECORD),
    )
    clock.forward(minutes=1)
    keep(workspace, Unsaved(Place.NOTE, live.id, MORE))
    assert workspace.rescue.bring_back(mark).back == 3
    sheets = {note.kind: note.text for note in workspace.notes.of_session(live.id)}
    assert sheets[NoteKind.OFF_THE_RECORD] == WORDS
    assert MORE in sheets[NoteKind.PRIVATE]
    assert workspace.rescue.copies.found() == ()


@pytest.mark.parametrize("damage", ["cut", "of an earlier secret"])
def test_a_copy_that_cannot_be_read_goes_with_what_is_struck(desk, workspace, live, damage):
    strike = private(workspace, live)
    [path] = workspace.rescue.copies.found()
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-1])
    else:
        copy = path.read_bytes()
        desk.rotate(workspace, PASSPHRASE)
        path.write_bytes(copy)
    strike()
    assert list(path.parent.iterdir()) == []


def test_where_a_copy_cannot_be_changed_nothing_is_struck(workspace, live, monkeypatch):
    strike = private(workspace, live)
    [path] = workspace.rescue.copies.found()

    def refused(*_):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(rescue_shelf, "_delete", refused)
        with pytest.raises(RescueStaysError) as stays:
            strike()
    assert stays.value.facts == {"path": path, "reason": "Permission denied"}
    assert [note.text for note in workspace.notes.of_session(live.id)] == [WORDS]
    strike()
    assert workspace.rescue.copies.found() == ()


def test_a_copy_on_a_full_disk_is_made_smaller_in_memory(workspace, live, home, monkeypatch):
    strike = private(workspace, live)
    [path] = workspace.rescue.copies.found()
    at, texts = workspace.rescue.copies.read(path)
    workspace.rescue.copies.leave(path, at, [*texts, Unsaved(Place.ASK, live.id, MORE)])
    real = rescue_shelf.write_private

    def full(target, data, **how):
        if target.is_relative_to(home / "state"):
            raise ExportError(path=target, reason="the disk is full")
        real(target, data, **how)

    monkeypatch.setattr(rescue_shelf, "write_private", full)
    strike()
    assert held(workspace) == [MORE]
    assert not path.exists()


def test_copies_go_along_to_a_new_secret(desk, workspace, live):
    path = keep(workspace, Unsaved(Place.NOTE, live.id, WORDS))
    before = workspace.rescue.copies.read(path)
    desk.rotate(workspace, "quite another one")
    [new] = workspace.rescue.copies.found()
    assert not path.exists()
    assert workspace.rescue.copies.read(new) == before
    assert workspace.rescue.bring_back(mark).back == 1
    assert [note.text for note in workspace.notes.of_session(live.id)] == [WORDS]


def test_a_rotation_that_fails_leaves_the_copies_as_they_were(desk, workspace, live, monkeypatch):
    path = keep(workspace, Unsaved(Place.NOTE, live.id, WORDS))
    before = path.read_bytes()
    for place, error in (("_put", ExportError(path=path, reason="full")), (None, DeskError(path))):
        with monkeypatch.context() as patched:
            if place is None:
                patched.setattr("mentordesk.vault.rotation.rotate", _raising(error))
            else:
                patched.setattr(rescue_shelf, place, _raising(error))
            with pytest.raises(type(error)):
                desk.rotate(workspace, "quite another one")
        assert [one.read_bytes() for one in path.parent.iterdir()] == [before]
    assert held(workspace) == [WORDS]


def _raising(error):
    def refuse(*_):
        raise error

    return refuse


def test_half_a_letter_is_marked_and_keeps_nothing_from_coming_back(workspace, live, clock):
    keep(
        workspace,
        Unsaved(Place.NOTE, live.id, "bad \ud800 word"),
        Unsaved(Place.PLAY_BACK, live.id, "bad \udc00 too"),
        Unsaved(Place.IDEA, live.id, "\ud83d\ude00 \ud83d"),
    )
    clock.forward(minutes=1)
    keep(workspace, Unsaved(Place.NOTE, live.id, MORE, "", None, NoteKind.SHARED))
    assert workspace.rescue.bring_back(mark).back == 4
    notes = {note.text for note in workspace.notes.of_session(live.id)}
    assert notes == {"bad \ufffd word", MORE}
    assert workspace.sessions.of_id(live.id).play_back.text == "bad \ufffd too"
    assert [one.text for one in workspace.ideas.of_session(live.id)] == ["\U0001f600 \ufffd"]
    assert workspace.rescue.copies.found() == ()


def test_half_a_letter_is_not_taken_for_another_word_the_next_time(workspace, live, home):
    workspace.rescue.write(home / "copy", [Unsaved(Place.IDEA, live.id, "bad \ud800 word")])
    for _ in range(2):
        workspace.rescue.bring_in(home / "copy", mark)
    assert [one.text for one in workspace.ideas.of_session(live.id)] == ["bad \ufffd word"]


def test_half_a_letter_that_is_typed_is_kept_with_a_mark(workspace, live):
    note = workspace.notes.write(live.id, None, NoteKind.PRIVATE, "a\ud800b")
    said = workspace.closes.say_back(live.id, "\udfff", confirmed=False)
    line = workspace.ideas.capture(live.id, live.mentor, "x\udc00")
    assert (note.text, said.play_back.text, line.text) == ("a\ufffdb", "\ufffd", "x\ufffd")


def test_no_folder_is_looked_through_twice(workspace, live, home, monkeypatch):
    shutil.rmtree(home / "run")
    state = home / "state" / "mentordesk"
    state.mkdir(parents=True)
    (state / "run").write_text("in the way")
    path = keep(workspace, Unsaved(Place.NOTE, live.id, WORDS))
    assert workspace.rescue.copies.found() == (path,)
