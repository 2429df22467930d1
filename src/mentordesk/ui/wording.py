"""The desk's nouns in people's words, said alike on every page."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from mentordesk.domain import part_names, stage_names
from mentordesk.domain.agenda import TopicState
from mentordesk.domain.board import Stand
from mentordesk.domain.idea import Part, RecognitionForm, Stage, Weight
from mentordesk.domain.person import Consent, Medium, Person, Rhythm
from mentordesk.domain.reporting import Reporting
from mentordesk.domain.session import SessionState
from mentordesk.ui.tokens import Tone


def counted(count: int, one: str, many: str) -> str:
    """Return how many, in words that were translated already; `many` holds a "{n}"."""
    return one if count == 1 else many.format(n=count)


def session_state(state: SessionState) -> str:
    """Return where a session stands, in neutral words."""
    match state:
        case SessionState.PLANNED:
            return _tr("to come")
        case SessionState.LIVE:
            return _tr("still open")
        case SessionState.CLOSED:
            return _tr("closed")
        case SessionState.MOVED:
            return _tr("moved")
        case SessionState.MISSED:
            return _tr("did not take place")


def session_tone(state: SessionState) -> Tone:
    """Return the tone of a session's state."""
    tones = {SessionState.PLANNED: Tone.MENTOR, SessionState.LIVE: Tone.DANGER}
    return tones.get(state, Tone.NEUTRAL)


def topic_state(state: TopicState) -> str:
    """Return what became of a topic."""
    match state:
        case TopicState.OPEN:
            return _tr("open")
        case TopicState.DISCUSSED:
            return _tr("discussed")
        case TopicState.CARRIED:
            return _tr("carried over")
        case TopicState.PARKED:
            return _tr("parked")
        case TopicState.DROPPED:
            return _tr("dropped")


def stage(at: Stage) -> str:
    """Return how far an idea has come."""
    return _tr(stage_names.STAGES[at])


def stand(at: Stand) -> str:
    """Return what a column of the board is called."""
    return _tr(stage_names.STANDS[at])


def holds(words: str) -> str:
    """Return of an idea that it was found for the words of one inside it."""
    return _tr("holds: “{words}”").format(words=words)


def beginning(text: str, most: int = 80) -> str:
    """Return how a text begins, with dots where it goes on."""
    return text if len(text) <= most else f"{text[:most]}…"


def part(had: Part) -> str:
    """Return a person's part in an idea."""
    return _tr(part_names.PARTS[had])


def weight(of: Weight) -> str:
    """Return how large a part was."""
    return _tr(part_names.WEIGHTS[of])


def weighed(of: Weight) -> str:
    """Return how large a part was, in words that stand alone."""
    return _tr("{weight} part").format(weight=weight(of))


def weighed_part(had: Part, of: Weight) -> str:
    """Return a person's part with its weight; an equal one goes without saying."""
    if of is Weight.EQUAL:
        return part(had)
    return _tr("{part} ({weight})").format(part=part(had), weight=weight(of))


def recognition(form: RecognitionForm) -> str:
    """Return how credit was given, as a fact."""
    match form:
        case RecognitionForm.NAMED_IN_MEETING:
            return _tr("named in a meeting")
        case RecognitionForm.IN_WRITING:
            return _tr("named in writing")
        case RecognitionForm.TOLD_MANAGER:
            return _tr("told the manager")
        case RecognitionForm.REVIEW_INPUT:
            return _tr("put into the review")
        case RecognitionForm.OPPORTUNITY:
            return _tr("given an opportunity")
        case RecognitionForm.NONE_WANTED:
            return _tr("wanted no credit")


def consent(given: Consent) -> str:
    """Return how somebody wants to be named for an idea."""
    match given:
        case Consent.ANYWHERE:
            return _tr("may be named anywhere")
        case Consent.THESE_PEOPLE:
            return _tr("may be named to agreed people")
        case Consent.ASK:
            return _tr("not asked yet")
        case Consent.EACH_TIME:
            return _tr("to be asked each time")
        case Consent.AS_COLLEAGUE:
            return _tr("named as “a colleague”")
        case Consent.NOT_AT_ALL:
            return _tr("not to be named")


def pair_consent(settled: Consent) -> str:
    """Return how a mentor wants to be named, as the pair settled it for all ideas to come."""
    match settled:
        case Consent.ASK:
            return _tr("to be asked about each idea")
        case Consent.EACH_TIME:
            return _tr("to be asked before each naming")
        case _:
            return consent(settled)


def medium(how: Medium) -> str:
    """Return how a mentor likes to hear from the leader."""
    match how:
        case Medium.IN_PERSON:
            return _tr("in person")
        case Medium.CHAT:
            return _tr("short messages")
        case Medium.EMAIL:
            return _tr("e-mail")
        case Medium.CALL:
            return _tr("a call")
        case Medium.PAPER:
            return _tr("paper")


def medium_had(how: Medium) -> str:
    """Return a medium as something a mentor would rather have."""
    return _tr("a talk in person") if how is Medium.IN_PERSON else medium(how)


def rhythm(how_often: Rhythm) -> str:
    """Return how often a pair means to meet."""
    match how_often:
        case Rhythm.ONCE:
            return _tr("once")
        case Rhythm.WEEKLY:
            return _tr("every week")
        case Rhythm.EVERY_2_WEEKS:
            return _tr("every 2 weeks")
        case Rhythm.EVERY_3_WEEKS:
            return _tr("every 3 weeks")
        case Rhythm.EVERY_4_WEEKS:
            return _tr("every 4 weeks")
        case Rhythm.MONTHLY:
            return _tr("every month")


def reporting(how: Reporting) -> str:
    """Return how a mentor stands to the leader at work."""
    match how:
        case Reporting.NONE:
            return _tr("No")
        case Reporting.TO_LEADER:
            return _tr("Yes, I am their manager")
        case Reporting.IN_ORGANISATION:
            return _tr("Not to me, but in my part of the organisation")


def whole_name(alike: Iterable[Person]) -> str:
    """Ask for a whole name, since these people are called by the one that was given."""
    words = _tr("Is it {name}? Write the whole name, theirs or of whom else you mean.")
    return words.format(name=_tr(" or ").join(person.name for person in alike))


def _tr(words: str) -> str:
    return QCoreApplication.translate("words", words)
