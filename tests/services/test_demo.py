"""The sample desk's year."""

from collections import Counter

from mentordesk.domain.idea import Stage, Weight
from mentordesk.domain.session import SessionState
from mentordesk.services import demo


def test_the_year_holds_what_it_promises(workspace, clock):
    demo.fill(workspace, clock())
    states = Counter(session.state for session in workspace.sessions.all())
    assert states[SessionState.CLOSED] == 20
    assert len(workspace.people.mentors()) == 2
    assert {idea.stage for idea in workspace.ideas.all()} == set(Stage)
    steps = [step for idea in workspace.ideas.all() for step in idea.events]
    assert {step.stage for step in steps if step.reason} == {Stage.DECLINED}
    page = workspace.today.of(clock())
    assert page.following.session.planned_at.date() == clock().date()
    assert len(page.credit_owed) == 2
    told = next(idea for idea in workspace.ideas.all() if idea.first_said)
    assert [had.weight for had in told.contributions] == [Weight.LEAD, Weight.SUPPORTING]
    assert page.answers_owed
    assert page.promises
    assert any(topic.carried_from for topic in page.following.agenda.topics)
