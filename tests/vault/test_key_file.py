"""The key file: damage, tampering and absurd demands are told apart."""

import json
import random
import threading
import time
from contextlib import nullcontext
from hashlib import sha256

import pytest

from mentordesk.errors import (
    DeskDamagedError,
    DeskFullError,
    DeskNewerError,
    EmptyPassphraseError,
    KeyFileAlteredError,
    KeyFileDamagedError,
    KeyFileRefusedError,
    WrongPassphraseError,
)
from mentordesk.vault import slot as slots
from mentordesk.vault import vault as vaults
from mentordesk.vault.cost import Cost
from mentordesk.vault.key_file import MAGIC, KeyFile, read_key_file, write_key_file
from mentordesk.vault.sealed import open_sealed, seal
from mentordesk.vault.secret import Secret
from mentordesk.vault.slot import wrap
from vault_desk import PASSPHRASE, SMALL, files, flip, notes, unlocked, vault, write

NAMES = ("desk.key", "desk.key.copy")


@pytest.fixture
def folder(tmp_path):
    with unlocked(tmp_path / "desk") as store:
        write(store, "kept")
    return tmp_path / "desk"


def rewrite(folder, change):
    """Change the fields as somebody would who has the file but not the key."""
    data = (folder / "desk.key").read_bytes()
    sealed = open_sealed(MAGIC, data)
    fields = sealed.fields()
    text = change(fields) or json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
    rest = text + b"\n" + sealed.seal + b"\n"
    forged = MAGIC + b"\n" + sha256(rest).hexdigest().encode() + b"\n" + rest
    for name in NAMES:
        (folder / name).write_bytes(forged)


def slot(**changes):
    def change(fields):
        fields["slots"][0].update(changes)

    return change


def field(**changes):
    def change(fields):
        fields.update(changes)

    return change


def text(words):
    return lambda _: words


def twice(fields):
    """Ask for the same work twice."""
    fields["slots"] *= 2


def add_later(fields):
    """Add what a newer program might."""
    fields["slots"].append({"kind": "later", "way": "a token", "strength": 3})


def test_any_flipped_bit_in_both_key_files_is_damage_known_before_a_passphrase(folder):
    good = (folder / "desk.key").read_bytes()
    chance = random.Random(1)
    for at in range(len(good)):
        bad = bytearray(good)
        bad[at] ^= 1 << chance.randrange(8)
        for name in NAMES:
            (folder / name).write_bytes(bad)
        with pytest.raises(KeyFileDamagedError):
            read_key_file(folder)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("wound", ["flipped", "cut", "empty", "gone"])
def test_one_damaged_key_file_does_no_harm_and_is_mended(folder, name, wound):
    good = (folder / name).read_bytes()
    match wound:
        case "flipped":
            flip(folder / name, 200)
        case "cut":
            (folder / name).write_bytes(good[:100])
        case "empty":
            (folder / name).write_bytes(b"")
        case _:
            (folder / name).unlink()
    with unlocked(folder) as store:
        assert notes(store) == ["kept"]
    assert (folder / name).read_bytes() == good


def test_a_key_file_that_is_gone_with_its_copy_is_damaged_and_not_a_missing_desk(folder):
    for name in NAMES:
        (folder / name).unlink()
    with pytest.raises(KeyFileDamagedError):
        vault(folder).unlock(PASSPHRASE)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (slot(memory_kib=64 * 1024 * 1024), "memory_kib"),
        (slot(memory_kib=8), "memory_kib"),
        (slot(memory_kib=True), "memory_kib"),
        (slot(memory_kib=65536.0), "memory_kib"),
        (slot(memory_kib="65536"), "memory_kib"),
        (slot(passes=0), "passes"),
        (slot(passes=65), "passes"),
        (slot(passes=10**4000), "passes"),
        (slot(passes=64, memory_kib=2 * 1024 * 1024), "passes"),
        (slot(lanes=17), "lanes"),
        (slot(lanes=-4), "lanes"),
        (slot(lanes=None), "lanes"),
        (slot(kind="none"), "kind"),
        (slot(kind="No Kind"), "kind"),
        (slot(kind=["passphrase"]), "kind"),
        (slot(kind="keychain"), "entry"),
        (slot(kind="keychain", entry="00"), "entry"),
        (slot(kind="keychain", entry="0" * 16, nonce="0" * 25), "nonce"),
        (slot(kind="keychain", entry="0" * 16, sealed="00" * 35), "sealed"),
        (slot(salt="00"), "salt"),
        (slot(salt="\u0660" * 32), "salt"),
        (slot(nonce=[1]), "nonce"),
        (slot(sealed="zz" * 36), "sealed"),
        (field(slots=[1]), "slots"),
        (field(slots={}), "slots"),
        (field(slots=[{}] * 1000), "slots"),
        (field(slots=[{"kind": "later"}] * 300), "slots"),
        (field(slots=[{"kind": "later", "way": [[[1]]]}]), "slots"),
        (field(slots=[{"kind": "later", "way": "x" * 513}]), "slots"),
        (field(slots=[{"kind": "later", "way": 0.5}]), "slots"),
        (field(slots=[{"kind": "later", **{f"n{n}": n for n in range(16)}}]), "slots"),
        (twice, "slots"),
        (field(former=["0" * 16]), "former"),
        (field(former=" ".join(["0" * 16] * 9)), "former"),
        (field(earlier="00" * 28), "earlier"),
        (field(earlier="00" * (28 + 9 * 32)), "earlier"),
        (field(earlier=["00" * 60]), "earlier"),
        (field(slots=[{}]), "kind"),
        (field(database="../../etc/desk.1.db"), "database"),
        (field(database="desk.1.db\n"), "database"),
        (field(database="desk.0.db"), "database"),
        (field(desk="x"), "desk"),
        (field(version="1"), "version"),
        (field(version=-1), "version"),
        (text(b"[]"), "fields"),
        (text(b"{"), "fields"),
        (text(b"\xff\xfe"), "fields"),
        (text(b"[" * 14000), "fields"),
        (text(b'{"version":' + b"9" * 9000 + b"}"), "fields"),
    ],
)
def test_an_absurd_demand_is_refused_at_once_and_named(folder, change, named):
    rewrite(folder, change)
    before, start = files(folder), time.monotonic()
    with pytest.raises(KeyFileRefusedError) as caught:
        vault(folder).unlock(PASSPHRASE)
    assert time.monotonic() - start < 1
    assert caught.value.facts["field"] == named
    assert files(folder) == before


def test_memory_that_cannot_be_had_is_refused_like_an_absurd_demand(folder):
    resource = pytest.importorskip("resource")
    rewrite(folder, slot(memory_kib=2 * 1024 * 1024))
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    with open("/proc/self/statm") as file:  # noqa: PTH123
        used = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 512 * 1024 * 1024, hard))
    try:
        with pytest.raises(KeyFileRefusedError) as caught:
            vault(folder).unlock(PASSPHRASE)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    assert caught.value.facts["field"] == "memory_kib"


def test_a_weaker_cost_within_bounds_opens_nothing(folder):
    rewrite(folder, slot(passes=2))
    with pytest.raises(WrongPassphraseError):
        vault(folder).unlock(PASSPHRASE)


def test_a_changed_pointer_is_altered_even_with_the_right_passphrase(folder):
    rewrite(folder, field(database="desk.7.db"))
    before = files(folder)
    with pytest.raises(KeyFileAlteredError):
        vault(folder).unlock(PASSPHRASE)
    assert files(folder) == before


def test_a_slot_put_in_by_somebody_else_opens_nothing(folder):
    stranger = Secret.new()

    def put(fields):
        fields["slots"] = [wrap(stranger, "theirs", SMALL).fields()]
        fields["desk"] = stranger.desk()

    rewrite(folder, put)
    with pytest.raises(KeyFileAlteredError):
        vault(folder).unlock("theirs")


def test_a_whole_key_file_of_another_desk_leads_nowhere(folder, tmp_path):
    with unlocked(tmp_path / "other"):
        pass
    stranger = Secret.new()
    forged = KeyFile(stranger.desk(), "desk.1.db", (wrap(stranger, "theirs", SMALL),))
    for name in NAMES:
        (folder / name).write_bytes(seal(MAGIC, forged.fields(), stranger.seal_key()))
    with pytest.raises(DeskDamagedError):
        vault(folder).unlock("theirs")


def test_a_slot_of_a_kind_not_understood_is_kept_and_passed_over(folder):
    with unlocked(folder) as store:
        known = store.key_file.fields()
        add_later(known)
        write_key_file(folder, KeyFile.read(known), store.secret)
    store = vault(folder).unlock(PASSPHRASE)
    vault(folder).set_passphrase(store, "a new one")
    store.close()
    later = open_sealed(MAGIC, (folder / "desk.key").read_bytes()).fields()["slots"][1]
    assert later == {"kind": "later", "way": "a token", "strength": 3}
    vault(folder).unlock("a new one").close()


def test_a_slot_of_a_kind_not_understood_that_somebody_added_is_noticed(folder):
    rewrite(folder, add_later)
    with pytest.raises(KeyFileAlteredError):
        vault(folder).unlock(PASSPHRASE)


def test_a_field_that_is_told_twice_does_not_weaken_a_slot(folder):
    rewrite(
        folder,
        lambda fields: (
            json.dumps(fields).replace('"passes": 1', '"passes": 1, "passes": 2').encode()
        ),
    )
    with pytest.raises(WrongPassphraseError):
        vault(folder).unlock(PASSPHRASE)


def test_a_key_file_of_a_newer_program_is_not_guessed_at(folder):
    rewrite(folder, field(version=2))
    with pytest.raises(DeskNewerError):
        vault(folder).unlock(PASSPHRASE)


@pytest.mark.parametrize("typed", ["", "   ", "\t\n"])
def test_nothing_is_no_passphrase(folder, typed):
    with pytest.raises(EmptyPassphraseError):
        vault(folder).unlock(typed)


@pytest.mark.parametrize(
    "typed", [PASSPHRASE.upper(), PASSPHRASE + " ", "\udcff", "\0", "x" * 9999]
)
def test_a_wrong_passphrase_is_called_wrong_and_changes_nothing(folder, typed):
    before = files(folder)
    with pytest.raises(WrongPassphraseError):
        vault(folder).unlock(typed)
    assert files(folder) == before
    with unlocked(folder) as store:
        assert notes(store) == ["kept"]


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [("\u00c5ngstr\u00f6m", "A\u030angstro\u0308m"), ("\uff41\uff42\u2460", "ab1")],
)
def test_a_passphrase_opens_in_every_unicode_form(tmp_path, chosen, typed):
    vault(tmp_path / "desk").create(chosen)[0].close()
    vault(tmp_path / "desk").unlock(typed).close()


def test_a_new_passphrase_opens_the_desk_and_the_old_one_no_more(folder):
    database = (folder / "desk.1.db").read_bytes()
    store = vault(folder).unlock(PASSPHRASE)
    vault(folder).set_passphrase(store, "a new one")
    code = store.recovery_code()
    store.close()
    assert (folder / "desk.1.db").read_bytes() == database
    assert (folder / "desk.key").read_bytes() == (folder / "desk.key.copy").read_bytes()
    with pytest.raises(WrongPassphraseError):
        vault(folder).unlock(PASSPHRASE)
    again = vault(folder).unlock("a new one")
    assert notes(again) == ["kept"]
    again.close()
    vault(folder).unlock_with_code(code).close()


def test_the_cost_of_the_product_is_within_its_own_bounds():
    assert Cost(256 * 1024, 3, 4).out_of_bounds() is None


@pytest.mark.parametrize("written", [0, 1])
def test_what_the_first_file_says_is_what_was_changed(folder, monkeypatch, written):
    """The disk fills before the first of the two, or between them, and takes nothing any more."""
    left = list(NAMES[:written])

    def write_until_full(place, keys, secret):
        while left:
            (place / left.pop()).write_bytes(seal(MAGIC, keys.fields(), secret.seal_key()))
        raise DeskFullError(place)

    with unlocked(folder) as store:
        before = store.key_file
        monkeypatch.setattr(vaults, "write_key_file", write_until_full)
        with nullcontext() if written else pytest.raises(DeskFullError):
            vault(folder).set_passphrase(store, "a new one")
        monkeypatch.undo()
        assert (store.key_file == before) is not bool(written)
    with pytest.raises(WrongPassphraseError):
        vault(folder).unlock(PASSPHRASE if written else "a new one")
    vault(folder).unlock("a new one" if written else PASSPHRASE).close()
    assert len({(folder / name).read_bytes() for name in NAMES}) == 1


def test_nobody_who_writes_waits_while_a_new_passphrase_is_worked_on(folder, monkeypatch):
    stretched = slots.stretched

    def slow(*given):
        other = threading.Thread(target=write, args=(store, "meanwhile"))
        other.start()
        other.join(20)
        assert not other.is_alive()
        return stretched(*given)

    with unlocked(folder) as store:
        monkeypatch.setattr(slots, "stretched", slow)
        vault(folder).set_passphrase(store, "another one")
        assert notes(store) == ["kept", "meanwhile"]
