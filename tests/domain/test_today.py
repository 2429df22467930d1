"""Which of the sessions to come stand on the page."""

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.ids import PersonId, SeriesId, SessionId
from mentordesk.domain.today import SHOWN, Ahead, shown_of

AMARA, JONAS, PRIYA = (PersonId(uuid4()) for _ in range(3))
PEOPLE = [PersonId(uuid4()) for _ in range(9)]
SERIES = {who: [SeriesId(uuid4()) for _ in range(3)] for who in PEOPLE}


def _ahead(mentor: PersonId, series: SeriesId | None = None, **stands: bool) -> Ahead:
    return Ahead(SessionId(uuid4()), mentor, series, **{"live": False, **stands})


def test_a_weekly_series_hides_nobody_and_stands_once() -> None:
    weekly = SeriesId(uuid4())
    hers = [_ahead(AMARA, weekly) for _ in range(20)]
    extra, his = _ahead(AMARA), _ahead(JONAS)
    ahead = [*hers[:8], extra, *hers[8:], his]
    shown = [hers[0], hers[1], extra, his]
    assert shown_of(ahead) == [one.session for one in shown]


def test_the_next_of_each_pair_goes_before_what_comes_sooner() -> None:
    hers, late = [_ahead(AMARA) for _ in range(9)], _ahead(PRIYA)
    assert shown_of([*hers, late]) == [one.session for one in (*hers[: SHOWN - 1], late)]
    live = _ahead(AMARA, live=True)
    theirs = [_ahead(JONAS) for _ in range(9)]
    ahead = [live, *theirs, hers[0]]
    assert shown_of(ahead) == [one.session for one in (live, *theirs[: SHOWN - 2], hers[0])]
    assert shown_of([]) == []


def test_what_passed_stands_below_what_is_due_today_and_hides_nothing() -> None:
    weekly = SeriesId(uuid4())
    missed = [_ahead(AMARA, weekly, passed=True) for _ in range(3)]
    hers, due, his = _ahead(AMARA, weekly), _ahead(JONAS, today=True), _ahead(PRIYA)
    shown = [due, missed[0], hers, his]
    assert shown_of([*missed, due, hers, his]) == [one.session for one in shown]
    assert shown_of([*missed, hers, his])[:2] == [missed[0].session, missed[1].session]
    many = [_ahead(AMARA) for _ in range(9)]
    assert hers.session in shown_of([missed[0], hers, *[_ahead(JONAS) for _ in range(9)], his])
    live = _ahead(PRIYA, live=True)
    assert shown_of([live, *missed, due, *many])[0] == live.session


@st.composite
def _lists(draw: st.DrawFn) -> list[Ahead]:
    people = draw(st.lists(st.sampled_from(PEOPLE), max_size=30))
    return [_ahead(who, draw(st.sampled_from([None, *SERIES[who]]))) for who in people]


@given(_lists())
def test_of_any_sessions_as_many_stand_there_as_fit_and_no_pair_is_hidden(
    ahead: list[Ahead],
) -> None:
    keys = shown_of(ahead)
    shown = [one for one in ahead if one.session in keys]
    assert [one.session for one in shown] == keys
    assert shown[:1] == ahead[:1]
    below = shown[1:]
    series = [one.series for one in below if one.series is not None]
    assert len(series) == len(set(series))
    pairs = dict.fromkeys(one.mentor for one in ahead)
    assert {one.mentor for one in shown} >= set(list(pairs)[:SHOWN])
    firsts = {who: next(one for one in ahead if one.mentor == who) for who in pairs}
    assert all(firsts[who] in shown for who in list(pairs)[:SHOWN])
    left = [one for one in ahead if one not in shown and one.series not in series]
    assert len(shown) == SHOWN if left else len(shown) <= SHOWN
