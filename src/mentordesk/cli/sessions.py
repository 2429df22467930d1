"""The sessions of a desk as a list for people or for programs."""

import json
from argparse import Namespace

from mentordesk.cli.passphrase import opened
from mentordesk.domain.session import Session
from mentordesk.errors import WrongUseError
from mentordesk.services.desk import lock
from mentordesk.services.workspace import Workspace

SHORT = 8


def sessions(wanted: Namespace) -> int:
    """Print the sessions, the oldest first."""
    workspace = opened(wanted)
    try:
        rows = listed(workspace)
    finally:
        lock(workspace)
    if wanted.json:
        print(json.dumps(rows, indent=2))
    elif not rows:
        print("No session is planned or was held yet.")
    else:
        for row in rows:
            when = str(row["planned_at"])[:16].replace("T", " ")
            print(f"{str(row['id'])[:SHORT]}  {when}  {row['state']:<8} {row['mentor']}")
    return 0


def listed(workspace: Workspace) -> list[dict[str, object]]:
    """Return one plain object a session."""
    names = {person.id: person.name for person in workspace.people.everybody()}
    return [
        {
            "id": str(session.id),
            "number": session.number,
            "state": session.state.value,
            "mentor": names[session.mentor],
            "planned_at": session.planned_at.astimezone().isoformat(),
            "minutes": session.minutes,
            "zone": session.zone,
            "series": None if session.series is None else str(session.series),
        }
        for session in reversed(workspace.sessions.all())
    ]


def found(workspace: Workspace, beginning: str) -> Session:
    """Return the one session whose id begins like this.

    Raises WrongUseError when none or more than one does.
    """
    matches = [
        session
        for session in workspace.sessions.all()
        if str(session.id).startswith(beginning.lower()) and beginning
    ]
    if len(matches) != 1:
        how_many = "No session has" if not matches else f"{len(matches)} sessions have"
        message = f"{how_many} an id that begins with {beginning!r}; see mentordesk sessions."
        raise WrongUseError(message=message)
    return matches[0]
