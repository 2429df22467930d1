"""Which mentor is meant on the command line."""

from mentordesk.domain.person import Person
from mentordesk.errors import WrongUseError
from mentordesk.services.workspace import Workspace


def mentor_of(workspace: Workspace, typed: str) -> Person:
    """Return the one mentor who has or had this name, is called so, or whose name begins so.

    Upper or lower case is alike. Raises WrongUseError when none or more than one is meant.
    """
    wanted, mentors = typed.strip().casefold(), workspace.people.mentors()
    whole = [one for one in mentors if one.name.casefold() == wanted]
    called = [one for one in mentors if one.first_name.casefold() == wanted]
    begins = [one for one in mentors if wanted and one.name.casefold().startswith(wanted)]
    before = [one for one in mentors if wanted in map(str.casefold, one.former)]
    matches = whole or called or before or begins
    if len(matches) != 1:
        how_many = "No mentor has" if not matches else f"{len(matches)} mentors have"
        raise WrongUseError(message=f"{how_many} a name that begins with {typed!r}.")
    return matches[0]
