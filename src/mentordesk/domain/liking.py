"""What a text to a mentor says of how they like it."""

from dataclasses import dataclass, replace

from mentordesk.domain.likes import Camera, Help
from mentordesk.domain.medium import Medium
from mentordesk.domain.person import Pairing, Person


@dataclass(frozen=True, slots=True)
class Liking:
    """How a mentor likes it, as far as a text to them says so; blank is what was not said."""

    times: str = ""
    reply: str = ""
    place: str = ""
    camera: Camera | None = None
    helps: tuple[Help, ...] = ()
    words: str = ""
    credit: str = ""


NOTHING_LIKED = Liking()


@dataclass(frozen=True, slots=True)
class Sending:
    """In which media a mentor likes a text, the liked ones first, and what to note of them.

    Whoever sends it is told; the text is not.
    """

    media: tuple[Medium, ...] = ()
    note: str = ""


def liking(mentor: Person, place: str = "") -> Liking:
    """Return how a mentor likes it; where they meet only where no `place` is settled already."""
    usual = "" if mentor.pairing is None else mentor.pairing.place
    likes = mentor.likes
    return replace(
        to_answer(mentor),
        place="" if place.strip() else usual,
        camera=likes.camera,
        helps=likes.helps,
        words=likes.helps_words,
    )


def to_answer(mentor: Person) -> Liking:
    """Return how a mentor likes to answer, and nothing of a meeting."""
    return Liking(mentor.likes.times, mentor.likes.reply)


def to_read(mentor: Person) -> Liking:
    """Return how a mentor likes to answer what they read, and how to be credited for it."""
    likes = mentor.likes
    return Liking(likes.times, likes.reply, credit=likes.credit)


def sending(mentor: Person) -> Sending:
    """Return in which media a mentor likes what they are sent."""
    pairing = mentor.pairing or Pairing()
    return Sending(pairing.media, pairing.medium_note)
