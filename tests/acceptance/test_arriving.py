"""A session is near: the window says who leads; the desktop and a locked desk only when."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from acceptance.at_spi import patiently
from acceptance.conftest import Start
from acceptance.desks import TOPICS, Made
from bus_service import Service, service
from mentordesk.services.clock import now
from rig import Rig, soon
from support import PASSPHRASE

ANSWERS = {"Notify": ("u", (7,)), "CloseNotification": ("", ())}


@pytest.fixture
def server(read_rig: Rig) -> Iterator[Service]:
    address = read_rig.environ["DBUS_SESSION_BUS_ADDRESS"]
    with service(address, "org.freedesktop.Notifications", ANSWERS) as running:
        yield running


def asked(server: Service, method: str) -> list[tuple]:
    return [sent for name, sent in server.asked if name == method]


def test_the_prompt_leads_to_the_start_card_by_key_and_tells_others_no_name(
    start: Start, planned: Made, server: Service
) -> None:
    program = start("--desk", planned.folder)
    program.come_forward()
    program.reader.find("unlock.passphrase")
    assert asked(server, "Notify") == []
    program.unlock(PASSPHRASE)
    program.reader.wait(f"Amara leads in 5 minutes. First: {TOPICS[0]}")
    (sent,) = soon(lambda: asked(server, "Notify"), what="a notification")
    told = ("MentorDesk", "Your session begins in 5 minutes.")
    assert [part for part in sent[:-1] if isinstance(part, str) and part] == ["MentorDesk", *told]
    program.key("ctrl+g")
    program.reader.find("start.start")
    soon(lambda: asked(server, "CloseNotification"), what="the notification put away")
    patiently(lambda: program.reader.ask("window.arriving") is None, what="the words put away")


def test_a_desk_that_is_locked_takes_the_prompt_away(
    start: Start, planned: Made, server: Service
) -> None:
    program = start("--desk", planned.folder)
    program.come_forward()
    program.unlock(PASSPHRASE)
    program.reader.wait("Amara leads in 5 minutes.")
    program.key("ctrl+l")
    program.reader.find("unlock.passphrase")
    assert len(asked(server, "CloseNotification")) == 1
    assert "Amara" not in program.reader.everything()
    environ = Path(f"/proc/{program.process.pid}/environ").read_bytes().split(b"\0")
    (handed,) = (word for word in environ if word.startswith(b"MENTORDESK_STARTS="))
    assert 200 < seconds_until(handed.partition(b"=")[2].decode()) < 300


def test_a_locked_desk_says_when_and_no_more(
    start: Start, planned: Made, server: Service, monkeypatch: pytest.MonkeyPatch, read_rig: Rig
) -> None:
    soon_to_be = now() + timedelta(minutes=5, seconds=20)  # it has to start meanwhile
    monkeypatch.setitem(read_rig.environ, "MENTORDESK_STARTS", soon_to_be.isoformat())
    program = start("--desk", planned.folder)
    program.reader.wait("Your session begins in 5 minutes.")
    (sent,) = soon(lambda: asked(server, "Notify"), what="a notification")
    assert "Your session begins in 5 minutes." in sent
    assert "Amara" not in program.reader.everything()


def seconds_until(moment: str) -> float:
    return (datetime.fromisoformat(moment) - now()).total_seconds()
