"""The two lanes of each session: the mentor's topics and the leader's asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import agenda as lanes
from mentordesk.domain.agenda import Agenda, AskState, Hand, TopicState
from mentordesk.domain.ids import AskId, SessionId, TopicId
from mentordesk.domain.text import passage
from mentordesk.errors import AgendaTextError
from mentordesk.models import AskRow, TopicRow
from mentordesk.vault.store import Store

if TYPE_CHECKING:
    from mentordesk.exchange.agenda_text import ReadAgenda

_FILE_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class NewTopic:
    """A topic as it came from the mentor."""

    text: str
    minutes: int | None = None
    notes: str = ""


class AgendaService:
    """The agendas of the open desk."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def of(self, session: SessionId) -> Agenda:
        """Return the agenda of a session, empty if nothing came yet."""
        with self._store.reading() as tx:
            return read(tx, session)

    def add(self, session: SessionId, hand: Hand, topics: Sequence[NewTopic]) -> Agenda:
        """Put the mentor's topics at the end of the agenda.

        Raises NotYourSeatError, BlankTextError or TextTooLongError; then nothing is added.
        """
        now = self._now()
        new = [
            replace(
                lanes.topic(t.text, t.minutes, hand, now), notes=passage(t.notes, "topic", 20_000)
            )
            for t in topics
        ]
        return self._change(session, lambda agenda: agenda.with_topics(hand, new))

    def reword(
        self, session: SessionId, hand: Hand, topic: TopicId, text: str, minutes: int | None
    ) -> Agenda:
        """Change the words and minutes of a topic, at the mentor's hand."""
        return self._change(session, lambda agenda: agenda.reworded(hand, topic, text, minutes))

    def reorder(self, session: SessionId, hand: Hand, topic: TopicId, place: int) -> Agenda:
        """Move a topic to another place, at the mentor's hand."""
        return self._change(session, lambda agenda: agenda.reordered(hand, topic, place))

    def drop(self, session: SessionId, hand: Hand, topic: TopicId) -> Agenda:
        """Drop a topic, at the mentor's hand."""
        return self._change(session, lambda agenda: agenda.dropped(hand, topic))

    def ask(self, session: SessionId, text: str) -> Agenda:
        """Ask for something as the leader."""
        return self._change(session, lambda agenda: agenda.asked(text))

    def answer(self, session: SessionId, hand: Hand, ask: AskId, state: AskState) -> Agenda:
        """Take an ask in or leave it, at the mentor's hand."""
        return self._change(session, lambda agenda: agenda.answered(hand, ask, state))

    def spend(self, session: SessionId, topic: TopicId, seconds: int, state: TopicState) -> Agenda:
        """Add time to a topic and say where it stands; part of leading through, not of editing."""
        return self._change(session, lambda agenda: agenda.spent(topic, seconds, state))

    def read(self, text: str) -> "ReadAgenda":
        """Return what a text of the mentor's holds, each line accounted for; nothing is kept.

        Raises AgendaTextError.
        """
        from mentordesk.exchange.agenda_text import read_agenda

        return read_agenda(text)

    def read_file(self, path: Path) -> str:
        """Return the text of a file the mentor sent.

        Raises AgendaTextError for what is no text, too long, or cannot be opened.
        """
        from mentordesk.exchange.agenda_text import decode

        if not path.is_file():
            raise AgendaTextError(reason="it is not a file")
        try:
            with path.open("rb") as file:
                data = file.read(_FILE_LIMIT)
        except OSError:
            raise AgendaTextError(reason="the file cannot be opened") from None
        return decode(data)

    def _change(self, session: SessionId, change: Callable[[Agenda], Agenda]) -> Agenda:
        with self._store.transaction() as tx:
            new = change(read(tx, session))
            write(tx, new)
        return new


def read(tx: Transaction, session: SessionId) -> Agenda:
    """Return a session's agenda within a transaction."""
    topics = select(TopicRow).where(TopicRow.session_id == session).order_by(TopicRow.place)
    asks = select(AskRow).where(AskRow.session_id == session).order_by(AskRow.place)
    return Agenda(
        session,
        tuple(row.to_domain() for row in tx.scalars(topics)),
        tuple(row.to_domain() for row in tx.scalars(asks)),
    )


def write(tx: Transaction, agenda: Agenda) -> None:
    """Keep an agenda within a transaction; places follow its order."""
    for place, topic in enumerate(agenda.topics):
        tx.merge(TopicRow.of(topic, agenda.session, place))
    for place, ask in enumerate(agenda.asks):
        tx.merge(AskRow.of(ask, agenda.session, place))
