"""The recovery code spells the secret and finds its own typing mistakes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.errors import RecoveryCodeTypoError
from mentordesk.vault.recovery import LETTERS, read, spell
from mentordesk.vault.secret import Secret

SECRET = Secret(bytes(range(100, 120)))
CODE = spell(SECRET)
secrets = st.binary(min_size=20, max_size=20).map(Secret)


@given(secrets)
def test_a_code_spells_its_secret_in_six_groups_of_six(secret):
    code = spell(secret)
    assert [len(group) for group in code.split("-")] == [6] * 6
    assert read(code) == secret


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", "  "),
        CODE.replace("-", "\N{EN DASH}") + "\n",
        CODE.replace("0", "O").replace("1", "l"),
        CODE.replace("0", "o").replace("1", "I"),
        "".join(chr(ord(letter) + 0xFEE0) if letter != "-" else letter for letter in CODE),
    ],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert read(typed) == SECRET


@settings(max_examples=15, deadline=None)
@given(secrets, st.integers(0, 35), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_found_in_its_group(secret, at, letter):
    letters = spell(secret).replace("-", "")
    mistyped = letters[:at] + letter + letters[at + 1 :]
    if mistyped == letters:
        return
    with pytest.raises(RecoveryCodeTypoError) as caught:
        read(mistyped)
    # Two places can explain one code in a thousand; then no group is named.
    assert caught.value.facts["group"] in {at // 6 + 1, 0}


def test_two_swapped_letters_are_found_in_their_group():
    swapped = CODE[:7] + CODE[8] + CODE[7] + CODE[9:]
    assert swapped != CODE
    with pytest.raises(RecoveryCodeTypoError) as caught:
        read(swapped)
    assert caught.value.facts["group"] == 2


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        (CODE[:-1], 6),
        (CODE[:3] + CODE[4:], 1),
        (CODE[:8] + "U" + CODE[9:], 2),
        (CODE[:8] + "é" + CODE[9:], 2),
        (CODE.replace("-", "")[:-1], 0),
        ("", 0),
        ("open sesame", 0),
        (CODE + "-" + CODE, 0),
        (CODE[:1] + "U" + CODE[2:9] + "U" + CODE[10:], 0),
    ],
)
def test_what_is_no_code_is_a_typo_in_the_group_that_looks_odd(typed, group):
    with pytest.raises(RecoveryCodeTypoError) as caught:
        read(typed)
    assert caught.value.facts["group"] == group


def test_several_wrong_letters_are_a_typo_in_no_certain_group():
    letters = [LETTERS[(LETTERS.index(c) + 5) % 32] if c != "-" else c for c in CODE]
    with pytest.raises(RecoveryCodeTypoError) as caught:
        read("".join(letters))
    assert caught.value.facts["group"] == 0


def test_no_form_of_a_secret_shows_it():
    assert SECRET.value.hex() not in f"{SECRET!r} {SECRET!s}"
    assert str(SECRET.value) not in f"{SECRET!r} {SECRET!s}"
