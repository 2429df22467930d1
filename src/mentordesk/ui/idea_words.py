"""The story of an idea in people's words: its names, its steps, what can come next."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.idea import IN_USE, NEXT, Contribution, Idea, IdeaEvent, Recognition, Stage
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.person import Consent
from mentordesk.domain.session import Session
from mentordesk.ui import dates, session_words, wording
from mentordesk.ui.item_models.story import StoryLine

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
            return _tr("You played it back")


def naming(idea: Idea, names: Mapping[PersonId, str]) -> list[str]:
    """Return each person's name, part and consent, one line each."""
    words = _tr("{name} {part} · {consent}")
    return [
        words.format(
            name=names.get(had.person, _tr("Somebody")),
            part=wording.part(had.part),
            consent=_consent(had),
        )
        for had in idea.contributions
    ]


def _consent(had: Contribution) -> str:
    if had.consent is Consent.THESE_PEOPLE and had.people:
        return _tr("may be named before {people}").format(people=had.people)
    return wording.consent(had.consent)


def story(idea: Idea, sessions: Mapping[SessionId, Session], today: date) -> tuple[StoryLine, ...]:
    """Return every step of the idea with its session, the oldest first."""
    lines = [
        _step(idea, event, place, (today, sessions)) for place, event in enumerate(idea.events)
    ]
    lines += [_credit(given, place, today) for place, given in enumerate(idea.recognitions)]
    return tuple(lines)


def _step(
    idea: Idea,
    event: IdeaEvent,
    place: int,
    about: tuple[date, Mapping[SessionId, Session]],
) -> StoryLine:
    today, sessions = about
    met = None if event.session is None else sessions.get(event.session)
    under = [] if met is None else [_met(met)]
    under += [event.reason] if event.reason else []
    if event.until is not None:
        until = dates.short_day(event.until, today)
        under.append(_tr("until {day}").format(day=until))
    if event.stage is Stage.DECLINED:
        under.append(_told(event, today))
    day = dates.local_day(event.at)
    used = idea.application
    if event.stage in IN_USE and used is not None:
        day = used.on
        under.append(used.where)
        under += [_tr("before: {words}").format(words=used.before)] if used.before else []
        under += [_tr("now: {words}").format(words=used.after)] if used.after else []
        under += [used.link] if used.link else []
    words = wording.stage(event.stage)
    return StoryLine(f"step {place}", dates.short_day(day, today), words, " · ".join(under))


def _met(session: Session) -> str:
    if not session.number:
        return session_words.numbered(session)
    return _tr("session {n}").format(n=session.number)


def _told(event: IdeaEvent, today: date) -> str:
    if event.told_on is None:
        return _tr("nobody noted when the mentor was told")
    return _tr("told on {day}").format(day=dates.short_day(event.told_on, today))


def _credit(given: Recognition, place: int, today: date) -> StoryLine:
    under = [given.where] if given.where else []
    under += [_tr("before {who}").format(who=given.heard_by)] if given.heard_by else []
    under += [_tr("the mentor knows")] if given.mentor_knows else []
    words = _tr("Credit: {how}").format(how=wording.recognition(given.form))
    day = dates.short_day(given.on, today)
    return StoryLine(f"credit {place}", day, words, " · ".join(under), credit=True)


def _tr(words: str) -> str:
    return QCoreApplication.translate("ideas", words)
