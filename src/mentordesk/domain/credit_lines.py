"""What MentorDesk itself writes where credit is given, in English."""

import re

from mentordesk.domain.idea import Part, RecognitionForm

COLLEAGUE = "a colleague"
ANOTHER = "another colleague"
SELF = "I"
GAP = "…"
USE = "we now use"
USE_ADAPTED = "we now use, in a form of our own"

SUBJECT = "Whose idea it was"
HELLO = "Hello,"
TO_CALL = "To say on the phone"
TO_SAY = "To say in person"
SAY = "Say"

OPENINGS = {
    RecognitionForm.NAMED_IN_MEETING: (
        "I would like to say where something comes from that {use}: “{line}”."
    ),
    RecognitionForm.IN_WRITING: "There is an idea that {use}: “{line}”.",
    RecognitionForm.TOLD_MANAGER: "You should know of an idea that {use}: “{line}”.",
    RecognitionForm.REVIEW_INPUT: "For the review, an idea that {use}: “{line}”.",
    RecognitionForm.OPPORTUNITY: "There is an idea that {use}: “{line}”.",
}
CLOSINGS = {
    RecognitionForm.NAMED_IN_MEETING: "Thank you for it.",
    RecognitionForm.IN_WRITING: "I am grateful for it, and I want it to be known.",
    RecognitionForm.TOLD_MANAGER: "I am grateful for it, and I want it to be known.",
    RecognitionForm.REVIEW_INPUT: "I would like it to be taken into account.",
    RecognitionForm.OPPORTUNITY: "I would like to give room to take it further.",
}
DID = {
    Part.NOTICED: "noticed it",
    Part.PROPOSED: "proposed it",
    Part.SHAPED: "shaped it",
    Part.CARRIED_OUT: "carried it out",
    Part.BACKED: "backed it",
}
HELPED = {
    Part.NOTICED: "helped to notice it",
    Part.PROPOSED: "helped to propose it",
    Part.SHAPED: "helped to shape it",
    Part.CARRIED_OUT: "helped to carry it out",
    Part.BACKED: "backed it",
}

BETWEEN_PEOPLE = re.compile(r"[,;/&+\n]|\band\b")
NOBODY = frozenset({"the", "my", "our", "their", "her", "his", "a", "an"})
"""Words that do not tell which people are meant."""
