"""Ideas that are one are joined, and one that is two is split; both can be taken back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.board import Told
from mentordesk.domain.idea import Idea
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.joining import Cut, is_piece, joined, split
from mentordesk.domain.ledger.fact import Kind
from mentordesk.domain.splitting import with_each_no
from mentordesk.errors import NotTakenBackError
from mentordesk.models import IdeaRow, PersonRow
from mentordesk.services import idea_kin, idea_rows, idea_stories, ledger
from mentordesk.services.answers import AnswerService
from mentordesk.services.idea_kin import Done, Family
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

    `told` are the stories of those inside. It is split from `whole`, if from any. `since` tells
    when each was joined or split, as far as that is known. The last of the others, `latest`, can be
    taken back.
    """

    inside: tuple[Idea, ...] = ()
    pieces: tuple[Idea, ...] = ()
    whole: Idea | None = None
    latest: Idea | None = None
    since: Mapping[IdeaId, datetime] = field(default_factory=dict)
    told: Mapping[IdeaId, Told] = field(default_factory=dict)


class IdeaJoiningService:
    """What makes one idea out of two on the open desk, and two out of one."""

    def __init__(
        self, store: Transactions, now: Callable[[], datetime], answers: AnswerService
    ) -> None:
        self._store, self._now, self._answers = store, now, answers
        # The ledger tells what was before; of what is in pencil, only this does.
        self._done: Done | None = None

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
            found = idea_kin.family(tx, idea)
            here = found.head
            origins = idea_kin.rows_of(tx, here.origins)
            rows = (origins.get(origin) for origin in here.origins)
            wholes = [row.to_domain() for row in rows if row and row.joined_into != idea]
            whole = wholes[0] if wholes else None
            done = self._latest(tx, found)
            tied = partial(idea_kin.tied_at, tx, found)
            since = {part.id: tied(part, Kind.JOINED) for part in found.inside}
            since |= {piece.id: tied(piece, Kind.SPLIT) for piece in found.pieces}
            if whole is not None:
                since[whole.id] = tied(here, Kind.SPLIT)
            return Kin(
                found.inside,
                found.pieces,
                whole,
                None if done is None else done.now[done.other],
                {key: at for key, at in since.items() if at is not None},
                self._stories(tx, found),
            )

    def wholes(self, ideas: Iterable[IdeaId]) -> frozenset[IdeaId]:
        """Return which of these ideas others go on inside."""
        query = select(IdeaRow.joined_into).where(IdeaRow.joined_into.in_(tuple(ideas)))
        with self._store.reading() as tx:
            return frozenset(IdeaId(key) for key in tx.scalars(query) if key is not None)

    def join(self, whole: IdeaId, part: IdeaId) -> Idea:
        """Let one idea go on inside the other, which is returned with the names of both.

        Raises SameIdeaError, JoinedAlreadyError, NotFoundError, or NotAsToldError where something
        else changed either.
        """
        with self._store.transaction() as tx:
            rows, pen = (one(tx, IdeaRow, whole), one(tx, IdeaRow, part)), self._pen()
            for row in rows:
                ledger.only_as_told(tx, row)
            old, other = (row.to_domain() for row in rows)
            new, _ = joined(old, other, pen.at, self._answers.within)
            if old.application not in (None, new.application) and rows[0].pencil:
                # What it was used for before is told by the ledger alone.
                ledger.ink_so_far(tx, old, pen)
            family = [*rows, *(r for row in rows for r in idea_kin.inside(tx, IdeaId(row.id)))]
            before = {IdeaId(row.id): row.to_domain() for row in family}
            # The part is told first: by the number of that entry is known what came before.
            idea_rows.change(tx, rows[1], lambda idea: replace(idea, joined_into=whole), pen)
            tx.flush()
            idea_rows.change(tx, rows[0], lambda _: new, pen)
            # Also where the whole stays as it was: a piece takes what it was split from back in.
            idea_rows.bind_inside(tx, new, pen)
            now = {IdeaId(row.id): row.to_domain() for row in family}
        self._done = None if is_piece(other, old) else Done(whole, part, now, before)
        return new

    def split(self, idea: IdeaId, cut: Cut) -> tuple[Idea, Idea]:
        """Make two ideas of one and return both; the first stays the idea it was.

        Who said "not at all" goes along with a half that names them in its words.
        Raises JoinedAlreadyError, HalfWithoutNameError, BlankTextError, TextTooLongError,
        NotFoundError, or NotAsToldError where something else changed it.
        """
        with self._store.transaction() as tx:
            row, pen = one(tx, IdeaRow, idea), self._pen()
            ledger.only_as_told(tx, row)
            old = row.to_domain()
            people = [person.to_domain() for person in tx.scalars(select(PersonRow))]
            first, second = split(old, with_each_no(old, cut, people), pen.at)
            idea_rows.keep(tx, second, pen)
            tx.flush()
            idea_rows.change(tx, row, lambda _: first, pen)
        now = {first.id: first, second.id: second}
        before = {second.id: replace(second, joined_into=first.id), first.id: old}
        self._done = Done(first.id, second.id, now, before)
        return first, second

    def take_back(self, idea: IdeaId) -> Idea:
        """Take back the last joining or splitting of an idea, and return it as it was before.

        What was split off goes on inside it, so that nothing of it is lost.
        Raises NotTakenBackError once more has happened to either, or NotFoundError.
        """
        with self._store.transaction() as tx:
            done, pen = self._latest(tx, idea_kin.family(tx, idea)), self._pen()
            if done is None:
                raise NotTakenBackError
            rows = idea_kin.rows_of(tx, done.before)
            # The other goes first, so that the answers for the whole are not held against it.
            for key in sorted(done.before, key=lambda key: key != done.other):
                idea_rows.change(tx, rows[key], partial(_as_it_was, done), pen)
                tx.flush()
            return one(tx, IdeaRow, idea).to_domain()

    def _latest(self, tx: Transaction, found: Family) -> Done | None:
        done = self._done
        if done is not None and done.whole == found.head.id:
            rows = idea_kin.rows_of(tx, done.now)
            if {key: row.to_domain() for key, row in rows.items()} == done.now:
                return done
        return idea_kin.told_last(found)

    def _stories(self, tx: Transaction, found: Family) -> dict[IdeaId, Told]:
        rows = [tx.get_one(IdeaRow, part.id) for part in found.inside]
        return idea_stories.stories(tx, rows, found.told, self._now(), self._answers.within)

    def _pen(self) -> Pen:
        return Pen(self._now())


def _as_it_was(done: Done, idea: Idea) -> Idea:
    return done.before[idea.id]
