"""What was found, in people's words: whose it is, when it was, how far it has come."""

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from mentordesk.domain.search import Found, FoundKind, FoundPlace
from mentordesk.ui import dates, wording
from mentordesk.ui.session_words import numbered


def kind(of: FoundKind) -> str:
    """Return the heading over all of a kind."""
    return _tr(_KINDS[of][0])


def one(of: FoundKind) -> str:
    """Return what one of a kind is."""
    return _tr(_KINDS[of][1])


def whose(place: FoundPlace, today: date) -> str:
    """Return whose something is, and from when: "Amara Okafor · Session 3 · Tue 14 Apr"."""
    return " · ".join(_about(place, today))


def spoken(place: FoundPlace, today: date) -> str:
    """Return a find as one sentence, to be read aloud."""
    words = _tr("{what}: “{words}”").format(
        what=one(place.hit.kind), words=place.hit.snippet.dotted
    )
    stage = [] if place.stage is None else [wording.stage(place.stage)]
    return ", ".join([words, *_about(place, today), *stage])


def count(found: Found, mentor: str) -> str:
    """Return how much was found, with a mentor of this name or with all, and what to do."""
    number = len(found.places)
    if not number:
        return nothing(mentor)
    if found.more:
        words = _tr("The newest {n}; there are more. Another word narrows it.").format(n=number)
    else:
        words = wording.counted(number, _tr("1 found"), _tr("{n} found"))
    return f"{words} · {_tr('only {name}').format(name=mentor)}" if mentor else words


def nothing(mentor: str) -> str:
    """Return what was looked through in vain, and what to do next."""
    if mentor:
        words = _tr(
            "Nothing of {name} has these words. Look with all mentors, or type fewer letters: the "
            "beginning of a word is enough."
        )
        return words.format(name=mentor)
    return _tr(
        "Nothing has these words: no name, idea, promise, topic, note or agreement. Type fewer "
        "letters: the beginning of a word is enough. What was struck or off the record is gone."
    )


def hint(*, at_table: bool) -> str:
    """Return what there is to find, before anything is typed."""
    if at_table:
        return _tr("Ideas, promises, topics, shared notes and ground rules of you two.")
    return _tr(
        "Names, ideas, promises, topics, notes, ground rules. The beginning of a word is enough, "
        "accents need not be typed."
    )


def narrows() -> str:
    """Return which key looks with one mentor alone."""
    key = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
    return _tr("{key} once more looks with one mentor alone.").format(key=key)


def _about(place: FoundPlace, today: date) -> list[str]:
    is_own_name = place.hit.kind is FoundKind.PERSON and place.hit.snippet.dotted == place.whose
    parts = [_tr("Mentor") if is_own_name else place.whose or _nobodys(place)]
    if place.session is not None:
        met = place.session.met_at().date()
        parts += [numbered(place.session), dates.short_day(met, today)]
    if place.inside:
        parts.append(_tr("now inside “{words}”").format(words=wording.beginning(place.inside)))
    return parts


def _nobodys(place: FoundPlace) -> str:
    is_person = place.hit.kind is FoundKind.PERSON
    return _tr("Named for an idea") if is_person else _tr("No mentor yet")


def _tr(words: str) -> str:
    return QCoreApplication.translate("found", words)


_KINDS = {
    FoundKind.PERSON: ("People", "Person"),
    FoundKind.IDEA: ("Ideas", "Idea"),
    FoundKind.PROMISE: ("Promises", "Promise"),
    FoundKind.TRIED: ("What you tried", "What you tried"),
    FoundKind.TOPIC: ("Topics", "Topic"),
    FoundKind.ASK: ("What you asked for", "What you asked for"),
    FoundKind.PLAY_BACK: ("What you said back", "What you said back"),
    FoundKind.NOTE: ("Notes", "Note"),
    FoundKind.SEEN: ("What your mentor saw", "What your mentor saw"),
    FoundKind.SESSION: ("Sessions", "Session"),
    FoundKind.CLAUSE: ("Ground rules", "Ground rule"),
    FoundKind.AIM: ("Aims", "Aim"),
    FoundKind.PAGE: ("On a mentor’s page", "On the mentor’s page"),
    FoundKind.WORKSHEET: ("In your worksheet", "In your worksheet"),
}
