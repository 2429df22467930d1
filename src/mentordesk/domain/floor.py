"""Who has the floor, who called a session off, and how much of the talking is shown."""

from enum import StrEnum


class Speaker(StrEnum):
    """Whose voice has the floor."""

    MENTOR = "mentor"
    LEADER = "leader"


class FloorMode(StrEnum):
    """What a pair wants to see of who is talking; OFF counts nobody."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    OFF = "off"


class Side(StrEnum):
    """Who asked for something; NEITHER also stands for both."""

    MENTOR = "mentor"
    LEADER = "leader"
    NEITHER = "neither"
