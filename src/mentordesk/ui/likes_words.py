"""What a mentor chose, in words for the leader."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import PersonId
from mentordesk.domain.likes import Camera, Help, Likes, Said, Wish
from mentordesk.domain.medium import Medium
from mentordesk.domain.person import Pairing, Person
from mentordesk.ui import dates, wording


def camera(chosen: Camera) -> str:
    """Return whether somebody likes to be seen."""
    match chosen:
        case Camera.ON:
            return _tr("camera on")
        case Camera.OFF:
            return _tr("camera off")
        case Camera.AS_THEY_LIKE:
            return _tr("camera on or off, as liked that day")


def helps(one: Help) -> str:
    """Return what helps somebody to talk."""
    match one:
        case Help.BREAKS:
            return _tr("breaks")
        case Help.AHEAD:
            return _tr("questions in advance")
        case Help.WALKING:
            return _tr("walking while talking")


def all_helps(likes: Likes) -> str:
    """Return all that helps, in one line."""
    return " · ".join((*map(helps, likes.helps), *filter(None, (likes.helps_words,))))


def media(pairing: Pairing) -> str:
    """Return the media in the order in which they are liked, with what there is to know of them."""
    return in_turn(pairing.media, pairing.medium_note)


def in_turn(media: Sequence[Medium], note: str) -> str:
    """Return media in their order, with what there is to know of them."""
    told = _tr(", then ").join(map(wording.medium, media))
    return f"{told}: {note}" if note else told


def sessions(pairing: Pairing) -> str:
    """Return where and how somebody likes to meet."""
    parts = [pairing.place] if pairing.place else []
    parts += [] if pairing.likes.camera is None else [camera(pairing.likes.camera)]
    return " · ".join(parts)


def credit(pairing: Pairing) -> str:
    """Return how somebody wants to be credited."""
    told = wording.pair_consent(pairing.consent)
    return f"{told} · {pairing.likes.credit}" if pairing.likes.credit else told


def on_credit(idea: Idea, people: Mapping[PersonId, Person]) -> Iterator[str]:
    """Yield what those who had a part in an idea said of credit, in their own words."""
    for who in dict.fromkeys(had.person for had in idea.contributions):
        person = people.get(who)
        if person is not None and person.likes.credit:
            words = _tr("{name} on credit: “{words}”")
            yield words.format(name=person.first_name, words=person.likes.credit)


def at_the_table(person: Person) -> str:
    """Return what is good to know of a mentor when a session begins, in one line."""
    pairing = person.pairing or Pairing()
    likes = pairing.likes
    parts = (
        "" if likes.camera is None else camera(likes.camera),
        all_helps(likes),
        "" if likes.notes else _tr("no private notes"),
    )
    words = " · ".join(filter(None, parts))
    return words[:1].upper() + words[1:]


def told(person: Person, today: date) -> Iterator[str]:
    """Yield by whom and when it was said what a mentor likes, the newest day first."""
    said = () if person.pairing is None else person.pairing.said
    order = sorted(said, key=_when, reverse=True)
    for (on, by_hand), some in groupby(order, key=_when):
        words = _tr("{name} told you on {day}: {what}.")
        if by_hand:
            words = _tr("{name} wrote on {day}: {what}.")
        what = ", ".join(_wish(one.wish) for one in some)
        day = dates.short_day(on, today)
        yield words.format(name=person.first_name, day=day, what=what)


def _when(said: Said) -> tuple[date, bool]:
    return said.on, said.by_hand


def _wish(wish: Wish) -> str:
    words = {
        Wish.CALLED: _tr("the name"),
        Wish.PRONOUNS: _tr("pronouns"),
        Wish.MEDIA: _tr("media"),
        Wish.TIMES: _tr("good times"),
        Wish.REPLY: _tr("answers"),
        Wish.PLACE: _tr("the place"),
        Wish.CAMERA: _tr("the camera"),
        Wish.NOTES: _tr("notes"),
        Wish.CREDIT: _tr("credit"),
        Wish.HELPS: _tr("what helps"),
        Wish.STRENGTHS: _tr("strengths"),
        Wish.HOPES: _tr("hopes"),
    }
    return words[wish]


def _tr(words: str) -> str:
    return QCoreApplication.translate("likes", words)
