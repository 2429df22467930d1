"""Wrong passphrases change nothing, and the right one opens however it is typed."""

import random
import string
import unicodedata
from pathlib import Path

import pytest

from mentordesk.errors import EmptyPassphraseError, WrongPassphraseError
from vault_desk import PASSPHRASE, notes, unlocked, vault, write

GUESSES = 500
LETTERS = string.printable + "äßøжקع日本語한🙂\u200b\udcff\0"
FORMS = ("NFC", "NFD", "NFKC", "NFKD")


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return every file with its content and the moment it was last written."""
    return {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.iterdir()
        if path.name != "lock"
    }


def guess(chance: random.Random) -> str:
    """Return something near the passphrase, or far from it."""
    at = chance.randrange(len(PASSPHRASE))
    near = PASSPHRASE[:at] + chance.choice(LETTERS) + PASSPHRASE[at + chance.randrange(2) :]
    far = "".join(chance.choices(LETTERS, k=chance.choice([1, 8, 40, 5000])))
    return chance.choice([near, far, PASSPHRASE.swapcase(), PASSPHRASE + " ", PASSPHRASE[:at]])


def test_no_wrong_passphrase_opens_or_wipes_or_changes_anything(room):
    with unlocked(room / "desk") as store:
        write(store, "kept")
    before, chance = state(room / "desk"), random.Random(9)
    for _ in range(GUESSES):
        typed = guess(chance)
        if unicodedata.normalize("NFKC", typed) == PASSPHRASE:
            continue
        with pytest.raises((WrongPassphraseError, EmptyPassphraseError)):
            vault(room / "desk").unlock(typed)
    assert state(room / "desk") == before
    with unlocked(room / "desk") as store:
        assert notes(store) == ["kept"]


@pytest.mark.parametrize(
    "chosen",
    [
        "Ångström ﬁn ①",
        "각자의 나라",
        "\uff46\uff55\uff4c\uff4c\u3000width ½",
        "żółw \u212b \u1e9b\u0323",
        "🙂 ﷺ",
    ],
)
def test_every_unicode_form_of_the_passphrase_opens(room, chosen):
    vault(room / "desk").create(chosen)[0].close()
    for form in FORMS:
        vault(room / "desk").unlock(unicodedata.normalize(form, chosen)).close()
