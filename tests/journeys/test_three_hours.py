"""Three hours in fast-forward: what the desk adds up is what the script adds up, to the second."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from journeys.closing import through_the_close
from journeys.fast import Script
from journeys.person import Person
from mentordesk.domain.agenda import TopicState
from mentordesk.domain.floor import Speaker
from mentordesk.domain.ids import SessionId
from mentordesk.domain.measures import late
from mentordesk.services.agendas import NewTopic
from mentordesk.services.desk import DeskService, lock
from mentordesk.ui.room import spending
from support import PASSPHRASE, START, Clock, add_amara

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MINUTES, TOPICS, FLOOR_PASSES = 180, 9, 40
LATE, LOCKED, SLEPT = 3, 60, 50
HEARD = "People who wait nine days are gone."


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(desk: DeskService, clock: Clock) -> SessionId:
    """Three hours of Amara's, with half an hour that she has to ask for."""
    workspace = desk.create(PASSPHRASE, "Helen Brandt").workspace
    amara = add_amara(workspace)
    planned = workspace.sessions.plan(amara.id, clock(), MINUTES - 30)
    workspace.agendas.receive(planned.id, [NewTopic(f"Topic {n}") for n in range(TOPICS)])
    lock(workspace)
    clock.forward(minutes=LATE)
    return planned.id


def timeline(script: Script) -> list[tuple[int, Callable[[], None]]]:
    """Return what is done, and after how many seconds at the table."""
    done = [(60 * minute + 30, script.type) for minute in range(MINUTES)]
    done += [(60 * (2 + 4 * n), script.pass_the_floor) for n in range(FLOOR_PASSES)]
    done += [(60 * 20 * n + 10, script.next_topic) for n in range(1, TOPICS)]
    for out, back in ((25 * 60 + 15, 90), (47 * 60 + 5, 5), (95 * 60 + 40, 180)):
        done += [(out, script.step_out), (out + back, script.step_in)]
    done += [(64 * 60 + 20, script.step_out), (65 * 60, partial(script.lock, LOCKED))]
    done += [(100 * 60 + 15, partial(script.sleep, SLEPT))]
    done += [(120 * 60, script.kill_the_guard), (122 * 60 + 5, script.step_in)]
    done += [(131 * 60 + 5, partial(script.lock, LOCKED))]
    done += [(60 * (MINUTES - left), script.ten_more) for left in (30, 20, 10)]
    return sorted(done, key=lambda one: one[0])


def test_three_hours_are_told_to_the_second_and_word_by_word(
    person: Callable[..., Person],
    desk: DeskService,
    session: SessionId,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spending, "KEEP_EVERY", 60)  # the sums are the same, and sooner
    script = Script(person, clock)
    script.begin()
    for at, do in timeline(script):
        script.until(at)
        do()
    script.until(60 * MINUTES)
    script.wrap_up()
    script.let_pass(60)
    script.step_out()
    script.let_pass(35)
    script.step_in()
    through_the_close(script.helen, HEARD, partial(script.let_pass, 60))
    assert_as_the_script_says(desk, session, script, clock)


def assert_as_the_script_says(
    desk: DeskService, session: SessionId, script: Script, clock: Clock
) -> None:
    tally, kept = script.tally, desk.unlock(PASSPHRASE)
    held, agenda = kept.sessions.of_id(session), kept.agendas.of(session)
    notes = {note.topic: note.text for note in kept.notes.of_session(session)}
    lock(kept)
    timing = held.timing
    assert timing.present == tally.present == 60 * MINUTES + 60 + 35 + 5 * 60
    spoke = {Speaker.MENTOR: timing.mentor_spoke, Speaker.LEADER: timing.leader_spoke}
    assert spoke == tally.spoke
    assert [topic.spent for topic in agenda.topics] == tally.topics
    assert (timing.exits, timing.lengths) == (5, (90, 5, 40, 180, 35))
    assert (list(timing.lengths), timing.away) == (tally.lengths, sum(tally.lengths))
    assert sum(tally.spoke.values()) + timing.away == 60 * MINUTES + 35
    assert held.minutes == MINUTES - 30 + tally.lengthened == MINUTES
    assert (held.planned_at, late(held), timing.ended_at) == (START, LATE, clock())
    took = timedelta(seconds=tally.present, minutes=2 * LOCKED + SLEPT)
    assert timing.ended_at - timing.started_at == took
    assert [notes[topic.id].split() for topic in agenda.topics] == [n.split() for n in tally.notes]
    assert {topic.state for topic in agenda.topics} == {TopicState.DISCUSSED}
