"""The worksheet is kept as it was left, becomes a mentor's page, and then is gone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import text

from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.forget import Stays
from mentordesk.domain.medium import Medium
from mentordesk.domain.reporting import Reporting
from mentordesk.domain.unsaved import NOWHERE, Place, Unsaved
from mentordesk.domain.worksheet import BLANK, Worksheet, as_text
from mentordesk.errors import BlankTextError
from mentordesk.services.desk import lock
from support import PASSPHRASE

SHEET = Worksheet(
    chosen=("How it is to be new here",),
    own="Zebra",
    name="Amara Okafor",
    about="Recruiter",
    notices="Who leaves, and why",
    reporting=Reporting.IN_ORGANISATION,
    hopes="How a no\narrives.",
    said=(("time", "none"), ("assess", "yes")),
    medium=Medium.EMAIL,
    step=3,
)


def rescued(sheet: Worksheet, before: Worksheet) -> Unsaved:
    return Unsaved(Place.WORKSHEET, NOWHERE, as_text(sheet), as_text(before))


def rows(workspace) -> list[str]:
    with workspace.store.reading() as tx:
        return list(tx.scalars(text("SELECT body FROM worksheet")))


def bring(workspace, *texts: Unsaved):
    path = workspace.rescue.copies.keep(texts)
    return workspace.rescue.bring_in(path, str)


def test_what_was_left_half_way_is_there_after_the_desk_was_locked(workspace, desk):
    assert workspace.starting.sheet() == BLANK
    workspace.starting.keep(replace(SHEET, name=""))
    workspace.starting.keep(SHEET)
    assert len(rows(workspace)) == 1
    lock(workspace)
    again = desk.unlock(PASSPHRASE)
    assert again.starting.sheet() == SHEET
    again.starting.keep(BLANK)
    assert rows(again) == []
    lock(again)


def test_it_becomes_the_mentor_s_page_and_what_it_says_of_the_leader_is_gone(workspace, clock):
    workspace.starting.keep(SHEET)
    mentor = workspace.starting.become_mentor(SHEET)
    kept = workspace.people.of_id(mentor.id)
    assert (kept.name, kept.about) == ("Amara Okafor", "Recruiter")
    pairing = kept.pairing
    assert pairing.strengths == ("How it is to be new here", "Zebra", "Who leaves", "and why")
    assert pairing.leader_hopes == "How a no arrives."
    assert (pairing.medium, pairing.reporting) == (Medium.EMAIL, Reporting.IN_ORGANISATION)
    assert pairing.since == clock().date()
    assert pairing.said == ()  # they were asked by mail, and told nobody that they like it
    assert rows(workspace) == []
    assert workspace.exports.all() == ()


def test_that_they_were_invited_is_kept_with_its_day_medium_and_words(workspace, clock):
    asked = workspace.starting.note_asked(SHEET, sent=True)
    sent = workspace.starting.invitation(SHEET).text
    clock.forward(days=6)
    workspace.starting.keep(replace(asked, texts=(("email", "Other words since"),)))
    mentor = workspace.starting.become_mentor(workspace.starting.sheet())
    [left] = workspace.exports.of_person(mentor.id)
    assert (left.what.kind, left.what.form) == (ExportKind.INVITATION, "email")
    assert left.at == clock() - timedelta(days=6)
    assert (left.size, left.sha256) == (len(sent.encode()), sha256(sent.encode()).digest())
    workspace.forgetting.forget(mentor.id, Stays.NOTHING)
    assert workspace.exports.all() == ()


def test_nobody_becomes_a_mentor_without_a_name_and_the_worksheet_stays(workspace):
    nameless = replace(SHEET, name=" ")
    workspace.starting.keep(nameless)
    with pytest.raises(BlankTextError):
        workspace.starting.become_mentor(nameless)
    assert workspace.starting.sheet() == nameless
    assert workspace.people.mentors() == ()


def test_the_invitation_is_signed_by_the_leader(workspace):
    invited = workspace.starting.invitation(SHEET)
    assert invited.subject
    assert invited.text.startswith("Hello Amara,")
    assert invited.text.endswith(workspace.people.leader().first_name)


def test_an_invitation_that_left_is_on_record(workspace):
    workspace.exports.note(Leaving(ExportKind.INVITATION, form="txt"), b"Hello")
    assert [one.what.kind for one in workspace.exports.all()] == [ExportKind.INVITATION]


def test_rescued_words_come_back_over_what_they_were_typed_over(workspace):
    workspace.starting.keep(replace(SHEET, hopes=""))
    brought = bring(workspace, rescued(SHEET, replace(SHEET, hopes="")))
    assert (brought.back, brought.left) == (1, ())
    assert workspace.starting.sheet() == SHEET


def test_rescued_words_never_take_the_place_of_newer_ones(workspace):
    newer = replace(SHEET, hopes="Newer")
    workspace.starting.keep(newer)
    assert bring(workspace, rescued(SHEET, replace(SHEET, hopes=""))).left == ()
    assert workspace.starting.sheet() == newer


def test_what_followed_the_typing_is_back_when_the_desk_is_opened(workspace, desk):
    workspace.rescue.copies.follow([rescued(SHEET, BLANK)])
    lock(workspace)
    again = desk.unlock(PASSPHRASE)
    again.rescue.bring_back(lambda _: "")
    assert again.starting.sheet() == SHEET
    lock(again)


def test_a_worksheet_and_words_of_a_session_come_back_from_one_copy(workspace, amara):
    session = workspace.sessions.plan(amara.id, datetime(2026, 5, 1, 9, tzinfo=UTC))
    words = Unsaved(Place.ASK, session.id, "How was it?")
    assert bring(workspace, rescued(SHEET, BLANK), words).back == 2
    assert workspace.starting.sheet() == SHEET
    assert [ask.text for ask in workspace.agendas.of(session.id).asks] == ["How was it?"]
