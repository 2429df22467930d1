"""The ideas as they are looked at: on the board, in the table, and one with its whole story."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.board import Board, Found, IdeaQuery, Stand, TableLine, Told
from mentordesk.domain.idea import IN_USE, Application, Idea
from mentordesk.domain.ids import EventId, IdeaId, SessionId
from mentordesk.domain.ledger.answering import answers
from mentordesk.domain.ledger.using import uses
from mentordesk.domain.ledger.whose import whose
from mentordesk.models import IdeaRow, SessionRow
from mentordesk.services import idea_board, ledger
from mentordesk.services.answers import AnswerService
from mentordesk.services.idea_index import NUMBER, IdeaIndex
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.rows import one

AT_ONCE = 50
"""How many lines come with the ideas that were found."""


class IdeaViews:
    """Answers which ideas there are, however many, and reads no more than is shown."""

    def __init__(
        self, store: Transactions, now: Callable[[], datetime], answers: AnswerService
    ) -> None:
        self._store, self._now, self._answers = store, now, answers
        self._index = IdeaIndex(answers)

    def board(self, query: IdeaQuery, most: Mapping[Stand, int]) -> Board:
        """Return the columns of a question, the newest of each first and at most so many.

        A column that `most` does not name is counted alone; the order asked for is the table's.
        """
        now = self._now()
        with self._store.reading() as tx:
            found = idea_board.matching(tx, self._index, query, now)
            columns = idea_board.columns(tx, self._index, found, most)
            return Board(columns, len(self._index.owed(tx, now)), self._answers.within)

    def table(self, query: IdeaQuery) -> Found:
        """Return the ideas of a question in its order by their numbers, good until one changes.

        The first lines come with them.
        """
        now = self._now()
        with self._store.reading() as tx:
            found = idea_board.matching(tx, self._index, query, now)
            ordered = idea_board.ordered(tx, self._index, query, found.heads, now)
            numbers = tuple(map(NUMBER, ordered))
            owed = self._index.owed(tx, now)
            first = idea_board.lines(tx, numbers[:AT_ONCE], owed)
            counts = idea_board.counts(found.heads)
            return Found(numbers, first, counts, len(owed), found.holds)

    def lines(self, numbers: Sequence[int]) -> dict[int, TableLine]:
        """Return some ideas as the table shows them, by number, without those that are gone."""
        with self._store.reading() as tx:
            return idea_board.lines(tx, numbers, self._index.owed(tx, self._now()))

    def story(self, idea: IdeaId) -> Told:
        """Return one idea with the sessions of its story, or raise NotFoundError."""
        with self._store.reading() as tx:
            told = one(tx, IdeaRow, idea).to_domain()
            met = {told.session, *(e.session for e in told.events if e.session is not None)}
            sessions = {key: one(tx, SessionRow, key).to_domain() for key in met}
            entries = ledger.told_of(tx, idea)
            answered, named = answers(entries), whose(entries)
            for key in {said.session for said in (*answered, *named)} - {None, *met}:
                if (row := tx.get(SessionRow, key)) is not None:
                    sessions[SessionId(row.id)] = row.to_domain()
            used = _split_off(tx, told) | uses(entries, told)
            return Told(told, sessions, self._answers.within, answered, used, named)

    def look_ahead(self) -> int:
        """Read what the board is found by, so that it opens at once; return how many are owed."""
        with self._store.reading() as tx:
            return len(self._index.owed(tx, self._now()))

    def get_ready(self) -> None:
        """Read the words of all ideas, so that the first key that is typed finds at once."""
        with self._store.reading() as tx:
            self._index.get_ready(tx)


def _split_off(tx: Transaction, idea: Idea) -> dict[EventId, Application]:
    """Return the uses of steps that an idea had before it was split off, as they stand there."""
    used = {step.at: step.id for step in idea.events if step.stage in IN_USE}
    origins = (tx.get(IdeaRow, origin) for origin in idea.origins if used)
    found = dict[EventId, Application]()
    for whole in (row.to_domain() for row in origins if row is not None):
        told = uses(ledger.told_of(tx, whole.id), whole)
        same = (step for step in whole.events if step.id in told and step.at in used)
        found |= {used[step.at]: told[step.id] for step in same}
    return found
