"""How large a part in an idea was, to be chosen."""

from mentordesk.domain.idea import Weight
from mentordesk.ui import wording
from mentordesk.ui.widgets.choice import Choice


def weights(chosen: Weight = Weight.EQUAL, name: str = "") -> Choice:
    """Return a choice of weights; with a `name` it has no words beside it that say what it is."""
    choice = Choice(name)
    for weight in Weight:
        choice.add(wording.weighed(weight) if name else wording.weight(weight), weight)
    choice.choose(chosen)
    return choice
