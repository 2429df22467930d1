"""How far somebody has come with an aim, in words, everywhere alike."""

from mentordesk.domain.aim import LEAST, MOST

RATINGS = dict(
    zip(
        range(LEAST, MOST + 1),
        ("not at all", "a little", "half way", "mostly", "wholly"),
        strict=True,
    )
)
