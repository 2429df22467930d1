"""Who asked for something to be called off, without a guess and without a must."""

from mentordesk.domain.floor import Side
from mentordesk.ui.widgets.choice import Choice


class SideChoice(Choice):
    """The mentor, the leader, or neither; at first, and if it is left so, not said."""

    def __init__(self, mentor: str) -> None:
        super().__init__(self.tr("Who asked for it"))
        self.add(self.tr("Not said"), None)
        self.add(mentor, Side.MENTOR)
        self.add(self.tr("Me"), Side.LEADER)
        self.add(self.tr("Both of us, or neither"), Side.NEITHER)

    def side(self) -> Side | None:
        """Return who it was; None if that was not said."""
        value = self.value()
        return None if value is None else Side(value)
