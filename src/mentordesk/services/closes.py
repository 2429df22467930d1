"""The close of a session: what was heard and whose it was, the mentor's word, and the end."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain import mistakes
from mentordesk.domain.declining import told
from mentordesk.domain.idea import Idea, Stage
from mentordesk.domain.ids import IdeaId, SessionId
from mentordesk.domain.note import NoteKind
from mentordesk.domain.saying_back import restated, unsaid
from mentordesk.domain.session import PlayBack, Session, SessionState
from mentordesk.domain.text import whole_letters
from mentordesk.domain.unsaved import Place
from mentordesk.domain.word import Question
from mentordesk.errors import IdeaStageError, SessionStateError
from mentordesk.models import IdeaRow, NoteRow, SessionRow
from mentordesk.services import idea_rows, ledger
from mentordesk.services.at_the_table import answered_before, is_at_the_table
from mentordesk.services.care import CareService
from mentordesk.services.carrying import carry_on
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.ledger import Pen
from mentordesk.services.rows import change_session, one


class CloseService:
    """The close of the sessions of the open desk."""

    def __init__(self, store: Transactions, now: Callable[[], datetime], care: CareService) -> None:
        self._store, self._now, self._care = store, now, care

    def step(self, session: SessionId, step: int | None) -> Session:
        """Keep where the close stands, from 0; None leads back to the table.

        Raises SessionStateError unless the session is live.
        """
        return change_session(self._store, session, lambda old: old.at_step(step))

    def say_back(
        self, session: SessionId, text: str, *, confirmed: bool, ideas: Iterable[IdeaId] = ()
    ) -> Session:
        """Keep the play-back and whether the mentor confirmed it; none takes the last one back.

        While the session is live, once it is confirmed it restates the `ideas` it says back, and
        no other of the session. Words that were taken back are destroyed in the backups too, and
        that is all that can be done here once it closed: else raises SessionStateError. Then they
        say back no idea any more.
        """
        with self._store.transaction() as tx:
            old = one(tx, SessionRow, session).to_domain()
            said = PlayBack(whole_letters(text), confirmed) if text.strip() else PlayBack()
            if old.state is SessionState.CLOSED and said.text:
                raise SessionStateError(state=old.state.value, wanted=SessionState.LIVE.value)
            new = replace(old, play_back=said)
            tx.merge(SessionRow.of(new))
            struck = bool(old.play_back.text.strip()) and not text.strip()
            if old.state is SessionState.LIVE or struck:
                _restate(tx, session, set(ideas) if said.confirmed else set(), self._pen())
            if struck:
                self._care.copies.forget(session, lambda text: text.place is Place.PLAY_BACK)
                self._care.owe_forgetting(tx)
        if struck:
            self._care.forget_struck()
        return new

    def give_word(self, session: SessionId, question: Question, tap: int | None) -> Session:
        """Keep one of the mentor's taps, 1 to 3, or None to leave it; the others stay.

        Raises SessionStateError unless the session is live.
        """

        def tapped(old: Session) -> Session:
            if old.state is not SessionState.LIVE:
                raise SessionStateError(state=old.state.value, wanted=SessionState.LIVE.value)
            return replace(old, word=replace(old.word, **{question.value: tap}))

        return change_session(self._store, session, tapped)

    def answer(self, idea: IdeaId, to: Stage, reason: str = "", until: date | None = None) -> Idea:
        """Answer an idea in the place of any answer at this table, or better the reason of its no.

        A no is told there and then. Raises SessionStateError unless the idea's session is live, or
        it waited until one of its mentor's is; IdeaStageError once it is in use, BlankTextError
        for a no without its reason, and NoDayError where it is parked and not until when.
        """
        pen = self._pen()
        given = mistakes.Answer(to, pen.at, reason, until)

        with self._store.transaction() as tx:
            row = _at_the_table(tx, idea_rows.standing(tx, idea), pen.at)
            before = answered_before(tx, row)

            def answered(old: Idea) -> Idea:
                new = mistakes.answered(old, given, before)
                return told(new, pen.at.astimezone().date()) if to is Stage.DECLINED else new

            return idea_rows.change(tx, row, answered, pen)

    def take_back(self, idea: IdeaId) -> Idea:
        """Take an idea's answer back.

        Raises SessionStateError as `answer` does, IdeaStageError once it is in use.
        """
        pen = self._pen()
        with self._store.transaction() as tx:
            row = _at_the_table(tx, idea_rows.standing(tx, idea), pen.at)
            without = partial(mistakes.without_answer, before=answered_before(tx, row))
            return idea_rows.change(tx, row, without, pen)

    def take_away(self, idea: IdeaId) -> None:
        """Destroy an idea that was caught by mistake, as a strike does; again does no harm.

        Raises SessionStateError unless its session is live, IdeaStageError once it was said back
        or has its answer.
        """
        with self._store.transaction() as tx:
            row = tx.get(IdeaRow, idea)
            if row is not None:
                if not mistakes.may_be_one(_live(tx, row).to_domain()):
                    raise IdeaStageError(stage=row.stage.value, wanted="taken away")
                idea_rows.destroy(tx, row, self._care, self._pen())
            self._care.owe_forgetting(tx)
        self._care.forget_struck()

    def close(self, session: SessionId) -> Session:
        """Close a session: destroy what was off the record, carry over what was left open.

        What was written of ideas at the table is entered in the ledger.

        No backup holds what was off the record, so they stay. Closing a closed session again
        changes nothing. Raises SessionStateError unless it is live or closed.
        """
        with self._store.transaction() as tx:
            old = one(tx, SessionRow, session).to_domain()
            if old.state is SessionState.CLOSED:
                return old
            pen = Pen(self._now(), session=session)
            new = old.closed(pen.at)
            tx.merge(SessionRow.of(new))
            ledger.ink(tx, pen, old.mentor)
            hidden = NoteRow.session_id == session, NoteRow.kind == NoteKind.OFF_THE_RECORD
            tx.execute(delete(NoteRow).where(*hidden))
            carry_on(tx, new)
            self._care.copies.forget(session, lambda text: text.off_record)
            self._care.owe_forgetting(tx, backups=False)
        self._care.forget_deleted()
        return new

    def _pen(self) -> Pen:
        return Pen(self._now())


def _at_the_table(tx: Transaction, row: IdeaRow, now: datetime) -> IdeaRow:
    """Return an idea that may be answered at the table now."""
    return row if is_at_the_table(tx, row, now) else _live(tx, row)


def _live(tx: Transaction, row: IdeaRow) -> IdeaRow:
    """Return an idea whose session is live."""
    state = one(tx, SessionRow, row.session_id).to_domain().state
    if state is not SessionState.LIVE:
        raise SessionStateError(state=state.value, wanted=SessionState.LIVE.value)
    return row


def _restate(tx: Transaction, session: SessionId, ideas: AbstractSet[IdeaId], pen: Pen) -> None:
    """Say these ideas of a session back, and no other of it."""

    def said(old: Idea) -> Idea:
        return restated(old, pen.at, session) if old.id in ideas else unsaid(old, session)

    for row in tx.scalars(select(IdeaRow).where(IdeaRow.session_id == session)).all():
        idea_rows.change(tx, row, said, pen)
