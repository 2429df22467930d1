"""The words and the order of several sessions told together."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from mentordesk.domain.period import Arc, PeriodKind
from mentordesk.domain.summary import Reader
from mentordesk.export import period_words
from mentordesk.export.document import NO_DAY, document
from mentordesk.export.markdown import to_markdown
from summaries import period, spaced, summary, with_notes

SPONSOR = {"reader": Reader.SPONSOR, "days": None, "arc": None, "aims": (), "sessions": ()}


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (PeriodKind.SEVERAL, "Our sessions with Amara Okafor"),
        (PeriodKind.HALF_TIME, "Half-time review with Amara Okafor"),
        (PeriodKind.CLOSING, "Closing summary with Amara Okafor"),
        (PeriodKind.HAND_OVER, "Hand-over with Amara Okafor"),
    ],
)
def test_the_title_says_why_sessions_are_told_together(kind: PeriodKind, title: str) -> None:
    assert period_words.title(period(kind=kind)) == title
    told = period(kind=kind, mentor=None, **SPONSOR)
    assert period_words.title(told) == "What came of our conversations"
    assert not period_words.facts(told)


def test_the_facts_tell_the_whole_arc() -> None:
    days = "2 May 2025 to 14 April 2026"
    went = "24 sessions · 1 moved · 2 did not take place · 17 h 10 min at the table"
    assert spaced(period_words.facts(period())) == f"{days} · {went} · Amara spoke 68 %"
    told = period(reader=Reader.MENTOR)
    assert spaced(period_words.facts(told)) == f"{days} · {went} · you spoke 68 %"
    day = date(2026, 4, 14)
    short = period(days=(day, day), arc=Arc(1, 0, 0, 120, None))
    assert spaced(period_words.facts(short)) == "14 April 2026 · 1 session · 2 h at the table"
    assert period_words.facts(period(days=None, arc=None)) == ""


def test_an_aim_says_whose_it_is_and_how_the_leader_rated_it() -> None:
    mine, theirs = period().aims
    rated = "rated “a little” on 2 May 2025, last “mostly” on 1 April 2026"
    assert spaced(period_words.whose(mine, period())) == f"Helen\u2019s aim, {rated}"
    assert period_words.whose(theirs, period()) == "Amara\u2019s aim"
    assert period_words.whose(theirs, period(reader=Reader.MENTOR)) == "your aim"


def test_what_came_of_it_stands_before_the_talks() -> None:
    headings = [chapter.heading for chapter in document(period()).chapters]
    assert headings == [
        "What we wanted from this",
        "Applied",
        "Trying",
        "Heard",
        "Declined",
        "What I promised",
        "Session 9",
        "An earlier talk",
    ]
    told = document(period(**SPONSOR))
    assert told.chapters[0].heading.startswith("What was applied")
    assert told.on == date(2026, 5, 6)
    nothing = document(period(**SPONSOR, ideas=(), promises=()))
    assert (nothing.on, nothing.closing) == (NO_DAY, "Nothing has been applied yet.")


def test_told_afterwards_a_promise_that_is_open_is_said_to_be() -> None:
    told = spaced(to_markdown(period()).decode())
    assert "Answer in the open, by 28 April 2026, not closed yet." in told
    alone = spaced(to_markdown(summary()).decode())
    assert "Answer in the open, by 28 April 2026." in alone


def test_headings_of_a_talk_go_one_level_down_and_none_is_skipped() -> None:
    deep = replace(with_notes("# One\n\n> ## Two\n\n- # Three"), ideas=(), promises=())
    lines = to_markdown(period(sessions=(deep,))).decode().splitlines()
    at = lines.index("## Session 9")
    found = [line for line in lines[at:] if re.match("[> -]*#+ ", line)]
    assert found[0] == "## Session 9"
    assert "### Notes we share" in found
    assert "#### One" in found
    levels = [line.count("#") for line in found]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert max(levels) > min(levels) + 1
    assert lines[at + 2].startswith("*14 April 2026, 14:00 to 14:44")
