"""What a mentor says of themselves, apart from all else that a pair settled."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from mentordesk.domain.likes import NOT_SAID, Help, Likes, Said, Wish, in_order
from mentordesk.domain.medium import Medium
from mentordesk.domain.person import Consent, Pairing, Person
from mentordesk.domain.text import line
from mentordesk.errors import BlankTextError

_NAME_LIMIT, _PRONOUNS_LIMIT = 60, 40


@dataclass(frozen=True, slots=True)
class OwnPage:
    """All that a mentor chooses, and nothing of the leader's; `said` tells when it was chosen.

    The media stand in the order in which they are liked, one at least; `note` tells more of them.
    """

    name: str
    media: tuple[Medium, ...]
    note: str = ""
    place: str = ""
    consent: Consent = Consent.ASK
    hopes: str = ""
    likes: Likes = NOT_SAID
    said: tuple[Said, ...] = ()


def own_page(who: Person) -> OwnPage:
    """Return what a mentor chose."""
    pairing = who.pairing or Pairing()
    return OwnPage(
        who.name,
        pairing.media,
        pairing.medium_note,
        pairing.place,
        pairing.consent,
        pairing.mentor_hopes,
        pairing.likes,
        pairing.said,
    )


def with_own(who: Person, own: OwnPage) -> Person:
    """Return a mentor with what they chose; raises TextTooLongError.

    Blanks at both ends go, and what is chosen twice stands once.
    """
    first, *further = in_order(own.media) or (Medium.IN_PERSON,)
    pairing = replace(
        who.pairing or Pairing(),
        medium=first,
        medium_note=_line(own.note, "wish"),
        place=_line(own.place, "wish"),
        consent=own.consent,
        mentor_hopes=own.hopes.strip(),
        likes=_tidy(replace(own.likes, further=tuple(further))),
    )
    return replace(who, pairing=pairing)


def marked(before: Person | None, after: Person, on: date, *, by_hand: bool) -> Person:
    """Return a mentor with the day on what they choose now otherwise than before."""
    if after.pairing is None:
        return after
    anew = dict(_chosen(after.pairing))
    old = dict(_chosen(Pairing() if before is None or before.pairing is None else before.pairing))
    kept = () if before is None or before.pairing is None else before.pairing.said
    said = {one.wish: one for one in kept}
    said |= {wish: Said(wish, on, by_hand) for wish in Wish if anew[wish] != old[wish]}
    in_order_of_wishes = tuple(said[wish] for wish in Wish if wish in said)
    return replace(after, pairing=replace(after.pairing, said=in_order_of_wishes))


def with_strength(strengths: tuple[str, ...], new: str) -> tuple[str, ...]:
    """Return strengths with one more, which stands there once.

    Raises BlankTextError or TextTooLongError.
    """
    return tuple(dict.fromkeys((*strengths, line(new, "strength", _NAME_LIMIT))))


def _chosen(pairing: Pairing) -> Iterator[tuple[Wish, object]]:
    likes = pairing.likes
    yield Wish.CALLED, likes.called
    yield Wish.PRONOUNS, likes.pronouns
    yield Wish.MEDIA, (pairing.media, pairing.medium_note)
    yield Wish.TIMES, likes.times
    yield Wish.REPLY, likes.reply
    yield Wish.PLACE, pairing.place
    yield Wish.CAMERA, likes.camera
    yield Wish.NOTES, likes.notes
    yield Wish.CREDIT, (pairing.consent, likes.credit)
    yield Wish.HELPS, (likes.helps, likes.helps_words)
    yield Wish.STRENGTHS, likes.strengths
    yield Wish.HOPES, pairing.mentor_hopes


def _tidy(likes: Likes) -> Likes:
    return replace(
        likes,
        called=_line(likes.called, "name", _NAME_LIMIT),
        pronouns=_line(likes.pronouns, "pronouns", _PRONOUNS_LIMIT),
        times=_line(likes.times, "wish"),
        reply=_line(likes.reply, "wish"),
        credit=_line(likes.credit, "wish"),
        helps=tuple(helps for helps in Help if helps in likes.helps),
        helps_words=_line(likes.helps_words, "wish"),
        strengths=tuple(
            dict.fromkeys(filter(None, (_line(s, "strength") for s in likes.strengths)))
        ),
    )


def _line(text: str, what: str, limit: int = 200) -> str:
    try:
        return line(text, what, limit)
    except BlankTextError:
        return ""
