"""A new secret for the whole desk, with all its services at work."""

import pytest

from mentordesk.errors import KeychainLockedError, WrongPassphraseError, WrongRecoveryCodeError
from mentordesk.services import keychain
from mentordesk.services.desk import lock
from mentordesk.vault import keychain as vault_keychain
from support import PASSPHRASE, add_amara

NEW = "quite another one"


def test_a_new_secret_comes_with_a_new_code_and_the_desk_stays_open(desk, workspace):
    old = workspace.store.recovery_code()
    made = desk.rotate(workspace, NEW)
    assert made.workspace is workspace
    assert made.recovery_code == workspace.store.recovery_code() != old
    add_amara(workspace)
    lock(workspace)
    with pytest.raises(WrongPassphraseError):
        desk.unlock(PASSPHRASE)
    with pytest.raises(WrongRecoveryCodeError):
        desk.unlock_with_code(old)
    for way, key in ((desk.unlock, NEW), (desk.unlock_with_code, made.recovery_code)):
        again = way(key)
        assert [mentor.name for mentor in again.people.mentors()] == ["Amara Okafor"]
        lock(again)


def test_backups_from_before_are_named_and_renewing_them_leaves_one(desk, workspace, tmp_path):
    stick = tmp_path / "stick"
    workspace.care.back_up()
    elsewhere = workspace.care.back_up(stick).path
    assert desk.older_backups(workspace, [stick]) == []
    desk.rotate(workspace, NEW)
    own = workspace.store.folder / "backups"
    [before] = own.iterdir()
    assert desk.older_backups(workspace, [stick]) == [before, elsewhere]
    workspace.care.forget_struck()
    assert desk.older_backups(workspace) == []
    assert workspace.care.last_backup().parent == own
    assert len(list(own.iterdir())) == 1


@pytest.mark.parametrize("refusal", [None, KeychainLockedError()])
def test_the_keychain_opens_the_desk_no_more(desk, workspace, monkeypatch, refusal):
    entries: dict[str, bytes] = {}

    class Entries:
        keep, read = entries.__setitem__, entries.get

        def forget(self, entry):
            if refusal:
                raise refusal
            del entries[entry]

    monkeypatch.setattr(vault_keychain, "system_keychain", Entries)
    keychain.turn_on(workspace)
    made = desk.rotate(workspace, NEW)
    assert not keychain.is_on(workspace)
    assert len(entries) == 1
    keychain.forget_left(made.left_entry)
    assert bool(entries) == (refusal is not None)


def test_a_desk_without_the_keychain_leaves_nothing_in_it(desk, workspace, monkeypatch):
    made = desk.rotate(workspace, NEW)
    monkeypatch.setattr(vault_keychain, "system_keychain", None)  # it is not even asked
    keychain.forget_left(made.left_entry)
