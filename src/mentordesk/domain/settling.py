"""What a pair settles anew about names, and what it makes of the answers for earlier ideas."""

from collections.abc import Mapping

from mentordesk.domain.person import STRICTNESS, Consent


def answers_made_stricter(
    before: Consent, now: Consent, *, is_joined: bool = False
) -> Mapping[Consent, Consent]:
    """Return which answers for earlier ideas become which once a pair settles something else.

    None becomes looser. What the pair had settled until then holds for what was said until then, so
    a looser word later opens nothing. Once each idea is to be asked about, nobody can tell what was
    answered for an idea from what it only got because it was usual: those are asked about each
    time. Of what `is_joined` with another idea that also goes for who was not asked yet, for it may
    be so by the joining alone, which can be taken back.
    """
    if before is now:
        return {}
    found = {own: _after(own, before, now, is_joined=is_joined) for own in Consent}
    return {own: after for own, after in found.items() if after is not own}


def _after(own: Consent, before: Consent, now: Consent, *, is_joined: bool) -> Consent:
    held = no_looser(own, before)
    if now is not Consent.ASK:
        return no_looser(held, now)
    is_open = held in (Consent.ANYWHERE, Consent.THESE_PEOPLE)
    is_open = is_open or (held is Consent.ASK and is_joined)
    return Consent.EACH_TIME if is_open else held


def no_looser(own: Consent, settled: Consent) -> Consent:
    """Return an answer as it holds beside what a pair settled, which may be nothing yet."""
    return own if settled is Consent.ASK else max(own, settled, key=STRICTNESS.index)
