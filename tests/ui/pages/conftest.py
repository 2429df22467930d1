"""The room of a session that began, and a disk that may be full."""

import pytest

from session_room import FullDisk, Room, furnished


@pytest.fixture
def disk(workspace) -> FullDisk:
    return FullDisk(workspace)


@pytest.fixture
def under_way(qtbot, workspace, amara, clock, disk, notices) -> Room:
    """The room of a session under way, with nothing said in it yet."""
    made = furnished(workspace, amara, clock, disk, notices)
    workspace.sessions.start(made.session)
    qtbot.addWidget(made.window)
    return made
