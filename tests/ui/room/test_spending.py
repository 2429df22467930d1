"""The seconds of a session on their way to the desk."""

import pytest
from PySide6.QtCore import QObject

from mentordesk.domain.agenda import TopicState
from mentordesk.services.agendas import NewTopic
from mentordesk.ui.room.spending import KEEP_EVERY, Spending
from support import InlineTasks


class Counted(InlineTasks):
    asked = 0

    def run(self, work, done, failed) -> None:
        self.asked += 1
        super().run(work, done, failed)


def struck(workspace, session, topic):
    workspace.agendas.strike(topic)


def closed(workspace, session, topic):
    workspace.agendas.spend(session, topic, 0, TopicState.DISCUSSED)
    workspace.closes.close(session)


@pytest.mark.parametrize("end", [struck, closed])
def test_no_second_is_spent_again_on_a_topic_that_is_over(qapp, workspace, amara, clock, end):
    live = workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)
    topic = workspace.agendas.receive(live.id, [NewTopic("Nobody asks")]).topics[0].id
    tasks = Counted()
    spending = Spending(QObject(qapp), live.id, workspace, tasks)
    spending.on_topic(topic)
    end(workspace, live.id, topic)
    spending.add(KEEP_EVERY, out=False)
    assert tasks.asked == 2
    spending.keep()
    assert tasks.asked == 2
