"""What the start card says of promises to both: kept, let go and why, to try, not closed yet."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.ui import dates
from mentordesk.ui.room.focus_rows import Fact
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.tokens import Role
from mentordesk.ui.tried_words import tried_words
from mentordesk.ui.wording import counted

_SHOWN = 2


def promised_facts(room: RoomData, today: date) -> list[Fact]:
    """Return what became of the promises since the last session, and what is open.

    A few of each kind stand there whole, and the others are counted; what was let go is told with
    its reason each time, since only that says what changed.
    """
    return [*_kept(room), *_let_go(room), *_to_try(room), *_not_closed(room, today)]


def _kept(room: RoomData) -> Iterator[Fact]:
    kept = [one for one in room.closed if one.state is PromiseState.KEPT]
    words = _tr("You promised {name}, kept").format(name=room.mentor.first_name)
    yield from _some(kept, "circle-check", lambda _: words)
    one, many = _tr("And 1 more promise kept"), _tr("And {n} more promises kept")
    yield from _rest(kept, "circle-check", (one, many), _tr("Since the last session"))


def _let_go(room: RoomData) -> Iterator[Fact]:
    name, words = room.mentor.first_name, _tr("You promised {name}, let go: {reason}")
    for one in room.closed:
        if one.state is PromiseState.LET_GO:
            yield Fact("hand", one.text, words.format(name=name, reason=one.reason), Role.LEADER)


def _to_try(room: RoomData) -> Iterator[Fact]:
    to_try = [tried for tried in room.tries if tried.state is PromiseState.OPEN]
    yield from _some(to_try, "footprints", tried_words)
    one, many = _tr("And 1 more to try"), _tr("And {n} more to try")
    yield from _rest(to_try, "footprints", (one, many), _tr("Before this session"))


def _not_closed(room: RoomData, today: date) -> Iterator[Fact]:
    def said(promise: Promise) -> str:
        due = dates.due(promise.due, today) if promise.due else not_closed
        return _tr("You promised {name}, {due}").format(name=room.mentor.first_name, due=due)

    not_closed = _tr("not closed yet")
    yield from _some(room.open_promises, "hand", said)
    one, many = _tr("And 1 more promise"), _tr("And {n} more promises")
    yield from _rest(room.open_promises, "hand", (one, many), not_closed)


def _some(promises: Sequence[Promise], icon: str, said: Callable[[Promise], str]) -> Iterator[Fact]:
    for promise in promises[:_SHOWN]:
        yield Fact(icon, promise.text, said(promise), Role.LEADER)


def _rest(
    promises: Sequence[Promise], icon: str, words: tuple[str, str], under: str
) -> Iterator[Fact]:
    more = len(promises) - _SHOWN
    if more > 0:
        yield Fact(icon, counted(more, *words), under, Role.LEADER)


def _tr(words: str) -> str:
    return QCoreApplication.translate("promised", words)
