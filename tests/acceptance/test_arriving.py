"""A session is near: the window says who leads, the desktop when, and a locked desk nothing."""

from collections.abc import Iterator

import pytest

from acceptance.conftest import Start
from acceptance.desks import TOPICS, Made
from bus_service import Service, service
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
    assert program.reader.ask("window.arriving") is None


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
