"""Times as people write them, and numbers that are none."""

# ruff: noqa: RUF001 - the signs people type look alike, and all of them are meant

import pytest

from mentordesk.exchange.agenda_markdown import write_agenda
from mentordesk.exchange.agenda_parts import ReadTopic
from mentordesk.exchange.minutes import Timed, take_minutes, take_written_minutes


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("Budget 10 min", 10),
        ("Budget (1 min)", 1),
        ("Budget (10m)", 10),
        ("Budget (10 min.)", 10),
        ("Budget 10'", 10),
        ("Budget (10’)", 10),
        ("Budget – 10 minutes", 10),
        ("Budget - 10m", 10),
        ("Budget, 10 mins", 10),
        ("Budget: 10 min", 10),
        ("Budget | 10 min", 10),
        ("Budget … 10 min", 10),
        ("Budget [10 min]", 10),
        ("Budget (~10 min)", 10),
        ("Budget (ca. 10 Min.)", 10),
        ("Budget (max 10 min)", 10),
        ("Budget (5-10 min)", 10),
        ("Budget (10-minute)", 10),
        ("Budget 15m", 15),
        ("10 min Budget", 10),
        ("10 min: Budget", 10),
        ("(10 min) Budget", 10),
        ("10' – Budget", 10),
        ("Budget 1 h", 60),
        ("Budget 1h15", 75),
        ("Budget (1 h 15 min)", 75),
        ("Budget (1h 15m)", 75),
        ("Budget, 1.5 hours", 90),
        ("Budget, 1,5 Std.", 90),
        ("Budget (½ h)", 30),
        ("Budget (¼ h)", 15),
        ("Budget (¾ h)", 45),
        ("Budget (1 ¼ h)", 75),
        ("Budget (1½ hours)", 90),
        ("Budget – half an hour", 30),
        ("Budget 10 Minuten", 10),
        ("Budget (eine Viertelstunde)", 15),
        ("Budget – une demi-heure", 30),
        ("Budget (1 heure)", 60),
        ("Budget (10 minutos)", 10),
        ("Budget 10 mn", 10),
        ("Budget (10mn)", 10),
        ("10 mn : Budget", 10),
        ("Budget - media hora", 30),
        ("Budget (10 דקות)", 10),
        ("Budget – 15 דק׳", 15),
        ("Budget (١٠ دقائق)", 10),
        ("Budget (10分)", 10),
        ("09:00 – 09:25 Budget", 25),
        ("09:00 – 09:01 Budget", 1),
        ("Budget (no time)", None),
    ],
)
def test_time_is_taken_out_of_the_text(written, minutes):
    assert take_minutes(written) == Timed("Budget", minutes)


@pytest.mark.parametrize(
    "written",
    [
        "Why standups take 30 minutes",
        "What changes in 10 minutes",
        "The 10 minute rule",
        "10 minutes of silence",
        "Run the 100m",
        "Screens of 27''",
        "24h support",
        "Budget 2026",
        "Budget (10)",
        "Budget of $10 m",
        "10 min",
        "(10 min)",
        "Budget (0 min)",
        "Budget (900 min)",
        "Budget 900 min",
        "09:00 – 09:00 Budget",
        "10 hints",
    ],
)
def test_number_that_is_no_time_stays_in_the_text(written):
    assert take_minutes(written) == Timed(written, None)


@pytest.mark.parametrize(
    ("written", "timed"),
    [
        ("Budget (1 min)", Timed("Budget", 1)),
        ("Budget (480 min)", Timed("Budget", 480)),
        ("Budget (481 min)", Timed("Budget (481 min)", None)),
        ("Budget (0 min)", Timed("Budget (0 min)", None)),
        ("Budget 10 min (no time)", Timed("Budget 10 min", None)),
        ("Budget – (1 min)", Timed("Budget –", 1)),
        ("(no time)", Timed("(no time)", None)),
        ("– (5 min)", Timed("– (5 min)", None)),
    ],
)
def test_what_the_desk_wrote_itself_is_read_to_the_letter(written, timed):
    assert take_written_minutes(written) == timed


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        (ReadTopic("Budget"), "- [ ] Budget\n"),
        (ReadTopic("Budget", 10), "- [ ] Budget (10 min)\n"),
        (ReadTopic("Budget 10 min"), "- [ ] Budget 10 min (no time)\n"),
        (ReadTopic("Budget 10 min", 5), "- [ ] Budget 10 min (5 min)\n"),
    ],
)
def test_a_text_that_only_looks_timed_says_that_it_is_not(topic, line):
    assert write_agenda([topic]) == line


@pytest.mark.parametrize(
    "line", ["Budget (10 min), hiring (15 min)", "Tools (10 min) and rules [1 h] for all"]
)
def test_of_several_times_in_one_line_none_is_picked(line):
    assert take_minutes(line) == Timed(line, None)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("my own role (5 min). See you!", "my own role. See you!"),
        ("who decides (5 min)? I never know", "who decides? I never know"),
        ("Budget (5 min), and who decides", "Budget and who decides"),
        ("Budget (5 min) and who decides", "Budget and who decides"),
    ],
)
def test_a_time_in_the_midst_leaves_no_gap(written, text):
    assert take_minutes(written) == Timed(text, 5)


@pytest.mark.parametrize(("length", "minutes"), [(600, 10), (601, None)])
def test_how_long_a_line_with_a_time_may_be(length, minutes):
    assert take_minutes(f"{'x' * (length - 9)} (10 min)").minutes == minutes


def test_one_letter_may_have_a_time():
    assert take_minutes("Q 10 min") == Timed("Q", 10)
