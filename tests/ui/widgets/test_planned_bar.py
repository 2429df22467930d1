"""The bar over the topics: whose time is asked for, and how much is too many."""

from uuid import uuid4

import pytest

from mentordesk.domain.agenda import Agenda, Hand, Topic
from mentordesk.ui.look import look
from mentordesk.ui.tokens import Role, Tone
from mentordesk.ui.widgets.planned_bar import PlannedBar


@pytest.fixture
def bar(qtbot):
    bar = PlannedBar()
    qtbot.addWidget(bar)
    return bar


def agenda(*topics: tuple[int, Hand]) -> Agenda:
    made = (Topic(uuid4(), "Words", minutes, hand=hand) for minutes, hand in topics)
    return Agenda(uuid4(), tuple(made))


def test_minutes_that_fit_are_counted_against_the_session(bar):
    bar.show_agenda(agenda((15, Hand.MENTOR_SENT), (30, Hand.MENTOR_SEAT)), 45)
    assert (bar.planned.text(), bar.planned.tone) == ("45 of 45 min planned", Tone.MENTOR)


def test_minutes_that_do_not_fit_are_said(bar):
    bar.show_agenda(agenda((60, Hand.MENTOR_SEAT)), 45)
    words = "60 of 45 min planned, 15 too many"
    assert (bar.planned.text(), bar.planned.tone) == (words, Tone.DANGER)


def test_the_leader_s_own_topic_has_the_leader_s_colour(bar):
    bar.show_agenda(agenda((15, Hand.MENTOR_SENT), (30, Hand.LEADER_SEAT)), 45)
    bar.bar.resize(300, bar.bar.sizeHint().height())
    seen = bar.bar.grab().toImage()
    at = [seen.pixelColor(x, seen.height() // 2) for x in (50, 200)]
    assert at == [look().colour(Role.MENTOR), look().colour(Role.LEADER)]
