"""The words of an idea that others may get to read."""

from collections.abc import Iterator

from mentordesk.domain.idea import Idea


def words_beside(idea: Idea) -> Iterator[str]:
    """Yield all words of an idea but its own line: who said it, reasons, its use and its credit."""
    yield idea.first_said
    yield from (event.reason for event in idea.events)
    if idea.application is not None:
        use = idea.application
        yield from (use.where, use.before, use.after, use.link)
    for given in idea.recognitions:
        yield from (given.where, given.heard_by)
