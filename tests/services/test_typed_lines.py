"""What stood in a line and was not entered when the program was killed waits for its line again."""

from pathlib import Path

import pytest

from mentordesk.domain.ids import new_id
from mentordesk.domain.note import NoteKind
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.errors import DeskDamagedError, ExportError
from mentordesk.services import rescue_shelf
from mentordesk.services.agendas import NewTopic
from mentordesk.services.desk import lock
from mentordesk.vault.secret import Secret
from support import PASSPHRASE

pytestmark = pytest.mark.usefixtures("home")

HALF = "A buddy who ans"
WHOLE = "A buddy who answers within a day"
LIVE = (Place.IDEA, Place.PROMISE, Place.TRY, Place.STRIKE_ASK)
AHEAD = (Place.ASK, Place.TOPIC, Place.LEADERS_TOPIC)
ENTER = {
    Place.IDEA: lambda w, s, text: w.ideas.capture(s.id, s.mentor, text),
    Place.PROMISE: lambda w, s, text: w.promises.make(s.id, s.mentor, text),
    Place.TRY: lambda w, s, text: w.promises.make(s.id, s.mentor, text, try_it=True),
    Place.STRIKE_ASK: lambda w, s, text: w.strike_asks.ask(s.id, text),
    Place.ASK: lambda w, s, text: w.agendas.ask(s.id, text),
}


@pytest.fixture
def planned(workspace, amara, clock):
    return workspace.sessions.plan(amara.id, clock())


@pytest.fixture
def copies(workspace):
    return workspace.rescue.copies


@pytest.fixture
def killed(workspace, desk, copies):
    """Seal words as they are typed, and open the desk as after a kill."""

    def kill(*texts: Unsaved):
        copies.follow(texts)
        lock(workspace)
        opened = desk.unlock(PASSPHRASE)
        opened_anew.append(opened)
        return opened, opened.rescue.bring_back(str)

    opened_anew = []
    yield kill
    for opened in opened_anew:
        lock(opened)


def files() -> list[Path]:
    return [path for folder in set(rescue_shelf.folders()) for path in folder.glob("*")]


@pytest.mark.parametrize("place", [*LIVE, *AHEAD])
def test_words_wait_for_their_line_and_are_nowhere_else(killed, request, place):
    session = request.getfixturevalue("live" if place in LIVE else "planned")
    half = Unsaved(place, session.id, HALF)
    desk, brought = killed(half)
    assert (brought.back, brought.left, brought.waits) == (0, (), (half,))
    assert desk.rescue.copies.waits == (half,)
    assert (desk.ideas.of_session(session.id), desk.promises.of_session(session.id)) == ((), ())
    assert not desk.strike_asks.of_session(session.id)
    agenda = desk.agendas.of(session.id)
    assert not agenda.asks
    assert HALF not in {topic.text for topic in agenda.topics}


@pytest.mark.parametrize("place", ENTER)
def test_words_that_were_entered_meanwhile_do_not_come_back(workspace, killed, request, place):
    session = request.getfixturevalue("live" if place in LIVE else "planned")
    ENTER[place](workspace, session, WHOLE)
    desk, brought = killed(Unsaved(place, session.id, HALF))
    assert brought.waits == ()
    assert desk.rescue.copies.found() == ()


def test_a_topic_that_was_entered_meanwhile_does_not_come_back(workspace, killed, planned):
    workspace.agendas.receive(planned.id, [NewTopic(WHOLE)])
    assert killed(Unsaved(Place.TOPIC, planned.id, f"- [ ] {HALF}"))[1].waits == ()


def test_words_that_wait_stay_sealed_until_they_stand_in_their_line(killed, live):
    half, other = Unsaved(Place.IDEA, live.id, HALF), Unsaved(Place.PROMISE, live.id, "I write")
    copies = killed(half, other)[0].rescue.copies
    copies.follow([Unsaved(Place.ASK, live.id, "Why")])
    assert [text.text for text in copies.typed_last()[1]] == [HALF, "I write", "Why"]
    copies.taken([half])
    copies.follow([])
    assert copies.typed_last()[1] == (other,)


def test_words_without_a_line_go_where_they_belong(killed, live):
    """A sheet that could not be saved, and an ask whose session began."""
    note = Unsaved(Place.NOTE, live.id, HALF, "", None, NoteKind.SHARED)
    desk, brought = killed(note, Unsaved(Place.ASK, live.id, WHOLE))
    assert (brought.back, brought.waits) == (2, ())
    assert [(n.kind, n.text) for n in desk.notes.of_session(live.id)] == [(NoteKind.SHARED, HALF)]
    assert [ask.text for ask in desk.agendas.of(live.id).asks] == [WHOLE]
    assert desk.rescue.copies.found() == ()


def test_a_change_that_nobody_kept_takes_no_word_from_a_closed_session(workspace, killed, live):
    workspace.notes.write(live.id, None, NoteKind.PRIVATE, WHOLE)
    workspace.closes.close(live.id)
    desk, _ = killed(Unsaved(Place.NOTE, live.id, "Other words", WHOLE))
    kept = desk.notes.of_session(live.id)[0].text
    assert kept.startswith(WHOLE)
    assert kept.endswith("Other words")


def test_words_wait_where_the_desk_cannot_say_what_it_holds(
    workspace, copies, live, planned, monkeypatch
):
    def refuse(*_):
        raise DeskDamagedError(workspace.store.folder)

    monkeypatch.setattr(workspace.ideas, "of_session", refuse)
    monkeypatch.setattr(workspace.tries, "open_logs", refuse)
    idea = Unsaved(Place.IDEA, live.id, HALF)
    tried = Unsaved(Place.TRIED, live.id, HALF, promise=new_id())
    ask = Unsaved(Place.ASK, planned.id, HALF)
    copies.follow((idea, tried, ask))
    workspace.rescue.bring_back(str)
    assert set(copies.waits) == {idea, tried, ask}


def test_words_of_a_session_that_is_gone_stay_sealed(killed):
    lost = Unsaved(Place.IDEA, new_id(), HALF)
    desk, brought = killed(lost)
    assert (brought.left, brought.waits) == ((lost,), ())
    assert desk.rescue.copies.typed_last()[1] == (lost,)


def test_words_that_were_sealed_for_good_as_well_come_back_once(workspace, killed, live):
    half = Unsaved(Place.IDEA, live.id, HALF)
    workspace.rescue.copies.keep([half])
    desk, brought = killed(half)
    assert (brought.back, brought.waits) == (1, ())
    assert [idea.text for idea in desk.ideas.of_session(live.id)] == [HALF]


def test_one_copy_is_replaced_and_goes_with_the_last_word(copies, live):
    for words in (HALF, WHOLE):
        copies.follow([Unsaved(Place.IDEA, live.id, words)])
        assert len(files()) == 1
    assert copies.typed_last()[1][0].text == WHOLE
    assert WHOLE.encode() not in files()[0].read_bytes()
    copies.follow([])
    assert files() == []


def test_the_copy_says_what_it_holds(copies, live):
    half = Unsaved(Place.IDEA, live.id, HALF)
    copies.follow([half])
    assert copies.follows([half])
    assert not copies.follows([])


def test_struck_words_live_on_neither_in_the_copy_nor_among_those_that_wait(killed, live):
    desk, _ = killed(Unsaved(Place.IDEA, live.id, HALF), Unsaved(Place.PROMISE, live.id, "I write"))
    struck = desk.ideas.capture(live.id, live.mentor, "Struck")
    desk.ideas.strike(struck.id)
    copies = desk.rescue.copies
    assert [text.text for text in copies.waits] == ["I write"]
    assert [text.text for text in copies.typed_last()[1]] == ["I write"]
    assert not copies.follows([])  # it is looked at anew, whatever stands in the lines


def test_off_the_record_goes_from_the_copy_with_the_close(workspace, copies, live):
    hidden = Unsaved(Place.NOTE, live.id, HALF, "", None, NoteKind.OFF_THE_RECORD)
    copies.follow([hidden])
    workspace.closes.close(live.id)
    assert copies.typed_last()[1] == ()


def test_a_copy_that_cannot_be_read_is_set_aside_and_told(workspace, copies, live):
    copies.follow([Unsaved(Place.IDEA, live.id, HALF)])
    (path,) = files()
    path.write_bytes(b"rubbish")
    (aside,) = workspace.rescue.bring_back(str).unread
    copies.follow([Unsaved(Place.IDEA, live.id, WHOLE)])
    assert aside.read_bytes() == b"rubbish"


def test_new_keys_take_the_copy_along(copies, live):
    half = Unsaved(Place.IDEA, live.id, HALF)
    copies.follow([half])
    (before,) = files()
    with copies.carried_to(Secret.new()):
        pass
    (after,) = files()
    assert after != before


def test_where_no_disk_takes_it_the_copy_is_not_called_kept(copies, live, monkeypatch):
    def refuse(*_, **__):
        raise ExportError(path="copy", reason="the disk is full")

    monkeypatch.setattr(rescue_shelf, "write_private", refuse)
    half = Unsaved(Place.IDEA, live.id, HALF)
    with pytest.raises(ExportError):
        copies.follow([half])
    assert not copies.follows([half])
