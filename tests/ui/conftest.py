"""The look that widgets wear in a test, the program they make, and that they are gone after it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from house import House
from mentordesk.domain.session import Session
from mentordesk.focus.note import Note
from mentordesk.keyboard import Keys
from mentordesk.services import demo
from mentordesk.services.desk import DeskService, lock
from mentordesk.ui import departure
from mentordesk.ui.pages.session import SessionPage
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets import key_state
from session_room import FullDisk, Room, planned, room_of
from support import PASSPHRASE, SMALL_COST, Clock, add_amara
from whole_program import Program

LONG_MS = 60_000
OWN_WINDOWS = {Qt.WindowType.Widget, Qt.WindowType.Window, Qt.WindowType.Dialog}
"""Not those of a field, which it ends itself."""

Widget = TypeVar("Widget", bound=QWidget)


@pytest.fixture(autouse=True)
def _gone_afterwards() -> Iterator[None]:
    """Delete what was closed or left: no loop runs that would, and a theme restyles all there is.

    A page that no window took would wait for Python's oldest garbage, a hundred tests later.
    """
    yield
    for left in QApplication.topLevelWidgets():
        if left.parent() is None and left.windowType() in OWN_WINDOWS:
            left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(Scheme.LIGHT)
    yield theme
    theme.apply(Scheme.LIGHT)
    theme.deleteLater()


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Callable[[Widget], Widget]:
    """Return what shows a widget in the light look, as the active window."""

    def show(widget: Widget) -> Widget:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        return widget

    return show


@pytest.fixture
def session_page(shown, workspace, clock, tasks, notices) -> Callable[[Session], SessionPage]:
    """Return what shows the page of a session."""

    def show(session: Session) -> SessionPage:
        page = SessionPage(workspace, session.id, clock, tasks, notices)
        page.refresh()
        page.resize(1000, 800)
        return shown(page)

    return show


@pytest.fixture
def disk(workspace) -> FullDisk:
    return FullDisk(workspace)


@pytest.fixture(scope="session")
def begun_desk(new_desk, tmp_path_factory) -> Path:
    """A desk with a session that began, made once and locked."""
    clock, folder = Clock(), tmp_path_factory.mktemp("begun") / "desk"
    shutil.copytree(new_desk, folder)
    workspace = DeskService(folder, clock, SMALL_COST).unlock(PASSPHRASE)
    workspace.sessions.start(planned(workspace, add_amara(workspace), clock))
    lock(workspace)
    return folder


@pytest.fixture
def desk_at_first(request, new_desk) -> Path:
    """What a test finds on its desk: a session that began, if it asks for the room of one."""
    begun = "under_way" in request.fixturenames
    return request.getfixturevalue("begun_desk") if begun else new_desk


@pytest.fixture
def under_way(qtbot, workspace, clock, disk, notices) -> Room:
    """The room of a session that began, with nothing said in it yet; its disk may be full."""
    session = workspace.sessions.live()
    assert session is not None
    made = room_of(session.id, workspace, clock, disk, notices)
    qtbot.addWidget(made.window)
    return made


@pytest.fixture
def announced(monkeypatch) -> list[str]:
    """What a screen reader is told to say, in order."""
    said: list[str] = []

    class Reader:
        @staticmethod
        def updateAccessibility(event) -> None:  # noqa: N802  # Qt's name
            said.append(event.message())

    monkeypatch.setattr(QtGui, "QAccessible", Reader)
    return said


class _Folders(QObject):
    """What opens folders in place of the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


@pytest.fixture
def folders() -> Iterator[list[Path]]:
    """The folders that were asked for, in order."""
    opens = _Folders()
    QtGui.QDesktopServices.setUrlHandler("file", opens, "take")
    yield opens.paths
    QtGui.QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def outside(monkeypatch) -> list[str]:
    """What other programs are told, in order; an empty line when it is put away."""
    told: list[str] = []
    monkeypatch.setattr(Note, "show", lambda _, title, words: told.append(f"{title}: {words}") or 1)
    monkeypatch.setattr(Note, "close", lambda _: told.append(""))
    return told


@pytest.fixture
def keyboard(monkeypatch) -> dict[str, Keys | None]:
    """What the keyboard is like; a test may change it."""
    state: dict[str, Keys | None] = {"keys": None}
    monkeypatch.setattr(key_state, "read_keys", lambda _: state["keys"])
    return state


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    (tmp_path / "run").mkdir(mode=0o700)
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    return tmp_path


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """An empty desk, made once and locked, and its recovery code."""
    service = DeskService(tmp_path_factory.mktemp("empty") / "desk", Clock(), SMALL_COST)
    new = service.create(PASSPHRASE, "Helen Brandt")
    lock(new.workspace)
    return service.folder, new.recovery_code


@pytest.fixture
def code(empty, desk):
    """An empty desk; its recovery code."""
    folder, code = empty
    shutil.copytree(folder, desk.folder)
    return code


@pytest.fixture(scope="session")
def year(tmp_path_factory):
    """A desk with a year in it, made once, and its recovery code."""
    clock = Clock()
    service = DeskService(tmp_path_factory.mktemp("year") / "desk", clock, SMALL_COST)
    new = service.create(PASSPHRASE, "Helen Brandt")
    demo.fill(new.workspace, clock())
    lock(new.workspace)
    return service.folder, new.recovery_code


@pytest.fixture
def made(year, desk):
    """The year on the desk of a test; its recovery code."""
    folder, code = year
    shutil.copytree(folder, desk.folder)
    return code


@pytest.fixture
def start(qtbot, desk, notices, home, monkeypatch):
    for limit in ("WAITS_MS", "SLEEP_WAITS_MS"):  # a busy machine may need longer to save
        monkeypatch.setattr(departure, limit, LONG_MS)
    programs = []

    def begin(folder: Path | None = None, *, with_sample: bool = False) -> Program:
        here = desk if folder is None else DeskService(folder, cost=SMALL_COST)
        program = Program(qtbot, here, notices, home / "settings.json")
        programs.append(program)
        program.flow.start(with_sample=with_sample)
        return program

    yield begin
    for program in programs:
        program.rest()
        if not program.ended:
            program.flow._end(anew=False)
        if program.flow._self_lock is not None:
            program.flow._self_lock.stop()
        program.watch.stop()
        program.parts.stop()
        delete(program.window)  # here, not wherever Python happens to collect it


@pytest.fixture
def house(qtbot, desk, notices, year, home) -> Iterator[House]:
    """The real window on the desk of a test, to be walked through by Tab."""
    made = House(qtbot, desk, notices, year[0])
    yield made
    made.end()
