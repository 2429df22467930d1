"""Something worth trying that was said: its words, its names, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentordesk.domain.ids import EventId, IdeaId, PersonId, SessionId, new_id
from mentordesk.domain.person import Consent, strictest
from mentordesk.domain.text import line
from mentordesk.errors import IdeaStageError, NoDayError

ANSWER_WITHIN = timedelta(days=14)
PARKED_FOR = timedelta(days=90)  # usually, and where nobody gave a day


class Stage(StrEnum):
    """How far an idea has come."""

    HEARD = "heard"
    RESTATED = "restated"
    TRYING = "trying"
    APPLIED = "applied"
    ADAPTED = "adapted"
    PARKED = "parked"
    DECLINED = "declined"


_ANSWERS = frozenset({Stage.TRYING, Stage.APPLIED, Stage.ADAPTED, Stage.PARKED, Stage.DECLINED})
NEXT: dict[Stage, frozenset[Stage]] = {
    Stage.HEARD: _ANSWERS | {Stage.RESTATED},
    Stage.RESTATED: _ANSWERS,
    Stage.TRYING: _ANSWERS - {Stage.TRYING},
    Stage.PARKED: _ANSWERS,
    Stage.DECLINED: frozenset({Stage.TRYING}),
    Stage.APPLIED: frozenset(),
    Stage.ADAPTED: frozenset(),
}
UNANSWERED = (Stage.HEARD, Stage.RESTATED)
IN_USE = (Stage.APPLIED, Stage.ADAPTED)


class Part(StrEnum):
    """A person's part in an idea."""

    NOTICED = "noticed"
    PROPOSED = "proposed"
    SHAPED = "shaped"
    CARRIED_OUT = "carried_out"
    BACKED = "backed"


class Weight(StrEnum):
    """How large the part was."""

    LEAD = "lead"
    EQUAL = "equal"
    SUPPORTING = "supporting"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One person's part, and how that person wants to be named for it."""

    person: PersonId
    part: Part
    weight: Weight
    consent: Consent
    people: str = ""
    """Before whom they may be named, in words, when they consent to THESE_PEOPLE."""


@dataclass(frozen=True, slots=True)
class Application:
    """Where and when the leader used an idea, and what changed, one line each.

    `link` says in words where more of it is to be found.
    """

    where: str
    on: date
    before: str = ""
    after: str = ""
    link: str = ""


class RecognitionForm(StrEnum):
    """How credit was given."""

    NAMED_IN_MEETING = "named_in_meeting"
    IN_WRITING = "in_writing"
    TOLD_MANAGER = "told_manager"
    REVIEW_INPUT = "review_input"
    OPPORTUNITY = "opportunity"
    NONE_WANTED = "none_wanted"


@dataclass(frozen=True, slots=True)
class Recognition:
    """One act of giving credit, or that none was wanted.

    Who is to be asked each time, or was not asked yet, and `agreed` to be named in this one act is
    told of by identifiers, in their order.
    """

    form: RecognitionForm
    on: date
    where: str = ""
    heard_by: str = ""
    mentor_knows: bool = False
    agreed: tuple[PersonId, ...] = ()

    @property
    def gives_credit(self) -> bool:
        """Return whether credit was given; else it keeps that a mentor chose none."""
        return self.form is not RecognitionForm.NONE_WANTED


@dataclass(frozen=True, slots=True)
class IdeaEvent:
    """One step of an idea, kept for ever; `reason` says why where a reason is due.

    `told_on` is the day on which the mentor was told of a no.
    """

    id: EventId
    at: datetime
    stage: Stage
    session: SessionId | None = None
    reason: str = ""
    until: date | None = None
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Idea:
    """Something worth keeping; a change returns a new idea with one more event.

    `first_said` tells in words who said it first. One that was `joined_into` another goes on
    inside that; `origins` are the ideas that this one was joined from or split from.
    """

    id: IdeaId
    session: SessionId
    mentor: PersonId
    text: str
    raised_at: datetime
    contributions: tuple[Contribution, ...]
    events: tuple[IdeaEvent, ...]
    answer_by: date | None = None
    application: Application | None = None
    recognitions: tuple[Recognition, ...] = ()
    first_said: str = ""
    joined_into: IdeaId | None = None
    origins: tuple[IdeaId, ...] = ()

    @property
    def stage(self) -> Stage:
        """Return where the idea stands: its last event."""
        return self.events[-1].stage

    @property
    def last(self) -> IdeaEvent:
        """Return the newest event."""
        return self.events[-1]

    def consent_of(self, person: PersonId) -> Consent:
        """Return the strictest answer a person gave for any of their parts, or ASK for none."""
        return strictest(
            Consent.ASK, *(c.consent for c in self.contributions if c.person == person)
        )

    def answer_owed(self, now: datetime, within: timedelta = ANSWER_WITHIN) -> bool:
        """Return whether the mentor has waited too long for an answer, which is due `within`."""
        if self.stage not in UNANSWERED or self.joined_into is not None:
            return _is_woken(self, now)
        if self.answer_by is not None:
            return now.date() > self.answer_by
        return now - self.raised_at > within

    def moved(
        self,
        to: Stage,
        at: datetime,
        *,
        reason: str = "",
        until: date | None = None,
        told_on: date | None = None,
    ) -> "Idea":
        """Return the idea one step on.

        Raises IdeaStageError where no way leads there, BlankTextError for a no without a reason,
        NoDayError for parking without a day.
        """
        if to not in NEXT[self.stage]:
            raise IdeaStageError(stage=self.stage.value, wanted=to.value)
        if to is Stage.PARKED and until is None:
            raise NoDayError
        why = line(reason, "reason") if to is Stage.DECLINED or reason.strip() else ""
        event = IdeaEvent(EventId(new_id()), at, to, reason=why, until=until, told_on=told_on)
        return replace(self, events=(*self.events, event))

    def is_restated_in(self, session: SessionId) -> bool:
        """Return whether the mentor confirmed in a session how the idea was said back."""
        return any((e.stage, e.session) == (Stage.RESTATED, session) for e in self.events)

    def declined(self, at: datetime, reason: str) -> "Idea":
        """Return the idea declined, or the reason of the last no in other words.

        Raises IdeaStageError where no way leads there, BlankTextError without a reason.
        """
        if self.stage is not Stage.DECLINED:
            return self.moved(Stage.DECLINED, at, reason=reason)
        last = replace(self.last, reason=line(reason, "reason"))
        return replace(self, events=(*self.events[:-1], last))

    def applied(self, application: Application, at: datetime, *, adapted: bool) -> "Idea":
        """Return the idea in use, with where, when and what changed."""
        moved = self.moved(Stage.ADAPTED if adapted else Stage.APPLIED, at)
        return replace(moved, application=application)

    def recognised(self, recognition: Recognition) -> "Idea":
        """Return the idea with one more act of credit.

        Raises IdeaStageError unless the idea is in use.
        """
        if self.stage not in IN_USE:
            raise IdeaStageError(stage=self.stage.value, wanted="recognised")
        return replace(self, recognitions=(*self.recognitions, recognition))

    def with_contribution(self, contribution: Contribution) -> "Idea":
        """Return the idea with a person's part added, or that same part with its new consent.

        An answer takes the place of ASK; after that a consent can only become stricter, and whom
        the same part tells of stays.
        """
        same = [c for c in self.contributions if same_part(c, contribution)]
        rest = tuple(c for c in self.contributions if not same_part(c, contribution))
        consent = strictest(contribution.consent, *(c.consent for c in same))
        people = same[0].people if same else contribution.people
        new = replace(contribution, consent=consent, people=people)
        return replace(self, contributions=(*rest, new))

    def with_consent(self, person: PersonId, consent: Consent) -> "Idea":
        """Return the idea with a person's answer, or with their answer made stricter.

        An answer takes the place of ASK; no later one makes it looser.
        """
        changed = (
            replace(c, consent=strictest(c.consent, consent)) if c.person == person else c
            for c in self.contributions
        )
        return replace(self, contributions=tuple(changed))


def waits(idea: Idea, now: datetime) -> bool:
    """Return whether an idea waits for an answer: its first, or the next once its day came."""
    is_unanswered = idea.stage in UNANSWERED and idea.joined_into is None
    return is_unanswered or _is_woken(idea, now)


def wakes_on(idea: Idea) -> date | None:
    """Return the day from which on an idea that is parked waits again, None for any other."""
    if idea.stage is not Stage.PARKED:
        return None
    parked = idea.last.at.date()
    return idea.last.until or (parked + min(PARKED_FOR, date.max - parked))


def _is_woken(idea: Idea, now: datetime) -> bool:
    """Return whether an idea was parked, and waits for an answer again since its day came."""
    day = wakes_on(idea)
    return day is not None and idea.joined_into is None and now.date() >= day


def same_part(first: Contribution, second: Contribution) -> bool:
    """Return whether both tell of one part of one person."""
    return (first.person, first.part) == (second.person, second.part)


def raise_idea(
    session: SessionId,
    by: PersonId,
    text: str,
    at: datetime,
    contributions: Iterable[Contribution],
) -> Idea:
    """Return a new idea, heard from the mentor `by`.

    Raises BlankTextError or TextTooLongError.
    """
    heard = IdeaEvent(EventId(new_id()), at, Stage.HEARD, session)
    words = line(text, "idea", 1000)
    return Idea(IdeaId(new_id()), session, by, words, at, tuple(contributions), (heard,))
