"""Which ideas of a file go on inside which, so that none goes on inside itself."""

from mentordesk.domain.earlier import Earlier
from mentordesk.domain.ids import IdeaId


class JoinedIdeas:
    """The ideas of a file that were joined into others, as far as it was read."""

    def __init__(self) -> None:
        self._nearer: dict[IdeaId, IdeaId] = {}

    def add(self, idea: Earlier) -> bool:
        """Note where an idea goes on, unless it would go on in itself, or come from itself.

        Return whether it was noted.
        """
        if idea.id is None:
            return True
        into = idea.joined_into
        if idea.id in idea.origins or (into is not None and self._end(into) == idea.id):
            return False
        if into is not None:
            self._nearer.setdefault(idea.id, into)
        return True

    def _end(self, idea: IdeaId) -> IdeaId:
        """Return the last idea that one goes on in; the way there is shorter from now on."""
        nearer = self._nearer
        while (into := nearer.get(idea)) is not None:
            nearer[idea] = idea = nearer.get(into, into)
        return idea
