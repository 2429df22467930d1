"""Everything a desk holds, as the services give it: plain values that outlive their classes."""

import json
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from mentordesk.models import (
    AimRow,
    DestroyedRow,
    ExportRow,
    ObservationRow,
    SeriesRow,
    StrikeAskRow,
    WorksheetRow,
)
from mentordesk.services.workspace import Workspace

ROWS = {
    "observations": ObservationRow,
    "strike_asks": StrikeAskRow,
    "aims": AimRow,
    "exports": ExportRow,
    "series": SeriesRow,
    "worksheets": WorksheetRow,
    "destroyed": DestroyedRow,
}


def content(workspace: Workspace) -> dict[str, Any]:
    """Return every value of every noun, as JSON knows it."""
    people = workspace.people.everybody()
    sessions = workspace.sessions.all()
    keys = [session.id for session in sessions]
    found = {
        "people": [asdict(person) for person in people],
        "agreements": [
            asdict(agreed) for one in people if (agreed := workspace.agreements.kept(one.id))
        ],
        "sessions": [asdict(session) for session in sessions],
        "agendas": [asdict(workspace.agendas.of(key)) for key in keys],
        "notes": [asdict(note) for key in keys for note in workspace.notes.of_session(key)],
        "ideas": [asdict(idea) for idea in workspace.ideas.all()],
        "promises": [
            asdict(promise) for key in keys for promise in workspace.promises.of_session(key)
        ],
        **_rows(workspace),
        "alarm": workspace.calendars.alarm(),
    }
    plain: dict[str, Any] = json.loads(json.dumps(found, default=str))
    for noun in ("notes", "promises", *ROWS):  # several may share the time they are sorted by
        plain[noun].sort(key=lambda one: one.get("id") or (one["person_id"], one["kind"]))
    return plain


def _rows(workspace: Workspace) -> dict[str, list[dict[str, Any]]]:
    with workspace.store.reading() as tx:
        return {
            noun: [
                {column.key: getattr(row, column.key) for column in kind.__table__.columns}
                for row in tx.scalars(select(kind))
            ]
            for noun, kind in ROWS.items()
        }


def holds(now: Any, then: Any) -> bool:
    """Return whether all that was there then is there now; a noun may have learned more since."""
    if isinstance(then, dict):
        return all(key in now and holds(now[key], value) for key, value in then.items())
    if isinstance(then, list):
        return len(now) == len(then) and all(map(holds, now, then))
    return bool(now == then)
