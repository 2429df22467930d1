"""Who sits at the keyboard."""

from enum import StrEnum

from mentordesk.domain.agenda import Hand


class Seat(StrEnum):
    """The leader's seat, or the mentor's; whatever is typed there is by that hand."""

    LEADER = "leader"
    MENTOR = "mentor"

    @property
    def hand(self) -> Hand:
        """Return by whose hand something is done at this seat."""
        return Hand.MENTOR_SEAT if self is Seat.MENTOR else Hand.LEADER_SEAT
