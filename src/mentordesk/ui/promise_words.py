"""What is said of promises: what was just done with one, and what slips, without blame."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.domain.slips import Slips
from mentordesk.domain.today import Today
from mentordesk.ui import dates, wording


def done(promise: Promise, today: date) -> str:
    """Return what just became of a promise; `{promise}` stands for its words."""
    match promise.state:
        case PromiseState.KEPT:
            return _tr("Kept: {promise}")
        case PromiseState.LET_GO:
            return _tr("Let go: {promise}")
    if promise.due is None:
        return _tr("Not closed yet: {promise}")
    day = dates.short_day(promise.due, today)
    return _tr("Not closed yet, by {day}: {promise}").replace("{day}", day)


def slips(today: Today) -> str:
    """Return a plain line of what slips repeatedly, for the leader alone; "" for nothing."""
    names = {mentor.id: mentor.first_name for mentor in today.people}
    lines = [words for one in today.slips for words in _lines(one, names.get(one.mentor, ""))]
    return " ".join([*lines, _tr("Only you see this.")]) if lines else ""


def _lines(slipped: Slips, name: str) -> Iterator[str]:
    for promise in slipped.moved:
        words = _tr("“{promise}” has been put off {n} times.").replace("{n}", str(promise.moved))
        yield words.format(promise=wording.beginning(promise.text))
    if slipped.past:
        words = _tr("{n} promises to {name} are past their day.")
        yield words.format(n=len(slipped.past), name=name)


def _tr(words: str) -> str:
    return QCoreApplication.translate("promise_words", words)
