"""The story of an idea in people's words: its names, its steps, what can come next."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.board import Told
from mentordesk.domain.credit_due import People
from mentordesk.domain.idea import (
    IN_USE,
    NEXT,
    Contribution,
    Idea,
    IdeaEvent,
    Recognition,
    Stage,
)
from mentordesk.domain.ids import PersonId
from mentordesk.domain.ledger.answering import Answered
from mentordesk.domain.ledger.fact import PenHand
from mentordesk.domain.ledger.whose import FirstSaid, NamedFor
from mentordesk.domain.names import consent_of
from mentordesk.domain.person import Consent, Person
from mentordesk.domain.session import Session
from mentordesk.ui import dates, wording
from mentordesk.ui.item_models.story import StoryLine

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)
_ORDER = (Stage.TRYING, Stage.APPLIED, Stage.RESTATED, Stage.PARKED, Stage.DECLINED)


def next_stages(idea: Idea) -> tuple[Stage, ...]:
    """Return where the idea may go from here; the nearest good step comes first."""
    return tuple(stage for stage in _ORDER if stage in NEXT[idea.stage])


def step(idea: Idea, to: Stage) -> str:
    """Return what a button says that takes an idea there."""
    match to:
        case Stage.TRYING:
            return _tr("Try it")
        case Stage.APPLIED | Stage.ADAPTED:
            return _tr("It is in use")
        case Stage.PARKED if idea.stage is Stage.PARKED:
            return _tr("Park it longer")
        case Stage.PARKED:
            return _tr("Park it")
        case Stage.DECLINED:
            return _tr("Decline it")
        case _:
            return _tr("You said it back")


def naming(idea: Idea, people: People) -> list[str]:
    """Return each person's name, part and consent as it holds now, one line each."""
    words = _tr("{name} {part} · {consent}")
    return [
        words.format(
            name=_tr("Somebody") if person is None else person.name,
            part=wording.weighed_part(had.part, had.weight),
            consent=_agreed(idea, had, person),
        )
        for had, person in ((had, people.get(had.person)) for had in idea.contributions)
    ]


def perhaps_named(found: Sequence[str]) -> str:
    """Return a question about words that may be names; "" for none."""
    if not found:
        return ""
    words = _tr("Is {words} somebody's name here? If so, say “a colleague”.")
    return words.format(words=", ".join(f"“{word}”" for word in dict.fromkeys(found)))


def _agreed(idea: Idea, had: Contribution, person: Person | None) -> str:
    consent = idea.consent_of(had.person) if person is None else consent_of(person, idea)
    return _consent(consent, had.people)


def _consent(given: Consent, people: str) -> str:
    if given is Consent.THESE_PEOPLE and people:
        return _tr("may be named before {people}").format(people=people)
    return wording.consent(given)


def story(told: Told, people: People, today: date) -> tuple[StoryLine, ...]:
    """Return what became of an idea, its names and the answers of its people, the oldest first.

    Its steps stand in their own order, and credit after them.
    """
    idea, about = told.idea, (today, told)
    lines, last = list[tuple[datetime, StoryLine]](), _BEFORE_ALL
    for place, event in enumerate(idea.events):
        last = max(last, event.at)
        lines.append((last, _step(event, place, about)))
    for place, said in enumerate(told.answers):
        lines.append((said.at, _answer(said, place, people, about)))
    for place, change in enumerate(told.whose):
        lines.append((change.at, _whose(change, place, people, about)))
    in_order = [line for _, line in sorted(lines, key=lambda line: line[0])]
    return *in_order, *(
        _credit(given, n, people, today) for n, given in enumerate(idea.recognitions)
    )


def _step(
    event: IdeaEvent,
    place: int,
    about: tuple[date, Told],
) -> StoryLine:
    today, told = about
    met = None if event.session is None else told.sessions.get(event.session)
    under = [] if met is None else [_met(met, today)]
    under += [event.reason] if event.reason else []
    if event.until is not None:
        until = dates.short_day(event.until, today)
        under.append(_tr("until {day}").format(day=until))
    if event.stage is Stage.DECLINED:
        under.append(_told(event, today))
    day = dates.local_day(event.at)
    used = told.uses.get(event.id)
    if event.stage in IN_USE and used is not None:
        day = used.on
        under.append(used.where)
        under += [_tr("before: {words}").format(words=used.before)] if used.before else []
        under += [_tr("now: {words}").format(words=used.after)] if used.after else []
        under += [used.link] if used.link else []
    words = wording.stage(event.stage)
    return StoryLine(f"step {place}", dates.short_day(day, today), words, " · ".join(under))


def _answer(
    said: Answered,
    place: int,
    people: People,
    about: tuple[date, Told],
) -> StoryLine:
    words = _tr("{name}: {consent} from now on")
    if said.settled:
        words = _tr("Settled for both of you: {name} {consent}")
    words = words.format(
        name=_called(said.person, people), consent=_consent(said.consent, said.people)
    )
    return _noted(f"answer {place}", said, words, about)


def _whose(
    change: FirstSaid | NamedFor,
    place: int,
    people: People,
    about: tuple[date, Told],
) -> StoryLine:
    words = first_said(change.words) if isinstance(change, FirstSaid) else _named(change, people)
    return _noted(f"whose {place}", change, words, about)


def first_said(words: str) -> str:
    """Return who said an idea first; "" is nobody whom anybody knows of."""
    if not words:
        return _tr("Who first said it is left open")
    return _tr("Who first said it: {words}").format(words=words)


def _named(change: NamedFor, people: People) -> str:
    name = _called(change.person, people)
    if not change.parts:
        return _tr("{name} is no longer named").format(name=name)
    parts = ", ".join(wording.weighed_part(part, weight) for part, weight in change.parts)
    words = _tr("{name}: {parts} from now on") if change.before else _tr("{name} named: {parts}")
    return words.format(name=name, parts=parts)


def _noted(
    key: str,
    said: Answered | FirstSaid | NamedFor,
    words: str,
    about: tuple[date, Told],
) -> StoryLine:
    today, told = about
    met = None if said.session is None else told.sessions.get(said.session)
    under = [_by(said.hand), *([] if met is None else [_met(met, today)])]
    day = dates.short_day(dates.local_day(said.at), today)
    return StoryLine(key, day, words, " · ".join(under))


def _called(who: PersonId, people: People) -> str:
    person = people.get(who)
    return _tr("Somebody") if person is None else person.name


def _by(hand: PenHand) -> str:
    match hand:
        case PenHand.MENTOR:
            return _tr("said by the mentor")
        case PenHand.LEADER:
            return _tr("noted by you")
        case PenHand.PROGRAM:
            return _tr("as a repair found it")
        case PenHand.IMPORT:
            return _tr("as it stood in a file")


def _met(session: Session, today: date) -> str:
    if not session.number:
        day = dates.short_day(session.met_at().date(), today)
        return _tr("a talk on {day}").format(day=day)
    return _tr("session {n}").format(n=session.number)


def _told(event: IdeaEvent, today: date) -> str:
    if event.told_on is None:
        return _tr("nobody noted when the mentor was told")
    return _tr("told on {day}").format(day=dates.short_day(event.told_on, today))


def _credit(given: Recognition, place: int, people: People, today: date) -> StoryLine:
    under = [given.where] if given.where else []
    under += [_tr("before {who}").format(who=given.heard_by)] if given.heard_by else []
    under += [_tr("the mentor knows")] if given.mentor_knows else []
    agreed = [people[who].name for who in given.agreed if who in people]
    under += [_tr("asked, and agreed: {names}").format(names=", ".join(agreed))] if agreed else []
    words = _tr("No credit was wanted")
    if given.gives_credit:
        words = _tr("Credit: {how}").format(how=wording.recognition(given.form))
    day = dates.short_day(given.on, today)
    return StoryLine(f"credit {place}", day, words, " · ".join(under), credit=given.gives_credit)


def _tr(words: str) -> str:
    return QCoreApplication.translate("ideas", words)
