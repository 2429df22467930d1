"""How large a part in an idea was, to be chosen."""

from mentordesk.domain.idea import Weight
from mentordesk.ui import wording
from mentordesk.ui.widgets.choice import Choice


def weights(name: str = "") -> Choice:
    """Return a choice of weights, equal at first.

    With a `name` there are no words beside it that say what it is.
    """
    choice = Choice(name)
    for weight in Weight:
        choice.add(wording.weighed(weight) if name else wording.weight(weight), weight)
    choice.choose(Weight.EQUAL)
    return choice
