"""Searching: every word that was written is found, and nothing that must not be."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mentordesk.domain.agreement import Answer, Reply
from mentordesk.domain.floor import Side
from mentordesk.domain.idea import Part, Stage
from mentordesk.domain.ids import NoteId, new_id
from mentordesk.domain.likes import Likes
from mentordesk.domain.naming import NewName
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.person import Medium, Pairing
from mentordesk.domain.search import (
    AT_THE_TABLE,
    INDEXED,
    FoundKind,
    Opens,
    Wanted,
    Within,
    snippet,
)
from mentordesk.domain.worksheet import Worksheet
from mentordesk.models import NoteRow, SessionRow
from mentordesk.services.agendas import NewTopic
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.observations import NewAnswer
from mentordesk.services.restoring import restore
from mentordesk.services.search import NEWEST
from support import PASSPHRASE, SMALL_COST, START

ON_ONE_DESK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# Letters that this Python and the index know alike.
LETTERS = st.characters(categories=["Ll", "Lu", "Nd"], max_codepoint=0x52F)
# Few signs, so that they meet: two unparted scripts and tone marks, letters, capitals, gaps.
SIGNS = st.text(st.sampled_from("季度报告ที่ไガか゚Ab é-。"), max_size=14)
WORDS = st.lists(st.text(LETTERS, min_size=2, max_size=12), min_size=1, max_size=8)


@pytest.fixture
def session(workspace, amara):
    return workspace.sessions.plan(amara.id, START)


@pytest.fixture
def jonas(workspace):
    return workspace.people.add_mentor("Jonas Weiß", Pairing(medium=Medium.CALL))


def find(workspace, typed, mentor=None, *, at_table=False):
    return workspace.search.find(typed, Within(mentor, at_table)).places


def hits_of(workspace, typed, mentor=None):
    return [place.hit for place in find(workspace, typed, mentor)]


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
    hits = hits_of(workspace, "quince")
    assert {hit.kind for hit in hits} == INDEXED
    assert {(hit.session, hit.mentor) for hit in hits} == {(session.id, amara.id)}
    (one,) = (hit for hit in hits if hit.kind is FoundKind.IDEA)
    assert (one.key, one.at) == (idea.id, idea.raised_at)
    assert all(words.lower() == "quince" for hit in hits for words in marked(hit))


def test_what_was_written_last_comes_first(workspace, session, amara):
    for text in ("first quince", "second quince", "third quince"):
        workspace.ideas.capture(session.id, amara.id, text)
    hits = hits_of(workspace, "quince")
    assert [hit.snippet.text for hit in hits] == ["third quince", "second quince", "first quince"]


def test_no_more_are_found_than_can_be_shown(workspace, session, amara):
    for number in range(35):
        workspace.ideas.capture(session.id, amara.id, f"quince {number}")
    assert len(hits_of(workspace, "quince")) == 30


@pytest.mark.parametrize("typed", ["quin", "QUINCE", "Quince med", "medlar quince"])
def test_the_beginning_of_the_last_word_is_enough(workspace, session, amara, typed):
    workspace.ideas.capture(session.id, amara.id, "quince and medlar")
    assert found(hits_of(workspace, typed)) == [(FoundKind.IDEA, "quince and medlar")]


@pytest.mark.parametrize("typed", ["quin ", "quin medlar", "q", "quince pear", "", " ", "!", '"*'])
def test_what_is_not_there_is_not_found(workspace, session, amara, typed):
    workspace.ideas.capture(session.id, amara.id, "quince and medlar")
    assert find(workspace, typed) == ()


def test_diacritics_need_not_be_typed(workspace, session, amara):
    workspace.ideas.capture(session.id, amara.id, "Über das Gespräch mit Zoë")
    (hit,) = hits_of(workspace, "uber gesprach zo")
    assert marked(hit) == ["Über", "Gespräch", "Zoë"]


def test_pairs_are_kept_apart_on_request(workspace, session, amara, jonas):
    his = workspace.sessions.plan(jonas.id, START + timedelta(days=1))
    workspace.notes.write(session.id, None, NoteKind.SHARED, "quince of Amara's")
    workspace.notes.write(his.id, None, NoteKind.SHARED, "quince of Jonas's")
    assert len(hits_of(workspace, "quince")) == 2
    for mentor in (amara, jonas):
        hits = hits_of(workspace, "quince", mentor.id)
        assert {hit.mentor for hit in hits} == {mentor.id}
    assert find(workspace, jonas.id.hex) == ()


def test_struck_words_are_not_found(workspace, session, amara):
    idea = workspace.ideas.capture(session.id, amara.id, "quince")
    note = workspace.notes.write(session.id, None, NoteKind.SHARED, "quince")
    promise = workspace.promises.make(session.id, amara.id, "quince")
    workspace.closes.say_back(session.id, "quince", confirmed=False)
    workspace.ideas.strike(idea.id)
    workspace.notes.strike(note.id)
    workspace.promises.strike(promise.id)
    workspace.closes.say_back(session.id, "", confirmed=False)
    assert find(workspace, "quince") == ()


def test_a_restored_desk_is_searched_as_the_old_one(workspace, session, amara, tmp_path):
    workspace.ideas.capture(session.id, amara.id, "quince")
    workspace.notes.write(session.id, None, NoteKind.OFF_THE_RECORD, "quince")
    restore(workspace.care.back_up().path, tmp_path / "new", PASSPHRASE)
    opened = DeskService(tmp_path / "new", cost=SMALL_COST).unlock(PASSPHRASE)
    hits = hits_of(opened, "quince")
    sound = opened.care.verify().sound
    lock(opened)
    assert (found(hits), sound) == ([(FoundKind.IDEA, "quince")], True)


def filled(workspace, session, mentor, word="quince"):
    """A word in every place of a pair; return the idea with it."""
    for kind in NoteKind:
        workspace.notes.write(session.id, None, kind, f"A {word} in a {kind.value} note")
    workspace.agendas.receive(session.id, [NewTopic(f"{word} as a topic")])
    workspace.agendas.ask(session.id, f"Ask for a {word}")
    tried = workspace.promises.make(session.id, mentor.id, f"Bring a {word}", try_it=True)
    workspace.tries.log(tried.id, f"Brought the {word}")
    workspace.closes.say_back(session.id, f"You said {word}", confirmed=True)
    workspace.observations.receive(session.id, [NewAnswer(f"Saw a {word}")])
    reply = Reply(Answer.CHANGED, f"{word} stays here", "Nothing of it leaves the room")
    workspace.agreements.reply(mentor.id, "limits", reply, Side.NEITHER)
    workspace.aims.put(mentor.id, f"Eat a {word}")
    likes = Likes(times=f"When the {word} blooms")
    pairing = replace(mentor.pairing, likes=likes)
    workspace.people.change(replace(mentor, name=f"{mentor.name} {word}", pairing=pairing))
    with workspace.store.transaction() as tx:
        tx.get(SessionRow, session.id).title = f"{word} with them"
    return workspace.ideas.capture(session.id, mentor.id, f"Plant a {word}")


def test_every_kind_is_found_with_whose_it_is_and_where_it_leads(workspace, session, amara):
    idea = filled(workspace, session, amara)
    workspace.starting.keep(Worksheet(name="Somebody", notices="quince"))
    places = find(workspace, "quince")
    assert {place.hit.kind for place in places} == set(FoundKind)
    assert not [p for p in places if "off_the_record" in p.hit.snippet.text]
    by_kind = {place.hit.kind: place for place in places}
    assert (by_kind[FoundKind.IDEA].leads, by_kind[FoundKind.IDEA].stage) == (idea.id, Stage.HEARD)
    for kind, place in by_kind.items():
        nobodys = kind is FoundKind.WORKSHEET
        assert place.whose == ("" if nobodys else "Amara Okafor quince")
        if place.opens is Opens.SESSION:
            assert (place.leads, place.session.id) == (session.id, session.id)
        if place.opens is Opens.PERSON:
            assert place.leads == amara.id
    assert [FoundKind(p.hit.kind) for p in places] == sorted(
        (p.hit.kind for p in places), key=list(FoundKind).index
    )


def test_with_one_mentor_nothing_of_another_is_found(workspace, session, amara, jonas):
    his = workspace.sessions.plan(jonas.id, START + timedelta(days=1))
    for pair in ((session, amara), (his, jonas)):
        filled(workspace, *pair)
    workspace.starting.keep(Worksheet(name="Somebody", notices="quince"))
    everywhere = set(FoundKind) - {FoundKind.WORKSHEET}
    for who in (amara, jonas):
        places = find(workspace, "quince", who.id)
        assert {p.hit.mentor for p in places} == {who.id}
        assert {p.hit.kind for p in places} == everywhere


def test_at_the_table_only_what_lies_between_the_two_is_found(workspace, session, amara, jonas):
    his = workspace.sessions.plan(jonas.id, START + timedelta(days=1))
    mine = filled(workspace, session, amara)
    other = filled(workspace, his, jonas)
    workspace.idea_joining.join(other.id, mine.id)
    places = find(workspace, "quince", amara.id, at_table=True)
    assert {p.hit.kind for p in places} == AT_THE_TABLE
    assert {p.hit.mentor for p in places} == {amara.id}
    notes = [p.hit.snippet.text for p in places if p.hit.kind is FoundKind.NOTE]
    assert notes == ["A quince in a shared note"]
    assert {(p.stage, p.inside) for p in places} == {(None, "")}


def test_a_shared_note_is_found_at_the_table_behind_many_private_ones(workspace, session, amara):
    workspace.notes.write(session.id, None, NoteKind.SHARED, "the old quince")
    with workspace.store.transaction() as tx:
        for _ in range(NEWEST + 1):
            note = Note(NoteId(new_id()), session.id, None, NoteKind.PRIVATE, "quince", START)
            tx.add(NoteRow.of(note))
    (place,) = find(workspace, "quince", amara.id, at_table=True)
    assert place.hit.snippet.text == "the old quince"


def test_an_idea_that_was_joined_leads_to_what_it_went_into(workspace, session, amara):
    part = workspace.ideas.capture(session.id, amara.id, "quince")
    whole = workspace.ideas.capture(session.id, amara.id, "an orchard")
    workspace.idea_joining.join(whole.id, part.id)
    (place,) = find(workspace, "quince")
    assert (place.opens, place.leads, place.inside) == (Opens.IDEA, whole.id, "an orchard")
    workspace.ideas.strike(part.id)
    assert find(workspace, "quince") == ()


def test_a_former_name_leads_to_the_person(workspace, session, amara):
    workspace.people.change(replace(amara, name="Amara Lind"))
    (place,) = find(workspace, "OKAFOR")
    assert (place.opens, place.leads, place.whose) == (Opens.PERSON, amara.id, "Amara Lind")
    assert place.hit.snippet.text == "Amara Lind · Amara Okafor"


def test_somebody_named_for_an_idea_leads_to_it(workspace, session, amara):
    idea = workspace.ideas.capture(session.id, amara.id, "Plant a quince")
    workspace.idea_naming.name(idea.id, NewName("Zoë Nguyễn", Part.BACKED))
    workspace.people.named("Zoë Elsewhere")
    (place,) = find(workspace, "zoe")
    assert (place.hit.kind, place.opens, place.leads) == (FoundKind.PERSON, Opens.IDEA, idea.id)


@pytest.mark.parametrize(
    ("said", "typed", "marks"),
    [
        ("我们每个季度都要写报告给新同事", "报告", ["报告"]),
        ("iPhone手机的季度报告", "iphone手机 报告", ["iPhone手机", "报告"]),
        ("รายงานประจำไตรมาส", "ไตรมาส", ["ไตรมาส"]),
        ("เราพบกันที่นี่ทุกเดือน", "ที่นี่", ["ที่นี่"]),
        ("นาที", "ที่นี่", []),
        ("ｶﾞｲﾄﾞの四半期", "ｲﾄﾞ", ["ｲﾄﾞ"]),
        ("הדוח הרבעוני מוכן", "רבע", []),
        ("הדוח הרבעוני מוכן", "הרבע", ["הרבעוני"]),
        ("التقرير الفصلي جاهز", "الفصلي", ["الفصلي"]),
        ("Ask 陈宇 about the quince", "陈宇 quin", ["陈宇", "quince"]),
    ],
)
def test_words_of_every_script_are_found(workspace, session, amara, said, typed, marks):
    workspace.ideas.capture(session.id, amara.id, said)
    workspace.ideas.capture(session.id, amara.id, "nothing of it")
    places = find(workspace, typed)
    assert [place.hit.snippet.text for place in places] == [said] * bool(marks)
    assert [words for place in places for words in marked(place.hit)] == marks
    at_table = find(workspace, typed, amara.id, at_table=True)
    assert [place.hit for place in at_table] == [place.hit for place in places]


def test_some_of_each_kind_are_shown_and_that_there_are_more(workspace, session, amara):
    idea = workspace.ideas.capture(session.id, amara.id, "the old quince")
    for number in range(40):
        workspace.promises.make(session.id, amara.id, f"quince {number}")
    found = workspace.search.find("quince", Within())
    assert len(found.places) == 30
    assert found.more
    assert found.places[0].leads == idea.id
    assert not workspace.search.find("old", Within()).more


def test_a_text_that_stands_in_several_places_of_a_page_is_found_once(workspace, amara):
    likes = Likes(times="After a quince", reply="After a quince", credit="After a quince")
    workspace.people.change(replace(amara, pairing=replace(amara.pairing, likes=likes)))
    assert [place.hit.kind for place in find(workspace, "quince")] == [FoundKind.PAGE]


def test_an_index_out_of_step_with_the_rows_costs_nothing_but_what_is_lost(
    workspace, session, amara
):
    workspace.ideas.capture(session.id, amara.id, "the first quince")
    lost = workspace.ideas.capture(session.id, amara.id, "the second quince")
    with workspace.store.unshared() as raw:
        raw.execute(f"UPDATE search_entry SET kind = 'promise' WHERE key = '{lost.id.hex}'")
    assert [place.hit.snippet.text for place in find(workspace, "quince")] == ["the first quince"]


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
    answers = [find(workspace, "quince") for _ in range(20)]
    stop.set()
    stopper.join()
    assert () in answers
    assert len(hits_of(workspace, "quince")) == 30


@ON_ONE_DESK
@given(typed=st.text(max_size=300))
def test_whatever_is_typed_is_answered(workspace, session, typed):
    workspace.search.find(typed, Within())


@ON_ONE_DESK
@given(words=WORDS, kind=st.sampled_from([NoteKind.PRIVATE, NoteKind.SHARED]))
def test_every_word_of_a_note_is_found(workspace, session, words, kind):
    note = workspace.notes.write(session.id, None, kind, ", ".join(words))
    for word in words:
        assert note.id in {hit.key for hit in hits_of(workspace, word)}


@ON_ONE_DESK
@given(texts=st.lists(SIGNS, min_size=1, max_size=5, unique=True), typed=SIGNS)
def test_words_that_no_blank_parts_are_found_as_in_a_plain_reading(
    workspace, session, amara, texts, typed
):
    wanted = Wanted.typed(typed)
    assume(wanted.words and wanted.unparted == wanted.words)
    ideas = {workspace.ideas.capture(session.id, amara.id, f"a {text}").id for text in texts}
    try:
        kept = {one: workspace.ideas.of_id(one).text.lower() for one in ideas}
        read = {i for i, t in kept.items() if all(word.lower() in t for word in wanted.words)}
        assert {hit.key for hit in hits_of(workspace, typed)} == read
        assert {i for i in kept if wanted.is_in(workspace.ideas.of_id(i).text)} == read
    finally:
        for idea in ideas:
            workspace.ideas.strike(idea)
    assert find(workspace, typed) == ()


@ON_ONE_DESK
@given(words=WORDS)
def test_nothing_off_the_record_is_found(workspace, session, words):
    workspace.notes.write(session.id, None, NoteKind.OFF_THE_RECORD, " ".join(words))
    for word in words:
        kinds = {hit.kind for hit in hits_of(workspace, word)}
        # The name of the mentor and the medium of the pair may begin with the same letters.
        assert kinds <= {FoundKind.PERSON, FoundKind.PAGE}


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
