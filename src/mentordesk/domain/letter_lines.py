"""What MentorDesk itself writes to a mentor, and has to know again when it comes back."""

# ruff: noqa: RUF001 - the signs people type look alike, and all of them are meant

import re

QUESTION = "What should we talk about?"
YOU_LEAD = "You lead."
LISTENS = f"{YOU_LEAD} {{leader}} listens."
SEES_NOTHING = "You lead this conversation. {leader} sees nothing of what you write here until you"
HOW = f"{YOU_LEAD} {QUESTION}"
HOW_SAID = f"Say: you lead. {QUESTION}"
HOW_BY_CHAT = f"{HOW} One line for each topic is enough, with minutes if you like."
HOW_BY_MAIL = (
    f"{HOW} Answer with one line for each topic, with minutes if you like. If a page came with "
    "this, use that instead: it works without internet and gives you a text to send back."
)

HI = "Hi {name}, our next conversation: {facts}."
HELLO = "Hello {name},"
TO_CALL = "To call {name}"
TO_ASK = "To ask {name} in person"
FROM_TO = "For {name}, from {leader}"
OVER_IT = "For {name} · from {leader}"
THANKS = "Thank you"
WRITE_DOWN = "Write down what {name} says, one line for each topic:"

ON_AGENDA = "On the agenda already"
ASKING = "{leader} would like to ask you"
PROMISED = "What {leader} promised you"
HOW_DID_IT_GO = "How did it go?"
TRYING = f"{HOW_DID_IT_GO} {{leader}} is trying until then"
I_TRY = f"{HOW_DID_IT_GO} I am trying until then"
I_ASK = "I would like to ask you"
I_PROMISED = "I promised you, and it is not closed yet"
ROOM_FOR = "Ask whether there is room for"
NOT_CLOSED = "Tell what is not closed yet"
TELL_TRIED = "Say how it went"
UNANSWERED = "What you still wait to hear from {leader} about"
I_OWE = "I owe you an answer about"
TELL_OWED = "Say what you think of it, an answer is owed"
AS_YOU_LIKE = "As you like it"
AS_LIKED = "As {name} likes it"
GOOD_TIMES = "Good times: {words}"
ANSWERING = "An answer: {words}"
WHERE = "Where: {words}"
CAMERA_ON = "With the camera on"
CAMERA_OFF = "With the camera off"
CAMERA_EITHER = "With the camera on or off, whichever you like that day"
WALK = "We can walk while we talk"
BREAK = "There is time for a break whenever you want one"
IN_ADVANCE = "Questions come in advance"
HELPS = "What helps: {words}"
CREDIT = "Credit: {words}"
YOUR_TOPICS = "Your topics"
TO_SEND = "The text to send"

TITLE_OF_SHEET = "Observation sheet"
WATCH_ME = "Would you sit in on one of my meetings and tell me what you see?"
HI_WATCH = f"Hi {{name}}, {WATCH_ME[:1].lower()}{WATCH_ME[1:]}"
SAY_WATCH = f"Say: {WATCH_ME}"
HOW_WATCH = (
    "Below is what to look for. Write under each question, as briefly as you like, and send it "
    "back."
)
WATCHED = "When {name} was there, write down what {name} tells you under each question:"
TOPICS_FOR = "Topics for"
TITLE_OF_LIST = re.compile(rf"{TOPICS_FOR} [A-Z][a-z]+day \d{{1,2}} [A-Z][a-z]+:")
CARRIED_FROM = "carried over from"
URGENT = "(urgent, asked on the last day)"
MARK_OF_OURS = re.compile(rf", {CARRIED_FROM} \d{{1,2}} [A-Z][a-z]+ \d{{4}}$| {re.escape(URGENT)}$")
"""What stands behind the words of a topic or an ask in a letter, and belongs to neither."""
GAP = "______________ (   min)"
NO_TIME = "(no time)"

# A number before what begins like a unit of time in any language that is read, a lone number in
# brackets, a time of day, a time in words.
_UNITS = "hmsuotмчדשدس分小時"
_LOOKS_TIMED = re.compile(
    rf"\d\s?[-‑]?\s?[{_UNITS}'’′´]|[½¼¾]|[(\[]\d+[)\]]$|\d[:.]\d"
    r"|hour|stunde|heure|hora|ora\b|שעה|ساعة|\(no time\)$",
    re.IGNORECASE,
)


def looks_timed(text: str) -> bool:
    """Say whether a time might be read in the words of a topic that has none."""
    return _LOOKS_TIMED.search(text) is not None


def timed(text: str, minutes: int | None) -> str:
    """Return a topic with its time as a mentor would write it, to be read back as it was."""
    if minutes:
        return f"{text} ({minutes} min)"
    return f"{text} {NO_TIME}" if looks_timed(text) else text


def ticked(text: str, minutes: int | None) -> str:
    """Return a topic as a line of a task list, of which nothing but the time is taken out."""
    return f"- [ ] {timed(text, minutes)}"
