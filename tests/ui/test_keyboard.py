"""Every screen by Tab alone: each control is reached, in the order it is read, and none holds."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QWidget
from shiboken6 import delete

from mentordesk.domain.idea import Stage
from mentordesk.services import demo
from mentordesk.services.desk import DeskService, lock
from mentordesk.ui.desk_flow import DeskFlow
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.first_run import FirstRunPage
from mentordesk.ui.pages.unlock import UnlockPage
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.theme import Theme
from support import PASSPHRASE, SMALL_COST, Clock
from tab_walk import called, jumps, to_reach, walk_rows, walked

WAIT_MS = 15_000


class House:
    """The real window on a real desk with a year in it."""

    def __init__(self, qtbot, desk, notices, year) -> None:
        self._qtbot, self._year = qtbot, year
        self.window = MainWindow(notices)
        theme = Theme(QApplication.instance())
        preferences = Preferences(desk.folder.with_name("settings.json"), theme, notices)
        self.parts = Parts(desk, preferences, Tasks(), Tasks(), notices, Clock())
        self._flow: DeskFlow | None = None
        self.window.show()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def flow(self) -> DeskFlow:
        if self._flow is None:
            shutil.copytree(self._year, self.parts.desk.folder)
            workspace = self.parts.desk.unlock(PASSPHRASE)
            self._flow = DeskFlow(self.window, self.parts, workspace)
        return self._flow

    def rest(self) -> None:
        """Let what is under way, and what its answers begin, come to an end."""
        QTest.qWait(0)
        tasks = (self.parts.desk_tasks, self.parts.other_tasks)
        self.until(lambda: not any(task.busy for task in tasks))
        QTest.qWait(0)

    def find(self, name: str) -> QWidget:
        """Return the shown control of a name."""

        def shown() -> list[QWidget]:
            return [w for w in self.window.findChildren(QWidget, name) if w.isVisible()]

        self.until(lambda: bool(shown()))
        return shown()[-1]

    def until(self, truth: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(truth, timeout=WAIT_MS)

    def press(self, name: str) -> None:
        self.find(name).click()
        self.rest()

    def type(self, name: str, words: str) -> None:
        self.find(name).setText(words)
        self.rest()

    def session(self, state: str) -> object:
        found = [s for s in self.flow.workspace.sessions.all() if s.state.value == state]
        return (min if state == "planned" else max)(found, key=lambda s: s.planned_at).id

    def enter(self, name: str, words: str) -> None:
        self.type(name, words)
        QTest.keyClick(self.find(name), Qt.Key.Key_Return)
        self.rest()

    def end(self) -> None:
        self.window.hide()
        self.rest()
        if self._flow is not None:
            self._flow.close(locked=False)
            self.rest()
        self.parts.stop()
        delete(self.window)

    @property
    def top(self) -> QWidget:
        """Return the dialog in front, else the window."""
        dialogs = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        return dialogs[-1] if dialogs else self.window

    def walk(self) -> None:
        """Go round what is in front in both directions, and through its lists."""
        top = self.top
        self._qtbot.waitUntil(lambda: top.isActiveWindow() and top.focusWidget() is not None)
        stops, wanted = walked(top), to_reach(top)
        assert {called(s) for s in set(stops) ^ wanted} == set()
        assert len(jumps(stops)) <= 1  # from the end to the beginning
        back = walked(top, Qt.Key.Key_Backtab)
        assert back == stops[:1] + stops[:0:-1]
        for view in stops:
            if isinstance(view, QAbstractItemView):
                view.setFocus()
                walk_rows(view)


@pytest.fixture(scope="module")
def year(tmp_path_factory) -> Path:
    """The folder of a desk with a year in it."""
    clock = Clock()
    service = DeskService(tmp_path_factory.mktemp("year") / "desk", clock, SMALL_COST)
    made = service.create(PASSPHRASE, demo.LEADER)
    demo.fill(made.workspace, clock())
    lock(made.workspace)
    return service.folder


@pytest.fixture
def house(qtbot, desk, notices, year, tmp_path, monkeypatch) -> Iterator[House]:
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    made = House(qtbot, desk, notices, year)
    yield made
    made.end()


def place(name: str) -> Callable[[House], None]:
    def go(house: House) -> None:
        house.flow.begin()
        house.rest()
        house.press(f"side-{name}")

    return go


def planned(house: House) -> None:
    house.flow.show_session(house.session("planned"))
    house.rest()


def closed(house: House) -> None:
    house.flow.show_session(house.session("closed"))
    house.rest()


def export(house: House) -> None:
    house.flow.show_export(house.session("closed"))
    house.rest()
    house.until(house.find("export.save").isEnabled)


def start_card(house: House) -> None:
    house.flow.show_start_card(house.session("planned"))
    house.rest()


def idea(house: House) -> None:
    told = max(house.flow.workspace.ideas.all(), key=lambda idea: len(idea.recognitions))
    house.flow.show_idea(told.id)
    house.rest()


SCREENS = {
    "today": place("today"),
    "sessions": place("sessions"),
    "ideas": place("ideas"),
    "people": place("people"),
    "settings": place("settings"),
    "planned": planned,
    "closed": closed,
    "export": export,
    "start card": start_card,
    "idea": idea,
}


@pytest.mark.parametrize("name", SCREENS)
def test_every_control_is_reached_in_the_order_it_is_read(house, name):
    SCREENS[name](house)
    house.walk()


def idea_of(stage: Stage) -> Callable[[House], None]:
    def go(house: House) -> None:
        ideas = house.flow.workspace.ideas.all()
        house.flow.show_idea(next(idea for idea in ideas if idea.stage is stage).id)
        house.rest()

    return go


DIALOGS = {
    "add a mentor": (place("people"), "people.add"),
    "plan": (place("sessions"), "sessions.plan"),
    "move": (planned, "session.move"),
    "missed": (planned, "session.missed"),
    "text": (planned, "session.receive"),
    "apply": (idea_of(Stage.TRYING), "idea.to_applied"),
    "park": (idea_of(Stage.HEARD), "idea.to_parked"),
    "decline": (idea_of(Stage.HEARD), "idea.to_declined"),
    "credit": (idea_of(Stage.APPLIED), "idea.to_credit"),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_keeps_the_keyboard_to_itself(house, name):
    screen, button = DIALOGS[name]
    screen(house)
    house.press(button)
    house.walk()


def test_a_text_that_was_read_is_walked_line_by_line(house):
    planned(house)
    house.press("session.receive")
    house.find("sent.original").take("- A buddy in week one\n- Anything else\n")
    house.until(lambda: house.find("question.yes").isEnabled())
    house.walk()


@pytest.mark.parametrize("button", ["code", "change"])
def test_the_dialogs_of_the_keys_are_walked(house, button):
    place("settings")(house)
    house.press(f"settings.{button}")
    house.walk()
    house.find("present.passphrase").setText(PASSPHRASE)
    house.press("question.yes")
    house.until(lambda: house.top.objectName() != "present")
    house.walk()


def test_the_gate_is_walked_both_ways_in(house, desk):
    house.window.show_screen(UnlockPage(desk, house.parts.desk_tasks, house.parts.notices))
    house.walk()
    house.press("unlock.other_way")
    house.walk()


def test_the_four_steps_of_a_new_desk_are_walked(house, desk):
    page = FirstRunPage(desk, house.parts.desk_tasks, house.parts.notices)
    page.opened.connect(lock)
    house.window.show_screen(page)
    house.walk()
    house.type("first.name", "Helen Brandt")
    house.walk()
    house.press("first.go_on")
    house.walk()
    house.type("first.passphrase", PASSPHRASE)
    house.type("first.again", PASSPHRASE)
    house.press("first.go_on")
    house.find("first.group1")
    house.walk()
    for field, group in zip(page.step.fields, page.step.asked_groups(), strict=True):
        field.setText(group)
    house.press("first.go_on")
    house.find("mentor.name")
    house.walk()
    page.let_go()


def test_the_room_of_a_session_is_walked_from_the_start_to_the_close(house):
    start_card(house)
    house.press("start.without")
    house.find("live.notes")
    house.walk()
    house.press("live.catchIdea")
    house.walk()
    house.enter("live.idea", "A buddy in week one")
    house.press("live.catchPromise")
    house.enter("live.promise", "Sit in on an interview")
    house.walk()
    house.window.resize(house.window.minimumSize())
    house.walk()
    house.press("live.wrapUp")
    house.find("close.playBack").set_words("Nine days of silence cost us people.")
    for _ in range(4):
        house.walk()
        house.press("close.next")
    house.walk()
