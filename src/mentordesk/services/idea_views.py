"""The ideas as they are looked at: on the board, in the table, and one with its whole story."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from mentordesk.domain.board import Board, Found, IdeaQuery, Stand, TableLine, Tally, Told, Waiting
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.today import Unsettled
from mentordesk.models import IdeaRow, PersonRow
from mentordesk.services import idea_board, idea_stories, ledger
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

    def tally(self, query: IdeaQuery) -> Tally:
        """Return how many ideas of a question there are, without reading any."""
        now = self._now()
        with self._store.reading() as tx:
            found = idea_board.matching(tx, self._index, query, now).heads
            owed = self._index.owed(tx, now)
            return Tally(idea_board.counts(found), sum(map(owed.__contains__, map(NUMBER, found))))

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

    def unsettled(self, now: datetime) -> Unsettled:
        """Return what waits for an answer or for credit at a moment."""
        with self._store.reading() as tx:
            return idea_board.unsettled(tx, self._index, now)

    def story(self, idea: IdeaId) -> Told:
        """Return one idea with its story, or raise NotFoundError."""
        with self._store.reading() as tx:
            row, told = one(tx, IdeaRow, idea), ledger.entries_of_each(tx, [idea])
            found = idea_stories.stories(tx, [row], told, self._now(), self._answers.within)
            return found[idea]

    def look_ahead(self) -> tuple[Waiting, ...]:
        """Read what the board is found by, so that it opens at once; return what is owed to whom.

        Whom most is owed to stands first; those of one number follow each other by name.
        """
        with self._store.reading() as tx:
            owed = self._index.owed(tx, self._now())
            counts = Counter(map(self._index.whose(tx).__getitem__, owed))
            ids = {mentor: PersonId(UUID(mentor)) for mentor in counts}
            query = select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(ids.values()))
            names = {row.id: row.name for row in tx.execute(query)}
        waiting = (Waiting(who, names.get(who, ""), counts[key]) for key, who in ids.items())
        return tuple(sorted(waiting, key=lambda one: (-one.count, one.name)))

    def get_ready(self) -> None:
        """Read the words of all ideas, so that the first key that is typed finds at once."""
        with self._store.reading() as tx:
            self._index.get_ready(tx)
