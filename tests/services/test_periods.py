"""A period is read in bulk, and holds what its sessions hold one by one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mentordesk.domain.agenda import Terms
from mentordesk.domain.period import Period, PeriodKind
from mentordesk.domain.session import SessionState
from mentordesk.domain.summary import Choice, Reader
from mentordesk.errors import NotFoundError, StoppedError
from mentordesk.export.formats import Format
from mentordesk.services import demo, period_reading
from mentordesk.services.watch import Watch


@pytest.fixture
def year(workspace, clock):
    """A desk with a believable year on it."""
    demo.fill(workspace, clock())
    return workspace


@pytest.mark.parametrize("at_once", [500, 2])
def test_what_is_read_in_bulk_is_what_each_session_holds(year, monkeypatch, at_once):
    monkeypatch.setattr(period_reading, "_AT_ONCE", at_once)
    for mentor in year.people.mentors():
        period = year.summaries.period(Period(mentor.id))
        held = [s for s in year.sessions.all() if s.mentor == mentor.id]
        held = [s for s in held if s.state is SessionState.CLOSED]
        each = [year.summaries.material(s.id) for s in sorted(held, key=lambda s: s.planned_at)]
        assert len(each) > 1
        alone = {"ideas": (), "promises": (), "around": ()}
        assert list(period.sessions) == [
            replace(one, agenda=replace(one.agenda, terms=Terms()), **alone) for one in each
        ]
        said = sorted((i for one in each for i in one.ideas), key=lambda i: (i.raised_at, i.id))
        assert list(period.ideas) == said
        made = [replace(p, log=()) for one in each for p in one.promises]
        assert sorted(period.promises, key=_key) == sorted(made, key=_key)
        assert period.aims == year.aims.of(mentor.id)
        assert (period.leader, period.mentor) == (year.people.leader(), mentor)


def _key(one):
    return one.id


def test_only_what_was_held_in_the_days_is_in_it(year, clock):
    amara = year.people.mentors()[0]
    held = year.summaries.period(Period(amara.id)).sessions
    day = held[2].session.met_at().date()
    some = year.summaries.period(Period(amara.id, PeriodKind.HALF_TIME, last=day))
    assert [one.session.number for one in some.sessions] == [1, 2, 3]
    assert {idea.session for idea in some.ideas} <= {one.session.id for one in some.sessions}
    one = year.summaries.period(Period(amara.id, sessions=frozenset({held[4].session.id})))
    assert [each.session.number for each in one.sessions] == [5]
    planned = year.sessions.plan(amara.id, clock() + timedelta(days=40))
    year.sessions.miss(planned.id)
    assert year.summaries.period(Period(amara.id)).called_off == (SessionState.MISSED,)


def test_what_an_idea_goes_on_in_elsewhere_comes_along(year):
    amara, jonas = year.people.mentors()
    talks = (year.summaries.period(Period(who.id)).sessions[-1].session for who in (amara, jonas))
    inner, outer = (year.ideas.capture(one.id, one.mentor, "Ask early") for one in talks)
    year.idea_joining.join(outer.id, inner.id)
    period = year.summaries.period(Period(amara.id))
    assert [idea.id for idea in period.around] == [outer.id]
    assert year.summaries.period(Period(jonas.id)).around == ()


def test_a_closing_summary_leaves_as_a_file_for_each_reader(year):
    amara = year.people.mentors()[0]
    wanted = Period(amara.id, PeriodKind.CLOSING)
    material = year.summaries.period(wanted)
    for reader in Reader:
        summary = year.summaries.compose_period(material, wanted.choice(reader))
        text = year.summaries.render(summary, Format.MARKDOWN).decode()
        assert ("Juniors ask their questions" in text) == (reader is not Reader.SPONSOR)
        assert ("rated 2\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}5" in text) == (reader is Reader.ME)
        assert "Notes we share" not in text


def test_reading_and_composing_say_how_far_they_are_and_end_when_told(year):
    period = Period(year.people.mentors()[0].id)
    watch = Watch()
    material = year.summaries.period(period, watch)
    assert watch.done == material.count
    watch.stop()
    with pytest.raises(StoppedError):
        year.summaries.period(period, watch)
    with pytest.raises(StoppedError):
        year.summaries.compose_period(material, Choice(Reader.ME), watch=watch)


def test_a_mentor_nobody_knows_has_no_period(workspace, live):
    with pytest.raises(NotFoundError):
        workspace.summaries.period(Period(live.id))
