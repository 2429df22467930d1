"""Who may use the keychain: whoever starts the program, never whoever finds it locked."""

import pytest

from mentordesk.services import keychain
from mentordesk.services.desk import lock
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
    program = start()
    program.until(lambda: program.page is not None and program.page.keychain.isVisible())
    program.page.keychain.click()
    program.until(lambda: program.flow._desk_flow is not None)
    program.rest()
    getattr(program.flow, way)()
    program.until(lambda: bool(program.ended))
    assert keychain.is_offered(desk.folder) is offered
