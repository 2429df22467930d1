"""The time zone of this computer may change while the program runs."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from mentordesk.domain.summary import Choice, Reader
from mentordesk.services import clock as system
from support import START

CHANGES = """
import subprocess, sys
from datetime import UTC, datetime, timedelta
from mentordesk.services import clock

class At(datetime):
    at = datetime(2026, 4, 14, 12, tzinfo=UTC)

    @classmethod
    def now(cls, tz=None):
        return cls.at

clock.datetime = At
ZONES = "/usr/share/zoneinfo"
for place in sys.argv[1:]:
    subprocess.run(["mount", "--bind", f"{ZONES}/{place}", "/etc/localtime"], check=True)
    At.at += timedelta(minutes=1)
    print(clock.now().utcoffset())
"""


@pytest.fixture
def moment(monkeypatch):
    """What the system's clock says; a test may turn it."""

    class At(datetime):
        at = START

        @classmethod
        def now(cls, tz=None):
            return cls.at.astimezone(tz)

    monkeypatch.setattr(system, "datetime", At)
    return At


def test_whoever_travels_has_the_new_time_within_a_minute(moment, monkeypatch, zone):
    zone("America/Sao_Paulo")
    assert system.now().isoformat() == "2026-04-14T06:00:00-03:00"
    monkeypatch.setenv("TZ", "Europe/Lisbon")
    moment.at += timedelta(minutes=1)
    assert system.now().isoformat() == "2026-04-14T10:01:00+01:00"
    assert system.now() == moment.at


def test_the_system_is_asked_once_a_minute(moment, monkeypatch):
    asked = []
    monkeypatch.setattr(system.time, "tzset", lambda: asked.append(moment.at))
    for _ in range(180):
        moment.at += timedelta(seconds=1)
        system.now()
    assert len(asked) in (3, 4)


@pytest.mark.skipif(sys.platform != "linux", reason="only here a test has an /etc of its own")
def test_another_zone_of_the_whole_computer_is_seen():
    places = ("Europe/Berlin", "Asia/Tokyo")
    alone = ("unshare", "--map-root-user", "--mount", sys.executable, "-c", CHANGES)
    if subprocess.run((*alone, "Etc/UTC"), capture_output=True, check=False).returncode:
        pytest.skip("no mount of its own is allowed here")
    here = {name: told for name, told in os.environ.items() if name != "TZ"}
    told = subprocess.run((*alone, *places), env=here, capture_output=True, check=True, text=True)
    assert told.stdout.split() == ["2:00:00", "9:00:00"]


def test_a_letter_tells_the_hour_that_the_session_will_have(workspace, amara, zone):
    zone("Europe/Berlin")
    after_the_change = datetime(2026, 10, 28, 13, tzinfo=UTC)
    planned = workspace.sessions.plan(amara.id, after_the_change)
    assert f"{workspace.letters.compose(planned.id).meeting.at:%H:%M}" == "14:00"


def test_a_summary_tells_the_hours_that_the_session_had(workspace, amara, clock, zone):
    zone("Europe/Berlin")
    clock.at = datetime(2026, 10, 20, 12, 2, tzinfo=UTC)
    planned = workspace.sessions.plan(amara.id, clock.at - timedelta(minutes=2))
    workspace.sessions.start(planned.id)
    clock.forward(minutes=45)
    workspace.closes.close(planned.id)
    clock.forward(days=8)
    told = workspace.summaries.compose(workspace.summaries.material(planned.id), Choice(Reader.ME))
    times = (told.met.at, told.time.started_at, told.time.ended_at)
    assert [f"{at:%H:%M}" for at in times] == ["14:00", "14:02", "14:47"]
