"""What became of an idea in people's words: a line for each moment of its story."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.board import Told
from mentordesk.domain.credit_due import People
from mentordesk.domain.idea import IN_USE, Application, IdeaEvent, Recognition, Stage
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.ledger.changes import (
    AnswerBy,
    Answered,
    CameFrom,
    Change,
    Credited,
    FirstSaid,
    NamedFor,
    Reworded,
    SaidAnew,
    TakenBack,
    ToldWhole,
    Took,
    Untied,
    Used,
    WentInto,
)
from mentordesk.domain.ledger.fact import Kind, PenHand
from mentordesk.domain.ledger.story import Moment
from mentordesk.domain.person import Consent
from mentordesk.domain.session import Session
from mentordesk.ui import dates, wording
from mentordesk.ui.item_models.story import StoryLine


def story(told: Told, people: People, today: date) -> tuple[StoryLine, ...]:
    """Return what became of an idea in the order of the days, each with whose hand entered it."""
    teller = _Teller(told, people, today)
    return tuple(teller.line(moment, place) for place, moment in enumerate(told.story))


def first_said(words: str) -> str:
    """Return who said an idea first; "" is nobody whom anybody knows of."""
    if not words:
        return _tr("Who first said it is left open")
    return _tr("Who first said it: {words}").format(words=words)


def consent(given: Consent, people: str) -> str:
    """Return how somebody wants to be named, with before whom where that was said."""
    if given is Consent.THESE_PEOPLE and people:
        return _tr("may be named before {people}").format(people=people)
    return wording.consent(given)


class _Teller:
    """Tells the moments of one idea."""

    def __init__(self, told: Told, people: People, today: date) -> None:
        self._told, self._people, self._today = told, people, today

    def line(self, moment: Moment, place: int) -> StoryLine:
        """Return one moment as a line: the chief thing, and below it all that is known of it."""
        chief, *along = moment.changes
        under = [*self._met(moment), *self._about(chief, moment)]
        for change in along:
            under += [self._words(change), *self._about(change, moment)]
        under += self._by(moment)
        return StoryLine(
            f"{place} {type(chief).__name__}",
            dates.short_day(moment.day, self._today),
            self._words(chief),
            " · ".join(under),
            credit=isinstance(chief, Credited) and chief.act.gives_credit,
            small=moment.is_small or isinstance(chief, ToldWhole),
        )

    def _words(self, change: Change) -> str:
        match change:
            case Took() | TakenBack() | SaidAnew():
                return self._of_step(change)
            case WentInto() | CameFrom() | Untied():
                return self._kin(change)
            case NamedFor() | Answered():
                return self._person(change)
            case Reworded():
                return _tr("In other words: “{words}”").format(words=change.text)
            case FirstSaid():
                return first_said(change.words)
            case AnswerBy():
                return self._promise(change.day)
            case Used() | Credited() | ToldWhole():
                return _of_whole(change)

    def _of_step(self, change: Took | TakenBack | SaidAnew) -> str:
        match change:
            case Took():
                return wording.stage(change.step.stage)
            case TakenBack():
                return _tr("Taken back: {stage}").format(stage=wording.stage(change.step.stage))
            case SaidAnew():
                return " · ".join(self._said_anew(change.step, change.before))

    def _promise(self, day: date | None) -> str:
        if day is None:
            return _tr("No day for an answer is promised any more")
        return _tr("An answer is promised by {day}").format(day=self._day(day))

    def _person(self, change: NamedFor | Answered) -> str:
        name = self._called(change.person)
        if isinstance(change, Answered):
            words = _tr("{name}: {consent} from now on")
            if change.settled:
                words = _tr("Settled for both of you: {name} {consent}")
            return words.format(name=name, consent=consent(*change.answer))
        if not change.parts:
            return _tr("{name} is no longer named").format(name=name)
        parts = ", ".join(wording.weighed_part(part, weight) for part, weight in change.parts)
        if change.answer is None:
            return _tr("{name}: {parts} from now on").format(name=name, parts=parts)
        words = _tr("{name} named: {parts}, {consent}")
        return words.format(name=name, parts=parts, consent=consent(*change.answer))

    def _kin(self, change: WentInto | CameFrom | Untied) -> str:
        match change:
            case WentInto(into=None):
                return _tr("Stands for itself again")
            case WentInto(into=into):
                return _tr("Goes on inside {idea}").format(idea=self._idea(into))
            case CameFrom(by=Kind.SPLIT):
                words = _tr("Split from {idea}")
            case CameFrom(by=Kind.JOINED):
                words = _tr("Joined into this: {idea}")
            case CameFrom():
                words = _tr("Came of {idea}")
            case Untied():
                words = _tr("No part of this any more: {idea}")
        return words.format(idea=", ".join(dict.fromkeys(map(self._idea, change.ideas))))

    def _about(self, change: Change, moment: Moment) -> Iterator[str]:
        """Yield what else there is to know of a change."""
        match change:
            case Took():
                yield from self._step(change.step)
            case Reworded(before=before) if before:
                yield _tr("before: “{words}”").format(words=before)
            case Used():
                yield from self._use(change.use)
            case Credited():
                yield from self._act(change.act, moment)
            case _:
                return

    def _step(self, step: IdeaEvent) -> Iterator[str]:
        if step.reason:
            yield step.reason
        if step.until is not None:
            yield _tr("until {day}").format(day=self._day(step.until))
        if step.stage is Stage.DECLINED:
            yield from self._told_of(step)
        used = self._told.uses.get(step.id)
        if step.stage in IN_USE and used is not None:
            if used.on != dates.local_day(step.at):
                yield _tr("in use from {day}").format(day=self._day(used.on))
            yield used.where
            yield from self._use(used)

    def _told_of(self, step: IdeaEvent) -> Iterator[str]:
        if step.told_on is not None:
            yield _tr("told on {day}").format(day=self._day(step.told_on))
        elif any(one.id == step.id and one.told_on is None for one in self._told.idea.events):
            yield _tr("nobody noted when the mentor was told")

    def _use(self, used: Application) -> Iterator[str]:
        if used.before:
            yield _tr("before: {words}").format(words=used.before)
        if used.after:
            yield _tr("now: {words}").format(words=used.after)
        if used.link:
            yield used.link

    def _act(self, act: Recognition, moment: Moment) -> Iterator[str]:
        if act.where:
            yield act.where
        if act.heard_by:
            yield _tr("before {who}").format(who=act.heard_by)
        if act.mentor_knows:
            yield _tr("the mentor knows")
        if agreed := [self._people[who].name for who in act.agreed if who in self._people]:
            yield _tr("asked, and agreed: {names}").format(names=", ".join(agreed))
        if act.on != (noted := dates.local_day(moment.entered)):
            yield _tr("kept on {day}").format(day=self._day(noted))

    def _said_anew(self, step: IdeaEvent, before: IdeaEvent) -> Iterator[str]:
        if step.reason != before.reason:
            yield _tr("The reason in other words: {reason}").format(reason=step.reason or "–")
        if step.until is not None and step.until != before.until:
            yield _tr("Parked until {day}").format(day=self._day(step.until))
        elif step.until != before.until:
            yield _tr("Parked without a day")
        if step.told_on is not None and step.told_on != before.told_on:
            words = _tr("The mentor was told of the no on {day}")
            yield words.format(day=self._day(step.told_on))
        elif step.told_on != before.told_on:
            yield _tr("When the mentor was told of the no is open again")
        if (step.at, step.stage, step.session) != (before.at, before.stage, before.session):
            yield _tr("Put right: {stage}").format(stage=wording.stage(step.stage))

    def _met(self, moment: Moment) -> Iterator[str]:
        """Yield at which session it was said; of what is told later, at whose table."""
        chief = moment.changes[0]
        own = chief.step.session if isinstance(chief, Took) else None
        for key in dict.fromkeys((own, moment.session)):
            session = None if key is None else self._told.sessions.get(key)
            if session is not None:
                yield self._session(session)

    def _session(self, session: Session) -> str:
        if not session.number:
            return _tr("a talk on {day}").format(day=self._day(session.met_at().date()))
        return _tr("session {n}").format(n=session.number)

    def _by(self, moment: Moment) -> Iterator[str]:
        match moment.hand:
            case PenHand.MENTOR:
                yield _tr("said by the mentor")
            case PenHand.LEADER:
                yield _tr("noted by you")
            case PenHand.PROGRAM:
                yield _tr("as MentorDesk found it")
            case PenHand.IMPORT:
                yield _tr("as it stood in a file")
            case None if self._told.pencil:
                yield _tr("in pencil until the session closes")
            case None:
                yield _tr("not told by the ledger")

    def _idea(self, idea: IdeaId | None) -> str:
        text = None if idea is None else self._told.others.get(idea)
        return _tr("an idea that is gone") if text is None else f"“{text}”"

    def _called(self, who: PersonId) -> str:
        person = self._people.get(who)
        return _tr("Somebody") if person is None else person.name

    def _day(self, day: date) -> str:
        return dates.short_day(day, self._today)


def _of_whole(change: Used | Credited | ToldWhole) -> str:
    match change:
        case Used():
            return _tr("In use: {where}").format(where=change.use.where)
        case Credited() if change.act.gives_credit:
            return _tr("Credit: {how}").format(how=wording.recognition(change.act.form))
        case Credited():
            return _tr("No credit was wanted")
        case ToldWhole(struck=0):
            return _tr("Told anew, as MentorDesk found it")
        case ToldWhole():
            one = _tr("1 earlier entry was destroyed with what was struck")
            many = _tr("{n} earlier entries were destroyed with what was struck")
            return wording.counted(change.struck, one, many)


def _tr(words: str) -> str:
    return QCoreApplication.translate("story", words)
