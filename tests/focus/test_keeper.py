"""What the keeper does when a part of the desktop goes away under it."""

import os
import socket

import pytest

from mentordesk.focus import backends
from mentordesk.focus.backends import Row
from mentordesk.focus.base import DesktopLost, Kind, Own
from mentordesk.focus.cover import CoverOnly
from mentordesk.focus.journal import DiskJournal
from mentordesk.focus.keeper import Keeper


class Lost(CoverOnly):
    """A compositor that answers, until windows are to be hidden."""

    name = "lost"

    def enter(self, own, keep, journal):
        journal.intend(self.name, {})
        raise DesktopLost


class Sheets:
    """Covers that tell what was asked of them, and lose their screens when told to."""

    name = "sheets"
    told: list[str]
    lost = False

    def __init__(self, _environ) -> None:
        Sheets.told, Sheets.lost = [], False
        self._reads, self._writes = os.pipe()

    def probe(self):
        return True

    def lay(self, output):
        self.told.append(f"laid but on {output}")

    def fileno(self):
        return self._reads

    def dispatch(self):
        if Sheets.lost:
            raise DesktopLost

    def lift(self):
        self.told.append("lifted")
        for end in (self._reads, self._writes):
            os.close(end)


@pytest.fixture
def keeper(tmp_path, monkeypatch):
    """A keeper on a compositor that listens, with a way of hiding that is lost at once."""
    kinds = {"lost": Lost, "sheets": Sheets}
    monkeypatch.setattr(Row, "load", lambda row, environ: kinds.get(row.name, CoverOnly)(environ))
    rows = (Row("lost", backends.BUS, ""), Row("cover", backends.BUS, ""))
    monkeypatch.setattr(backends, "WINDOWS", rows)
    monkeypatch.setattr(backends, "COVERS", (Row("sheets", ("wayland",), ""),))
    monkeypatch.setattr(backends, "AWAKE", ())
    monkeypatch.chdir(tmp_path)
    environ = {"XDG_RUNTIME_DIR": ".", "WAYLAND_DISPLAY": "wayland-0"}
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind("wayland-0")
        compositor.listen()
        yield Keeper(DiskJournal(tmp_path / "state"), environ)


def test_a_way_that_is_lost_on_entering_leaves_the_cover_and_says_so(keeper, tmp_path):
    outcome = keeper.enter(Own(output="eDP-1"), frozenset())
    assert outcome.notes[0] == "wayland-no-way"
    assert keeper.dispatch() == []
    assert Sheets.told == ["laid but on eDP-1"]
    keeper.leave()
    assert Sheets.told == ["laid but on eDP-1", "lifted"]
    assert not (tmp_path / "state" / "focus-journal.json").exists()


def test_covers_that_are_lost_are_let_go_and_focus_goes_on(keeper):
    keeper.enter(Own(), frozenset())
    assert len(keeper.filenos()) == 1
    Sheets.lost = True
    assert Kind.LOST not in {event.kind for event in keeper.dispatch()}
    assert Sheets.told[-1] == "lifted"
    assert keeper.filenos() == set()
    keeper.leave()
    assert Sheets.told.count("lifted") == 1


def test_a_screen_that_is_gone_on_entering_is_said_to_be_gone(keeper, monkeypatch):
    monkeypatch.setattr(keeper, "_environ", {"DISPLAY": ":977"})
    assert keeper.enter(Own(), frozenset()).notes[0] == "desktop-gone"
    keeper.leave()
