"""The gate after a lock: who may use the keychain, and what it says of the desk behind it."""

from functools import partial

import pytest
from PySide6.QtWidgets import QPushButton

from mentordesk.services import keychain
from mentordesk.services.desk import lock
from mentordesk.ui.pages.close import ClosePage
from support import PASSPHRASE


@pytest.fixture
def by_keychain(made, desk, entries):
    """The year on a desk that the keychain opens."""
    opened = desk.unlock(PASSPHRASE)
    keychain.turn_on(opened)
    lock(opened)


@pytest.mark.parametrize(("way", "offered"), [("lock", False), ("leave", True)])
def test_a_lock_asks_for_the_passphrase_and_a_close_does_not(
    by_keychain, desk, start, way, offered
):
    program, told = start(), []
    program.flow.session_closed.connect(partial(told.append, "closed"))
    program.until(lambda: program.page is not None and program.page.keychain.isVisible())
    program.page.keychain.click()
    program.until(lambda: program.flow._desk_flow is not None)
    program.rest()
    getattr(program.flow, way)()
    program.until(lambda: bool(program.ended))
    assert keychain.is_offered(desk.folder) is offered
    assert told == []  # no session was closed


def test_the_close_of_a_session_is_told_the_gate_that_follows(made, start):
    program, told = start(), []
    program.flow.session_closed.connect(partial(told.append, "closed"))
    program.unlock()
    desk = program.flow._desk_flow
    session = desk.workspace.sessions.planned()[0].id
    desk.workspace.sessions.start(session)
    desk.session_flow._show_close(session)
    program.until(lambda: isinstance(program.page, ClosePage) and bool(program.page._table))
    on = program.page.findChild(QPushButton, "close.next")
    while on.isEnabled():
        on.click()
        program.rest()
    program.until(lambda: program.ended == [True])
    assert told == ["closed"]


def test_the_gate_says_that_a_session_was_closed(made, start, announced):
    program = start()
    program.flow.start(with_sample=False, closed=True)
    words = "The session is closed and saved."
    program.until(program.page.way.answer.isVisible)
    assert program.page.way.answer.text() == words
    assert announced == [words]
