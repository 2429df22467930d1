"""What a command wrote is kept in the desk's record of what left."""

import sys
from collections.abc import Iterable

from mentordesk.domain.export_record import Leaving
from mentordesk.error_words import words_for
from mentordesk.errors import MentorDeskError, NotNotedError
from mentordesk.services.workspace import Workspace


def note(workspace: Workspace, what: Leaving, data: bytes | Iterable[bytes]) -> None:
    """Keep that a file left, now that it is there whole; a record that fails undoes no file."""
    try:
        workspace.exports.note(what, data)
    except MentorDeskError:
        print(words_for(NotNotedError()).command_line(), file=sys.stderr)
