"""A year lived in fast-forward with two mentors: each day, what Today says is what is true."""

import os
from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from a_year import Pair, Sitting
from life import AWAY, BEGIN, FAR, HOME, Life
from mentordesk.domain.agenda import CARRIES, WAITING, Agenda, TopicState
from mentordesk.domain.ids import SessionId
from mentordesk.domain.search import Within
from mentordesk.domain.session import SessionState
from mentordesk.services.verifying import verified

SEEDS = range(int(os.environ.get("MENTORDESK_YEARS", "1")))
"""More years are lived where the environment asks for them."""
JOURNEYS = {date(2026, 5, 20): AWAY, date(2026, 6, 2): HOME, date(2026, 10, 20): FAR}
JOURNEYS |= {date(2026, 11, 12): HOME}
DAYS = 365
MINUTES = 45


def check(year: Life) -> None:
    """Hold Today to what it should show, and each pair to what is its own."""
    now = year.clock()
    today, ahead = year.desk.today.of(now), [k for p in year.pairs for k in p.planned()]
    every = {key: one for pair in year.pairs for key, one in pair.sittings.items()}
    ahead.sort(key=lambda key: every[key].order)
    shown = [one for one in (today.following, *today.coming) if one is not None]
    assert [one.session.id for one in shown] == _shown(every, ahead, now)
    assert {p.planned()[0] for p in year.pairs if p.planned()} <= {s.session.id for s in shown}
    assert [one.session.planned_at for one in shown] == [every[one.session.id].at for one in shown]
    in_series = {one.mentor.id for one in shown if every[one.session.id].series}
    for one in shown:
        series = every[one.session.id].series
        meant = None if one.mentor.id in in_series else one.mentor.pairing.rhythm
        assert one.rhythm == (series[0] if series else meant)
    names = {pair.mentor: pair.name for pair in year.pairs}
    assert {one.id: one.name for one in today.mentors} == names
    assert [one.mentor.name for one in shown] == [names[one.session.mentor] for one in shown]
    for one in shown:
        _is_on(every[one.session.id], one.agenda)
    ideas = [(key, one) for pair in year.pairs for key, one in pair.ideas.items()]
    owed = sorted((one.at, key) for key, one in ideas if one.owed(now))
    assert Counter(one.id for one in today.answers_owed) == Counter(key for _, key in owed)
    assert [one.raised_at for one in today.answers_owed] == [at for at, _ in owed]
    credit = Counter(key for key, one in ideas if one.used and not one.credited)
    assert Counter(one.id for one in today.credit_owed) == credit
    going_on = [pair for pair in year.pairs if not pair.over]
    due = {key: day for pair in going_on for key, day in pair.promises.items()}
    assert Counter(one.id for one in today.promises) == Counter(due.keys())
    days = sorted(due.values(), key=lambda day: day or date.max)
    assert [one.due for one in today.promises] == days


def _shown(
    every: dict[SessionId, Sitting], ahead: list[SessionId], now: datetime
) -> list[SessionId]:
    """Return what Today holds of two pairs: on top what is left of this day, else what passed.

    Below it *Coming up* has of each series the next one, and the first that passed; five at most.
    """

    def passed(key: SessionId) -> bool:
        return every[key].at + timedelta(minutes=MINUTES) <= now

    def is_left(key: SessionId) -> bool:
        return not passed(key) and every[key].at.astimezone().date() <= now.astimezone().date()

    top = next(filter(is_left, ahead), None) or next(iter(ahead), None)
    once: dict[object, SessionId] = {}
    for key in ahead:
        if key != top:
            once.setdefault((every[key].series or key, passed(key)), key)
    return [] if top is None else [top, *list(once.values())[:5]]


def check_pairs(year: Life) -> None:
    """Hold each pair to its own, and every session that it ever had."""
    now = year.clock()
    for pair in year.pairs:
        desk, mentor = year.desk, pair.mentor
        assert {one.idea.id for one in desk.answers.owed(mentor)} == {
            key for key, one in pair.ideas.items() if one.owed(now)
        }
        assert {one.id for one in desk.promises.not_closed(mentor)} == pair.promises.keys()
        kept = desk.sessions.all(mentor)
        assert {one.id: one.state for one in kept} == {
            key: one.state for key, one in pair.sittings.items()
        }
        numbers = [one.number for one in kept if one.state is not SessionState.MOVED]
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
        for key, sitting in pair.sittings.items():
            _is_on(sitting, desk.agendas.of(key))
        laid = desk.agreements.of(mentor)
        assert (laid.due is not None) is pair.look_is_due(now.date())
        own = {one.key: one.line for one in laid.agreement.clauses if one.is_own}
        assert own == pair.lines
        assert set(desk.people.of_id(mentor).former) == pair.former
        _is_left(year, pair)
        _is_found(year, pair)


def _is_left(year: Life, pair: Pair) -> None:
    """Hold what a pair would settle at its end to all that waits of it, and of no other pair."""
    now = year.clock()
    left = year.desk.closing.of(pair.mentor, now)
    assert left.is_over is pair.over
    waits = {key for key, one in pair.ideas.items() if one.is_unanswered(now)}
    assert left.owed.answers_count == len(waits)
    assert waits.issuperset(one.id for one in left.owed.answers_owed)
    credit = {key for key, one in pair.ideas.items() if one.used and not one.credited}
    assert {one.id for one in left.owed.credit_owed} == credit
    assert {one.id for one in left.owed.promises} == pair.promises.keys()


def _is_found(year: Life, pair: Pair) -> None:
    """Hold a search with one mentor to the words of this pair, and each word to its one pair."""
    find = year.desk.search.find
    places = find("number", Within(pair.mentor)).places
    assert {(one.hit.mentor, one.whose) for one in places} <= {(pair.mentor, pair.name)}
    words = [t for one in pair.sittings.values() for t in (+(one.open + one.asks)).elements()]
    for said in [*words[-2:], *pair.lines.values()]:
        found = find(f"{said} ", Within()).places
        assert {(one.hit.mentor, one.whose) for one in found} == {(pair.mentor, pair.name)}
        others = (other.mentor for other in year.pairs if other is not pair)
        assert not any(find(f"{said} ", Within(other)).places for other in others)


def _is_on(sitting: Sitting, agenda: Agenda) -> None:
    """Hold an agenda to what it should hold, each topic once."""
    standing = Counter(one.text for one in agenda.topics if one.state in CARRIES)
    assert standing == +sitting.open
    talked = Counter(one.text for one in agenda.topics if one.state is TopicState.DISCUSSED)
    assert talked == +sitting.done
    assert Counter(one.text for one in agenda.asks if one.state in WAITING) == +sitting.asks


@pytest.mark.parametrize("seed", SEEDS)
def test_each_day_of_a_year_is_what_it_should_be(workspace, clock, zone, seed):
    year = Life(workspace, clock, zone, seed)
    for day in (BEGIN + timedelta(days=more) for more in range(DAYS)):
        if day in JOURNEYS:
            year.travel(JOURNEYS[day])
        year.at(day, 0, 1)
        check(year)
        if not (day - BEGIN).days % 56:
            check_pairs(year)
        year.live(day)
    check(year)
    check_pairs(year)
    found = verified(workspace.store)
    assert found.sound
    assert found.ledger is not None
    usual = {"held", "series", "moved", "moved together", "missed", "let be", "credited", "renamed"}
    usual |= {"trying", "parked", "declined", "used", "dated", "put off", "looked at again"}
    usual |= {"put aside", "kept or let go", "own rule"}
    usual |= {"series ended", "series went on", "ended", "taken up", "destroyed"}
    assert not usual - year.lived.keys()
