"""What is said of a row of a file that stays out, for the window and the command line."""

ROWS: dict[str, str] = {
    "no-words": "Row {row}: there are no words of an idea.",
    "no-day": "Row {row}: “{said}” is not a date.",
    "in-future": "Row {row}: the date “{said}” is still to come.",
    "in-doubt": "Row {row}: the date “{said}” cannot be read like the others of its kind.",
    "no-stage": "Row {row}: “{said}” is no stage of an idea.",
    "no-part": "Row {row}: “{said}” is no part in an idea.",
    "no-weight": "Row {row}: “{said}” is neither lead, equal nor supporting.",
    "no-consent": "Row {row}: “{said}” does not say how somebody wants to be named.",
    "no-credit": "Row {row}: “{said}” is no way to give credit.",
    "no-reason": "Row {row}: the idea was declined, and there is no reason.",
    "no-way": "Row {row}: no idea can take these two steps one after the other: {said}.",
    "no-id": "Row {row}: “{said}” is not the id of an idea.",
    "too-long": "Row {row}: this is too long: “{said}…”.",
    "too-many": "Row {row}: one idea cannot have so many steps or names: {said}.",
}
"""By the code of the trouble; `{said}` is what stood in the row."""
