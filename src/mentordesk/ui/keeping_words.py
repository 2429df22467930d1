"""What each kind of data is called at the end of a pair, how much there is, and what goes."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.keeping import DataKind, Held
from mentordesk.ui import dates
from mentordesk.ui.wording import counted


def kind_name(kind: DataKind) -> str:
    """Return what a kind is called."""
    return {
        DataKind.RECORDS: _tr("Agendas and session records"),
        DataKind.PRIVATE_NOTES: _tr("Private notes"),
        DataKind.SHARED_NOTES: _tr("Shared notes and what was played back"),
        DataKind.OBSERVATIONS: _tr("Observations"),
        DataKind.AIMS: _tr("Aims, hopes and ratings"),
        DataKind.PROMISES: _tr("Promises and the log of what was tried"),
        DataKind.AGREEMENT: _tr("Ground rules"),
        DataKind.LIKES: _tr("Strengths and likes"),
        DataKind.FILES: _tr("The list of files that left the desk"),
    }[kind]


def what_goes(kind: DataKind, name: str) -> str:
    """Return what is gone with a kind, and what of it stays, in one sentence."""
    words = {
        DataKind.RECORDS: _tr(
            "Topics, wishes, questions of your own, times, {name}’s word at the close. The day of "
            "each session stays."
        ),
        DataKind.PRIVATE_NOTES: _tr("What you wrote for yourself alone."),
        DataKind.SHARED_NOTES: _tr("What both of you could read."),
        DataKind.OBSERVATIONS: _tr("What {name} saw of you at work."),
        DataKind.AIMS: _tr("What each of you wanted, and how far you say it came."),
        DataKind.PROMISES: _tr("Kept, let go and still open."),
        DataKind.AGREEMENT: _tr("What you agreed, with both answers to each."),
        DataKind.LIKES: _tr(
            "The name, the pronouns, what {name} does and how {name} is credited stay."
        ),
        DataKind.FILES: _tr("The files themselves are where you put them."),
    }
    return words[kind].format(name=name)


def how_much(kind: DataKind, held: Held) -> str:
    """Return how much there is of a kind, or since when there is nothing."""
    if held.of(kind):
        return ", ".join(_counts(kind, held))
    day = held.destroyed.get(kind)
    if day is None:
        return _tr("nothing there")
    return _tr("destroyed on {day}").format(day=dates.whole_day(day))


def destroyed(days: Mapping[DataKind, date]) -> str:
    """Return a line for each kind that was destroyed, and when; "" for none."""
    words = _tr("{kind}: destroyed on {day}.")
    return "\n".join(
        words.format(kind=kind_name(kind), day=dates.whole_day(days[kind]))
        for kind in DataKind
        if kind in days
    )


def going(kinds: Sequence[DataKind], held: Held) -> str:
    """Return what goes of these kinds, with how much there is of each."""
    return " · ".join(f"{kind_name(kind)}: {how_much(kind, held)}" for kind in kinds)


def _counts(kind: DataKind, held: Held) -> list[str]:
    count = held.of(kind)
    match kind:
        case DataKind.RECORDS:
            each = (
                (held.sessions, _tr("1 session"), _tr("{n} sessions")),
                (held.topics, _tr("1 topic"), _tr("{n} topics")),
                (held.asked, _tr("1 wish or question"), _tr("{n} wishes and questions")),
            )
            return [counted(*one) for one in each if one[0]]
        case DataKind.PRIVATE_NOTES | DataKind.SHARED_NOTES:
            return [counted(count, _tr("1 note"), _tr("{n} notes"))]
        case DataKind.OBSERVATIONS:
            return [counted(count, _tr("1 observation"), _tr("{n} observations"))]
        case DataKind.PROMISES:
            return [counted(count, _tr("1 promise"), _tr("{n} promises"))]
        case DataKind.AGREEMENT:
            return [counted(count, _tr("1 rule"), _tr("{n} rules"))]
        case DataKind.FILES:
            return [counted(count, _tr("1 file"), _tr("{n} files"))]
        case DataKind.AIMS | DataKind.LIKES:
            return [counted(count, _tr("1 line"), _tr("{n} lines"))]


def _tr(words: str) -> str:
    return QCoreApplication.translate("keeping", words)
