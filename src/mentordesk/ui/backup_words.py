"""How the backups stand and what one holds, as people say it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from mentordesk.services.care import BackupState, Kept
from mentordesk.services.checkup import Checked
from mentordesk.services.rehearsal import Rehearsal
from mentordesk.ui.dates import ago, day_time, local_day, near, short_day

LONG_AGO = timedelta(days=14)


def foot(state: BackupState, now: datetime) -> str:
    """Return when the last good backup was made, for the foot of the side bar."""
    newest = _newest(state)
    if newest is None:
        return _tr("No backup yet.")
    lines = [_tr("Last backup {when}.").format(when=near(newest, now))]
    if state.waiting is not None and now - newest > LONG_AGO:
        words = _tr("The last backup was made {ago}. There are changes since.")
        lines = [words.format(ago=ago(local_day(newest), local_day(now)))]
    if state.chosen is not None and not state.chosen.there:
        lines.append(_away(state.chosen.folder.name, state.chosen.last, now))
    return "\n".join(lines)


def own_line(kept: Kept, now: datetime) -> str:
    """Return when the newest backup beside the desk was made, and where that is."""
    if kept.last is None:
        return _tr("Beside the desk, in {folder}: none yet.").format(folder=kept.folder)
    words = _tr("Beside the desk, in {folder}: last made {when}.")
    return words.format(folder=kept.folder, when=near(kept.last, now))


def chosen_line(kept: Kept | None, now: datetime) -> str:
    """Return how the backups in the leader's own folder stand."""
    if kept is None:
        return _tr("If this computer is lost, so are its backups: there are none elsewhere.")
    if not kept.there:
        return _away(str(kept.folder), kept.last, now)
    if kept.last is None:
        return _tr("In {folder}: none yet.").format(folder=kept.folder)
    words = _tr("In {folder}: last made {when}.")
    return words.format(folder=kept.folder, when=near(kept.last, now))


def checked_line(checked: Checked | None, now: datetime) -> str:
    """Return when the whole desk was read last, or that a part of it cannot be read."""
    if checked is None:
        return ""
    if not checked.sound:
        return _tr("A part of your desk cannot be read. Lock the desk; you can repair it there.")
    day, today = local_day(checked.at), local_day(now)
    if day == today:
        return _tr("Checked today: everything is readable.")
    return _tr("Checked on {day}: everything is readable.").format(day=short_day(day, today))


def made_line(folders: list[Path]) -> str:
    """Return where a backup was just made."""
    places = _tr(" and in ").join(map(str, folders))
    return _tr("Backed up and verified in {places}.").format(places=places)


def proved(told: Rehearsal) -> str:
    """Return what a rehearsal proved, and nothing more."""
    opened = _tr("Opened end to end: {held}, as of {when}.")
    lines = [opened.format(held=held(told.held), when=day_time(told.taken_at))]
    if told.same_passphrase:
        lines.append(
            _tr("The recovery code opened it, and the passphrase of today fits the same lock.")
        )
    else:
        lines.append(_tr("The recovery code opened it. It still has an earlier passphrase."))
    if told.missing:
        lines.append(_tr("Your desk has got {held} since.").format(held=held(told.missing)))
    return "\n".join(lines)


def held(rows: Mapping[str, int]) -> str:
    """Return how much of each kind there is: "24 sessions, 310 notes, 3 people"."""
    kinds = {
        "session": (_tr("1 session"), _tr("{count} sessions")),
        "note": (_tr("1 note"), _tr("{count} notes")),
        "idea": (_tr("1 idea"), _tr("{count} ideas")),
        "promise": (_tr("1 promise"), _tr("{count} promises")),
        "person": (_tr("1 person"), _tr("{count} people")),
    }
    counted = [
        one if count == 1 else many.format(count=f"{count:,}".replace(",", "\u202f"))
        for kind, (one, many) in kinds.items()
        if (count := rows.get(kind, 0))
    ]
    return ", ".join(counted) or _tr("nothing")


def _newest(state: BackupState) -> datetime | None:
    chosen = None if state.chosen is None else state.chosen.last
    return max((last for last in (state.own.last, chosen) if last is not None), default=None)


def _away(folder: str, last: datetime | None, now: datetime) -> str:
    if last is None:
        return _tr("The folder {folder} is not there.").format(folder=folder)
    words = _tr("The folder {folder} is not there; last backup there {day}.")
    return words.format(folder=folder, day=short_day(local_day(last), local_day(now)))


def _tr(words: str) -> str:
    return QCoreApplication.translate("backups", words)
