"""One life of the window with a seeded person at it, who is killed at some moment.

Everything that may be there afterwards is written to a log, and what the page called saved.
"""

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from acceptance.diary import ANY, Diary
from acceptance.what_stands import (
    LINES,
    NAMES,
    field_of,
    in_lines,
    is_laid_out,
    kept_on,
    on_the_desk,
    sheet,
)
from mentordesk.services.clock import now
from mentordesk.services.desk import DeskService
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk_flow import DeskFlow
from mentordesk.ui.garbage import Garbage
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.notices import Notices
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.pages.live import LivePage
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.theme import Theme
from support import PASSPHRASE, SMALL_COST

KEY_MS = 3
LETTERS = "abcdefghij klmnop qrstuvw xyz"
LAST_STEP = 2
"""The step before the mentor sits down: from there on only the passphrase leads back."""


@dataclass(frozen=True)
class Life:
    """Where somebody lives, and how: the seed of what they do, and whether they stop at a line."""

    folder: Path
    log: Path
    seed: int
    rests: bool


def live(life: Life, ready: Callable[[], None]) -> None:
    """Open the desk, go on with the session, and type until the end."""
    app = QApplication(["mentordesk"])
    Garbage(app)
    notices = Notices()
    window = MainWindow(notices)
    preferences = Preferences(life.folder.parent / "settings.json", Theme(app), notices)
    service = DeskService(life.folder, now, SMALL_COST)
    parts = Parts(service, preferences, Tasks(), Tasks(), notices, now)
    desk = service.unlock(PASSPHRASE)
    flow = DeskFlow(window, parts, desk)
    window.show()
    window.activateWindow()
    diary = Diary(life.log)
    sys.excepthook = diary.give_up
    person = Person(window, parts, desk, life, diary)
    flow._rescue.brought_back.connect(partial(person.go_on, flow, ready))
    flow.bring_back_rescued()
    app.exec()


class Person:
    """Presses a key every few milliseconds."""

    def __init__(
        self, window: MainWindow, parts: Parts, desk: Workspace, life: Life, diary: Diary
    ) -> None:
        self._window, self._parts, self._desk = window, parts, desk
        self._chance, self._rests = random.Random(life.seed), life.rests
        self._diary = diary
        session = desk.sessions.live()
        assert session is not None
        self._session = session.id
        self._safe: dict[str, object] = {}
        self._watched: set[QWidget] = set()
        self._timer = QTimer(interval=KEY_MS)
        self._timer.timeout.connect(self._press)

    def go_on(self, flow: DeskFlow, ready: Callable[[], None]) -> None:
        """Begin once the page is there."""
        self._typed = flow.typed
        flow.session_flow.go_on(self._session)
        self._wait = QTimer(interval=1)
        self._wait.timeout.connect(partial(self._begin, ready))
        self._wait.start()

    def _begin(self, ready: Callable[[], None]) -> None:
        page = self._page
        if page is None or page._table is None or self._parts.desk_tasks.busy:
            return
        if QApplication.activeWindow() is not self._window or not is_laid_out(page):
            return
        self._wait.stop()
        state = on_the_desk(self._desk, self._session) | dict(self._lines())
        if isinstance(page, LivePage):
            self._compare_shown(page, state)
        self._diary.found(state)
        ready()
        if self._rests:
            self._type_line_and_rest()
        else:
            self._timer.start()

    @property
    def _page(self) -> "LivePage | ClosePage | None":
        screen = self._window.screen_shown
        return screen if isinstance(screen, LivePage | ClosePage) else None

    def _compare_shown(self, page: LivePage, state: dict[str, object]) -> None:
        """Look whether the page shows what the desk holds, word by word."""
        sheets = page._table.keeper.sheets
        for (topic, kind), text in sheets._texts.items():
            assert state.get(sheet(topic, kind), "") == text
        shown = sheet(page._table._topic, page._table.notes.kind)
        assert state.get(shown, "") == page._table.notes.sheet.text()
        for line in LINES:
            field = field_of(page, NAMES[line])
            assert field is not None
            assert field.text() == state[f"line {line}"]
            assert field.parentWidget().isHidden() != bool(field.text())

    def _lines(self) -> Iterator[tuple[str, str]]:
        return in_lines(self._desk, self._page)

    def _type_line_and_rest(self) -> None:
        """Type half a promise and look on while it is sealed."""
        if isinstance(self._page, LivePage):
            self._hit(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        for letter in "half a promise":
            self._hit(letter)
            self._note()
        self._timer.timeout.disconnect()
        self._timer.timeout.connect(self._note)
        self._timer.start()

    def _press(self) -> None:
        """Do one thing, and note what it may have changed."""
        page = self._page
        if page is None or page._table is None:
            return
        if isinstance(page, LivePage):
            self._watch(page)
            self._at_the_table(self._chance.random())
        else:
            self._in_the_close(self._chance.random())
        self._note()

    def _at_the_table(self, chance: float) -> None:
        ctrl = Qt.KeyboardModifier.ControlModifier
        rare: list[tuple[float, Callable[[], None]]] = [
            (0.01, partial(self._hit, Qt.Key.Key_F7)),
            (0.02, partial(self._hit, Qt.Key.Key_F8)),
            (0.04, partial(self._hit, Qt.Key.Key_I, ctrl)),
            (0.06, partial(self._hit, Qt.Key.Key_P, ctrl)),
            (0.065, partial(self._turn, Qt.Key.Key_Down, ctrl)),
            (0.07, partial(self._turn, Qt.Key.Key_Up, ctrl)),
            (0.08, self._pass_floor),
            (0.085, self._wrap_up),
            (0.11, self._enter),
            (0.12, partial(self._hit, Qt.Key.Key_Escape)),
            (0.125, self._mark_words),
        ]
        self._one_of(rare, chance)

    def _in_the_close(self, chance: float) -> None:
        at = self._page._table.at
        on = "close.next" if at < LAST_STEP else "close.before"
        rare: list[tuple[float, Callable[[], None]]] = [
            (0.01, partial(self._leave_step, on)),
            (0.02, partial(self._leave_step, "close.back")),
            (0.05, self._enter),
            (0.08, self._to_line),
        ]
        self._one_of(rare, chance)

    def _one_of(self, rare: list[tuple[float, Callable[[], None]]], chance: float) -> None:
        for below, act in rare:
            if chance < below:
                act()
                return
        if isinstance(QApplication.focusWidget(), QPushButton):
            return
        self._hit(self._chance.choice(LETTERS))

    def _hit(self, key: "Qt.Key | str", with_: Qt.KeyboardModifier | None = None) -> None:
        to = QApplication.focusWidget() or self._window
        QTest.keyClick(to, key, with_ or Qt.KeyboardModifier.NoModifier)

    def _turn(self, *key: object) -> None:
        self._may_change("topic")
        self._hit(*key)

    def _pass_floor(self) -> None:
        self._may_change("speaker")
        self._hit(Qt.Key.Key_F9)

    def _may_change(self, name: str, to: object = ANY) -> None:
        self._safe.pop(name, None)
        self._diary.may_be(name, to)

    def _mark_words(self) -> None:
        """Select a few words, so that the next F7 or F8 moves them to the other sheet."""
        for _ in range(5):
            self._hit(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)

    def _wrap_up(self) -> None:
        self._enter_all()
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self._may_change("step")
        self._hit(Qt.Key.Key_Return, both)

    def _leave_step(self, name: str) -> None:
        self._enter_all()
        self._may_change("step")
        button = self._window.findChild(QPushButton, name)
        if button is not None and button.isVisible():
            button.click()

    def _to_line(self) -> None:
        for names in NAMES.values():
            field = field_of(self._page, names)
            if field is not None and field.isVisible():
                field.setFocus()

    def _enter(self) -> None:
        self._enter_all()
        self._hit(Qt.Key.Key_Return)

    def _enter_all(self) -> None:
        """Note that what stands in lines may be on the desk from now on."""
        for line, kept in (("idea", "ideas"), ("promise", "promises")):
            text = " ".join(dict(self._lines())[f"line {line}"].split())
            if text:
                self._may_change(kept, [*kept_on(self._page, kept), text])
                self._may_change(f"line {line}", "")

    def _note(self) -> None:
        """Write down what stands there now, and what of it is safe."""
        page, copies = self._page, self._desk.rescue.copies
        if page is None or page._table is None:
            return
        self._watch_lines(page)
        now_there: dict[str, object] = dict(self._lines())
        now_there |= {what: kept_on(page, what) for what in ("ideas", "promises")}
        if isinstance(page, LivePage):
            topic, speaker = page._table._topic, page.spending.speaker
            now_there |= {"topic": str(topic or ""), "speaker": str(speaker), "step": None}
        else:
            said = page._table.steps.session.play_back.text
            now_there |= {"play back": said, "step": page._table.at}
        for name, value in now_there.items():
            self._diary.may_be(name, value)
        sealed = {text.place: text.text for text in copies._followed or ()}
        for line, place in LINES.items():
            self._call_safe(f"line {line}", sealed.get(place, ""), now_there[f"line {line}"])
        if not self._parts.desk_tasks.busy and not page.has_unsaved():
            for name, value in now_there.items():
                if not name.startswith("line"):
                    self._call_safe(name, value, value)

    def _watch(self, page: LivePage) -> None:
        sheets = page._table.keeper.sheets
        if sheets not in self._watched:
            self._watched.add(sheets)
            sheets.typed.connect(partial(self._note_typed, sheets))
            sheets.saved.connect(partial(self._note_saved, sheets))

    def _watch_lines(self, page: QWidget) -> None:
        """Note what a line becomes by itself: what was entered leaves it between two keys."""
        for line, names in NAMES.items():
            field = field_of(page, names)
            if field is not None and field not in self._watched:
                self._watched.add(field)
                field.textChanged.connect(partial(self._diary.may_be, f"line {line}"))

    def _note_typed(self, sheets: QWidget) -> None:
        for text in sheets.unsaved_texts:
            self._diary.may_be(sheet(text.topic, text.kind), text.text)

    def _note_saved(self, sheets: QWidget) -> None:
        for (topic, kind), text in sheets._texts.items():
            self._call_safe(sheet(topic, kind), text, text)

    def _call_safe(self, name: str, value: object, there: object) -> None:
        if value == there and self._safe.get(name) != value:
            self._safe[name] = value
            self._diary.is_safe(name, value)
        elif value != there:
            self._safe.pop(name, None)
