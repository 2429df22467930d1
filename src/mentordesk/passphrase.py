"""A passphrase before it is used: one to suggest, and how long one would hold."""

import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORDS = 6
# zxcvbn refuses more; nothing that long gets weaker by its end.
JUDGED = 72
ATTACK = "offline_slow_hashing_1e4_per_second"


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong a passphrase is, from 0 to 4, and how long it would hold, in words."""

    score: int
    holds: str


def suggest() -> str:
    """Return six random words of the EFF's long list, worth 77 bits."""
    return " ".join(secrets.choice(_words()) for _ in range(WORDS))


def strength(text: str) -> Strength:
    """Return how long a passphrase would hold against somebody who has the files."""
    if not text:
        return Strength(0, "")
    from zxcvbn import zxcvbn

    found = zxcvbn(text[:JUDGED])
    return Strength(int(found["score"]), str(found["crack_times_display"][ATTACK]))


@cache
def _words() -> tuple[str, ...]:
    from xkcdpass.xkcd_password import locate_wordfile

    return tuple(Path(locate_wordfile("eff-long")).read_text("utf-8").split())
