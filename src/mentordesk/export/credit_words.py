"""The words of a credit record, in English."""

from collections.abc import Iterator

from mentordesk.domain import part_names
from mentordesk.domain.board import Stand
from mentordesk.domain.credit_record import CreditRecord, RecordIdea
from mentordesk.domain.idea import Application, Recognition, RecognitionForm, Stage
from mentordesk.domain.stage_names import STAGES, STANDS
from mentordesk.export import words as say
from mentordesk.export.colours import Voice

TITLE = "Credit record"
EYEBROW = "Made for {mentor} · from {leader}"
ABOUT = "What {mentor} said in conversations with {leader} or has a part in, and what came of it."
ELSEWHERE = "It was said in another conversation."
SAID_FIRST = "Who first said it: {who}"
HOLDS = "It also holds: “{text}”"
BEFORE, AFTER, LINK = "Before: {text}", "Since then: {text}", "More of it: {text}"
COUNTED = ("1 idea", "{n} ideas")
APPLIED = ("1 applied", "{n} applied")
CREDITED = ("1 credited", "{n} credited")
_COLLEAGUE, _ANOTHER = "A colleague", "Another colleague"

CHAPTERS: tuple[tuple[str, Voice, tuple[Stage, ...]], ...] = (
    (STANDS[Stand.APPLIED], Voice.CREDIT, (Stage.APPLIED, Stage.ADAPTED)),
    (STANDS[Stand.TRYING], Voice.MENTOR, (Stage.TRYING,)),
    (STANDS[Stand.HEARD], Voice.MENTOR, (Stage.RESTATED, Stage.HEARD)),
    (STANDS[Stand.PARKED], Voice.LEADER, (Stage.PARKED,)),
    (STANDS[Stand.DECLINED], Voice.LEADER, (Stage.DECLINED,)),
)
REACHED = {
    Stage.HEARD: "{stage}",
    Stage.RESTATED: "{stage}, {since}",
    Stage.TRYING: "{stage} since {since}",
    Stage.APPLIED: "{stage} since {since}",
    Stage.ADAPTED: "{stage} since {since}",
    Stage.PARKED: "{stage} on {since}",
    Stage.DECLINED: "{stage} on {since}",
}
FORMS = {
    RecognitionForm.NAMED_IN_MEETING: "Credit was given in a meeting",
    RecognitionForm.IN_WRITING: "Credit was given in writing",
    RecognitionForm.TOLD_MANAGER: "Their manager was told",
    RecognitionForm.REVIEW_INPUT: "It was put into a review",
    RecognitionForm.OPPORTUNITY: "Credit was given by an opportunity",
    RecognitionForm.NONE_WANTED: "No credit was wanted",
}

CHECK = "To check this record"
HOW = (
    "{leader} keeps these ideas in a ledger in which no line can be changed unseen. On that desk "
    "“Check a record…” in the window, or “mentordesk credit verify” with this file, tells whether "
    "the record is as it was made and stands in the ledger like this."
)
NAMES = (
    "Others are named here only if they agreed to be named anywhere; who did not is “a colleague”, "
    "or is left out."
)
ENTRIES = ("The ledger had 1 entry. It ended in", "The ledger had {n} entries. It ended in")
SEAL = "Seal of this record"


def eyebrow(record: CreditRecord) -> str:
    """Return for whom the record is, and whose desk it is from."""
    return EYEBROW.format(mentor=record.mentor, leader=record.leader)


def about(record: CreditRecord) -> str:
    """Return what the record tells, in one sentence."""
    return ABOUT.format(mentor=record.mentor, leader=record.leader)


def facts(record: CreditRecord) -> str:
    """Return the period and how much there is."""
    first, last = (say.on(day) for day in record.period)
    period = first if first == last else f"{first} to {last}"
    used = sum(idea.use is not None for idea in record.ideas)
    credited = sum(any(said.gives_credit for said in idea.recognitions) for idea in record.ideas)
    counts = (len(record.ideas), COUNTED), (used, APPLIED), (credited, CREDITED)
    return " · ".join([period, *(_counted(n, *words) for n, words in counts if n)])


def entries(count: int) -> str:
    """Return how many entries the ledger had, before its digest."""
    return _counted(count, *ENTRIES)


def groups(digest: bytes) -> str:
    """Return a hash in groups that an eye can compare."""
    text = digest.hex()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def people(idea: RecordIdea) -> Iterator[str]:
    """Yield one line for each person who had a part."""
    colleagues = 0
    for person in idea.people:
        name = person.who
        if name is None:
            name = _ANOTHER if colleagues else _COLLEAGUE
            colleagues += 1
        yield sentence(f"{name} {part_names.told(person.parts)}")
    if idea.first_said:
        yield sentence(SAID_FIRST.format(who=idea.first_said))
    if idea.elsewhere:
        yield ELSEWHERE
    for text in idea.holds:
        yield HOLDS.format(text=text)


def outcome(idea: RecordIdea) -> Iterator[str]:
    """Yield what came of an idea, one line each."""
    told = {"stage": STAGES[idea.stage], "since": say.on(idea.since)}
    reached = REACHED[idea.stage].format(**told)
    if idea.use is not None:
        reached = ": ".join(filter(None, (reached, idea.use.where.strip())))
    if idea.until is not None:
        reached = f"{reached}, until {say.on(idea.until)}"
    yield sentence(f"{reached}: {idea.reason}" if idea.reason else reached)
    if idea.use is not None:
        yield from _changed(idea.use)


def credit(given: Recognition) -> str:
    """Return one act of credit."""
    parts = [f"{FORMS[given.form]}, {say.on(given.on)}", given.where.strip()]
    if given.heard_by.strip():
        parts.append(f"heard by {given.heard_by.strip()}")
    return sentence(", ".join(filter(None, parts)))


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _changed(use: Application) -> Iterator[str]:
    for words, text in ((BEFORE, use.before), (AFTER, use.after)):
        if text.strip():
            yield sentence(words.format(text=text.strip()))
    if use.link.strip():
        yield LINK.format(text=use.link.strip())


def _counted(count: int, one: str, several: str) -> str:
    return (one if count == 1 else several).format(n=f"{count:,}")
