"""What MentorDesk itself writes where credit is given, in English."""

from mentordesk.domain.idea import Part, RecognitionForm

COLLEAGUE = "a colleague"
ANOTHER = "another colleague"
SELF = "I"
GAP = "…"
USE = "We now use this idea"
USE_ADAPTED = "We now use this idea, in a form of our own"

TITLE = "Whose idea it was"
HELLO = "Hello,"
TO_CALL = "To say on the phone"
TO_SAY = "To say in person"

OPENINGS = {
    RecognitionForm.NAMED_IN_MEETING: ("I would like to say whose idea this was. {use}: “{line}”."),
    RecognitionForm.IN_WRITING: "{use}: “{line}”.",
    RecognitionForm.TOLD_MANAGER: "You should know whose idea this was. {use}: “{line}”.",
    RecognitionForm.REVIEW_INPUT: "This is for the review. {use}: “{line}”.",
    RecognitionForm.OPPORTUNITY: "{use}: “{line}”.",
}
CLOSINGS = {
    RecognitionForm.NAMED_IN_MEETING: "Thank you for it.",
    RecognitionForm.IN_WRITING: "I am grateful for it, and I want it to be known.",
    RecognitionForm.TOLD_MANAGER: "I am grateful for it, and I want it to be known.",
    RecognitionForm.REVIEW_INPUT: "I would like it to be taken into account.",
    RecognitionForm.OPPORTUNITY: "I would like them to have room to take it further.",
}
HELPED = {
    Part.NOTICED: "helped to notice it",
    Part.PROPOSED: "helped to propose it",
    Part.SHAPED: "helped to shape it",
    Part.CARRIED_OUT: "helped to carry it out",
    Part.BACKED: "backed it",
}
