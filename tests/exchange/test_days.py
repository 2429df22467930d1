"""Days are read in the spellings people use, and in no other than they can mean."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mentordesk.domain.earlier import Order
from mentordesk.exchange.days import moment

TODAY = date(2026, 11, 23)
PI = date(2026, 3, 14)


@pytest.mark.parametrize(
    "said",
    [
        "14.3.26",
        "14.03.2026",
        "2026-03-14",
        "2026/3/14",
        "20260314",
        "14 March 2026",
        "March 14, 2026",
        "14th of March 2026",
        "Sat, 14 Mar 2026",
        "14-Mar-26",
        "14. März 2026",
        "14 mars 2026",
        "14 de marzo de 2026",
        "14/03/2026",
        "3/14/2026",
        "14.03.2026 um 9.30",
        "3/14/26 9:30 PM",
        "2026-03-14T09:30:00",
        *("2026-Mar-14", "2026 March 14", "14/Mar/2026", "14 de marzo del 2026", "2026年3月14日"),
        *("Sat, 14 Mar 2026 09:30:00 +0100", "2026-03-14 09:30 UTC", "14/03/2026 9:30 p. m."),
        *("samedi 14 mars 2026", "sábado, 14 de marzo de 2026", "Samstag, 14. März 2026"),
    ],
)
def test_one_day_has_many_spellings(said):
    read = moment(said, TODAY)
    assert not read.in_doubt
    assert read.day(None) == PI


def test_a_day_that_can_be_several_is_in_doubt_until_somebody_says_which():
    read = moment("26-03-14", TODAY)
    assert read.day(None) is None
    assert read.day(Order.YEAR_FIRST) == PI
    assert read.day(Order.DAY_FIRST) == date(2014, 3, 26)
    slashed = moment("03/04/26", TODAY)
    assert slashed.day(Order.DAY_FIRST) == date(2026, 4, 3)
    assert slashed.day(Order.MONTH_FIRST) == date(2026, 3, 4)
    assert not moment("3/3/26", TODAY).in_doubt


@pytest.mark.parametrize(
    ("said", "day"),
    [("14.3.98", date(1998, 3, 14)), ("12/31/99", date(1999, 12, 31)), ("14.3.26", PI)],
)
def test_a_year_of_two_digits_is_one_that_has_been(said, day):
    assert moment(said, TODAY).day(None) == day


@pytest.mark.parametrize(
    ("month", "names"),
    [
        (1, "January|Januar|Jänner|janvier|janv.|enero"),
        (2, "February|Februar|février|févr.|febrero"),
        (3, "March|März|Mrz|mars|marzo"),
        (5, "May|Mai|mai|mayo"),
        (6, "June|Juni|juin|junio"),
        (7, "July|Juli|juillet|juil.|julio"),
        (8, "August|août|aout|agosto"),
        (9, "Sept.|September|septembre|setiembre"),
        (10, "Oct|Oktober|octobre|octubre"),
        (12, "Dec|Dezember|décembre|diciembre"),
    ],
)
def test_months_have_their_names_in_four_languages(month, names):
    for name in names.split("|"):
        assert moment(f"14. {name} 2025", TODAY).day(None) == date(2025, month, 14), name


def test_a_number_of_a_spreadsheet_is_a_day_only_once_somebody_says_so():
    read = moment("44633.75", TODAY)
    assert (read.in_doubt, read.day(None)) == (True, None)
    assert read.day(Order.SINCE_1900) == date(2022, 3, 13)
    assert read.day(Order.SINCE_1904) == date(2026, 3, 14)
    assert read.clock == time(18)
    assert moment("46095", TODAY).in_doubt  # though it can be one day alone


def test_a_time_tells_how_far_it_is_from_utc():
    read = moment("Sat, 14 Mar 2026 09:30:00 -0500", TODAY)
    assert read.moment(None) == datetime(2026, 3, 14, 14, 30, tzinfo=UTC)
    assert moment("14.3.2026 09:30 +9999", TODAY) is None


def test_what_is_still_to_come_is_not_meant():
    assert moment("24.11.2026", TODAY) is None
    assert moment("12/11/2026", TODAY).day(None) == date(2026, 11, 12)


@pytest.mark.parametrize(
    "said",
    [
        *("", "soon", "31.2.2026", "14.3.", "March 2026", "9.30", "1.2.3.4", "0.0.0", "1e5"),
        *("2026-13-45", "٣", "1" * 100_000, "1." * 50_000, "-" * 64, "99999999", "14 Foo 2026"),
    ],
)
def test_what_is_no_day_is_none(said):
    assert moment(said, TODAY) is None


def test_a_time_is_kept_beside_the_day():
    assert moment("14.3.26, 09:30 Uhr", TODAY).clock == time(9, 30)
    assert moment("2026-03-14T09:30:00.25+01:00", TODAY).at.microsecond == 250_000


@settings(max_examples=40)
@given(some.dates(date(1990, 1, 1), TODAY), some.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d %B %Y"]))
def test_what_cannot_be_mistaken_is_read_as_it_was_meant(day, spelling):
    assert moment(day.strftime(spelling), TODAY).day(None) == day
