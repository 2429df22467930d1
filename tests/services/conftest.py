"""What the tests of several services stand on."""

import pytest

from mentordesk.services.agendas import NewTopic


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Folders of its own for what is kept outside the desk."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    (tmp_path / "run").mkdir(mode=0o700)
    return tmp_path


@pytest.fixture
def live(workspace, amara, clock):
    """A session under way, with one topic."""
    session = workspace.sessions.plan(amara.id, clock())
    workspace.agendas.receive(session.id, [NewTopic("First words", 10)])
    return workspace.sessions.start(session.id)


@pytest.fixture
def care(workspace):
    return workspace.care


@pytest.fixture
def stick(tmp_path, care):
    """The folder that the leader chose."""
    folder = tmp_path / "stick"
    folder.mkdir()
    care.chosen = folder
    return folder
