"""What opening a long agenda costs, counted and not timed: a busy machine says nothing here."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from mentordesk.services.agendas import NewTopic
from mentordesk.ui.agenda import draft_delegate
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Scheme

TOPICS = 60


@pytest.fixture
def measured(monkeypatch):
    """The topics that were measured, each time they were."""
    real, measured = draft_delegate.arrange, []

    def arrange(row, style, width):
        measured.append(row.title)
        return real(row, style, width)

    monkeypatch.setattr(draft_delegate, "arrange", arrange)
    return measured


def test_each_topic_is_measured_once_until_the_look_changes(
    workspace, amara, clock, tasks, notices, qtbot, measured
):
    session = workspace.sessions.plan(amara.id, clock() + timedelta(days=14))
    new = [NewTopic(f"Topic {n} " + "and more words " * (n % 9)) for n in range(TOPICS)]
    workspace.agendas.receive(session.id, new)
    theme = Theme(QApplication.instance())
    theme.apply(Scheme.LIGHT)
    window = MainWindow(notices)
    qtbot.addWidget(window)
    window.show()
    page = AgendaPage(workspace.hand_over(session.id), clock, tasks, notices)
    window.show_screen(page)
    topics = page.board.topics
    last = topics.model().index(TOPICS - 1, 0)
    qtbot.waitUntil(lambda: topics.visualRect(last).bottom() + 1 == topics.height() > 0)
    QApplication.sendEvent(topics, QEvent(QEvent.Type.StyleChange))
    window.repaint()
    assert len(measured) == TOPICS
    measured.clear()
    theme.apply(Scheme.LIGHT, 2.0)
    qtbot.waitUntil(lambda: topics.visualRect(last).bottom() + 1 == topics.height())
    assert set(measured) == {topic.text for topic in page.board.agenda.topics}
    theme.apply(Scheme.LIGHT, 1.0)


def test_rows_stand_where_they_belong_when_a_high_one_moves(
    workspace, amara, clock, tasks, notices, shown, qtbot
):
    session = workspace.sessions.plan(amara.id, clock() + timedelta(days=14))
    new = [NewTopic(words) for words in ("short", "more words " * 40, "one", "two")]
    workspace.agendas.receive(session.id, new)
    page = shown(AgendaPage(workspace.hand_over(session.id), clock, tasks, notices))
    topics = page.board.topics

    def heights():
        rects = [topics.visualRect(topics.model().index(row, 0)) for row in range(len(new))]
        assert [rect.bottom() + 1 for rect in rects[:-1]] == [rect.top() for rect in rects[1:]]
        return [rect.height() for rect in rects]

    qtbot.waitUntil(lambda: heights()[0] > 0)
    low, high, *_ = heights()
    assert low < high
    for origin, to, wanted in ((2, 3, [low, high, low, low]), (1, 0, [high, low, low, low])):
        topics.moved.emit(page.board.agenda.topics[origin], to)
        assert heights() == wanted
