"""Which ideas of a file go on inside which, so that none goes on inside itself."""

from mentordesk.domain.earlier import Earlier
from mentordesk.domain.ids import IdeaId
from mentordesk.exchange.idea_cells import RowTrouble


class JoinedIdeas:
    """The ideas of a file that were joined into others, as far as it was read."""

    def __init__(self) -> None:
        self._nearer: dict[IdeaId, IdeaId] = {}

    def add(self, idea: Earlier) -> None:
        """Note where an idea goes on.

        Raises RowTrouble where it would go on, or come from, inside itself.
        """
        if idea.id is None:
            return
        into = idea.joined_into
        if idea.id in idea.origins or (into is not None and self._end(into) == idea.id):
            raise RowTrouble("in-a-circle", idea.text)
        if into is not None:
            self._nearer.setdefault(idea.id, into)

    def _end(self, idea: IdeaId) -> IdeaId:
        """Return the last idea that one goes on in; the way there is shorter from now on."""
        nearer = self._nearer
        while (into := nearer.get(idea)) is not None:
            nearer[idea] = idea = nearer.get(into, into)
        return idea
