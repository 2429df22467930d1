"""The ways in which a mentor may like to hear from the leader."""

from enum import StrEnum


class Medium(StrEnum):
    """How a mentor likes to hear from the leader."""

    CHAT = "chat"
    EMAIL = "email"
    CALL = "call"
    PAPER = "paper"
    IN_PERSON = "in_person"
