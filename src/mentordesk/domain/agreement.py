"""The ground rules of a pair, clause by clause: what each of both said to them, and when."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mentordesk.domain.floor import Side
from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.text import line, passage
from mentordesk.errors import AgreementFullError, BlankTextError, NotFoundError

BOTH = (Side.LEADER, Side.MENTOR)
LINE_LIMIT, WORDS_LIMIT = 80, 2_000
MOST_OWN = 20
"""How many clauses of its own a pair may add."""
_OWN = "own."


class Answer(StrEnum):
    """What was said to a clause."""

    AGREED = "agreed"
    CHANGED = "changed"
    NOT_FOR_US = "not_for_us"


@dataclass(frozen=True, slots=True)
class ClauseAnswer:
    """What one side said to a clause on a day, with the words that it said it to.

    It was `told` where the leader put down what the mentor said across the table.
    """

    by: Side
    answer: Answer
    line: str
    words: str
    on: date
    told: bool = False

    def matches(self, other: "ClauseAnswer") -> bool:
        """Return whether both amount to the same: the same words, or that it is not for them."""
        out = {one.answer is Answer.NOT_FOR_US for one in (self, other)}
        return out == {True} or (out == {False} and self.text == other.text)

    @property
    def text(self) -> tuple[str, str]:
        """Return the line and the words."""
        return self.line, self.words


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answers to a clause as it stands; CHANGED brings other words for it."""

    answer: Answer
    line: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One ground rule: its key in the shipped list, a short line and the full words.

    Line and words stand as they were put last, and `answer` tells how. What each side `said` to
    them comes in the order in which it was said, with the words of that day.
    """

    key: str
    line: str
    words: str
    answer: Answer = Answer.AGREED
    said: tuple[ClauseAnswer, ...] = ()

    @property
    def is_own(self) -> bool:
        """Return whether the pair added it, rather than that it was offered."""
        return self.key.startswith(_OWN)

    def last_of(self, side: Side) -> ClauseAnswer | None:
        """Return what a side said last, or None while it was not asked."""
        return next((one for one in reversed(self.said) if one.by is side), None)

    def waits_for(self) -> tuple[Side, ...]:
        """Return who is asked: whoever said nothing yet, or said it to other words than these."""
        last = self.said[-1] if self.said else None
        answers = ((side, self.last_of(side)) for side in BOTH)
        return tuple(
            side for side, own in answers if last is None or own is None or not own.matches(last)
        )

    def of_one_mind(self) -> tuple[ClauseAnswer, ...]:
        """Return the two answers with which both were last of one mind, the later one last.

        What one side changes since then is asked of the other, and holds once they agree.
        """
        held: tuple[ClauseAnswer, ...] = ()
        last: dict[Side, ClauseAnswer] = {}
        for one in self.said:
            last[one.by] = one
            others = [own for side, own in last.items() if side is not one.by and side in BOTH]
            if one.by in BOTH and others and others[0].matches(one):
                held = others[0], one
        return held

    def in_force(self) -> ClauseAnswer | None:
        """Return the answer that made it hold as it does; None if both were never of one mind."""
        return next(reversed(self.of_one_mind()), None)

    def replied(self, reply: Reply, by: Side, on: date, *, told: bool = False) -> "Clause":
        """Return the clause with one more answer; the same again is the answer that stands.

        Raises BlankTextError or TextTooLongError for words that cannot stand.
        """
        text, answer = (self.line, self.words), reply.answer
        if answer is Answer.CHANGED:
            own = line(reply.line, "line", LINE_LIMIT), _passage(reply.words)
            text, answer = (text, Answer.AGREED) if own == text else (own, answer)
        given, before = ClauseAnswer(by, answer, *text, on, told), self.last_of(by)
        if before is not None and by not in self.waits_for() and given.matches(before):
            is_first_hand = before.told and not told
            if not is_first_hand:
                return self
        return self.hearing(given)

    def hearing(self, given: ClauseAnswer) -> "Clause":
        """Return the clause as it stands after an answer, in its words."""
        said = (*self.said, given)
        own = {one.text for one in said if one.answer is Answer.CHANGED}
        is_own = given.answer is Answer.AGREED and given.text in own
        answer = Answer.CHANGED if is_own else given.answer
        return replace(self, line=given.line, words=given.words, answer=answer, said=said)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The clauses of one pair, and the day from which what holds of them has held.

    On a shared agenda the leader writes, orders and drops topics as the mentor does. The pair
    `looked_on` that day whether all of it still holds.
    """

    mentor: PersonId
    agreed_on: date
    clauses: tuple[Clause, ...]
    shared_agenda: bool = False
    looked_on: date | None = None

    def lines(self) -> tuple[str, ...]:
        """Return the short lines of the clauses that both agreed to."""
        held = (clause.in_force() for clause in self.clauses)
        return tuple(one.line for one in held if one and one.answer is not Answer.NOT_FOR_US)

    def line_for(self, number: int) -> str:
        """Return the line shown with the session of this number, each in its turn."""
        lines = self.lines()
        return lines[number % len(lines)] if lines else ""

    @property
    def is_agreed(self) -> bool:
        """Return whether both are of one mind about at least one clause."""
        return any(clause.in_force() for clause in self.clauses)

    @property
    def begun_on(self) -> date:
        """Return the day of the first answer."""
        said = (one.on for clause in self.clauses for one in clause.said)
        return min(said, default=self.agreed_on)

    @property
    def settled_on(self) -> date:
        """Return the last day on which the pair looked at it, or came to be of one mind."""
        return max(self.looked_on or self.agreed_on, self.agreed_on)

    def clause(self, key: str) -> Clause:
        """Return one clause; raises NotFoundError."""
        for clause in self.clauses:
            if clause.key == key:
                return clause
        raise NotFoundError(what="clause")

    def with_own(self) -> "Agreement":
        """Return the agreement with room for one more clause, the last, which is without words.

        Whoever adds it puts it into words as their answer. Raises AgreementFullError.
        """
        if sum(clause.is_own for clause in self.clauses) >= MOST_OWN:
            raise AgreementFullError(most=MOST_OWN)
        return replace(self, clauses=(*self.clauses, Clause(f"{_OWN}{new_id()}", "", "")))

    def waiting(self, *sides: Side) -> tuple[Clause, ...]:
        """Return the clauses of which one of these sides is asked."""
        return tuple(c for c in self.clauses if set(sides).intersection(c.waits_for()))

    def holding(self, clauses: Iterable[Clause]) -> "Agreement":
        """Return the agreement with these clauses; its day is that of the last that holds."""
        clauses = tuple(clauses)
        held = (clause.in_force() for clause in clauses)
        on = max((one.on for one in held if one), default=self.agreed_on)
        return replace(self, clauses=clauses, agreed_on=on)


def said_by(clauses: Iterable[Clause], on: date, *sides: Side) -> tuple[Clause, ...]:
    """Return clauses as these sides answered them at once; the mentor's answers were told."""
    given = []
    for clause in clauses:
        said = tuple(
            ClauseAnswer(side, clause.answer, clause.line, clause.words, on, side is Side.MENTOR)
            for side in sides
        )
        given.append(replace(clause, said=(*clause.said, *said)))
    return tuple(given)


def laid_out(
    kept: Agreement | None, mentor: PersonId, offered: Iterable[Clause], today: date
) -> Agreement:
    """Return what lies before a pair: the clauses it has, and the others of those offered.

    To these nothing was said yet.
    """
    base = kept or Agreement(mentor, today, ())
    known = {clause.key for clause in base.clauses}
    return replace(base, clauses=(*base.clauses, *(c for c in offered if c.key not in known)))


def _passage(text: str) -> str:
    words = passage(text, "rule", WORDS_LIMIT).strip()
    if not words:
        raise BlankTextError(what="rule")
    return words
