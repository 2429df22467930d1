"""What left the desk in words: what, for whom, when, how it was locked, and its hash."""

from collections.abc import Iterable
from datetime import date, datetime
from operator import itemgetter

from PySide6.QtCore import QCoreApplication, QLocale

from mentordesk.domain.export_record import ExportKind, ExportRecord, Leaving
from mentordesk.domain.medium import Medium
from mentordesk.domain.summary import Reader
from mentordesk.export.formats import Lock
from mentordesk.ui import dates, wording

_GROUP = 8


def left_title(what: Leaving, mentor: str) -> str:
    """Return what it was and for whom: "Summary for Amara"; a mentor may be known no more."""
    name = _name(what)
    match what.reader:
        case Reader.ME:
            return _tr("{what} for you alone").format(what=name)
        case Reader.MENTOR:
            return _tr("{what} for {name}").format(what=name, name=mentor or _tr("a mentor"))
        case Reader.SPONSOR:
            return _tr("{what} for a sponsor").format(what=name)
        case None:
            return name


def left_facts(record: ExportRecord) -> str:
    """Return when it left, as what, how large it was, and its hash in groups to be compared."""
    what, day = record.what, dates.whole_day(dates.local_day(record.at))
    form = what.form.upper() if _sent_by(what) is None else wording.medium(Medium(what.form))
    facts = [_tr("{day}, {time}").format(day=day, time=dates.clock(record.at)), form]
    if what.role_names:
        facts.append(_tr("role names"))
    facts += [QLocale().formattedDataSize(record.size, 0), hash_words(record.sha256)]
    return " · ".join(facts)


def lock_words(what: Leaving) -> str:
    """Return how it was locked."""
    if what.kind is ExportKind.PAPER:
        return _tr("on paper")
    if _sent_by(what) is not None:
        return _tr("in words")
    match what.lock:
        case Lock.PDF.value:
            return _tr("locked with a passphrase")
        case Lock.AGE.value:
            return _tr("locked with age")
        case _:
            return _tr("not locked")


def invited_when(left: Iterable[ExportRecord]) -> str:
    """Return when and how somebody was invited, by what left for them; "" where nobody said so."""
    sent = [(by, one.at) for one in left if (by := _sent_by(one.what)) is not None]
    return invited(*min(sent, key=itemgetter(1))) if sent else ""


def invited(by: Medium, at: datetime) -> str:
    """Return when and how somebody was invited."""
    words = {
        Medium.CHAT: _tr("invited on {day} by a short message"),
        Medium.EMAIL: _tr("invited on {day} by e-mail"),
        Medium.CALL: _tr("invited on {day} in a call"),
    }
    other = _tr("invited on {day}")
    return words.get(by, other).format(day=dates.whole_day(dates.local_day(at)))


def hash_words(sha256: bytes) -> str:
    """Return a hash in groups that can be compared: "SHA-256 2cf24dba 5fb0a30e …"."""
    digits = sha256.hex()
    groups = (digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
    return "SHA-256 " + " ".join(groups)


def _sent_by(what: Leaving) -> Medium | None:
    """Return in which medium an invitation was sent as words; None for all that is a file."""
    known = what.kind is ExportKind.INVITATION and what.form in {one.value for one in Medium}
    return Medium(what.form) if known else None


def _name(what: Leaving) -> str:
    if what.kind is ExportKind.PAPER and what.reader is None:
        return _tr("Printed sheet of the agenda")
    names = {
        ExportKind.SUMMARY: _tr("Summary"),
        ExportKind.PERIOD: _tr("Summary of several sessions{days}"),
        ExportKind.HAND_OVER: _tr("Hand-over file{days}"),
        ExportKind.CREDIT_RECORD: _tr("Credit record"),
        ExportKind.IDEAS: _tr("All ideas"),
        ExportKind.LEDGER: _tr("Ledger of ideas"),
        ExportKind.CREDIT_WORDS: _tr("Words of credit"),
        ExportKind.LEFT_OUT: _tr("What stayed out of an import"),
        ExportKind.CALENDAR: _tr("Calendar file"),
        ExportKind.AGENDA_PAGE: _tr("Agenda page"),
        ExportKind.AGENDA_SHEET: _tr("Paper sheet of the agenda"),
        ExportKind.PAPER: _tr("Printed summary{days}"),
        ExportKind.AGREEMENT: _tr("Agreement"),
        ExportKind.INVITATION: _tr("Invitation"),
    }
    return names[what.kind].format(days=_days(what))


def _days(what: Leaving) -> str:
    return "" if what.first is None or what.last is None else _from_to(what.first, what.last)


def _from_to(first: date, last: date) -> str:
    days = dates.whole_day(first), dates.whole_day(last)
    return _tr(", {first} to {last},").format(first=days[0], last=days[1])


def _tr(words: str) -> str:
    return QCoreApplication.translate("left", words)
