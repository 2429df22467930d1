"""The keychain's way in: switched on and off, and offered only for a desk that was closed."""

from errno import EACCES
from functools import partial
from pathlib import Path

import pytest

from mentordesk.errors import (
    DeskFolderError,
    KeychainEmptyError,
    KeychainError,
    KeychainLockedError,
    KeychainStaysError,
    PassphraseWantedError,
)
from mentordesk.services import keychain
from mentordesk.services.desk import lock
from mentordesk.vault import vault as vault_module
from support import PASSPHRASE, START, add_amara


@pytest.fixture
def on(desk, workspace, entries):
    """The open desk, which the keychain opens from now on."""
    keychain.turn_on(workspace)
    return workspace


def test_it_is_off_until_it_is_switched_on(desk, workspace, entries):
    assert not keychain.is_on(workspace)
    assert not keychain.is_offered(desk.folder)
    lock(workspace)
    with pytest.raises(KeychainEmptyError):
        desk.unlock_with_keychain()


def test_a_desk_that_was_closed_opens_by_it(desk, on):
    lock(on)
    assert keychain.is_offered(desk.folder)
    again = desk.unlock_with_keychain()
    assert again.people.leader().name == "Helen Brandt"
    lock(again)
    assert keychain.is_offered(desk.folder)


def test_a_desk_that_was_locked_asks_for_the_passphrase_until_its_leader_was_there(desk, on):
    lock(on, ask_passphrase=True)
    assert not keychain.is_offered(desk.folder)
    with pytest.raises(PassphraseWantedError):
        desk.unlock_with_keychain()
    lock(desk.unlock(PASSPHRASE))
    lock(desk.unlock_with_keychain())


def test_the_recovery_code_shows_the_leader_as_well(desk, on):
    code = on.store.recovery_code()
    lock(on, ask_passphrase=True)
    lock(desk.unlock_with_code(code))
    assert keychain.is_offered(desk.folder)


def test_a_desk_closed_in_the_midst_of_a_session_asks_for_the_passphrase(desk, on):
    session = on.sessions.plan(add_amara(on).id, START)
    on.sessions.start(session.id)
    lock(on)
    assert not keychain.is_offered(desk.folder)


def test_a_desk_that_a_killed_program_left_asks_for_the_passphrase(desk, on):
    lock(on)
    for opened in (desk.unlock_with_keychain, partial(desk.unlock, PASSPHRASE)):
        opened().store.close()  # all that a kill leaves: nobody said that the desk was closed
        assert not keychain.is_offered(desk.folder)
        with pytest.raises(PassphraseWantedError):
            desk.unlock_with_keychain()
        lock(desk.unlock(PASSPHRASE))


def test_a_folder_that_takes_no_note_leaves_the_keychain_out(desk, on, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(EACCES, "Permission denied")

    with monkeypatch.context() as refusing:
        refusing.setattr(Path, "touch", refuse)
        lock(on)
    assert not keychain.is_offered(desk.folder)
    lock(desk.unlock(PASSPHRASE))
    with monkeypatch.context() as refusing:
        refusing.setattr(Path, "unlink", refuse)
        with pytest.raises(DeskFolderError):
            desk.unlock_with_keychain()
    lock(desk.unlock_with_keychain())


def test_a_desk_without_the_way_keeps_no_trace_of_a_close(desk, workspace):
    lock(workspace)
    assert not (desk.folder / keychain.CLOSED).exists()


def test_switched_off_it_opens_nothing_and_its_entry_is_gone(desk, on, entries):
    keychain.turn_off(on)
    keychain.turn_off(on)
    assert entries == {}
    lock(on)
    assert not keychain.is_offered(desk.folder)
    with pytest.raises(KeychainEmptyError):
        desk.unlock_with_keychain()


def test_an_entry_that_stays_is_named_and_opens_nothing(desk, on, entries):
    [entry] = entries
    entries.refusal = KeychainLockedError()
    with pytest.raises(KeychainStaysError) as caught:
        keychain.turn_off(on)
    assert caught.value.facts["entry"] == entry
    lock(on)
    entries.refusal = None
    with pytest.raises(KeychainEmptyError):
        desk.unlock_with_keychain()


def test_switching_it_on_again_leaves_one_entry(on, entries):
    keychain.turn_on(on)
    assert len(entries) == 1
    assert on.store.key_file.keychain_slot.entry in entries


@pytest.mark.parametrize("refusal", [KeychainLockedError(), KeychainError()])
def test_a_keychain_that_refuses_is_not_switched_on(desk, workspace, entries, refusal):
    before = (desk.folder / "desk.key").read_bytes()
    entries.refusal = refusal
    with pytest.raises(type(refusal)):
        keychain.turn_on(workspace)
    assert not keychain.is_on(workspace)
    assert (desk.folder / "desk.key").read_bytes() == before


def test_a_key_file_that_cannot_be_written_leaves_no_entry(workspace, entries, monkeypatch):
    def refuse(folder, *_):
        raise DeskFolderError(folder, reason="Permission denied")

    monkeypatch.setattr(vault_module, "write_key_file", refuse)
    with pytest.raises(DeskFolderError):
        keychain.turn_on(workspace)
    assert entries == {}
    assert not keychain.is_on(workspace)


@pytest.mark.parametrize(
    ("refusal", "said"),
    [(KeychainLockedError(), KeychainLockedError), (None, KeychainEmptyError)],
)
def test_a_locked_keychain_or_a_lost_entry_leaves_the_passphrase(desk, on, entries, refusal, said):
    lock(on)
    entries.clear()
    entries.refusal = refusal
    with pytest.raises(said):
        desk.unlock_with_keychain()
    lock(desk.unlock(PASSPHRASE))


def test_a_damaged_key_file_offers_nothing(desk, on):
    lock(on)
    for name in ("desk.key", "desk.key.copy"):
        (desk.folder / name).write_bytes(b"no key file")
    assert not keychain.is_offered(desk.folder)
