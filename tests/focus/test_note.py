"""A notification on a real bus: one at a time, put away when it is over, and never waited for."""

import socket
import time

import pytest

from bus_service import service
from mentordesk.focus.note import Note

pytestmark = pytest.mark.acceptance
SERVER = "org.freedesktop.Notifications"


@pytest.fixture
def server(rig):
    numbers = iter(range(7, 100))
    answers = {
        "Notify": lambda _, old, *__: ("u", (old or next(numbers),)),
        "CloseNotification": ("", ()),
    }
    with service(rig.environ["DBUS_SESSION_BUS_ADDRESS"], SERVER, answers) as running:
        yield running


@pytest.fixture
def note(rig):
    made = Note(rig.environ)
    yield made
    made.close()


def test_a_newer_note_takes_the_place_of_the_one_before(note, server):
    assert note.show("MentorDesk", "Your session begins in 5 minutes.")
    assert note.show("MentorDesk", "Your session begins in 1 minute.")
    (_, first), (_, second) = server.asked
    assert (first[1], second[1]) == (0, 7)
    assert [sent[3:5] for sent in (first, second)] == [
        ("MentorDesk", "Your session begins in 5 minutes."),
        ("MentorDesk", "Your session begins in 1 minute."),
    ]


def test_it_is_put_away_once_and_a_later_one_stands_for_itself(note, server):
    note.show("MentorDesk", "Your session begins in 5 minutes.")
    note.close()
    note.close()
    note.show("MentorDesk", "Your session begins in 10 minutes.")
    assert [(method, sent[0]) for method, sent in server.asked[1:2]] == [("CloseNotification", 7)]
    assert server.asked[2][1][1] == 0
    assert len(server.asked) == 3


def test_where_no_server_is_nothing_is_shown_and_nothing_fails(note):
    assert not note.show("MentorDesk", "Your session begins in 5 minutes.")


def test_a_bus_that_never_answers_is_waited_for_no_longer_than_half_a_second(tmp_path):
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(tmp_path / "bus"))
        dead.listen()
        begun = time.monotonic()
        note = Note({"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'bus'}"})
        assert not note.show("MentorDesk", "Your session begins in 5 minutes.")
        assert time.monotonic() - begun < 1.5
