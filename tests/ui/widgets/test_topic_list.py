"""The agenda beside the notes: turning to another topic leaves every other row as it stands."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QWidget

from mentordesk.domain.agenda import Hand, Topic, TopicState, topic
from mentordesk.ui.widgets.topic_list import TopicList

AT = datetime(2026, 4, 14, 9, tzinfo=UTC)


@pytest.fixture
def topics() -> list[Topic]:
    return [topic(words, 10, Hand.MENTOR_SENT, AT) for words in ("one", "two", "three", "four")]


@pytest.fixture
def shown(shown, topics) -> TopicList:
    made = shown(TopicList(digits=False))
    made.show_agenda(topics, topics[0].id)
    return made


def rows(shown: TopicList) -> list[QWidget]:
    layout = shown.layout()
    return [layout.itemAt(place).widget() for place in range(layout.count())]


def names(shown: TopicList) -> list[str]:
    return [row.accessibleName() for row in rows(shown)]


def test_only_rows_that_change_are_made_anew(shown, topics):
    before = rows(shown)
    done = replace(topics[0], state=TopicState.DISCUSSED)
    shown.show_agenda([done, *topics[1:]], topics[1].id)
    assert names(shown) == ["talked about: one", "now: two", "to come: three", "to come: four"]
    stayed = [row for row in rows(shown) if row in before]
    assert stayed == before[2:]
    assert shown.now is rows(shown)[1]


def test_a_row_that_is_gone_leaves_no_other_behind(shown, topics):
    parked = replace(topics[1], state=TopicState.PARKED)
    shown.show_agenda([topics[0], parked, *topics[2:]], topics[0].id)
    assert names(shown) == ["now: one", "to come: three", "to come: four"]
    shown.show_agenda([], None)
    assert rows(shown) == []
    assert shown.now is None
