"""Short words for what a session holds."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person
from mentordesk.domain.promise import Promise
from mentordesk.ui import dates
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.caught_list import Caught


def names(idea: Idea, people: Mapping[PersonId, Person]) -> str:
    """Return who had a part in an idea, each first name once."""
    known = [people[c.person] for c in idea.contributions if c.person in people]
    return ", ".join(dict.fromkeys(person.first_name for person in known))


def caught_idea(idea: Idea, people: Mapping[PersonId, Person]) -> Caught:
    """Return an idea as the live page lists it."""
    about = _tr("Idea · {names}").format(names=names(idea, people))
    return Caught(about, idea.text)


def caught_promise(promise: Promise, today: date) -> Caught:
    """Return a promise as the live page lists it."""
    about = _tr("My promise")
    if promise.due is not None:
        day = dates.short_day(promise.due, today)
        about = _tr("My promise · by {day}").format(day=day)
    return Caught(about, promise.text, Tone.LEADER, "hand")


def minutes(seconds: int) -> int:
    """Return whole minutes, the nearest."""
    return round(seconds / 60)


def _tr(words: str) -> str:
    return QCoreApplication.translate("room", words)
