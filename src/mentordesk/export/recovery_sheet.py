"""The sheet of paper that opens a desk when its passphrase is forgotten."""

import re
from datetime import date

from mentordesk.export import words as say
from mentordesk.export.plain import clean
from mentordesk.export.typesetting import typeset

TITLE = "Recovery code"
PURPOSE = (
    "This code opens your MentorDesk when the passphrase is forgotten. "
    "Without the passphrase and without this sheet, nobody can open it, not even you."
)
CODE = "The code"
TYPING = (
    "Type it group by group, as they are numbered. Capital or small letters are the same, "
    "and O, I and L may be typed as 0 and 1."
)
USING = "How to use it"
STEPS = (
    "Start MentorDesk, and choose the recovery code where it asks for the passphrase.",
    "Type the six groups.",
    "Choose a new passphrase. This sheet stays valid.",
)
KEEPING = "Where to keep it"
PLACES = (
    "On paper, with your passport or your will: a place that is locked, and not your desk.",
    "Not beside the laptop, and not as a photo on your phone.",
    "Whoever has this sheet and the desk's files can read everything.",
)


def recovery_sheet(code: str, leader: str, made_on: date) -> bytes:
    """Return a PDF of one page with the code in groups, what it does and where to keep it.

    Raises LettersMissingError or PdfRefusedError.
    """
    return typeset(
        "recovery.typ",
        {
            "eyebrow": clean(f"Private · for {leader} only"),
            "title": TITLE,
            "made": f"Made on {say.on(made_on)}",
            "on": [made_on.year, made_on.month, made_on.day],
            "purpose": PURPOSE,
            "code": CODE,
            "groups": [group for group in re.split(r"[\W_]+", code) if group],
            "typing": TYPING,
            "lists": [
                {"heading": USING, "numbered": True, "items": list(STEPS)},
                {"heading": KEEPING, "numbered": False, "items": list(PLACES)},
            ],
        },
    )
