"""Ideas that are one are joined, and one that is two is split; both can be taken back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import String, cast, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import IN_USE, Application, Idea
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.joining import Cut, is_piece, joined, put_back, split
from mentordesk.domain.ledger import spelling
from mentordesk.domain.ledger.fact import Kind, PenHand, Told
from mentordesk.domain.ledger.telling import retold
from mentordesk.domain.session import SessionState
from mentordesk.errors import NotTakenBackError
from mentordesk.models import IdeaRow, SessionRow
from mentordesk.services import idea_rows, ledger
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.ledger import Pen
from mentordesk.services.rows import one


@dataclass(frozen=True, slots=True)
class Candidate:
    """An idea that another can be joined with, as a list shows it."""

    id: IdeaId
    mentor: PersonId
    text: str
    raised_at: datetime


@dataclass(frozen=True, slots=True)
class Kin:
    """What an idea was made of: those that go on inside it, and those that were split from it.

    It is split from `whole`, if from any; `uses` are those before the one that stands. `since`
    tells when each was joined or split, as far as that is known. The last of the others, `latest`,
    can be taken back.
    """

    inside: tuple[Idea, ...] = ()
    pieces: tuple[Idea, ...] = ()
    whole: Idea | None = None
    uses: tuple[Application, ...] = ()
    latest: Idea | None = None
    since: Mapping[IdeaId, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done last, for as long as nothing else happened to both."""

    before: Idea
    after: Idea
    other: Idea


class IdeaJoiningService:
    """What makes one idea out of two on the open desk, and two out of one."""

    def __init__(self, store: Transactions, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now
        # The ledger tells what was before; of what is in pencil, only this does.
        self._done: _Done | None = None

    def candidates(self, idea: Idea) -> tuple[Candidate, ...]:
        """Return what an idea can be joined with: its own pair's first, the newest before."""
        row = IdeaRow.id, IdeaRow.mentor_id, IdeaRow.text, IdeaRow.raised_at
        stands = IdeaRow.joined_into.is_(None), IdeaRow.id != idea.id
        others = IdeaRow.mentor_id != idea.mentor
        query = select(*row).where(*stands).order_by(others, IdeaRow.raised_at.desc())
        with self._store.reading() as tx:
            found = tx.execute(query).all()
        return tuple(Candidate(IdeaId(i), PersonId(m), text, at) for i, m, text, at in found)

    def kin(self, idea: IdeaId) -> Kin:
        """Return what an idea was made of; raises NotFoundError."""
        with self._store.reading() as tx:
            here = one(tx, IdeaRow, idea).to_domain()
            pieces = _pieces(tx, here)
            inside = tuple(_inside(tx, here, {idea}))
            origins = (tx.get(IdeaRow, origin) for origin in here.origins)
            wholes = [row.to_domain() for row in origins if row and row.joined_into != idea]
            whole = wholes[0] if wholes else None
            latest = self._latest(tx, here)
            since = {part.id: _tied_at(tx, part, Kind.JOINED) for part in inside}
            since |= {piece.id: _tied_at(tx, piece, Kind.SPLIT) for piece in pieces}
            if whole is not None:
                since[whole.id] = _tied_at(tx, here, Kind.SPLIT)
            return Kin(
                inside,
                pieces,
                whole,
                _uses(ledger.told_of(tx, idea), here),
                None if latest is None else latest.other,
                {key: at for key, at in since.items() if at is not None},
            )

    def wholes(self, ideas: Iterable[IdeaId]) -> frozenset[IdeaId]:
        """Return which of these ideas others go on inside."""
        query = select(IdeaRow.joined_into).where(IdeaRow.joined_into.in_(tuple(ideas)))
        with self._store.reading() as tx:
            return frozenset(IdeaId(key) for key in tx.scalars(query) if key is not None)

    def join(self, whole: IdeaId, part: IdeaId) -> Idea:
        """Let one idea go on inside the other, which is returned with the names of both.

        Raises SameIdeaError, JoinedAlreadyError or NotFoundError.
        """
        with self._store.transaction() as tx:
            rows, pen = (one(tx, IdeaRow, whole), one(tx, IdeaRow, part)), self._pen()
            old, other = (row.to_domain() for row in rows)
            new, inside = joined(old, other, pen.at)
            if old.application not in (None, new.application) and rows[0].pencil:
                # What it was used for before is told by the ledger alone.
                ledger.ink_so_far(tx, old, pen)
            idea_rows.change(tx, rows[0], lambda _: new, pen)
            idea_rows.change(tx, rows[1], lambda _: inside, pen)
        self._done = None if is_piece(other, old) else _Done(old, new, inside)
        return new

    def split(self, idea: IdeaId, cut: Cut) -> tuple[Idea, Idea]:
        """Make two ideas of one and return both; the first stays the idea it was.

        Raises JoinedAlreadyError, HalfWithoutNameError, BlankTextError, TextTooLongError or
        NotFoundError.
        """
        with self._store.transaction() as tx:
            row, pen = one(tx, IdeaRow, idea), self._pen()
            old = row.to_domain()
            first, second = split(old, cut, pen.at)
            idea_rows.keep(tx, second, pen)
            tx.flush()
            idea_rows.change(tx, row, lambda _: first, pen)
        self._done = _Done(old, first, second)
        return first, second

    def take_back(self, idea: IdeaId) -> Idea:
        """Take back the last joining or splitting of an idea, and return it as it was before.

        What was split off goes on inside it, so that nothing of it is lost.
        Raises NotTakenBackError once more has happened to either, or NotFoundError.
        """
        with self._store.transaction() as tx:
            row, pen = one(tx, IdeaRow, idea), self._pen()
            done = self._latest(tx, row.to_domain())
            if done is None:
                raise NotTakenBackError
            other = one(tx, IdeaRow, done.other.id)
            idea_rows.change(tx, other, lambda old: put_back(old, done.before), pen)
            tx.flush()
            return idea_rows.change(tx, row, lambda _: done.before, pen)

    def _latest(self, tx: Transaction, idea: Idea) -> _Done | None:
        done = self._done
        if done is not None and done.after == idea:
            row = tx.get(IdeaRow, done.other.id)
            if row is not None and row.to_domain() == done.other:
                return done
        return _told_last(tx, idea)

    def _pen(self) -> Pen:
        return Pen(self._now())


def _inside(tx: Transaction, idea: Idea, seen: set[IdeaId]) -> Iterator[Idea]:
    query = select(IdeaRow).where(IdeaRow.joined_into == idea.id).order_by(IdeaRow.raised_at)
    for part in [row.to_domain() for row in tx.scalars(query)]:
        if part.id not in seen:
            seen.add(part.id)
            yield part
            yield from _inside(tx, part, seen)


def _pieces(tx: Transaction, whole: Idea) -> tuple[Idea, ...]:
    """Return what was split from an idea and stands for itself."""
    from_it = cast(IdeaRow.origins, String).contains(whole.id.hex), IdeaRow.joined_into.is_(None)
    found = tx.scalars(select(IdeaRow).where(*from_it).order_by(IdeaRow.raised_at))
    return tuple(piece for row in found if is_piece(piece := row.to_domain(), whole))


def _tied_at(tx: Transaction, idea: Idea, kind: Kind) -> datetime | None:
    """Return when an idea was joined into another, or split from one; None if nobody knows.

    What is in pencil was done at the session that is at the table.
    """
    into = None if idea.joined_into is None else idea.joined_into.hex
    told = [one for one in ledger.told_of(tx, idea.id) if one.fact.kind is kind]
    told = [one for one in told if kind is Kind.SPLIT or one.fact.says.get("into", "") == into]
    if told:
        return told[-1].at
    if not one(tx, IdeaRow, idea.id).pencil:
        return None
    live = SessionRow.mentor_id == idea.mentor, SessionRow.state == SessionState.LIVE
    row = tx.scalars(select(SessionRow).where(*live)).first()
    return None if row is None else row.to_domain().met_at()


def _uses(told: list[Told], idea: Idea) -> tuple[Application, ...]:
    if idea.stage not in IN_USE:
        return ()
    applied = [spelling.use_read(one.fact.says) for one in told if one.fact.kind is Kind.APPLIED]
    return tuple(use for use in dict.fromkeys(applied) if use != idea.application)


def _told_last(tx: Transaction, idea: Idea) -> _Done | None:
    """Return what the ledger tells of the last joining or splitting, if nothing came after it."""
    own = ledger.told_of(tx, idea.id)
    others = [(other, ledger.told_of(tx, other.id)) for other in _others(tx, idea)]
    for other, told in others:
        last = told[-1] if told else None
        kinds = {one.fact.kind for one in told if last is not None and one.at == last.at}
        wanted = Kind.SPLIT if is_piece(other, idea) else Kind.JOINED
        if last is None or wanted not in kinds or not _is_by_hand(tx, last, idea, other):
            continue
        before = retold(one.fact for one in own if one.at < last.at)
        if before is not None and own[-1].at <= last.at:
            return _Done(before, idea, other)
    return None


def _others(tx: Transaction, idea: Idea) -> list[Idea]:
    """Return what was joined into an idea, and what was split from it and stands."""
    query = select(IdeaRow).where(IdeaRow.joined_into == idea.id)
    parts = [row.to_domain() for row in tx.scalars(query)]
    return [*(part for part in parts if not is_piece(part, idea)), *_pieces(tx, idea)]


def _is_by_hand(tx: Transaction, told: Told, *ideas: Idea) -> bool:
    """Return whether the leader did it then and there, and nothing is in pencil since."""
    in_ink = not any(one(tx, IdeaRow, idea.id).pencil for idea in ideas)
    return in_ink and told.hand is PenHand.LEADER and told.session is None
