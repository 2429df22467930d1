"""The ideas of the desk: caught, answered, used, credited."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select

from mentordesk.domain.crediting import recognised
from mentordesk.domain.idea import (
    Application,
    Contribution,
    Idea,
    Part,
    Recognition,
    Stage,
    Weight,
    raise_idea,
)
from mentordesk.domain.ids import IdeaId, PersonId, SessionId
from mentordesk.domain.ledger.fact import PenHand
from mentordesk.domain.mistakes import promised, without_answer, without_last_step
from mentordesk.domain.person import Consent, Person
from mentordesk.domain.session import SessionState
from mentordesk.domain.text import line, whole_letters
from mentordesk.errors import ConfirmedError, NotTakenBackError
from mentordesk.models import IdeaRow, PersonRow
from mentordesk.services import idea_kin, idea_rows
from mentordesk.services.at_the_table import answered_before, is_at_the_table
from mentordesk.services.care import CareService
from mentordesk.services.edit_limit import idea_in_time
from mentordesk.services.leaders_store import Transactions
from mentordesk.services.ledger import Pen
from mentordesk.services.rows import one


class IdeaService:
    """The ideas of the open desk."""

    def __init__(self, store: Transactions, now: Callable[[], datetime], care: CareService) -> None:
        self._store = store
        self._now = now
        self._care = care

    def all(self) -> tuple[Idea, ...]:
        """Return every idea, newest first."""
        with self._store.reading() as tx:
            query = select(IdeaRow).order_by(IdeaRow.raised_at.desc())
            return tuple(row.to_domain() for row in tx.scalars(query))

    def of_session(self, session: SessionId) -> tuple[Idea, ...]:
        """Return the ideas of a session in the order they were heard."""
        query = select(IdeaRow).where(IdeaRow.session_id == session).order_by(IdeaRow.raised_at)
        with self._store.reading() as tx:
            return tuple(row.to_domain() for row in tx.scalars(query))

    def around_session(self, session: SessionId) -> tuple[Idea, ...]:
        """Return what ideas of a session go on in that were heard elsewhere, however deep."""
        left, found = list(self.of_session(session)), dict[IdeaId, Idea]()
        with self._store.reading() as tx:
            while keys := {one.joined_into for one in left if one.joined_into} - found.keys():
                left = [row.to_domain() for row in idea_kin.rows_of(tx, keys).values()]
                # On a damaged desk it may lead nowhere, or in a circle.
                found |= {one.id: one for one in left}
        return tuple(one for one in found.values() if one.session != session)

    def of_id(self, idea: IdeaId) -> Idea:
        """Return one idea, or raise NotFoundError."""
        with self._store.reading() as tx:
            return one(tx, IdeaRow, idea).to_domain()

    def capture(self, session: SessionId, by: PersonId, text: str) -> Idea:
        """Keep what was said, proposed by the mentor with the pair's usual consent.

        Raises BlankTextError or TextTooLongError.
        """
        with self._store.transaction() as tx:
            mentor = one(tx, PersonRow, by).to_domain()
            idea = raise_idea(session, by, text, self._now(), (proposed(mentor),))
            idea_rows.keep(tx, idea, self._pen())
        return idea

    def reword(self, idea: IdeaId, text: str) -> Idea:
        """Change an idea's words.

        Once its session closed, raises EditLimitError past the pair's limit, which counts from the
        day it was noted down where that was outside a session, and ConfirmedError for one that the
        mentor confirmed as it was said back.
        """
        words, now = line(text, "idea", 1000), self._now()
        with self._store.transaction() as tx:
            row = one(tx, IdeaRow, idea)
            met = idea_in_time(tx, row, now)
            if met.state is SessionState.CLOSED and row.to_domain().is_restated_in(met.id):
                raise ConfirmedError
            return idea_rows.change(tx, row, lambda old: replace(old, text=words), Pen(now))

    def answer_by(self, idea: IdeaId, day: date | None) -> Idea:
        """Say until when the idea will have its answer, instead of one that it had at the table.

        Raises HasItsDayError for what is parked, or IdeaStageError for what has its answer.
        """
        with self._store.transaction() as tx:
            row, pen = idea_rows.standing(tx, idea), self._pen()
            anew, before = is_at_the_table(tx, row, pen.at), answered_before(tx, row)

            def dated(old: Idea) -> Idea:
                return promised(without_answer(old, before) if anew else old, day)

            return idea_rows.change(tx, row, dated, pen)

    def move(self, idea: IdeaId, to: Stage, *, reason: str = "", until: date | None = None) -> Idea:
        """Take an idea one step on.

        Raises IdeaStageError, BlankTextError for a decline without its reason, or NoDayError for
        parking without a day.
        """
        now = self._now()
        return self._change(idea, lambda old: old.moved(to, now, reason=reason, until=until))

    def step_back(self, moved: Idea) -> Idea:
        """Take back the step that an idea just took, given as it stands after it.

        Raises NotTakenBackError once anything else happened to it, or IdeaStageError where it is in
        use or was only heard.
        """

        def before(old: Idea) -> Idea:
            if old != moved:
                raise NotTakenBackError
            return without_last_step(old)

        return self._change(moved.id, before)

    def strike(self, idea: IdeaId) -> None:
        """Destroy an idea at the mentor's wish, with its names and steps, in the backups too.

        Whoever was named for nothing else goes with it. Again does no harm.
        """
        with self._store.transaction() as tx:
            row = tx.get(IdeaRow, idea)
            if row is not None:
                idea_rows.destroy(tx, row, self._care, Pen(self._now(), PenHand.MENTOR))
            self._care.owe_forgetting(tx)
        self._care.forget_struck()

    def apply(self, idea: IdeaId, application: Application, *, adapted: bool = False) -> Idea:
        """Record where an idea is in use and what changed.

        Raises IdeaStageError, TextTooLongError, or BlankTextError without a place.
        """
        used = _in_lines(application)
        now = self._now()
        return self._change(idea, lambda old: old.applied(used, now, adapted=adapted))

    def recognise(self, idea: IdeaId, recognition: Recognition, words: str = "") -> Idea:
        """Record an act of giving credit, which was or will be given in these words.

        Raises IdeaStageError, NothingToCreditError, or ConsentError where the words or what is kept
        name somebody beyond their consent.
        """
        where, heard_by = whole_letters(recognition.where), whole_letters(recognition.heard_by)
        kept = replace(recognition, where=where, heard_by=heard_by)
        with self._store.transaction() as tx:
            people = [row.to_domain() for row in tx.scalars(select(PersonRow))]

            def given(old: Idea) -> Idea:
                return recognised(old, people, kept, words)

            return idea_rows.change(tx, idea_rows.standing(tx, idea), given, self._pen())

    def _change(self, idea: IdeaId, change: Callable[[Idea], Idea]) -> Idea:
        with self._store.transaction() as tx:
            return idea_rows.change(tx, idea_rows.standing(tx, idea), change, self._pen())

    def _pen(self) -> Pen:
        return Pen(self._now())


def proposed(mentor: Person) -> Contribution:
    """Return the part that a mentor has in what was heard from them, until somebody says more."""
    usual = Consent.ASK if mentor.pairing is None else mentor.pairing.consent
    return Contribution(mentor.id, Part.PROPOSED, Weight.EQUAL, usual)


def _in_lines(use: Application) -> Application:
    before, after, link = (
        line(words, what) if words.strip() else ""
        for what, words in (("before", use.before), ("after", use.after), ("link", use.link))
    )
    return Application(line(use.where, "place"), use.on, before, after, link)
