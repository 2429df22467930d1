"""Searching: every word that was written is found, and nothing that must not be."""

import threading
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentordesk.domain.ids import NoteId, new_id
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.person import Medium, Pairing
from mentordesk.domain.search import FoundKind, Wanted, snippet
from mentordesk.models import NoteRow
from mentordesk.services.agendas import NewTopic
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.restoring import restore
from support import PASSPHRASE, SMALL_COST, START

ON_ONE_DESK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# Letters that this Python and the index know alike.
LETTERS = st.characters(categories=["Ll", "Lu", "Nd"], max_codepoint=0x52F)
WORDS = st.lists(st.text(LETTERS, min_size=2, max_size=12), min_size=1, max_size=8)


@pytest.fixture
def session(workspace, amara):
    return workspace.sessions.plan(amara.id, START)


@pytest.fixture
def jonas(workspace):
    return workspace.people.add_mentor("Jonas Weiß", Pairing(medium=Medium.CALL))


def found(hits):
    return [(hit.kind, hit.snippet.text) for hit in hits]


def marked(hit):
    return [hit.snippet.text[begin:end] for begin, end in hit.snippet.marks]


def test_each_noun_is_found_with_its_session_and_its_mentor(workspace, session, amara):
    workspace.notes.write(session.id, None, NoteKind.PRIVATE, "A quince in a note")
    workspace.agendas.receive(session.id, [NewTopic("Quince as a topic")])
    workspace.agendas.ask(session.id, "Ask for a quince")
    idea = workspace.ideas.capture(session.id, amara.id, "Plant a quince")
    workspace.promises.make(session.id, amara.id, "Bring a quince")
    workspace.closes.say_back(session.id, "You said quince", confirmed=True)
    for search in (workspace.search.newest, workspace.search.ranked):
        hits = search("quince")
        assert {hit.kind for hit in hits} == set(FoundKind)
        assert {(hit.session, hit.mentor) for hit in hits} == {(session.id, amara.id)}
        (one,) = (hit for hit in hits if hit.kind is FoundKind.IDEA)
        assert (one.key, one.at) == (idea.id, idea.raised_at)
        assert all(words.lower() == "quince" for hit in hits for words in marked(hit))


def test_what_was_written_last_comes_first(workspace, session, amara):
    for text in ("first quince", "second quince", "third quince"):
        workspace.ideas.capture(session.id, amara.id, text)
    hits = workspace.search.newest("quince")
    assert [hit.snippet.text for hit in hits] == ["third quince", "second quince", "first quince"]


def test_what_is_most_about_the_words_comes_first_when_ranked(workspace, session, amara):
    workspace.ideas.capture(session.id, amara.id, "quince quince quince")
    workspace.ideas.capture(session.id, amara.id, "one quince " + "and much else " * 20)
    assert workspace.search.ranked("quince")[0].snippet.text == "quince quince quince"


def test_no_more_are_found_than_can_be_shown(workspace, session, amara):
    for number in range(35):
        workspace.ideas.capture(session.id, amara.id, f"quince {number}")
    assert len(workspace.search.newest("quince")) == 30
    assert len(workspace.search.ranked("quince")) == 30


@pytest.mark.parametrize("typed", ["quin", "QUINCE", "Quince med", "medlar quince"])
def test_the_beginning_of_the_last_word_is_enough(workspace, session, amara, typed):
    workspace.ideas.capture(session.id, amara.id, "quince and medlar")
    assert found(workspace.search.newest(typed)) == [(FoundKind.IDEA, "quince and medlar")]


@pytest.mark.parametrize("typed", ["quin ", "quin medlar", "q", "quince pear", "", " ", "!", '"*'])
def test_what_is_not_there_is_not_found(workspace, session, amara, typed):
    workspace.ideas.capture(session.id, amara.id, "quince and medlar")
    assert workspace.search.newest(typed) == workspace.search.ranked(typed) == ()


def test_diacritics_need_not_be_typed(workspace, session, amara):
    workspace.ideas.capture(session.id, amara.id, "Über das Gespräch mit Zoë")
    (hit,) = workspace.search.newest("uber gesprach zo")
    assert marked(hit) == ["Über", "Gespräch", "Zoë"]


def test_pairs_are_kept_apart_on_request(workspace, session, amara, jonas):
    his = workspace.sessions.plan(jonas.id, START + timedelta(days=1))
    workspace.notes.write(session.id, None, NoteKind.SHARED, "quince of Amara's")
    workspace.notes.write(his.id, None, NoteKind.SHARED, "quince of Jonas's")
    for search in (workspace.search.newest, workspace.search.ranked):
        assert len(search("quince")) == 2
        assert {hit.mentor for hit in search("quince", amara.id)} == {amara.id}
        assert {hit.mentor for hit in search("quince", jonas.id)} == {jonas.id}
    assert workspace.search.newest(jonas.id.hex) == ()


def test_struck_words_are_not_found(workspace, session, amara):
    idea = workspace.ideas.capture(session.id, amara.id, "quince")
    note = workspace.notes.write(session.id, None, NoteKind.SHARED, "quince")
    promise = workspace.promises.make(session.id, amara.id, "quince")
    workspace.closes.say_back(session.id, "quince", confirmed=False)
    workspace.ideas.strike(idea.id)
    workspace.notes.strike(note.id)
    workspace.promises.strike(promise.id)
    workspace.closes.say_back(session.id, "", confirmed=False)
    assert workspace.search.newest("quince") == ()


def test_a_restored_desk_is_searched_as_the_old_one(workspace, session, amara, tmp_path):
    workspace.ideas.capture(session.id, amara.id, "quince")
    workspace.notes.write(session.id, None, NoteKind.OFF_THE_RECORD, "quince")
    restore(workspace.care.back_up().path, tmp_path / "new", PASSPHRASE)
    opened = DeskService(tmp_path / "new", cost=SMALL_COST).unlock(PASSPHRASE)
    hits = opened.search.newest("quince")
    sound = opened.care.verify().sound
    lock(opened)
    assert (found(hits), sound) == ([(FoundKind.IDEA, "quince")], True)


def test_a_search_that_is_stopped_finds_nothing_and_the_next_one_does(workspace, session, amara):
    words = " ".join(f"quince{n}" for n in range(60))
    with workspace.store.transaction() as tx:
        for _ in range(400):
            note = Note(NoteId(new_id()), session.id, None, NoteKind.SHARED, words, START)
            tx.add(NoteRow.of(note))
    stop = threading.Event()

    def stopping() -> None:
        while not stop.is_set():
            workspace.search.stop()

    stopper = threading.Thread(target=stopping)
    stopper.start()
    answers = [workspace.search.ranked("quince") for _ in range(20)]
    stop.set()
    stopper.join()
    assert () in answers
    assert len(workspace.search.ranked("quince")) == 30


@ON_ONE_DESK
@given(typed=st.text(max_size=300))
def test_whatever_is_typed_is_answered(workspace, session, typed):
    workspace.search.newest(typed)
    workspace.search.ranked(typed)


@ON_ONE_DESK
@given(words=WORDS, kind=st.sampled_from([NoteKind.PRIVATE, NoteKind.SHARED]))
def test_every_word_of_a_note_is_found(workspace, session, words, kind):
    note = workspace.notes.write(session.id, None, kind, ", ".join(words))
    for word in words:
        assert note.id in {hit.key for hit in workspace.search.newest(word)}


@ON_ONE_DESK
@given(words=WORDS)
def test_nothing_off_the_record_is_found(workspace, session, words):
    workspace.notes.write(session.id, None, NoteKind.OFF_THE_RECORD, " ".join(words))
    for word in words:
        assert workspace.search.newest(word) == workspace.search.ranked(word) == ()


@given(text=st.text(max_size=1000), typed=st.text(max_size=40))
def test_a_snippet_is_short_and_its_marks_are_the_words(text, typed):
    wanted = Wanted.typed(typed)
    shown = snippet(text, wanted)
    assert len(shown.text) <= 160
    for begin, end in shown.marks:
        assert 0 <= begin < end <= len(shown.text)
        assert list(wanted.marks(shown.text[begin:end]))


def test_a_snippet_begins_near_the_first_word_wanted():
    text = "before " * 100 + "the quince " + "after " * 100
    shown = snippet(text, Wanted.typed("quince"))
    (begin, end), *_ = shown.marks
    assert (shown.text[begin:end], begin <= 40, shown.text[:6]) == ("quince", True, "before")
