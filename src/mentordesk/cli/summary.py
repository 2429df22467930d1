"""A summary of one session, or of several, as a file for one reader."""

from argparse import Namespace
from dataclasses import replace
from shlex import quote

from mentordesk.cli.leaving import note
from mentordesk.cli.passphrase import opened
from mentordesk.cli.sessions import found
from mentordesk.domain.ids import PersonId
from mentordesk.domain.period import Composed, Period, PeriodKind, PeriodSummary
from mentordesk.domain.summary import Choice, Reader, Section, Why
from mentordesk.error_words.ideas_in import UNLOCKED
from mentordesk.errors import WrongUseError
from mentordesk.export.formats import Format, Lock
from mentordesk.passphrase import suggest
from mentordesk.services.desk import lock
from mentordesk.services.exports import leaving
from mentordesk.services.summaries import SummaryService
from mentordesk.services.workspace import Workspace


def summary(wanted: Namespace) -> int:
    """Write the file and say what stayed out of it."""
    form = Format(wanted.format)
    if wanted.lock == Lock.PDF and form is not Format.PDF:
        raise WrongUseError(message="Only a PDF can be locked without age (--lock age).")
    passphrase = suggest() if wanted.lock else None
    workspace = opened(wanted)
    try:
        composed = _written(workspace, wanted, passphrase)
    finally:
        lock(workspace)
    print(f"Written: {wanted.out}")
    for line in _left_out(composed):
        print(line)
    if passphrase is None:
        print(UNLOCKED)
    else:
        if wanted.lock == Lock.AGE:
            print(f"To open it: age -d -o NAME {quote(str(wanted.out))}")
        print("Send the passphrase by another way than the file.")
        print(f"Passphrase of the file, shown only now: {passphrase}")
    return 0


def _written(workspace: Workspace, wanted: Namespace, passphrase: str | None) -> Composed:
    composed = _composed(workspace, wanted, locked=passphrase is not None)
    data = _data(workspace.summaries, composed, wanted, passphrase)
    workspace.summaries.save(data, wanted.out, replace=wanted.replace)
    session, one = found(workspace, wanted.session), not isinstance(composed, PeriodSummary)
    of = session.mentor, session.id if one else None
    note(workspace, leaving(composed, *of, wanted.format, wanted.lock or ""), data)
    return composed


def _data(
    summaries: SummaryService, composed: Composed, wanted: Namespace, passphrase: str | None
) -> bytes:
    form = Format(wanted.format)
    if passphrase is not None and wanted.lock == Lock.AGE:
        return summaries.sealed(summaries.to_seal(composed, form, passphrase))
    return summaries.render(composed, form, passphrase)


def _composed(workspace: Workspace, wanted: Namespace, *, locked: bool) -> Composed:
    session, summaries = found(workspace, wanted.session), workspace.summaries
    period = _period(session.mentor, wanted)
    choice = _choice(period, wanted, locked=locked)
    if period is None:
        return summaries.compose(summaries.material(session.id), choice)
    return summaries.compose_period(summaries.period(period), choice)


def _choice(period: Period | None, wanted: Namespace, *, locked: bool) -> Choice:
    """Return what goes in; whatever is asked for, its reader's own limit holds."""
    reader = Reader(wanted.reader)
    usual = Choice(reader, locked) if period is None else period.choice(reader, locked=locked)
    without = {Section(part.replace("-", "_")) for part in wanted.without}
    without |= set() if wanted.with_notes else usual.without
    return replace(usual, without=frozenset(without), role_names=wanted.role_names)


def _period(mentor: PersonId, wanted: Namespace) -> Period | None:
    """Return which sessions of a mentor are told together, or None for one alone."""
    if not (wanted.half_time or wanted.closing or wanted.first or wanted.last):
        return None
    kind = PeriodKind.HALF_TIME if wanted.half_time else PeriodKind.SEVERAL
    kind = PeriodKind.CLOSING if wanted.closing else kind
    return Period(mentor, kind, wanted.first, wanted.last)


def _left_out(composed: Composed) -> list[str]:
    reasons = {
        Why.NEVER: "never leaves",
        Why.ONLY_LOCKED: "only in a locked file (--lock)",
        Why.NOT_FOR_READER: "not for this reader",
        Why.NOT_CHOSEN: "not chosen",
        Why.NOT_CONFIRMED: "not confirmed by the mentor",
        Why.NOT_APPLIED: "not applied yet",
        Why.DROPPED: "dropped from the agenda",
        Why.JOINED: "told inside another idea",
        Why.NOT_TOLD: "the no waits until the mentor was told",
        Why.CONSENT: "names somebody who did not agree, so not by name",
    }
    return [
        f"Left out: {left.section.value.replace('_', ' ')} ({left.count}): {reasons[left.why]}."
        for left in composed.left_out
    ]
