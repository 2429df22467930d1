"""What is copied on a real desktop: marked as secret, gone after its time, others' left alone."""

import subprocess
import sys

import pytest
from Xlib import X, Xatom, display
from Xlib.protocol import event

from rig import desktop, missing, soon

MARK = "x-kde-passwordManagerHint"
SECRET = "between us"
PROGRAM = """
import sys
import mentordesk.ui
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit
from mentordesk.ui.clipboard import Copied, clear_own
app = QApplication([])
line = QLineEdit()
line.show()
Copied(app.clipboard(), app, float(sys.argv[1]))
print("ready", flush=True)
from PySide6.QtCore import QSocketNotifier
def obey():
    order = sys.stdin.readline().strip()
    if order == "copy":
        line.setText("between us")
        line.selectAll()
        line.copy()
        app.clipboard().setText(line.text(), QClipboard.Mode.Selection)
    elif order == "clear":
        clear_own(app.clipboard())
    else:
        app.quit()
    print("done", flush=True)
ear = QSocketNotifier(0, QSocketNotifier.Type.Read)
ear.activated.connect(obey)
app.exec()
"""


class Asker:
    """Another program that pastes, or copies something of its own."""

    def __init__(self, name: str) -> None:
        self._link = display.Display(name)
        screen = self._link.screen()
        self._window = screen.root.create_window(0, 0, 1, 1, 0, screen.root_depth)

    def close(self) -> None:
        self._link.close()

    def owned(self, selection: str) -> bool:
        return self._link.get_selection_owner(self._link.intern_atom(selection)) != X.NONE

    def own(self, selection: str) -> None:
        self._window.set_selection_owner(self._link.intern_atom(selection), X.CurrentTime)
        self._link.sync()

    def ask(self, selection: str, target: str):
        """Return what the owner gives for a target, as bytes or atoms; None if it refuses."""
        where = self._link.intern_atom("FOUND")
        self._window.convert_selection(
            self._link.intern_atom(selection), self._link.intern_atom(target), where, X.CurrentTime
        )
        self._link.flush()
        while True:
            found = self._link.next_event()
            if isinstance(found, event.SelectionNotify):
                break
        if found.property == X.NONE:
            return None
        given = self._window.get_full_property(where, X.AnyPropertyType)
        if given.property_type == Xatom.ATOM:
            return {self._link.get_atom_name(atom) for atom in given.value}
        return bytes(given.value)


@pytest.fixture(scope="module")
def rig(tmp_path_factory):
    if lacking := missing("Xvfb", "openbox", "xprop"):
        pytest.skip(lacking)
    with desktop(tmp_path_factory.mktemp("clipboard")) as running:
        yield running


@pytest.fixture
def asker(rig):
    made = Asker(rig.display)
    yield made
    made.close()


@pytest.fixture
def copier(rig):
    """Start a program with our clipboard; return what gives it orders."""
    begun = []

    def start(seconds: float):
        command = [sys.executable, "-c", PROGRAM, str(seconds)]
        program = subprocess.Popen(
            command,
            env=rig.environ | {"QT_QPA_PLATFORM": "xcb"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        begun.append(program)
        assert program.stdout.readline() == "ready\n"

        def order(what: str) -> None:
            program.stdin.write(f"{what}\n")
            assert program.stdout.readline() == "done\n"

        return order

    yield start
    for program in begun:
        program.kill()
        program.communicate()


@pytest.mark.parametrize("selection", ["CLIPBOARD", "PRIMARY"])
def test_what_is_copied_is_marked_as_secret(copier, asker, selection):
    copier(60)("copy")
    assert MARK in asker.ask(selection, "TARGETS")
    assert asker.ask(selection, MARK) == b"secret"
    assert asker.ask(selection, "UTF8_STRING") == SECRET.encode()


def test_after_its_time_it_is_gone(copier, asker):
    copier(0.3)("copy")
    soon(lambda: not asker.owned("CLIPBOARD") and not asker.owned("PRIMARY"), 5)


def test_what_another_program_copied_since_stays(copier, asker):
    order = copier(0.3)
    order("copy")
    asker.own("CLIPBOARD")
    soon(lambda: not asker.owned("PRIMARY"), 5)
    assert asker.owned("CLIPBOARD")
    order("clear")
    assert asker.owned("CLIPBOARD")


def test_at_the_lock_it_is_gone_at_once(copier, asker):
    order = copier(60)
    order("copy")
    assert asker.owned("CLIPBOARD")
    order("clear")
    soon(lambda: not asker.owned("CLIPBOARD") and not asker.owned("PRIMARY"), 5)
