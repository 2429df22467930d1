"""What the page of ideas finds for a question."""

from collections.abc import Mapping
from dataclasses import dataclass

from mentordesk.domain.board import Board, Found, IdeaQuery, Stand
from mentordesk.domain.person import Person
from mentordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found for a question, as a board or as a table."""

    view: Board | Found
    people: tuple[Person, ...] | None
    """Everybody on the desk, or None if they were asked for before."""
    mentors: tuple[Person, ...] = ()


def look(
    desk: Workspace,
    query: IdeaQuery,
    most: Mapping[Stand, int],
    *,
    as_board: bool,
    known: bool,
) -> Seen:
    """Return so many ideas of each open column, or lines, and everybody unless they are known."""
    views, people = desk.idea_views, desk.people
    # The closed columns tell their number too; what they hold is not read.
    view = views.board(query.everywhere, most) if as_board else views.table(query)
    return Seen(view, None) if known else Seen(view, people.everybody(), people.mentors())
