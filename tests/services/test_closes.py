"""What the mentor confirmed at the close, and what of it can be changed afterwards."""

from functools import partial

import pytest

from mentordesk.domain.idea import Application, Stage
from mentordesk.domain.session import PlayBack
from mentordesk.errors import ConfirmedError, EditLimitError, IdeaStageError, SessionStateError


@pytest.fixture
def live(workspace, amara, clock):
    return workspace.sessions.start(workspace.sessions.plan(amara.id, clock()).id)


def test_only_ideas_that_are_ticked_and_confirmed_are_restated(workspace, amara, live):
    first, second = (workspace.ideas.capture(live.id, amara.id, words) for words in "ab")

    def stages(*, confirmed, ideas):
        workspace.closes.say_back(live.id, "heard", confirmed=confirmed, ideas=ideas)
        return [workspace.ideas.of_id(one.id).stage for one in (first, second)]

    assert stages(confirmed=False, ideas=[first.id]) == [Stage.HEARD, Stage.HEARD]
    assert stages(confirmed=True, ideas=[first.id]) == [Stage.RESTATED, Stage.HEARD]
    assert stages(confirmed=True, ideas=[second.id]) == [Stage.HEARD, Stage.RESTATED]
    workspace.closes.say_back(live.id, "", confirmed=False)
    assert workspace.ideas.of_id(second.id).stage is Stage.HEARD


def test_what_nobody_confirmed_at_the_close_says_no_idea_back(workspace, amara, live):
    idea = workspace.ideas.capture(live.id, amara.id, "a junior hosts")
    workspace.closes.say_back(live.id, "heard", confirmed=True, ideas=[idea.id])
    workspace.ideas.move(idea.id, Stage.TRYING)
    workspace.closes.say_back(live.id, "heard otherwise", confirmed=False)
    workspace.closes.close(live.id)
    stages = [event.stage for event in workspace.ideas.of_id(idea.id).events]
    assert stages == [Stage.HEARD, Stage.TRYING]


def test_an_answered_idea_is_said_back_as_any_other(workspace, amara, live, clock):
    closes, idea = workspace.closes, workspace.ideas.capture(live.id, amara.id, "a junior hosts")
    closes.answer(idea.id, Stage.DECLINED, "not ours")
    clock.forward(minutes=5)
    closes.say_back(live.id, "heard", confirmed=True, ideas=[idea.id])
    events = workspace.ideas.of_id(idea.id).events
    assert [event.stage for event in events] == [Stage.HEARD, Stage.RESTATED, Stage.DECLINED]
    assert [(event.at, event.reason) for event in events[1:]] == [
        (clock(), ""),
        (clock(), "not ours"),
    ]
    assert closes.take_back(idea.id).stage is Stage.RESTATED
    closes.close(live.id)
    with pytest.raises(ConfirmedError):
        workspace.ideas.reword(idea.id, "a senior hosts")


def test_an_answer_that_is_taken_back_leaves_what_the_mentor_confirmed(workspace, amara, live):
    closes, idea = workspace.closes, workspace.ideas.capture(live.id, amara.id, "a junior hosts")
    closes.say_back(live.id, "heard", confirmed=True, ideas=[idea.id])
    closes.answer(idea.id, Stage.TRYING)
    assert closes.answer(idea.id, Stage.DECLINED, "not ours").last.reason == "not ours"
    assert closes.take_back(idea.id).stage is Stage.RESTATED
    closes.answer(idea.id, Stage.PARKED, until=live.planned_at.date())
    closes.say_back(live.id, "heard otherwise", confirmed=False)
    assert [event.stage for event in closes.take_back(idea.id).events] == [Stage.HEARD]


def test_a_date_takes_the_place_of_an_answer_until_the_close(workspace, amara, live):
    closes, idea = workspace.closes, workspace.ideas.capture(live.id, amara.id, "a junior hosts")
    closes.answer(idea.id, Stage.PARKED, until=live.planned_at.date())
    day = live.planned_at.date()
    dated = workspace.ideas.answer_by(idea.id, day)
    assert (dated.stage, dated.answer_by) == (Stage.HEARD, day)
    closes.answer(idea.id, Stage.TRYING)
    closes.close(live.id)
    dated = workspace.ideas.answer_by(idea.id, None)
    assert (dated.stage, dated.answer_by) == (Stage.TRYING, None)


def test_an_idea_in_use_has_its_answer(workspace, amara, live):
    idea = workspace.ideas.capture(live.id, amara.id, "a junior hosts")
    workspace.ideas.apply(idea.id, Application("here", live.planned_at.date()))
    day = live.planned_at.date()
    for change in (
        partial(workspace.closes.answer, to=Stage.TRYING),
        workspace.closes.take_back,
        partial(workspace.ideas.answer_by, day=day),
    ):
        with pytest.raises(IdeaStageError):
            change(idea.id)
    assert workspace.ideas.of_id(idea.id).answer_by is None


def test_words_that_are_destroyed_after_the_close_say_no_idea_back(workspace, amara, live):
    heard, tried = (workspace.ideas.capture(live.id, amara.id, words) for words in "ab")
    workspace.closes.say_back(live.id, "heard", confirmed=True, ideas=[heard.id, tried.id])
    workspace.closes.close(live.id)
    workspace.ideas.move(tried.id, Stage.TRYING)
    workspace.closes.say_back(live.id, "", confirmed=False)
    assert workspace.ideas.reword(heard.id, "a junior leads").stage is Stage.HEARD
    stages = [event.stage for event in workspace.ideas.of_id(tried.id).events]
    assert stages == [Stage.HEARD, Stage.TRYING]


def test_confirmed_words_cannot_be_changed_after_the_close(workspace, amara, live):
    idea, other = (workspace.ideas.capture(live.id, amara.id, words) for words in "ab")
    workspace.closes.say_back(live.id, "heard", confirmed=True, ideas=[idea.id])
    assert workspace.ideas.reword(idea.id, "a junior hosts").text == "a junior hosts"
    workspace.closes.close(live.id)
    with pytest.raises(ConfirmedError):
        workspace.ideas.reword(idea.id, "a senior hosts")
    assert workspace.ideas.reword(other.id, "better words").text == "better words"
    assert workspace.sessions.of_id(live.id).play_back.text == "heard"


@pytest.mark.parametrize("was_confirmed", [True, False])
@pytest.mark.parametrize("confirmed", [True, False])
@pytest.mark.parametrize("words", ["heard", "heard otherwise"])
def test_after_the_close_what_was_said_back_is_only_struck_here(
    workspace, live, was_confirmed, confirmed, words
):
    workspace.closes.say_back(live.id, "heard", confirmed=was_confirmed)
    said = workspace.closes.close(live.id).play_back
    with pytest.raises(SessionStateError):
        workspace.closes.say_back(live.id, words, confirmed=confirmed)
    assert workspace.sessions.of_id(live.id).play_back == said
    workspace.closes.say_back(live.id, "", confirmed=confirmed)
    assert workspace.sessions.of_id(live.id).play_back == PlayBack()


def test_past_the_limit_of_the_pair_nothing_is_said_otherwise(workspace, amara, live, clock):
    idea = workspace.ideas.capture(live.id, amara.id, "a")
    workspace.closes.close(live.id)
    clock.forward(days=amara.pairing.edit_days)
    workspace.ideas.reword(idea.id, "a junior hosts")
    clock.forward(days=1)
    with pytest.raises(EditLimitError):
        workspace.ideas.reword(idea.id, "too late")
