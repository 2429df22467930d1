"""What a command writes is kept in the desk's record of what left."""

import sys
from pathlib import Path

from mentordesk.domain.export_record import Leaving
from mentordesk.error_words import words_for
from mentordesk.errors import NotNotedError
from mentordesk.services.noted_file import Data, NotedFile
from mentordesk.services.workspace import Workspace


def write(workspace: Workspace, what: Leaving, data: Data, path: Path, *, replace: bool) -> None:
    """Write a file whole or not at all; a record that fails undoes no file, and is said.

    Raises ExportExistsError or ExportError.
    """
    file = NotedFile(workspace.exports, what, data)
    file.write(path, replace=replace)
    if file.record is None:
        print(words_for(NotNotedError()).command_line(), file=sys.stderr)
