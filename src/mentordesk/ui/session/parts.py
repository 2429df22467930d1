"""What the parts of a session's page ask."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mentordesk.domain.ids import SessionId
from mentordesk.services.workspace import Workspace
from mentordesk.ui.notices import Notices
from mentordesk.ui.saving import Saving
from mentordesk.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class SessionParts:
    """`key` gives the session on the page: once it is moved, another one."""

    workspace: Workspace
    key: Callable[[], SessionId]
    now: Callable[[], datetime]
    tasks: Tasks
    notices: Notices
    saving: Saving
