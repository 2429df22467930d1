"""A rescue copy gives every unsaved word back to its place, to nobody else, and overwrites none."""

import shutil
import stat
from datetime import datetime, timedelta

import pytest

from mentordesk.domain.ids import TopicId, new_id
from mentordesk.domain.note import NoteKind
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.errors import ExportError, RescueError
from mentordesk.services.agendas import NewTopic
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.rescue import Brought
from mentordesk.services.restoring import restore
from mentordesk.vault import rescue
from support import PASSPHRASE, SMALL_COST, START

pytestmark = pytest.mark.usefixtures("home")

WORDS = "She waited nine days for a first word."
MORE = "By then two others had asked her."
NEW = "quite another one"


def mark(at: datetime) -> str:
    return f"Rescued {at:%H:%M}"


def note(session, text: str, before: str = "", kind: NoteKind = NoteKind.PRIVATE) -> Unsaved:
    return Unsaved(Place.NOTE, session.id, text, before, None, kind)


def kept(workspace, session, kind: NoteKind = NoteKind.PRIVATE) -> str:
    sheets = {n.kind: n.text for n in workspace.notes.of_session(session.id) if n.topic is None}
    return sheets.get(kind, "")


def bring(workspace, *texts: Unsaved):
    return workspace.rescue.bring_in(workspace.rescue.copies.keep(texts), mark)


def one_of_each(workspace, session) -> list[Unsaved]:
    """Return words for every place but the notes."""
    tried = workspace.promises.make(session.id, session.mentor, "Speak last", try_it=True)
    return [
        Unsaved(place, session.id, f"A {place}", promise=tried.id)
        for place in Place
        if place is not Place.NOTE
    ]


def test_every_kind_of_words_comes_back_to_its_place(workspace, live):
    topic = workspace.agendas.of(live.id).topics[0].id
    shared = Unsaved(Place.NOTE, live.id, MORE, "", topic, NoteKind.SHARED)
    lines = one_of_each(workspace, live)
    brought = bring(workspace, note(live, WORDS), shared, *lines)
    assert brought == Brought(2 + len(lines))
    assert kept(workspace, live) == WORDS
    on_topic = [n for n in workspace.notes.of_session(live.id) if n.topic == topic]
    assert [(n.kind, n.text) for n in on_topic] == [(NoteKind.SHARED, MORE)]
    assert workspace.sessions.of_id(live.id).play_back.text == "A play_back"
    assert [one.text for one in workspace.ideas.of_session(live.id)] == ["A idea"]
    made = {one.text: one for one in workspace.promises.of_session(live.id)}
    assert set(made) == {"A promise", "A try", "Speak last"}
    assert {one.text for one in made.values() if one.try_it} == {"A try", "Speak last"}
    assert [line.words for line in made["Speak last"].log] == ["A tried"]
    agenda = workspace.agendas.of(live.id)
    assert [ask.text for ask in agenda.asks] == ["A ask", "A leaders_topic"]
    assert agenda.topics[-1].text == "A topic"
    assert workspace.rescue.copies.found() == ()


def test_a_line_for_a_log_that_is_over_is_a_note_of_the_session_where_it_was_told(
    workspace, live, amara, clock
):
    tried = workspace.promises.make(live.id, amara.id, "Speak last", try_it=True)
    workspace.tries.log(tried.id, WORDS)
    workspace.closes.close(live.id)
    clock.forward(days=30)
    following = workspace.sessions.plan(amara.id, clock())
    workspace.sessions.start(following.id)
    workspace.sessions.plan(amara.id, clock() + timedelta(days=14))
    lines = [
        Unsaved(Place.TRIED, live.id, text, before, promise=tried.id)
        for text, before in ((WORDS, ""), (WORDS[:9], ""), (WORDS[:9], WORDS), (MORE, WORDS))
    ]
    for _ in range(2):
        assert bring(workspace, *lines) == Brought(4)
    assert kept(workspace, following) == MORE
    assert [line.words for line in workspace.tries.before(following.id)[0].log] == [WORDS]


@pytest.mark.parametrize(
    ("before", "now", "after"),
    [
        ("", "", WORDS),
        ("Hm.", "Hm.", WORDS),
        ("", WORDS[:9], WORDS),
        ("", f"{WORDS} {MORE}", f"{WORDS} {MORE}"),
        ("", MORE, f"{MORE}\n\nRescued 09:00\n{WORDS}"),
        (WORDS, MORE, f"{MORE}\n\nRescued 09:00\n{WORDS}"),
    ],
    ids=["empty", "as it was", "grown", "already there", "others", "newer"],
)
def test_no_newer_word_is_overwritten(workspace, live, before, now, after):
    workspace.notes.write(live.id, None, NoteKind.PRIVATE, now)
    bring(workspace, note(live, WORDS, before))
    assert kept(workspace, live) == after


def test_bringing_it_in_twice_changes_nothing_more(workspace, live, home):
    workspace.notes.write(live.id, None, NoteKind.PRIVATE, MORE)
    lines = one_of_each(workspace, live)
    file = home / "copy"
    assert workspace.rescue.write(file, [note(live, WORDS), *lines]) == 1 + len(lines)
    states = []
    for _ in range(2):
        brought = workspace.rescue.bring_in(file, mark)
        assert brought == Brought(1 + len(lines))
        assert file.exists()
        states.append(
            (
                kept(workspace, live),
                workspace.sessions.of_id(live.id).play_back,
                workspace.ideas.of_session(live.id),
                workspace.promises.of_session(live.id),
                workspace.agendas.of(live.id),
            )
        )
    assert states[0] == states[1]


def test_a_copy_is_for_its_owner_and_holds_no_readable_word(workspace, live):
    path = workspace.rescue.copies.keep([note(live, WORDS)])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    copy = path.read_bytes()
    for word in (WORDS, str(live.id), "private"):
        for form in ("utf-8", "utf-16-le"):
            assert word.encode(form) not in copy


def test_what_went_off_the_record_leaves_the_private_sheet(workspace, live):
    workspace.notes.write(live.id, None, NoteKind.PRIVATE, f"{WORDS}\n{MORE}")
    both = (
        note(live, WORDS, f"{WORDS}\n{MORE}"),
        note(live, MORE, "", NoteKind.OFF_THE_RECORD),
    )
    bring(workspace, *both)
    assert kept(workspace, live) == WORDS
    assert kept(workspace, live, NoteKind.OFF_THE_RECORD) == MORE


def test_what_is_off_the_record_is_in_no_copy_of_the_leaders(workspace, live, home):
    hidden = note(live, MORE, "", NoteKind.OFF_THE_RECORD)
    assert workspace.rescue.write(home / "copy", [note(live, WORDS), hidden]) == 1
    workspace.rescue.bring_in(home / "copy", mark)
    assert kept(workspace, live, NoteKind.OFF_THE_RECORD) == ""


def test_what_was_off_the_record_stays_destroyed_after_the_close(workspace, live, home):
    path = workspace.rescue.copies.keep([note(live, MORE, "", NoteKind.OFF_THE_RECORD)])
    elsewhere = path.rename(home / "copy")
    workspace.closes.close(live.id)
    assert workspace.rescue.bring_in(elsewhere, mark) == Brought(1)
    assert workspace.notes.of_session(live.id) == ()


@pytest.mark.parametrize("confirmed", [True, False])
def test_other_words_than_those_said_back_become_a_note_once_the_session_closed(
    workspace, live, confirmed
):
    workspace.closes.say_back(live.id, WORDS, confirmed=confirmed)
    said = workspace.closes.close(live.id).play_back
    other, same = (Unsaved(Place.PLAY_BACK, live.id, text, WORDS) for text in (MORE, WORDS))
    for _ in range(2):
        assert bring(workspace, other, same) == Brought(2)
    assert kept(workspace, live) == MORE
    assert workspace.sessions.of_id(live.id).play_back == said


def test_words_of_a_topic_that_is_gone_stand_on_the_sheet_of_the_session(workspace, live):
    gone = TopicId(new_id())
    assert bring(workspace, Unsaved(Place.NOTE, live.id, WORDS, "", gone)).left == ()
    assert kept(workspace, live) == WORDS


def test_words_for_an_agenda_that_is_over_stand_on_the_next_one(
    workspace, amara, live, home, clock
):
    words = [Unsaved(place, live.id, f"A {place}") for place in (Place.ASK, Place.TOPIC)]
    file = home / "copy"
    workspace.rescue.write(file, words)
    workspace.closes.close(live.id)
    assert workspace.rescue.bring_in(file, mark) == Brought(0, tuple(words))
    following = workspace.sessions.plan(amara.id, clock() + timedelta(days=14))
    for _ in range(2):
        assert workspace.rescue.bring_in(file, mark) == Brought(2)
        agenda = workspace.agendas.of(following.id)
        assert [ask.text for ask in agenda.asks] == ["A ask"]
        assert [topic.text for topic in agenda.topics].count("A topic") == 1


def test_a_note_for_a_session_that_was_moved_goes_along(workspace, amara, clock):
    planned = workspace.sessions.plan(amara.id, clock() + timedelta(days=3))
    agenda = workspace.agendas.receive(planned.id, [NewTopic("Town hall")])
    topic = agenda.topics[0].id
    texts = [note(planned, WORDS), Unsaved(Place.NOTE, planned.id, MORE, "", topic)]
    moved = workspace.sessions.move(planned.id, clock() + timedelta(days=9))
    held = workspace.sessions.move(moved.id, clock() + timedelta(days=12))
    assert bring(workspace, *texts) == Brought(2)
    sheets = {n.topic: n.text for n in workspace.notes.of_session(held.id)}
    assert sheets == {None: WORDS, topic: MORE}


def test_words_without_a_place_stay_in_their_copy(workspace, live):
    too_long = note(live, "x" * 200_001)
    path = workspace.rescue.copies.keep([too_long, Unsaved(Place.IDEA, live.id, WORDS)])
    brought = workspace.rescue.bring_in(path, mark)
    assert brought == Brought(1, (too_long,))
    assert workspace.rescue.copies.found() == (path,)


@pytest.mark.parametrize("times", [1, 3])
def test_a_copy_elsewhere_outlives_new_keys(desk, workspace, live, home, times):
    workspace.rescue.write(home / "copy", [note(live, WORDS)])
    for number in range(times):
        desk.rotate(workspace, f"quite another one {number}")
    lock(workspace)
    again = desk.unlock(f"quite another one {times - 1}")
    try:
        assert again.rescue.bring_in(home / "copy", mark) == Brought(1)
        assert kept(again, live) == WORDS
    finally:
        lock(again)


def test_a_copy_elsewhere_is_opened_by_the_desk_of_a_backup(desk, workspace, live, home):
    workspace.rescue.write(home / "copy", [note(live, WORDS)])
    desk.rotate(workspace, NEW)
    restore(workspace.care.back_up().path, home / "restored", NEW)
    again = DeskService(home / "restored", cost=SMALL_COST).unlock(NEW)
    try:
        assert again.rescue.bring_in(home / "copy", mark) == Brought(1)
        desk.set_passphrase(again, PASSPHRASE)
        assert again.rescue.bring_in(home / "copy", mark) == Brought(1)
    finally:
        lock(again)


def test_what_a_rotation_left_in_the_midst_comes_back_all_the_same(desk, workspace, live):
    """Killed after the keys were new: the copies under the old name were still there."""
    first = workspace.rescue.copies.keep([note(live, WORDS)])
    copy = first.read_bytes()
    desk.rotate(workspace, NEW)
    first.write_bytes(copy)
    assert len(workspace.rescue.copies.found()) == 2
    assert workspace.rescue.bring_back(mark).back == 2
    assert kept(workspace, live) == WORDS
    assert list(first.parent.iterdir()) == []


def test_another_desk_neither_finds_nor_opens_it(workspace, live, home, clock):
    path = workspace.rescue.copies.keep([note(live, WORDS)])
    other = DeskService(home / "other", clock, SMALL_COST).create(PASSPHRASE, "Else").workspace
    assert other.rescue.copies.found() == ()
    with pytest.raises(RescueError) as refused:
        other.rescue.bring_in(path, mark)
    assert refused.value.facts["reason"] == "another-desk"
    lock(other)


def test_any_changed_byte_is_noticed(workspace, live):
    path = workspace.rescue.copies.keep([note(live, WORDS)])
    whole = path.read_bytes()
    reasons = set()
    for at in [*range(rescue.HEAD + 8), len(whole) - 1]:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(RescueError) as refused:
            workspace.rescue.bring_in(path, mark)
        reasons.add(refused.value.facts["reason"])
    assert reasons == {"damaged", "newer", "another-desk", "altered"}
    assert kept(workspace, live) == ""


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"written_at": "x", "texts": []}'])
def test_a_copy_of_nonsense_is_called_damaged(workspace, content, home):
    file = home / "copy"
    file.write_bytes(rescue.seal(workspace.store.secret, content))
    with pytest.raises(RescueError) as refused:
        workspace.rescue.bring_in(file, mark)
    assert refused.value.facts["reason"] == "damaged"


def test_a_copy_that_is_not_there_is_named(workspace, home):
    with pytest.raises(RescueError):
        workspace.rescue.bring_in(home / "nothing", mark)


def test_where_the_disk_takes_nothing_memory_does(workspace, live, home):
    (home / "state").mkdir()
    (home / "state" / "mentordesk").write_text("in the way")
    path = workspace.rescue.copies.keep([note(live, WORDS)])
    assert path.is_relative_to(home / "run")
    assert workspace.rescue.copies.found() == (path,)
    workspace.rescue.bring_in(path, mark)
    assert kept(workspace, live) == WORDS


def test_where_nothing_can_be_written_it_says_so(workspace, live, home):
    (home / "state").mkdir()
    (home / "state" / "mentordesk").write_text("in the way")
    shutil.rmtree(home / "run")
    with pytest.raises(ExportError):
        workspace.rescue.copies.keep([note(live, WORDS)])


def test_a_copy_in_a_folder_taken_away_is_refused_and_leaves_nothing(workspace, live, home):
    with pytest.raises(ExportError):
        workspace.rescue.write(home / "gone" / "copy", [note(live, WORDS)])
    assert not list(home.glob("*copy*"))


def test_a_damaged_copy_keeps_no_other_from_coming_back(workspace, live, clock):
    first = workspace.rescue.copies.keep([note(live, WORDS)])
    first.write_bytes(first.read_bytes()[:-1])
    clock.forward(minutes=1)
    workspace.rescue.copies.keep([note(live, MORE)])
    assert workspace.rescue.bring_back(mark) == Brought(1, (), (first,))
    assert kept(workspace, live) == MORE


def test_copies_are_found_the_oldest_first(workspace, live, clock):
    first = workspace.rescue.copies.keep([note(live, WORDS)])
    clock.forward(minutes=1)
    second = workspace.rescue.copies.keep([note(live, MORE)])
    assert workspace.rescue.copies.found() == (first, second)
    assert clock() > START
