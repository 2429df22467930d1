"""Ideas from before brought in from a file: shown first, then all of them or none."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from mentordesk.domain.earlier import (
    COUNTED,
    Brought,
    Choices,
    DateDoubt,
    Earlier,
    Order,
    Preview,
)
from mentordesk.domain.earlier_problems import Problems, RowProblem
from mentordesk.domain.ids import IdeaId
from mentordesk.error_words.ideas_in import SaysIdeas
from mentordesk.errors import ImportChangedError
from mentordesk.exchange.idea_cells import Doubt
from mentordesk.exchange.ideas_csv import Dated, IdeaFile, IdeaReading
from mentordesk.exchange.table_source import hold
from mentordesk.export.private_file import write_private
from mentordesk.services.earlier_known import KnownIdeas
from mentordesk.services.earlier_people import EarlierPeople
from mentordesk.services.idea_import_rows import Bringing
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.watch import Watch

SHOWN = 200
LISTED = 50_000
OF_EACH = 10
SAID = 60
_PAUSE = 500

_Read = Dated | RowProblem
_Orders = dict[str, Order]


@dataclass(slots=True)
class _Found:
    """What one reading of a file came to so far."""

    people: EarlierPeople
    known: KnownIdeas
    count: int = 0
    coming: list[Earlier] = field(default_factory=list)
    problems: Problems = field(default_factory=lambda: Problems(SHOWN, OF_EACH))
    doubles: int = 0
    undated: int = 0
    doubts: dict[str, DateDoubt] = field(default_factory=dict)


class IdeaImportService:
    """Brings earlier ideas in; what is shown is read from the disk, what is kept from memory."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now

    def preview(
        self, path: Path, choices: Choices | None = None, watch: Watch | None = None
    ) -> Preview:
        """Return what would come in from a file; nothing is kept.

        Any thread may ask: nothing of the desk is held while the file is read.

        Raises TableError where the file cannot be read as ideas, StoppedError as the watch says.
        """
        chosen, watched = choices or Choices(), watch or Watch()
        self._only_leader()
        file = IdeaFile.at(path, chosen.letters, chosen.separator)
        found, orders = self._look(file, chosen, watched)
        told = [found.doubts[sign] for sign in orders]
        if told:
            settled = {**orders, **chosen.orders}
            found, _ = self._look(file, _in(chosen, settled), watched)
        else:
            settled = dict(chosen.orders)
        unknown, others = found.people.unknown()
        return Preview(
            file.stamp,
            found.count,
            tuple(found.coming),
            found.problems.rows,
            tuple(found.problems.listed),
            found.doubles,
            found.undated,
            unknown,
            tuple(found.doubts.values()),
            settled,
            file.columns.ignored,
            file.table.letters,
            file.table.separator,
            tuple(told),
            replace(others, is_open=others.is_open and not chosen.others_are_new),
            found.problems.kinds(),
        )

    def hold(
        self, path: Path, choices: Choices, shown: Preview, watch: Watch | None = None
    ) -> IdeaFile:
        """Read the file that was shown to its end, so that nothing of it has to be waited for.

        Any thread may ask: nothing of the desk is held meanwhile. Raises ImportChangedError where
        it is no longer the same, StoppedError as the watch says, TableError.
        """
        told = watch or Watch()
        self._only_leader()
        held = hold(path, partial(told.at, 0))
        if held.stamp != shown.stamp:
            raise ImportChangedError
        return IdeaFile(held, choices.letters, choices.separator)

    def bring_in(
        self, file: IdeaFile, choices: Choices, shown: Preview, watch: Watch | None = None
    ) -> Brought:
        """Keep the ideas that were shown, all of them or none; return what came and what did not.

        The file is held in memory. Raises ImportChangedError where the ideas are no longer the
        same, StoppedError as the watch says, TableError.
        """
        told = watch or Watch()
        with self._store.transaction() as tx:
            if file.stamp != shown.stamp or not shown.settled:
                raise ImportChangedError
            chosen = _in(choices, {**shown.orders, **choices.orders})
            people = EarlierPeople.of(tx, chosen.people, own=file.columns.own)
            read = partial(self._read, file, chosen)
            coming = frozenset[IdeaId]()
            if file.columns.own:  # no other file tells ids
                coming = _ids(_taken(read(told), people, KnownIdeas(tx), chosen))
            bringing = Bringing(tx, people, self._now(), coming)
            left = _Left()
            ideas = _taken(read(told), people, KnownIdeas(tx), chosen, left)
            count = bringing.bring(ideas)
            if count != shown.count:
                raise ImportChangedError
        return left.of(count)

    def left_list(self, came: Brought, says: SaysIdeas) -> bytes:
        """Return what stayed out as a text file in UTF-8, a line for each problem."""
        with self._store.reading():
            lines = says.left_out(came.left, came.kinds)
        return "".join(f"{line}\n" for line in lines).encode()

    def save_left(
        self, came: Brought, says: SaysIdeas, path: Path, *, replace: bool = False
    ) -> bytes:
        """Write that list whole or not at all, and return it.

        Raises ExportExistsError or ExportError.
        """
        # No read is held open by a folder that may not answer.
        data = self.left_list(came, says)
        write_private(path, data, replace=replace)
        return data

    def _only_leader(self) -> None:
        with self._store.reading():
            pass  # nothing of the desk is held while a file is waited for

    def _look(self, file: IdeaFile, chosen: Choices, watch: Watch) -> tuple[_Found, _Orders]:
        """Return what a file holds, and the orders of dates that its other dates tell."""
        reading = file.read(self._now().astimezone(), chosen.orders)
        with self._store.reading() as tx:
            people = EarlierPeople.of(tx, chosen.people, own=file.columns.own)
            found = _Found(people, KnownIdeas(tx))
        for one in _watched(reading, watch):
            _note(found, one, doubles=chosen.doubles)
        told = {sign: reading.orders_seen(sign) for sign in found.doubts}
        return found, {sign: next(iter(seen)) for sign, seen in told.items() if len(seen) == 1}

    def _read(self, file: IdeaFile, chosen: Choices, watch: Watch) -> Iterator[_Read]:
        return _watched(file.read(self._now().astimezone(), chosen.orders), watch)


class _Left:
    """What stays out of a file, and the first of it in a list."""

    def __init__(self) -> None:
        self._problems, self._doubles = Problems(LISTED, OF_EACH), 0

    def note(self, problem: RowProblem) -> None:
        self._problems.note(problem)

    def note_double(self, idea: Earlier) -> None:
        self._doubles += 1
        self._problems.note(RowProblem(idea.row, "double", idea.text[:SAID]))

    def of(self, count: int) -> Brought:
        """Return what came of a file from which so many ideas came in."""
        every, doubles = self._problems, self._doubles
        wrong = every.rows - doubles
        return Brought(count, wrong, doubles, tuple(every.listed), every.kinds())


def _in(chosen: Choices, orders: _Orders) -> Choices:
    return replace(chosen, orders=orders)


def _watched(reading: IdeaReading, watch: Watch) -> Iterator[_Read]:
    for number, one in enumerate(reading):
        if not number % _PAUSE:
            watch.at(number)
        yield one


def _taken(
    read: Iterable[_Read],
    people: EarlierPeople,
    known: KnownIdeas,
    chosen: Choices,
    left: _Left | None = None,
) -> Iterator[Earlier]:
    """Yield each idea of a file that is to come in, and note what is left out."""
    left = left or _Left()
    for one in read:
        match one:
            case RowProblem():
                left.note(one)
            case Dated(doubts=doubts) if doubts:
                raise ImportChangedError
            case Dated(idea=idea, dated=dated):
                is_double = known.take(idea, people.name_of(idea), dated=dated)
                if not is_double or chosen.doubles:
                    yield idea
                    continue
                left.note_double(idea)


def _ids(ideas: Iterable[Earlier]) -> frozenset[IdeaId]:
    """Return the ids of ideas, which may go on inside one another."""
    return frozenset(idea.id for idea in ideas if idea.id is not None)


def _note(found: _Found, one: _Read, *, doubles: bool) -> None:
    """Note what was read; an idea with a date in doubt does not count before that is settled."""
    if isinstance(one, RowProblem):
        found.problems.note(one)
        return
    for doubt in one.doubts:
        _note_doubt(found, doubt)
    in_doubt, idea = bool(one.doubts), one.idea
    # On another day it may be no double; until that is known nobody is asked about for nothing.
    dated = one.dated and not in_doubt
    is_double = found.known.take(idea, found.people.name_of(idea), dated=dated)
    found.doubles += is_double and not in_doubt
    if is_double and not doubles:
        return
    found.people.look_for(idea)
    if not in_doubt:
        found.count += 1
        found.undated += not one.dated
        if len(found.coming) < SHOWN:
            found.coming.append(idea)


def _note_doubt(found: _Found, doubt: Doubt) -> None:
    before = found.doubts.get(doubt.sign)
    before = before or DateDoubt(doubt.sign, doubt.said, (), doubt.days)
    may_be = {*doubt.days, *before.orders, *([Order.NO_DAYS] if doubt.sign == COUNTED else ())}
    every = tuple(order for order in Order if order in may_be)
    found.doubts[doubt.sign] = replace(before, orders=every)
