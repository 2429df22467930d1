"""The colours of a summary: whose voice a heading is."""

from enum import StrEnum


class Voice(StrEnum):
    """Whose voice a chapter is."""

    MENTOR = "mentor"
    LEADER = "leader"
    CREDIT = "credit"


LIGHT = {
    "paper": "#FFFFFF",
    "ink": "#22252A",
    "second": "#5A5F66",
    "line": "#E2DDD2",
    "sunken": "#F2EFE8",
    Voice.MENTOR.value: "#0B6B63",
    Voice.LEADER.value: "#5B3E8C",
    Voice.CREDIT.value: "#A86412",
}
DARK = {
    "paper": "#1F2226",
    "ink": "#ECE8E0",
    "second": "#AEB1B5",
    "line": "#30343A",
    "sunken": "#131517",
    Voice.MENTOR.value: "#5CC4B6",
    Voice.LEADER.value: "#B79BE6",
    Voice.CREDIT.value: "#E2A64A",
}
