"""Systems that are not there, in place of this one."""

import os

import pytest

from focus.elsewhere.mac_fake import Mac
from focus.elsewhere.win32_fake import Machine
from mentordesk.focus import backends, mac_api, win32_api


@pytest.fixture
def machine(monkeypatch) -> Machine:
    """Let focus find Windows."""
    made = Machine()
    made.start(os.getpid(), r"C:\Programs\MentorDesk.exe")
    monkeypatch.setattr(win32_api, "_windows", made.load)
    monkeypatch.setattr(backends, "family", lambda _: "windows")
    return made


@pytest.fixture
def mac(monkeypatch) -> Mac:
    """Let focus find a Mac."""
    made = Mac()
    monkeypatch.setattr(mac_api, "_macos", made.load)
    monkeypatch.setattr(backends, "family", lambda _: "macos")
    return made
