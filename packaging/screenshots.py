"""Takes the pictures in docs/screens: the real window, on a screen of its own, with sample data.

.venv/bin/python packaging/screenshots.py [--out FOLDER] [--size 1280x800] [--text PERCENT]
[--scheme light|dark|contrast] [NAME ...]
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[1]
NAMES = (
    "unlock",
    "first-run",
    "today",
    "sessions",
    "session",
    "agenda",
    "start",
    "live",
    "live-dark",
    "close",
    "ideas",
    "idea",
    "people",
    "search",
    "export",
    "settings",
    "seat",
)
NOTES = (
    "She waited nine days for a first word from us. By then two others had asked her.\n"
    "What would it take to answer within a day? Not another form.\n"
    "Ask: who reads what comes in on a Friday?"
)
IDEA = "One named person answers every applicant within a day"
PROMISE = "Sit in on an interview round"
HEARD = (
    "It is not the salary that loses us people, it is the silence. Nine days without a word "
    "say: you are not important here."
)
AGENDA = """\
Hi Helen, for Thursday:
- What the new joiners say about their first week (10 min)
- A buddy for everybody who starts in May (15 min)
- Can you say no to a meeting? 5'
See you! Amara
"""
PATIENCE_S = 30.0
MINUTE, STEP = 60, 5

T = TypeVar("T")


def main() -> int:
    """Start a screen of its own, and take the pictures on it."""
    wanted = _wanted(sys.argv[1:])
    if not wanted.inside:
        return _on_own_screen(wanted)
    _take(wanted)
    return 0


def _wanted(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *NAMES], metavar="NAME")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screens")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--scheme", choices=("light", "dark", "contrast"), default="light")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _on_own_screen(wanted: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as home, ExitStack() as stack:
        environ = os.environ | {
            "HOME": home,
            "TMPDIR": home,
            "XDG_RUNTIME_DIR": home,
            "XDG_CONFIG_HOME": f"{home}/config",
            "XDG_DATA_HOME": f"{home}/data",
            "XDG_STATE_HOME": f"{home}/state",
            "XDG_CACHE_HOME": f"{home}/cache",
            "QT_QPA_PLATFORM": "xcb",
            "LANG": "C.UTF-8",
        }
        reads, writes = os.pipe()
        screen = ["Xvfb", "-displayfd", str(writes), "-screen", "0", f"{wanted.size}x24"]
        stack.enter_context(_running([*screen, "-nolisten", "tcp"], environ, writes))
        os.close(writes)
        with os.fdopen(reads) as answer:
            environ["DISPLAY"] = f":{answer.readline().strip()}"
        stack.enter_context(_running(["openbox", "--sm-disable"], environ))
        again = [sys.executable, __file__, *sys.argv[1:], "--inside"]
        return subprocess.run(again, env=environ, check=False).returncode


@contextmanager
def _running(command: list[str], environ: dict[str, str], *shared: int) -> Iterator[None]:
    program = subprocess.Popen(command, env=environ, pass_fds=shared, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        program.terminate()
        program.wait(10)


class Clock:
    """A Tuesday afternoon, a quarter of an hour before the session; it goes when it is told to."""

    def __init__(self) -> None:
        self.passed = 0.0

    def __call__(self) -> datetime:
        """Return the time of the pictures."""
        return datetime(2026, 4, 14, 13, 45).astimezone() + timedelta(seconds=self.passed)

    def seconds(self) -> float:
        """Return the seconds that passed."""
        return self.passed


def _take(wanted: argparse.Namespace) -> None:
    studio = Studio(wanted)
    for name in [one for one in NAMES if one in wanted.names] or NAMES:  # the seat ends them
        SHOTS[name](studio)
        studio.shoot(name)
    studio.close()


class Studio:
    """The program with its sample desk, in front of a camera."""

    def __init__(self, wanted: argparse.Namespace) -> None:
        from PySide6.QtWidgets import QApplication

        from mentordesk.focus.session_watch import Call
        from mentordesk.services.desk import DeskService, sample
        from mentordesk.ui.main_window import MainWindow
        from mentordesk.ui.notices import Notices
        from mentordesk.ui.parts import Parts
        from mentordesk.ui.preferences import Preferences
        from mentordesk.ui.tasks import Tasks
        from mentordesk.ui.theme import Theme

        self._out = wanted.out
        self.app = QApplication(["mentordesk"])
        self.home = Path(os.environ["HOME"])
        self.clock = Clock()
        notices = Notices()
        self.window = MainWindow(notices)
        self.preferences = Preferences(self.home / "settings.json", Theme(self.app), notices)
        self.preferences.choose(scheme=wanted.scheme, text_percent=wanted.text)
        desk = DeskService(self.home / "desk")
        tasks = Tasks(), Tasks()
        calls: partial[frozenset[Call]] = partial(frozenset, Call)  # as on most laptops
        self.parts = Parts(
            desk,
            self.preferences,
            *tasks,
            notices,
            self.clock,
            calls=calls,
            seconds=self.clock.seconds,
        )
        self.workspace = replace(sample(self.clock), sample=False)
        self._flow: Any = None
        self._last: Any = None
        self.window.showFullScreen()
        self.until(self.window.isActiveWindow)

    @property
    def flow(self) -> Any:  # of the program, imported late
        """Return the way through the open desk."""
        from mentordesk.ui.desk_flow import DeskFlow

        if self._flow is None:
            self._flow = DeskFlow(self.window, self.parts, self.workspace)
            self._flow.begin()
            self.rest()
        return self._flow

    def until(self, truth: Callable[[], T]) -> T:
        """Let the program run until something is true."""
        from PySide6.QtTest import QTest

        end = time.monotonic() + PATIENCE_S
        while not (answer := truth()):
            if time.monotonic() > end:
                raise SystemExit(f"in vain: {truth}")
            QTest.qWait(20)
        return answer

    def rest(self) -> None:
        """Let everything that is under way come to its end."""
        from PySide6.QtTest import QTest

        QTest.qWait(150)
        self.until(lambda: not self.parts.desk_tasks.busy and not self.parts.other_tasks.busy)
        QTest.qWait(150)

    def find(self, name: str) -> Any:  # any widget
        """Return the shown widget of a name."""
        from PySide6.QtWidgets import QApplication, QWidget

        def shown() -> QWidget | None:
            tops = QApplication.topLevelWidgets()
            found = [w for top in tops for w in top.findChildren(QWidget, name) if w.isVisible()]
            return found[-1] if found else None

        return self.until(shown)

    def press(self, name: str) -> None:
        """Press a button and wait for what it does."""
        self.find(name).click()
        self.rest()

    def write(self, name: str, text: str) -> None:
        """Type into a sheet."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        sheet = self.find(name)
        for line in text.splitlines(keepends=True):
            QTest.keyClicks(sheet, line.rstrip("\n"))
            if line.endswith("\n"):
                QTest.keyClick(sheet, Qt.Key.Key_Return)
        self.rest()

    def sit(self, seconds: int) -> None:
        """Let two people talk for so long."""
        room: Any = self.window.screen_shown  # of the program, imported late
        for _ in range(seconds // STEP):
            self.clock.passed += STEP
            room.clock.tick()
        self.rest()

    def shoot(self, name: str) -> None:
        """Keep what the screen shows."""
        self.rest()
        self.until(self.app.activeWindow)
        self._out.mkdir(parents=True, exist_ok=True)
        self.until(self._still)
        self._last.save(str(self._out / f"{name}.png"))

    def _still(self) -> bool:
        """Return whether a fifth of a second later the screen shows the same."""
        from PySide6.QtTest import QTest

        before, self._last = self._last, self.window.screen().grabWindow(0).toImage()
        if before == self._last:
            return True
        QTest.qWait(200)
        return False

    def session(
        self, state: str, mentor: str = "Amara"
    ) -> Any:  # an id, of the program, imported late
        """Return the newest session of a state."""
        people = {p.id: p.first_name for p in self.workspace.people.mentors()}
        fits = [
            s
            for s in self.workspace.sessions.all()
            if s.state.value == state and people[s.mentor] == mentor
        ]
        choose = min if state == "planned" else max
        return choose(fits, key=lambda s: s.planned_at).id

    def close(self) -> None:
        """End everything that was started."""
        self.flow.leave(self.parts.notices.error)
        self.rest()
        self.flow.close(locked=False)
        self.parts.stop()


def _unlock(studio: Studio) -> None:
    from mentordesk.ui.pages.unlock import UnlockPage

    parts = studio.parts
    studio.window.show_screen(UnlockPage(parts.desk, parts.desk_tasks, parts.notices))


def _first_run(studio: Studio) -> None:
    from mentordesk.ui.pages.first_run import FirstRunPage

    parts = studio.parts
    studio.window.show_screen(FirstRunPage(parts.desk, parts.desk_tasks, parts.notices))
    studio.find("first.name").setText("Helen Brandt")


def _place(name: str) -> Callable[[Studio], None]:
    def go(studio: Studio) -> None:
        studio.flow.begin()
        studio.rest()
        studio.press(f"side-{name}")

    return go


def _session(studio: Studio) -> None:
    studio.flow.show_session(studio.session("closed"))


def _agenda(studio: Studio) -> None:
    studio.flow.show_session(studio.session("planned"))
    studio.rest()
    studio.press("session.receive")
    studio.find("sent.original").take(AGENDA)


def _start(studio: Studio) -> None:
    for dialog in _dialogs(studio):
        dialog.reject()
    studio.flow.session_flow.show_start_card(studio.session("planned"))


def _live(studio: Studio) -> None:
    _start(studio)
    studio.rest()
    studio.clock.passed += 15 * MINUTE
    studio.press("start.start")
    studio.sit(16 * MINUTE)
    studio.press("live.floor")
    studio.sit(5 * MINUTE)
    studio.press("live.floor")
    studio.press("live.next")
    studio.sit(3 * MINUTE)
    studio.write("live.notes", NOTES)
    for way, line, words in (
        ("live.catchIdea", "live.idea", IDEA),
        ("live.catchPromise", "live.promise", PROMISE),
    ):
        studio.press(way)
        field = studio.find(line)
        field.setText(words)
        field.returnPressed.emit()
        studio.rest()


def _live_dark(studio: Studio) -> None:
    studio.preferences.choose(scheme="dark")


def _close(studio: Studio) -> None:
    studio.preferences.choose(scheme="light")
    studio.sit(20 * MINUTE)
    studio.press("live.wrapUp")
    studio.find("close.playBack").set_words(HEARD)
    studio.press("close.confirmed")


def _idea(studio: Studio) -> None:
    ideas = studio.workspace.ideas.all()
    told = max(ideas, key=lambda idea: (bool(idea.first_said), len(idea.recognitions)))
    studio.flow.show_idea(told.id)


def _search(studio: Studio) -> None:
    studio.flow.begin()
    studio.rest()
    studio.press("side-search")
    studio.find("search.line").setText("day")


def _export(studio: Studio) -> None:
    for dialog in _dialogs(studio):
        dialog.reject()
    studio.flow.show_export(studio.session("closed"))


def _seat(studio: Studio) -> None:
    studio.flow.show_session(studio.session("planned"))
    studio.rest()
    studio.press("session.hand_over")
    studio.press("question.yes")


def _dialogs(studio: Studio) -> list[Any]:
    from PySide6.QtWidgets import QDialog

    return [dialog for dialog in studio.window.findChildren(QDialog) if dialog.isVisible()]


SHOTS: dict[str, Callable[[Studio], None]] = {
    "unlock": _unlock,
    "first-run": _first_run,
    "today": _place("today"),
    "sessions": _place("sessions"),
    "session": _session,
    "agenda": _agenda,
    "start": _start,
    "live": _live,
    "live-dark": _live_dark,
    "close": _close,
    "ideas": _place("ideas"),
    "idea": _idea,
    "people": _place("people"),
    "search": _search,
    "export": _export,
    "settings": _place("settings"),
    "seat": _seat,
}

if __name__ == "__main__":
    sys.exit(main())
