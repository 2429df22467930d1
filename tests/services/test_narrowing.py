"""What is found as one types is what would be found for those words alone."""

from hypothesis import example, given
from hypothesis import strategies as st

from mentordesk.domain.search import MOST_TYPED, folded
from mentordesk.services.narrowing import Narrowing

SIGNS = st.sampled_from("aAbäÄcß øé ")
texts = st.text(SIGNS, max_size=12)
BACK, CLEAR = "back", "clear"
keys = st.one_of(SIGNS, SIGNS, st.just(BACK), st.just(CLEAR), texts.map(lambda words: [words]))


@given(st.lists(texts, max_size=12), st.lists(keys, max_size=40))
@example(["ab", "b a", "a"], [*"a b", BACK, *"a", BACK, BACK, BACK, *"b"])
@example(["ab cd", "cd", "a"], ["cd ab", ["ab cd"], ["cd"], CLEAR, ["ä"]])
@example(["aaaaaaaaaaaa", "aaa"], [*"aaaaaaaaaaaa", *[BACK] * 12])
@example(["ab"], [["a " * MOST_TYPED + "c"], *"bc"])
def test_each_key_finds_what_holds_every_word_that_was_typed(said, pressed):
    narrowing, typed = Narrowing(range(len(said)), [folded(text) for text in said]), ""
    for key in pressed:
        typed = _typed(typed, key)
        words = folded(typed[:MOST_TYPED]).split()
        plain = [n for n, text in enumerate(said) if all(word in folded(text) for word in words)]
        assert list(narrowing.holding(typed)) == plain


def _typed(before, key):
    """Return what stands in the line after a key, or after something was pasted over it all."""
    if isinstance(key, list):
        return key[0]
    return {BACK: before[:-1], CLEAR: ""}.get(key, before + key)
