import pytest

from mentordesk import passphrase
from mentordesk.passphrase import strength, suggest


def test_a_suggestion_is_six_of_the_7776_words_and_never_the_same() -> None:
    assert len(set(passphrase._words())) == 7776
    suggestions = {suggest() for _ in range(20)}
    assert len(suggestions) == 20
    for words in suggestions:
        assert len(words.split()) == 6
        assert set(words.split()) <= set(passphrase._words())


def test_a_suggestion_is_as_strong_as_can_be() -> None:
    assert strength(suggest()).score == 4


@pytest.mark.parametrize(("text", "score"), [("", 0), ("password", 0), ("Helen2024", 1)])
def test_what_is_easily_guessed_is_weak(text: str, score: int) -> None:
    assert strength(text).score <= score


def test_it_says_how_long_it_would_hold() -> None:
    assert strength("").holds == ""
    assert strength("password").holds == "less than a second"
    assert strength("trombone wizard lantern acre").holds == "centuries"


@pytest.mark.parametrize("text", ["a" * 5000, "שלום עולם" * 50, "\x00\ud800", " "])
def test_any_text_is_judged(text: str) -> None:
    assert strength(text).score in range(5)
