"""The two lanes of each session: the mentor's topics and the leader's asks."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.agenda import Agenda, CameBy, Hand, Topic, TopicState
from mentordesk.domain.agenda import topic as new_topic
from mentordesk.domain.ids import AskId, PersonId, SessionId, TopicId
from mentordesk.domain.letter_lines import TOPICS_FOR
from mentordesk.domain.person import Role
from mentordesk.domain.receiving import in_order, joined, received
from mentordesk.domain.seat import Seat
from mentordesk.domain.session import SessionState
from mentordesk.errors import AgendaChangedError, NotYourSeatError
from mentordesk.models import AgreementRow, PersonRow, SessionRow, TopicRow
from mentordesk.services import lanes, topic_rows
from mentordesk.services.care import CareService
from mentordesk.services.going_on import only_going_on, only_going_on_in
from mentordesk.services.library import mark_asked
from mentordesk.services.rows import one, only_in
from mentordesk.services.seats import Seats
from mentordesk.vault.store import Store

if TYPE_CHECKING:
    from mentordesk.exchange.agenda_text import ReadAgenda
    from mentordesk.exchange.sent_file import Sent


@dataclass(frozen=True, slots=True)
class NewTopic:
    """A topic as it came from the mentor."""

    text: str
    minutes: int | None = None
    notes: str = ""
    came_by: CameBy = CameBy.TYPED


class AgendaService:
    """The agendas of the open desk; what is edited there is by the hand of who sits there.

    In the mentor's seat there is but one, and NotYourSeatError for any other. Once a pair is over,
    each change raises PairEndedError.
    """

    def __init__(
        self, store: Store, now: Callable[[], datetime], seats: Seats, care: CareService
    ) -> None:
        self._store, self._now = store, now
        self._seats, self._care = seats, care

    def of(self, session: SessionId) -> Agenda:
        """Return the agenda of a session, empty if nothing came yet."""
        self._seats.only_open(session)
        with self._store.reading() as tx:
            return lanes.read(tx, session)

    def receive(
        self,
        session: SessionId,
        topics: Sequence[NewTopic],
        *,
        whole: bool = False,
        dropped: Iterable[TopicId] = (),
    ) -> Agenda:
        """Put what the mentor sent on the agenda, see `received`.

        Where it is the whole list its order counts, and the topics it left out may be dropped.
        Raises NotYourSeatError, BlankTextError, TextTooLongError, AgendaFullError, or
        SessionStateError once the session is over; then nothing is added.
        """
        hand, new = Hand.MENTOR_SENT, self._made(Hand.MENTOR_SENT, topics)

        def change(agenda: Agenda) -> Agenda:
            agenda = received(agenda, hand, new)
            for topic in dropped:
                agenda = agenda.put(hand, topic, TopicState.DROPPED)
            return in_order(agenda, hand, [topic.text for topic in topics]) if whole else agenda

        return self._change(session, change)

    def bring_back(self, session: SessionId, seat: Seat, topics: Sequence[NewTopic]) -> Agenda:
        """Put on the agenda what was written at a seat and not kept, in the order given.

        Raises what `receive` does, so what the leader wrote only comes back to a shared agenda.
        """
        self._seats.only_leader()
        hand, words = seat.hand, [topic.text for topic in topics]
        new = self._made(hand, topics)
        return self._change(session, lambda old: in_order(received(old, hand, new), hand, words))

    def keep(self, before: Agenda, after: Agenda) -> Agenda:
        """Keep what was edited at the seat that is taken.

        Raises NotYourSeatError for what this seat may not do, SessionStateError once the session
        began, AgendaChangedError when the desk does not hold what the editing began with.
        """
        self._seats.only_open(before.session)
        with self._store.transaction() as tx:
            only_going_on_in(tx, before.session)
            only_in(tx, before.session, SessionState.PLANNED)
            here = lanes.read(tx, before.session)
            if (here.topics, here.asks) != (before.topics, before.asks):
                raise AgendaChangedError
            new = here.turned(self._seats.hand, after)
            _rewrite(tx, here, new)
        return new

    def ask(self, session: SessionId, text: str) -> Agenda:
        """Ask for something as the leader, and not in the mentor's seat.

        Raises SessionStateError once the session is over.
        """
        self._seats.only_leader()
        now = self._now()
        return self._change(session, lambda agenda: agenda.asked(text, now))

    def ask_for(self, session: SessionId, texts: Iterable[str]) -> Agenda:
        """Ask for several things as `ask` does, all or none, and for nothing that stands there."""
        self._seats.only_leader()
        now = self._now()

        def change(agenda: Agenda) -> Agenda:
            for text in texts:
                asked = {ask.text for ask in agenda.asks}
                if text not in asked | {topic.text for topic in agenda.topics}:
                    agenda = agenda.asked(text, now)
            return agenda

        return self._change(session, change)

    def withdraw(self, session: SessionId, ask: AskId) -> Agenda:
        """Take back an ask that the mentor has not answered.

        Raises SessionStateError once the session is over.
        """
        self._seats.only_leader()
        return self._change(session, lambda agenda: agenda.withdrawn(ask))

    def share(self, mentor: PersonId, *, shared: bool) -> None:
        """Agree that both write on a pair's agendas, or that the mentor alone does.

        What the leader asked for is a topic then. Only the mentor gives the lead away, while
        anybody may give it back: raises NotYourSeatError, or NotFoundError for a pair without an
        agreement.
        """
        self._seats.only_pair(mentor)
        if shared and self._seats.taken is not Seat.MENTOR:
            raise NotYourSeatError
        planned = SessionRow.mentor_id == mentor, SessionRow.state == SessionState.PLANNED
        with self._store.transaction() as tx:
            only_going_on(tx, mentor)
            one(tx, AgreementRow, mentor).shared_agenda = shared
            tx.flush()
            for session in tx.scalars(select(SessionRow.id).where(*planned)).all():
                old = lanes.read(tx, SessionId(session))
                lanes.rewrite(tx, old, joined(old))

    def spend(
        self, session: SessionId, topic: TopicId, seconds: int, state: TopicState | None = None
    ) -> Agenda:
        """Add time to a topic and say where it stands; part of leading through, not of editing.

        Without a state it stands where it stood. Raises SessionStateError unless the session is
        live.
        """
        self._seats.only_open(session)
        with self._store.transaction() as tx:
            only_in(tx, session, SessionState.LIVE)
            old = lanes.read(tx, session)
            new = old.spent(topic, seconds, state or old.topic(topic).state)
            lanes.rewrite(tx, old, new)
        return new

    def strike(self, topic: TopicId) -> None:
        """Destroy a topic at the mentor's wish, wherever it was carried, and in the backups.

        The ask it came from goes with it. The leader's notes on it stay, on the sheets of the
        session. Again does no harm.
        """
        self._seats.only_leader()
        with self._store.transaction() as tx:
            topic_rows.destroy(tx, tx.get(TopicRow, topic), self._care)
            self._care.owe_forgetting(tx)
        self._care.forget_struck()

    def read(self, session: SessionId, text: str) -> "ReadAgenda":
        """Return what a text of the mentor's holds, each line accounted for; nothing is kept.

        Only the list of this session's day is the whole list. Raises AgendaTextError.
        """
        from mentordesk.exchange.agenda_text import Pair, read_agenda
        from mentordesk.export.letter_words import day

        self._seats.only_open(session)
        leader = select(PersonRow.name).where(PersonRow.role == Role.LEADER)
        with self._store.reading() as tx:
            meeting = one(tx, SessionRow, session)
            name, *others = one(tx, PersonRow, meeting.mentor_id).to_domain().names
            pair = Pair(tx.scalar(leader) or "", name, tuple(others))
            title = f"{TOPICS_FOR} {day(meeting.planned_at.astimezone())}:"
        read = read_agenda(text, pair)
        whole = read.whole and any(title in line.original for line in read.lines)
        return replace(read, whole=whole)

    def read_file(self, path: Path) -> "Sent":
        """Return the text of a file the mentor sent, and in what form it came.

        Raises AgendaTextError for what is no text, too long, changing, or cannot be opened, and
        NotYourSeatError in the mentor's seat: the files are the leader's.
        """
        from mentordesk.exchange.sent_file import read_sent

        self._seats.only_leader()
        return read_sent(path)

    def _made(self, hand: Hand, topics: Sequence[NewTopic]) -> list[Topic]:
        now = self._now()
        return [
            replace(new_topic(t.text, t.minutes, hand, now, t.notes), came_by=t.came_by)
            for t in topics
        ]

    def _change(self, session: SessionId, change: Callable[[Agenda], Agenda]) -> Agenda:
        self._seats.only_open(session)
        with self._store.transaction() as tx:
            only_going_on_in(tx, session)
            only_in(tx, session, SessionState.PLANNED, SessionState.LIVE)
            old = lanes.read(tx, session)
            new = change(old)
            _rewrite(tx, old, new)
        return new


def _rewrite(tx: Transaction, before: Agenda, after: Agenda) -> None:
    """Keep what an agenda became, and which cards stand on it."""
    lanes.rewrite(tx, before, after)
    mark_asked(tx, before, after)
