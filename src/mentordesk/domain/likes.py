"""What is a mentor's to choose: how to hear from them, how to meet, and what helps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentordesk.domain.medium import Medium


class Camera(StrEnum):
    """Whether a mentor likes to be seen in a call."""

    ON = "on"
    OFF = "off"
    AS_THEY_LIKE = "as_they_like"


class Help(StrEnum):
    """What helps a mentor to talk."""

    BREAKS = "breaks"
    AHEAD = "ahead"
    WALKING = "walking"


class Wish(StrEnum):
    """One thing that a mentor chooses and nobody else."""

    CALLED = "called"
    PRONOUNS = "pronouns"
    MEDIA = "media"
    TIMES = "times"
    REPLY = "reply"
    PLACE = "place"
    CAMERA = "camera"
    NOTES = "notes"
    CREDIT = "credit"
    HELPS = "helps"
    STRENGTHS = "strengths"
    HOPES = "hopes"


@dataclass(frozen=True, slots=True)
class Said:
    """On which day a mentor chose something: by their own hand, or told to the leader."""

    wish: Wish
    on: date
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Likes:
    """What a mentor chose beyond the usual medium, place and consent of their pair.

    `called` is the name they like, `further` the media after the usual one, the liked ones first.
    With `notes` the leader may take private notes at the table. `strengths` are in their own
    words, and so are `times`, `reply`, `credit` and `helps_words`. Whatever is blank was not said.
    """

    called: str = ""
    pronouns: str = ""
    further: tuple[Medium, ...] = ()
    times: str = ""
    reply: str = ""
    camera: Camera | None = None
    notes: bool = True
    credit: str = ""
    helps: tuple[Help, ...] = ()
    helps_words: str = ""
    strengths: tuple[str, ...] = ()


NOT_SAID = Likes()
"""What is known of somebody who chose nothing yet."""


def in_order(media: Iterable[Medium]) -> tuple[Medium, ...]:
    """Return media in the order in which they are liked, each once."""
    return tuple(dict.fromkeys(media))
