"""Letters from a real desk: whatever is private on it is in none of them."""

import subprocess
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path

import pytest

from mentordesk.domain.idea import Contribution, Part, Weight
from mentordesk.domain.note import NoteKind
from mentordesk.domain.person import Consent, Medium, Pairing
from mentordesk.domain.summary import Choice, Reader
from mentordesk.domain.word import Question
from mentordesk.errors import SessionStateError
from mentordesk.services.agendas import NewTopic
from naming_people import give_part

CANARY = "canary-7f3a"


def secret(what: str) -> str:
    return f"{CANARY} {what}"


@pytest.fixture
def session(workspace, clock):
    """A session to come with a mentor of whom everything private says so."""
    desk = workspace
    pairing = Pairing(
        Medium.CHAT,
        medium_note=secret("medium"),
        strengths=(secret("strength"),),
        leader_hopes=secret("hope"),
        mentor_hopes=secret("hope"),
    )
    amara = desk.people.add_mentor("Amara Okafor", pairing, secret("about"))
    joel = desk.people.add_mentor("Joel Kim", Pairing())
    held = desk.sessions.plan(amara.id, clock.at - timedelta(days=7))
    desk.agendas.receive(held.id, [NewTopic("Town hall", 15, secret("note"))])
    desk.sessions.start(held.id)
    for kind in NoteKind:
        desk.notes.write(held.id, None, kind, secret(kind.value))
    desk.ideas.capture(held.id, amara.id, secret("idea"))
    desk.closes.say_back(held.id, secret("play-back"), confirmed=True)
    for question in Question:
        desk.closes.give_word(held.id, question, 1)
    desk.promises.make(held.id, amara.id, "Ask Ines", date(2026, 5, 1))
    gone = desk.promises.make(held.id, amara.id, secret("let go"))
    desk.promises.let_go(gone.id, secret("reason"))
    tried = desk.promises.make(held.id, amara.id, "Speak last", try_it=True)
    desk.tries.log(tried.id, secret("log"))
    coming = desk.sessions.plan(amara.id, clock.at + timedelta(days=1), place="Room 4")
    desk.closes.close(held.id)
    other = desk.sessions.plan(joel.id, clock.at + timedelta(days=2), place=secret("place"))
    desk.agendas.receive(other.id, [NewTopic(secret("another's topic"))])
    desk.agendas.ask(other.id, secret("another's ask"))
    desk.promises.make(other.id, joel.id, secret("another's promise"))
    desk.notes.write(coming.id, None, NoteKind.PRIVATE, secret("prepared"))
    desk.agendas.ask(coming.id, "Your view on the office rule")
    return coming


def everything(workspace, session, folder: Path) -> dict[str, str]:
    letters = workspace.letters
    letter = letters.compose(session.id, UTC)
    sheet = folder / "sheet.pdf"
    sheet.write_bytes(letters.sheet(letter))
    told = subprocess.run(["pdftotext", sheet, "-"], capture_output=True, text=True, check=True)
    texts = {medium.value: str(letters.message(letter, medium)) for medium in Medium}
    page, calendar = letters.page(letter).decode(), letters.calendar(session.id, "").decode()
    return {"page": page, "calendar": calendar, "sheet": told.stdout, "made": str(letter)} | texts


def test_nothing_private_is_in_anything_that_goes_to_the_mentor(workspace, session, tmp_path):
    texts = everything(workspace, session, tmp_path)
    assert [name for name, text in texts.items() if CANARY in text] == []


def test_what_waits_for_the_mentor_is_in_all_but_the_calendar(workspace, session, tmp_path):
    texts = everything(workspace, session, tmp_path)
    calendar = texts.pop("calendar")
    for words in ("Town hall", "Your view on the office rule", "Ask Ines", "Speak last", "Room 4"):
        assert [name for name, text in texts.items() if words not in text] == []
    assert "Town hall" not in calendar
    assert "Amara" not in calendar
    assert "Helen" not in calendar


def test_a_session_that_runs_gets_no_letter(workspace, session):
    workspace.sessions.start(session.id)
    with pytest.raises(SessionStateError):
        workspace.letters.compose(session.id, UTC)


def test_the_medium_is_the_one_the_mentor_likes_now(workspace, session):
    letter = workspace.letters.compose(session.id, UTC)
    assert letter.medium is Medium.CHAT
    amara = workspace.people.of_id(session.mentor)
    workspace.people.change(replace(amara, pairing=replace(amara.pairing, medium=Medium.PAPER)))
    assert workspace.letters.compose(session.id, UTC).medium is Medium.PAPER


def test_an_idea_that_waits_goes_without_the_names_of_others_who_did_not_agree(
    workspace, amara, live, clock
):
    jonas = workspace.people.named("Jonas Lind")
    idea = workspace.ideas.capture(live.id, amara.id, "Amara’s: let Jonas Lind and Ines open it")
    part = Contribution(jonas.id, Part.SHAPED, Weight.EQUAL, Consent.NOT_AT_ALL)
    give_part(workspace, idea.id, part)
    workspace.people.named("Ines Vogt")
    words = "Show Amara what Jonas and Vogt did"
    workspace.promises.make(live.id, amara.id, words)
    workspace.promises.make(live.id, amara.id, words, try_it=True)
    workspace.closes.close(live.id)
    clock.forward(days=30)
    coming = workspace.sessions.plan(amara.id, clock())
    letter = workspace.letters.compose(coming.id)
    assert letter.unanswered == ("Amara’s: let … and a colleague open it",)
    (words,) = letter.tries
    assert words == "Show Amara what … and a colleague did"
    assert [one.text for one in letter.promises] == [words]
    # Who was taken off an idea, and is named in its words, is not named in the rest of the talk.
    workspace.idea_naming.take_off(idea.id, part)
    told = workspace.summaries.compose(workspace.summaries.material(live.id), Choice(Reader.MENTOR))
    letter = workspace.letters.compose(coming.id)
    assert {one.text for one in told.promises} == {letter.tries[0], letter.promises[0].text}
    page = workspace.letters.page(letter).decode() + str(told)
    assert not any(name in page for name in ("Jonas", "Lind", "Ines", "Vogt"))
