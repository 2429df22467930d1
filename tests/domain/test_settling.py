"""What a pair settles anew makes earlier answers stricter, and none looser."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.person import STRICTNESS, Consent, strictest
from mentordesk.domain.settling import answers_made_stricter

consents = st.sampled_from(Consent)


def held(own: Consent, settled: Consent) -> int:
    """Return how strict an answer is beside what a pair settled, as the rule of names has it."""
    now = strictest(own, settled)
    now = max(Consent.ASK, now, key=STRICTNESS.index) if own is Consent.ASK else now
    return STRICTNESS.index(now)


@given(consents, st.lists(consents, min_size=2), st.booleans())
def test_whatever_pairs_settle_one_after_another_no_earlier_answer_opens(own, settled, joined):
    for before, now in pairwise(settled):
        after = answers_made_stricter(before, now, is_joined=joined).get(own, own)
        assert STRICTNESS.index(after) >= STRICTNESS.index(own)
        assert held(after, now) >= held(own, before)
        if before is not now and now is not Consent.ASK:  # from then on the answer says it alone
            assert held(after, Consent.ANYWHERE) >= max(held(own, now), held(own, before))
        elif before is not now:
            assert after not in (Consent.ANYWHERE, Consent.THESE_PEOPLE)
        own = after


def test_who_was_not_asked_is_asked_for_the_first_time_unless_that_may_come_of_a_joining():
    anywhere, ask, each = Consent.ANYWHERE, Consent.ASK, Consent.EACH_TIME
    opened = {anywhere: each, Consent.THESE_PEOPLE: each}
    assert answers_made_stricter(anywhere, ask) == opened
    assert answers_made_stricter(anywhere, ask, is_joined=True) == opened | {ask: each}
    assert answers_made_stricter(ask, anywhere) == answers_made_stricter(each, each) == {}
    assert answers_made_stricter(ask, Consent.THESE_PEOPLE) == {anywhere: Consent.THESE_PEOPLE}
    assert answers_made_stricter(each, anywhere).keys() == {*opened, ask}
