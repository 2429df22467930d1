"""Words that were typed and not entered when the program ended, and the lines they stood in."""

from collections.abc import Iterable
from contextlib import suppress

from mentordesk.domain.session import SessionState
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.errors import MentorDeskError
from mentordesk.services.summaries import Sources

_LINES = {
    SessionState.PLANNED: (Place.ASK, Place.TOPIC, Place.LEADERS_TOPIC),
    SessionState.LIVE: (Place.IDEA, Place.PROMISE, Place.TRY, Place.STRIKE_ASK),
}
"""What has a line as long as its session is in that state."""


def has_line(desk: Sources, text: Unsaved) -> bool:
    """Return whether a page of the session has a line for these words, and one is enough."""
    with suppress(MentorDeskError):
        if text.place is Place.TRIED:
            return text.promise in desk.tries.open_logs()
        state = desk.sessions.of_id(text.session).state
        return text.place in _LINES.get(state, ()) and len(text.text.splitlines()) == 1
    return False


def was_entered(desk: Sources, text: Unsaved) -> bool:
    """Return whether the desk holds these words, or words that they were the beginning of."""
    typed = " ".join(text.as_line.split())
    with suppress(MentorDeskError):
        return any(words.startswith(typed) for words in _entered(desk, text))
    return False  # where the desk cannot say, they are not lost


def _entered(desk: Sources, text: Unsaved) -> Iterable[str]:
    """Return what stands where the words would be once they are entered."""
    session = text.session
    match text.place:
        case Place.IDEA:
            return [idea.text for idea in desk.ideas.of_session(session)]
        case Place.PROMISE | Place.TRY:
            return [promise.text for promise in desk.promises.of_session(session)]
        case Place.TRIED:
            made = desk.promises.of_session(session)
            return [line.words for p in made if p.id == text.promise for line in p.log]
        case Place.STRIKE_ASK:
            return [ask.text for ask in desk.strike_asks.of_session(session)]
        case Place.ASK:
            return [ask.text for ask in desk.agendas.of(session).asks]
        case _:
            return [topic.text for topic in desk.agendas.of(session).topics]
