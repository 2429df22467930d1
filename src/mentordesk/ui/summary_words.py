"""What is said of a summary beside its pages, and what its file is called: after nobody."""

from PySide6.QtCore import QCoreApplication, QLocale

from mentordesk.domain.period import Composed, PeriodKind, PeriodMaterial, PeriodSummary
from mentordesk.domain.summary import LeftOut, Material, Reader, Section, Why
from mentordesk.ui import dates, wording
from mentordesk.ui.session_words import which


def kind_of(kind: PeriodKind) -> str:
    """Return why sessions are told together."""
    return {
        PeriodKind.SEVERAL: _tr("Several sessions"),
        PeriodKind.HALF_TIME: _tr("Half-time review"),
        PeriodKind.CLOSING: _tr("Closing summary"),
        PeriodKind.HAND_OVER: _tr("Hand-over"),
    }[kind]


def heading(material: Material | PeriodMaterial) -> str:
    """Return what is told of, and of whom, over the title of the page."""
    if isinstance(material, PeriodMaterial):
        return f"{kind_of(material.period.kind)} · {material.mentor.name}"
    return f"{which(material.session)} · {material.mentor.name}"


def told_of(material: Material | PeriodMaterial) -> str:
    """Return how many sessions of which days a period has; of one session nothing more is said."""
    if not isinstance(material, PeriodMaterial) or not material.sessions:
        return ""
    days = [one.session.met_at().date() for one in material.sessions]
    first, last = dates.whole_day(min(days)), dates.whole_day(max(days))
    count = wording.counted(len(days), _tr("1 session"), _tr("{n} sessions"))
    if first == last:
        return _tr("{count}, on {first}").format(count=count, first=first)
    return _tr("{count}, {first} to {last}").format(count=count, first=first, last=last)


def file_name(summary: Composed) -> str:
    """Return what the file is called until the leader gives it another name."""
    if summary.reader is Reader.SPONSOR:
        return _tr("What was applied")
    if isinstance(summary, PeriodSummary):
        return kind_of(summary.kind)
    number = 0 if summary.met is None else summary.met.number
    return _tr("Session {number} summary").format(number=number)


def saved(name: str, reader: Reader, *, locked: bool) -> str:
    """Return what is said of a file that was saved under a name."""
    words = _tr("Saved as {name}.")
    if locked:
        words = _tr("Saved as {name}. Its passphrase stands here; send it by another way.")
    if locked and reader is Reader.ME:
        words = _tr("Saved as {name}. Its passphrase stands here and nowhere else; keep it.")
    return words.format(name=name)


def saved_without_key(name: str) -> str:
    """Return what is said of a saved file that is locked with a passphrase nobody sees any more."""
    words = _tr("Saved as {name}, but its passphrase is no longer shown. Save it once more.")
    return words.format(name=name)


def section_name(section: Section) -> str:
    """Return what a part of a summary is called."""
    return {
        Section.TITLE: _tr("The title"),
        Section.AIMS: _tr("Aims"),
        Section.RATINGS: _tr("How I rated them"),
        Section.TIME: _tr("How the time went"),
        Section.AGENDA: _tr("Agenda and time spent"),
        Section.TOPIC_NOTES: _tr("Notes on topics"),
        Section.ASKS: _tr("What I asked for, and is not on the agenda"),
        Section.PLAY_BACK: _tr("What I heard"),
        Section.SHARED_NOTES: _tr("Shared notes"),
        Section.PRIVATE_NOTES: _tr("Private notes"),
        Section.IDEAS: _tr("Ideas and credit"),
        Section.PROMISES: _tr("Promises"),
        Section.OFF_THE_RECORD: _tr("Off the record"),
    }[section]


def reason(left: LeftOut) -> str:
    """Return what stays out, of how many, and why."""
    words = {
        Why.NEVER: _tr("never leaves"),
        Why.ONLY_LOCKED: _tr("only in a locked file"),
        Why.NOT_FOR_READER: _tr("not for this reader"),
        Why.NOT_CHOSEN: _tr("not chosen"),
        Why.NOT_CONFIRMED: _tr("not confirmed by the mentor"),
        Why.NOT_APPLIED: _tr("not applied yet"),
        Why.DROPPED: _tr("dropped from the agenda"),
        Why.JOINED: _tr("told inside another idea"),
        Why.NOT_TOLD: _tr("the no waits until the mentor was told"),
        Why.CONSENT: _tr("names somebody who did not agree, so not by name"),
    }[left.why]
    return f"{section_name(left.section)} ({QLocale().toString(left.count)}): {words}"


def _tr(words: str) -> str:
    return QCoreApplication.translate("summaries", words)
