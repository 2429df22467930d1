"""What a text to a mentor says of how they like it."""

from dataclasses import dataclass, replace

from mentordesk.domain.likes import Camera, Help
from mentordesk.domain.medium import Medium
from mentordesk.domain.person import Pairing, Person


@dataclass(frozen=True, slots=True)
class Liking:
    """How a mentor likes it, as far as a text to them says so; blank is what was not said.

    In which `media`, the liked ones first, and what there is to `note` of them, whoever sends it
    is told; the text is not.
    """

    times: str = ""
    reply: str = ""
    place: str = ""
    camera: Camera | None = None
    helps: tuple[Help, ...] = ()
    words: str = ""
    credit: str = ""
    media: tuple[Medium, ...] = ()
    note: str = ""


NOTHING_LIKED = Liking()


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
    likes, pairing = mentor.likes, mentor.pairing or Pairing()
    return Liking(likes.times, likes.reply, media=pairing.media, note=pairing.medium_note)


def to_read(mentor: Person) -> Liking:
    """Return how a mentor likes to answer what they read, and how to be credited for it."""
    likes = mentor.likes
    return Liking(likes.times, likes.reply, credit=likes.credit)
