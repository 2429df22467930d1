"""Whether a mentor's work is in the leader's hands."""

from enum import StrEnum


class Reporting(StrEnum):
    """How a mentor stands to the leader at work."""

    NONE = "none"
    TO_LEADER = "to_leader"
    IN_ORGANISATION = "in_organisation"
