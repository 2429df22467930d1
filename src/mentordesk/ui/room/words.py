"""Short words for what a session holds."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.idea import Idea
from mentordesk.domain.names import names_for
from mentordesk.domain.promise import Promise
from mentordesk.domain.summary import Material, Reader
from mentordesk.ui import dates
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.caught_list import Caught
from mentordesk.ui.wording import counted


def about_idea(idea: Idea, material: Material) -> str:
    """Return that it is an idea, and whose, as far as the mentor may know."""
    told = names_for(idea, material, Reader.MENTOR)
    known = [name for name in told if name is not None]
    names = _short(known)
    if len(known) < len(told):
        others = len(told) - len(known)
        names.append(counted(others, _tr("a colleague"), _tr("{n} colleagues")))
    if not names:
        return _tr("Idea")
    return _tr("Idea · {names}").format(names=", ".join(names))


def caught_idea(idea: Idea, material: Material) -> Caught:
    """Return an idea as the live page lists it."""
    return Caught(about_idea(idea, material), idea.text)


def caught_promise(promise: Promise, today: date) -> Caught:
    """Return a promise as the live page lists it."""
    about = _tr("To try") if promise.try_it else _tr("My promise")
    if promise.due is not None:
        day = dates.short_day(promise.due, today)
        about = _tr("{promise} · by {day}").format(promise=about, day=day)
    return Caught(about, promise.text, Tone.LEADER, "hand")


def minutes(seconds: int) -> int:
    """Return whole minutes, the nearest."""
    return round(seconds / 60)


def _short(names: list[str]) -> list[str]:
    """Return first names, and the whole of those that would be taken for one."""
    first = [name.split()[0] for name in names]
    both = zip(first, names, strict=True)
    return [name if first.count(short) > 1 else short for short, name in both]


def _tr(words: str) -> str:
    return QCoreApplication.translate("room", words)
