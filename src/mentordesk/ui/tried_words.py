"""What was tried in words: how often it was noted, and each line with its day."""

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.promise import Promise, Tried
from mentordesk.ui import dates
from mentordesk.ui.wording import counted


def tried_line(tried: Tried) -> str:
    """Return a line of the log: "Tuesday 14 April: It was odd"."""
    day = dates.day(dates.local_day(tried.at))
    return _tr("{day}: {words}").format(day=day, words=tried.words)


def to_try_words(promise: Promise) -> str:
    """Return that something is to be tried, and how often it was noted how it went."""
    return " · ".join(filter(None, (_tr("To try"), _notes(promise))))


def tried_words(promise: Promise) -> str:
    """Return the same at the table, where its time is over."""
    if not promise.log:
        return _tr("To try before this session")
    return _tr("You tried it · {notes}").format(notes=_notes(promise))


def _notes(promise: Promise) -> str:
    notes = len(promise.log)
    return counted(notes, _tr("1 note"), _tr("{n} notes")) if notes else ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("tried", words)
