"""What is tried belongs to the time between two sessions of a pair, and so does its log."""

from datetime import timedelta

import pytest

from mentordesk.domain.person import Pairing
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.errors import LogClosedError, NotFoundError
from mentordesk.services.rescue import Brought

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def trying(workspace, live, clock):
    """Something to try, of a session that is closed."""
    clock.forward(minutes=45)
    made = workspace.promises.make(live.id, live.mentor, "Speak last", try_it=True)
    workspace.promises.make(live.id, live.mentor, "Ask Ines")
    workspace.closes.close(live.id)
    return made


@pytest.fixture
def meet(workspace, clock):
    """Begin a session of the pair some days later."""

    def begin(mentor):
        clock.forward(days=14)
        return workspace.sessions.start(workspace.sessions.plan(mentor, clock()).id)

    return begin


def texts(promises):
    return [promise.text for promise in promises]


def words(workspace, trying):
    made = workspace.promises.of_session(trying.session)
    return [line.words for promise in made if promise.id == trying.id for line in promise.log]


def test_what_is_tried_stands_before_the_next_session_alone(workspace, trying, meet, clock):
    workspace.tries.log(trying.id, "It was odd")
    planned = workspace.sessions.plan(trying.mentor, clock() + timedelta(days=20))
    assert texts(workspace.tries.before(planned.id)) == ["Speak last"]
    assert texts(workspace.tries.before(trying.session)) == []
    following = meet(trying.mentor)
    [tried] = workspace.tries.before(following.id)
    assert [line.words for line in tried.log] == ["It was odd"]
    assert workspace.tries.before(planned.id) == ()
    workspace.closes.close(following.id)
    assert texts(workspace.tries.before(following.id)) == ["Speak last"]
    workspace.closes.close(meet(trying.mentor).id)
    assert texts(workspace.tries.before(following.id)) == ["Speak last"]


def test_the_log_is_open_until_the_next_session_begins(workspace, trying, meet, clock):
    old = workspace.tries.log(trying.id, "It was odd").log[0].id
    planned = workspace.sessions.plan(trying.mentor, clock() + timedelta(days=3))
    workspace.sessions.miss(planned.id)
    clock.forward(days=9)
    assert workspace.tries.open_logs() == {trying.id}
    workspace.tries.reword(trying.id, old, "It was new")
    workspace.tries.remove(trying.id, workspace.tries.log(trying.id, "Better").log[-1].id)
    assert words(workspace, trying) == ["It was new"]
    meet(trying.mentor)
    assert workspace.tries.open_logs() == frozenset()
    for change in (
        lambda: workspace.tries.log(trying.id, "Too late"),
        lambda: workspace.tries.reword(trying.id, old, "Too late"),
        lambda: workspace.tries.remove(trying.id, old),
    ):
        with pytest.raises(LogClosedError):
            change()
    assert words(workspace, trying) == ["It was new"]


def test_another_pair_closes_no_log_and_hears_of_none(workspace, trying, meet):
    joel = workspace.people.add_mentor("Joel Kim", Pairing())
    theirs = meet(joel.id)
    assert workspace.tries.before(theirs.id) == ()
    assert workspace.tries.open_logs() == {trying.id}


def test_a_promise_that_is_nothing_to_try_has_no_log(workspace, live):
    plain = workspace.promises.make(live.id, live.mentor, "Ask Ines")
    with pytest.raises(LogClosedError):
        workspace.tries.log(plain.id, "It was odd")


def test_a_tick_or_another_date_leaves_the_log(workspace, trying, clock):
    workspace.tries.log(trying.id, "It was odd")
    workspace.promises.keep(trying.id)
    workspace.promises.reword(trying.id, "Speak last, once", clock().date())
    assert words(workspace, trying) == ["It was odd"]
    assert workspace.tries.open_logs() == {trying.id}


def bring(workspace, *unsaved):
    return workspace.rescue.bring_in(workspace.rescue.copies.keep(unsaved), str)


def line(trying, text, before=""):
    return Unsaved(Place.TRIED, trying.session, text, before, promise=trying.id)


def test_a_rescued_line_comes_back_once(workspace, trying):
    for _ in range(2):
        assert bring(workspace, line(trying, "It was odd")) == Brought(1)
    assert words(workspace, trying) == ["It was odd"]
    better = line(trying, "It was new", "It was odd")
    for _ in range(2):
        assert bring(workspace, better) == Brought(1)
    assert words(workspace, trying) == ["It was new"]


def test_a_rescued_line_that_comes_too_late_is_a_note_where_it_was_told(workspace, trying, meet):
    workspace.closes.close(meet(trying.mentor).id)
    told = meet(trying.mentor)
    assert bring(workspace, line(trying, "Too late")) == Brought(1)
    assert [note.text for note in workspace.notes.of_session(told.id)] == ["Too late"]
    assert words(workspace, trying) == []


def test_a_struck_try_takes_its_rescued_lines_along(workspace, trying):
    lost = line(trying, "It was odd")
    path = workspace.rescue.copies.keep([lost])
    workspace.promises.strike(trying.id)
    assert not path.exists()
    assert bring(workspace, lost).left == (lost,)
    with pytest.raises(NotFoundError):
        workspace.tries.log(trying.id, "It was odd")


def test_what_nobody_entered_waits_for_its_line_while_the_log_is_open(workspace, trying, meet):
    half = line(trying, "It was")
    workspace.rescue.copies.follow([half])
    assert workspace.rescue.bring_back(str).waits == (half,)
    assert words(workspace, trying) == []
    workspace.tries.log(trying.id, "It was odd")
    workspace.rescue.copies.follow([half])
    assert workspace.rescue.bring_back(str).waits == ()
    meet(trying.mentor)
    late = line(trying, "Too late")
    workspace.rescue.copies.follow([late])
    brought = workspace.rescue.bring_back(str)
    assert (brought.back, brought.left, brought.waits) == (1, (), ())
