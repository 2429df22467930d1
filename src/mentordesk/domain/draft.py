"""An agenda while it is edited: what stands there, and every step back and forth."""

from dataclasses import dataclass, replace

from mentordesk.domain.agenda import Agenda
from mentordesk.domain.ids import TopicId


@dataclass(frozen=True, slots=True)
class Draft:
    """One agenda and the way it came; steps are never forgotten while it is edited."""

    agenda: Agenda
    past: tuple[Agenda, ...] = ()
    future: tuple[Agenda, ...] = ()

    def changed(self, to: Agenda) -> "Draft":
        """Return the draft one step on; a step that changes nothing is none."""
        if to == self.agenda:
            return self
        return Draft(to, (*self.past, self.agenda))

    def undone(self) -> "Draft":
        """Return the draft one step back, or as it is at its beginning."""
        if not self.past:
            return self
        return Draft(self.past[-1], self.past[:-1], (*self.future, self.agenda))

    def redone(self) -> "Draft":
        """Return the draft one step on again, or as it is where no step was taken back."""
        if not self.future:
            return self
        return replace(Draft(self.future[-1], (*self.past, self.agenda)), future=self.future[:-1])


def touched(before: Agenda, after: Agenda) -> TopicId | None:
    """Return the first topic that stands otherwise in one than in the other, if it still stands."""
    old = {topic.id: (place, topic) for place, topic in enumerate(before.topics)}
    for place, topic in enumerate(after.topics):
        if old.get(topic.id) != (place, topic):
            return topic.id
    return None
