"""A session's summary as a file, for one reader."""

from argparse import Namespace
from shlex import quote

from mentordesk.cli.leaving import note
from mentordesk.cli.passphrase import opened
from mentordesk.cli.sessions import found
from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.summary import Choice, Reader, Summary, Why
from mentordesk.errors import WrongUseError
from mentordesk.export.formats import Format, Lock
from mentordesk.passphrase import suggest
from mentordesk.services.desk import lock
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
    if passphrase is not None:
        if wanted.lock == Lock.AGE:
            print(f"To open it: age -d -o NAME {quote(str(wanted.out))}")
        print("Send the passphrase by another way than the file.")
        print(f"Passphrase of the file, shown only now: {passphrase}")
    return 0


def _written(workspace: Workspace, wanted: Namespace, passphrase: str | None) -> Summary:
    session = found(workspace, wanted.session)
    locked = passphrase is not None
    choice = Choice(Reader(wanted.reader), locked=locked, role_names=wanted.role_names)
    composed = workspace.summaries.compose(session.id, choice)
    data = _data(workspace.summaries, composed, wanted, passphrase)
    workspace.summaries.save(data, wanted.out, replace=wanted.replace)
    left = Leaving(
        ExportKind.SUMMARY,
        session.mentor,
        session.id,
        reader=choice.reader,
        form=wanted.format,
        lock=wanted.lock or "",
        role_names=choice.role_names,
    )
    note(workspace, left, data)
    return composed


def _data(
    summaries: SummaryService, composed: Summary, wanted: Namespace, passphrase: str | None
) -> bytes:
    form = Format(wanted.format)
    if passphrase is not None and wanted.lock == Lock.AGE:
        return summaries.sealed(summaries.to_seal(composed, form, passphrase))
    return summaries.render(composed, form, passphrase)


def _left_out(composed: Summary) -> list[str]:
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
