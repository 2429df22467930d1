"""The short code that leads back from the mentor's seat."""

from datetime import timedelta

import pytest

from mentordesk.domain.seat import Seat
from mentordesk.errors import (
    CodeTooShortError,
    PresentPassphraseError,
    SessionStateError,
    WrongCodeError,
)
from mentordesk.services.short_code import ShortCode
from support import PASSPHRASE

CODE = "Kö4!"


@pytest.fixture
def session(workspace, amara, clock):
    return workspace.sessions.plan(amara.id, clock() + timedelta(days=14))


def test_the_code_leads_back_once(workspace, session):
    workspace.hand_over(session.id, CODE)
    for _ in range(2):
        with pytest.raises(WrongCodeError):
            workspace.seats.take_back("guess")
    workspace.seats.take_back("Ko\u03084!")  # as another keyboard composes it
    assert workspace.seats.taken is Seat.LEADER
    assert not workspace.seats.takes_code
    workspace.hand_over(session.id)
    with pytest.raises(PresentPassphraseError):
        workspace.seats.take_back(CODE)


def test_after_three_wrong_tries_only_the_passphrase_leads_back(workspace, session):
    workspace.hand_over(session.id, CODE)
    assert workspace.seats.takes_code
    for error in (WrongCodeError, WrongCodeError, PresentPassphraseError):
        with pytest.raises(PresentPassphraseError) as wrong:
            workspace.seats.take_back("guess")
        assert wrong.type is error
    assert not workspace.seats.takes_code
    with pytest.raises(PresentPassphraseError):
        workspace.seats.take_back(CODE)
    workspace.seats.take_back(PASSPHRASE)
    assert workspace.seats.taken is Seat.LEADER


def test_the_passphrase_leads_back_beside_a_code(workspace, session):
    workspace.hand_over(session.id, CODE)
    workspace.seats.take_back(PASSPHRASE)
    assert workspace.seats.taken is Seat.LEADER


@pytest.mark.parametrize("short", ["123", " 12 ", "   "])
def test_a_code_that_is_too_short_hands_nothing_over(workspace, session, short):
    with pytest.raises(CodeTooShortError):
        workspace.hand_over(session.id, short)
    assert workspace.seats.taken is Seat.LEADER


def test_the_words_of_a_code_are_nowhere(workspace, session):
    code = ShortCode(CODE)
    held = "".join(repr(getattr(code, name)) for name in vars(code))
    assert CODE not in held
    assert not code.opens("")
    assert code.counts


def test_a_session_that_began_is_not_handed_over(workspace, session):
    workspace.sessions.start(session.id)
    with pytest.raises(SessionStateError):
        workspace.hand_over(session.id)
    assert workspace.seats.taken is Seat.LEADER
