"""The agreement with a mentor as a page for both."""

from argparse import Namespace

from mentordesk.cli.leaving import write
from mentordesk.cli.passphrase import opened
from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.person import Person
from mentordesk.error_words.ideas_in import UNLOCKED
from mentordesk.errors import WrongUseError
from mentordesk.export.formats import Format
from mentordesk.services.desk import lock
from mentordesk.services.workspace import Workspace


def agreement(wanted: Namespace) -> int:
    """Write the page, and say that anybody can read it."""
    form = Format(wanted.format)
    workspace = opened(wanted)
    try:
        mentor, pages = _found(workspace, wanted.mentor), workspace.agreement_pages
        data = pages.render(pages.compose(mentor.id), form)
        what = Leaving(ExportKind.AGREEMENT, mentor.id, form=form.value)
        write(workspace, what, data, wanted.out, replace=wanted.replace)
    finally:
        lock(workspace)
    print(f"Written: {wanted.out}")
    print(UNLOCKED)
    return 0


def _found(workspace: Workspace, beginning: str) -> Person:
    """Return the one mentor whose name is this or begins so, in upper or lower case.

    Raises WrongUseError when none or more than one has it.
    """
    wanted, mentors = beginning.strip().casefold(), workspace.people.mentors()
    matches = [one for one in mentors if wanted and one.name.casefold().startswith(wanted)]
    matches = [one for one in matches if one.name.casefold() == wanted] or matches
    if len(matches) != 1:
        how_many = "No mentor has" if not matches else f"{len(matches)} mentors have"
        raise WrongUseError(message=f"{how_many} a name that begins with {beginning!r}.")
    return matches[0]
