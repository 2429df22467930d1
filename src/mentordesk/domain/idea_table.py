"""How ideas stand in a table: its columns, and cells that tell of several things."""

from collections.abc import Iterable
from enum import StrEnum


class Column(StrEnum):
    """A column by its heading, in the order in which they are written."""

    ID = "Id"
    IDEA = "Idea"
    MENTOR = "Mentor"
    MENTOR_ID = "Mentor id"
    HEARD = "Heard"
    SESSION = "Session"
    STAGE = "Stage"
    FIRST_SAID = "First said by"
    ANSWER_BY = "Answer by"
    STEPS = "Steps"
    STEP_AT = "Step at"
    STEP_SESSION = "Step in session"
    STEP_REASON = "Step reason"
    STEP_UNTIL = "Step until"
    STEP_TOLD = "Mentor told on"
    NAMES = "Names"
    NAME_IDS = "Name ids"
    PARTS = "Parts"
    WEIGHTS = "Weights"
    CONSENTS = "Consents"
    NAMED_BEFORE = "May be named before"
    APPLIED_WHERE = "Applied where"
    APPLIED_ON = "Applied on"
    BEFORE = "Before"
    AFTER = "After"
    LINK = "Link"
    CREDITS = "Credits"
    CREDIT_ON = "Credit on"
    CREDIT_WHERE = "Credit where"
    CREDIT_HEARD_BY = "Credit heard by"
    MENTOR_KNOWS = "Mentor knows"
    CREDIT_AGREED = "Credit agreed by"
    JOINED_INTO = "Joined into"
    ORIGINS = "Came from"


def items(cell: str, count: int | None = None) -> list[str]:
    """Return the lines of a cell that tells of several things, as many as are asked for."""
    lines = [_unmarked(line) for line in cell.split("\n")] if cell else []
    return lines if count is None else (lines + [""] * count)[:count]


def cell_of(told: Iterable[str]) -> str:
    """Return several things as one cell, each on a line of its own; empty if all of them are."""
    lines = [one.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") for one in told]
    return "\n".join(lines) if any(lines) else ""


def _unmarked(line: str) -> str:
    if "\\" not in line:
        return line
    parts = (part.replace("\\n", "\n").replace("\\r", "\r") for part in line.split("\\\\"))
    return "\\".join(parts)
