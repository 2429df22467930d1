"""The system's keychain keeps a key for a desk, and only a keychain that protects is used."""

import gc
import json
import signal
import sys
import warnings
from hashlib import sha256
from importlib import import_module
from types import ModuleType

import pytest

from mentordesk.errors import (
    KeychainEmptyError,
    KeychainError,
    KeychainLockedError,
    KeychainMissingError,
    KeyFileAlteredError,
    WrongPassphraseError,
)
from mentordesk.vault import keychain
from mentordesk.vault.backup import back_up, restore
from mentordesk.vault.key_file import KeyFile, read_key_file
from mentordesk.vault.keychain import Keychain, system_keychain
from mentordesk.vault.keychain_slot import wrap_for_keychain
from mentordesk.vault.opener import ByKeychain, ByPassphrase
from mentordesk.vault.secret import Secret
from mentordesk.vault.vault import change_keys
from rig import missing
from secret_service import secret_service
from support import START
from vault_desk import PASSPHRASE, notes, unlocked, vault, write

# The library leaves its connection to the bus open when a keychain says no.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
ENTRY, KEY = "0123456789abcdef", bytes(range(32))


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A short path: a bus cannot listen at a long one."""
    return tmp_path_factory.mktemp("k")


@pytest.fixture
def service(home, monkeypatch):
    if sys.platform != "linux" or (lacking := missing("dbus-daemon", "gnome-keyring-daemon")):
        pytest.skip(lacking if sys.platform == "linux" else "the Secret Service is of Linux")
    with secret_service(home / str(len(list(home.iterdir())))) as running:
        for name in ("DBUS_SESSION_BUS_ADDRESS", "HOME"):
            monkeypatch.setenv(name, running.environ[name])
        yield running
        with warnings.catch_warnings(action="ignore"):
            gc.collect()


class FakeBackend:
    """What keyring's backends for every system look like from outside."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


@pytest.fixture
def backend():
    return FakeBackend()


@pytest.fixture
def store(tmp_path, backend):
    """An open desk that the keychain opens, too."""
    with unlocked(tmp_path / "desk") as opened:
        write(opened, "kept")
        slot, key = wrap_for_keychain(opened.secret)
        Keychain(backend).keep(slot.entry, key)
        change_keys(opened, opened.key_file.with_slot(slot))
        yield opened


def opens(folder, backend) -> list[str]:
    store = vault(folder).unlock_by(ByKeychain(Keychain(backend)))
    try:
        return notes(store)
    finally:
        store.close()


def test_the_real_keychain_keeps_gives_and_forgets(service):
    first = system_keychain()
    first.keep(ENTRY, KEY)
    assert system_keychain().read(ENTRY) == KEY
    first.keep(ENTRY, KEY[::-1])
    assert first.read(ENTRY) == KEY[::-1]
    first.forget(ENTRY)
    assert first.read(ENTRY) == b""
    first.forget(ENTRY)


def test_a_real_keychain_that_stays_locked_is_called_locked(service):
    found = system_keychain()
    found.keep(ENTRY, KEY)
    service.lock()
    with pytest.raises(KeychainLockedError):
        found.read(ENTRY)
    with pytest.raises(KeychainLockedError):
        system_keychain().keep(ENTRY, KEY)


def test_a_real_keychain_that_is_gone_refuses_and_is_missing_from_then_on(service):
    found = system_keychain()
    service.stop()
    with pytest.raises(KeychainError):
        found.read(ENTRY)
    with pytest.raises(KeychainMissingError):
        system_keychain()
    service.stop_bus()
    with pytest.raises(KeychainError):
        found.forget(ENTRY)
    with pytest.raises(KeychainMissingError):
        system_keychain()


def test_a_real_keychain_that_falls_silent_is_not_waited_for_for_ever(service, monkeypatch):
    monkeypatch.setattr(keychain, "PATIENCE_S", 0.2)
    found = system_keychain()
    service.pause(signal.SIGSTOP)
    with pytest.raises(KeychainError):
        found.read(ENTRY)
    service.pause(signal.SIGCONT)


def test_the_real_keychain_opens_a_desk_and_holds_neither_secret_nor_passphrase(service, tmp_path):
    with unlocked(tmp_path / "desk") as opened:
        write(opened, "kept")
        slot, key = wrap_for_keychain(opened.secret)
        assert opened.secret.value not in key
        system_keychain().keep(slot.entry, key)
        change_keys(opened, opened.key_file.with_slot(slot))
    store = vault(tmp_path / "desk").unlock_by(ByKeychain(system_keychain()))
    assert notes(store) == ["kept"]
    store.close()


@pytest.mark.parametrize("name", ["fail", "null", "chainer"])
def test_a_configured_backend_that_does_not_protect_is_never_asked(tmp_path, monkeypatch, name):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"keyring.backends.{name}.Keyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    with pytest.raises(KeychainMissingError):
        system_keychain()


def test_a_system_without_a_keychain_has_none(monkeypatch):
    monkeypatch.setattr(sys, "platform", "emscripten")
    with pytest.raises(KeychainMissingError):
        system_keychain()


@pytest.mark.parametrize(
    ("platform", "module", "name"),
    [
        ("win32", "keyring.backends.Windows", "WinVaultKeyring"),
        ("darwin", "keyring.backends.macOS", "Keyring"),
    ],
)
def test_windows_and_macos_are_asked_for_their_own_keychain(monkeypatch, platform, module, name):
    import_module("keyring.errors")  # while this is still called what it is
    kind = type(name, (FakeBackend,), {"viable": True, "__module__": module})
    fake = ModuleType(module)
    setattr(fake, name, kind)
    monkeypatch.setitem(sys.modules, module, fake)
    monkeypatch.setitem(keychain.REFUSALS, module, ())
    monkeypatch.setattr(sys, "platform", platform)
    found = system_keychain()
    assert type(found._backend) is kind
    assert getattr(found._backend, "persist", "") == (
        "local machine" if platform == "win32" else ""
    )
    found.keep(ENTRY, KEY)
    assert found.read(ENTRY) == KEY


def test_a_keychain_that_forgets_at_once_is_not_relied_on(backend):
    backend.set_password = lambda *_: None
    with pytest.raises(KeychainError):
        Keychain(backend).keep(ENTRY, KEY)


def test_the_keychain_opens_the_desk_and_the_passphrase_still_does(store, backend):
    store.close()
    assert opens(store.folder, backend) == ["kept"]
    with unlocked(store.folder) as again:
        assert notes(again) == ["kept"]


@pytest.mark.parametrize("kept", [None, "", "00" * 32, "00", "no key", "\u0660" * 64])
def test_a_keychain_without_the_key_opens_nothing_and_says_so(store, backend, kept):
    store.close()
    for place in list(backend.kept):
        backend.kept.pop(place)
        if kept is not None:
            backend.kept[place] = kept
    with pytest.raises(KeychainEmptyError):
        opens(store.folder, backend)


def test_a_desk_without_the_slot_is_not_opened_by_a_keychain(tmp_path, backend):
    with unlocked(tmp_path / "desk"):
        pass
    with pytest.raises(KeychainEmptyError):
        opens(tmp_path / "desk", backend)


def test_a_new_passphrase_keeps_the_keychains_slot(store, backend):
    vault(store.folder).set_passphrase(store, "a new one")
    store.close()
    assert opens(store.folder, backend) == ["kept"]
    with pytest.raises(WrongPassphraseError):
        vault(store.folder).unlock(PASSPHRASE)


def test_a_slot_taken_out_opens_no_more(store, backend):
    change_keys(store, store.key_file.without_keychain())
    store.close()
    with pytest.raises(KeychainEmptyError):
        opens(store.folder, backend)


def test_no_backup_opens_by_the_keychain(store, backend, tmp_path):
    own = store.folder / "backups"
    made = back_up(store, own, START).path
    assert b"keychain" not in made.read_bytes()
    before = made.read_bytes()
    vault(store.folder).set_passphrase(store, "a new one")
    assert made.read_bytes() != before
    assert b"keychain" not in made.read_bytes()
    restore(made, tmp_path / "again", ByPassphrase("a new one"))
    with pytest.raises(KeychainEmptyError):
        opens(tmp_path / "again", backend)


def test_a_slot_moved_to_another_desk_or_entry_opens_nothing(store):
    slot, key = wrap_for_keychain(store.secret)
    assert slot.secret(key, store.secret.desk()) == store.secret
    assert slot.secret(key, Secret.new().desk()) is None
    other, _ = wrap_for_keychain(store.secret)
    assert other.secret(key, store.secret.desk()) is None


def test_a_strangers_slot_leads_to_a_key_file_that_was_altered(store, backend):
    stranger = Secret.new()
    slot, key = wrap_for_keychain(stranger)
    Keychain(backend).keep(slot.entry, key)
    forged = KeyFile(stranger.desk(), store.key_file.database, (slot,))
    for name in ("desk.key", "desk.key.copy"):
        sealed = read_key_file(store.folder)
        (store.folder / name).write_bytes(_with(sealed, forged))
    store.close()
    with pytest.raises(KeyFileAlteredError):
        opens(store.folder, backend)


def _with(sealed, forged: KeyFile) -> bytes:
    """Return the forged fields under the seal that stood there."""
    text = json.dumps(forged.fields(), sort_keys=True, separators=(",", ":")).encode()
    rest = text + b"\n" + sealed.seal + b"\n"
    return sealed.magic + b"\n" + sha256(rest).hexdigest().encode() + b"\n" + rest


def test_a_question_of_the_keychain_that_was_put_away_is_no_fault_of_it(backend, monkeypatch):
    dismissed = pytest.importorskip("secretstorage.exceptions").PromptDismissedException
    refusal = pytest.importorskip("keyring.errors").InitError("Failed to create the collection")
    refusal.__cause__ = dismissed("The prompt was dismissed")

    def refuse(*_):
        raise refusal

    monkeypatch.setattr(backend, "set_password", refuse)
    with pytest.raises(KeychainLockedError):
        Keychain(backend).keep(ENTRY, KEY)
