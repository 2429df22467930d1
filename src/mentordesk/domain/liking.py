"""What a text to a mentor says of how they like it."""

from dataclasses import dataclass

from mentordesk.domain.likes import Camera, Help
from mentordesk.domain.person import Person


@dataclass(frozen=True, slots=True)
class Liking:
    """How a mentor likes it, as far as a text to them says so; blank is what was not said."""

    times: str = ""
    reply: str = ""
    place: str = ""
    camera: Camera | None = None
    helps: tuple[Help, ...] = ()
    words: str = ""


NOTHING_LIKED = Liking()


def liking(mentor: Person, place: str = "") -> Liking:
    """Return how a mentor likes it; where they meet only where no `place` is settled already."""
    usual = "" if mentor.pairing is None else mentor.pairing.place
    likes = mentor.likes
    return Liking(
        likes.times,
        likes.reply,
        "" if place.strip() else usual,
        likes.camera,
        likes.helps,
        likes.helps_words,
    )


def to_answer(mentor: Person) -> Liking:
    """Return how a mentor likes to answer, and nothing of a meeting."""
    return Liking(mentor.likes.times, mentor.likes.reply)
