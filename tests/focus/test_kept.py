"""Windows that stay visible: seen by every pixel, and afterwards exactly as before."""

import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk.focus.client import recover
from mentordesk.focus.journal import DiskJournal
from mentordesk.focus.x11 import X11Windows
from rig import kill, soon

pytestmark = pytest.mark.acceptance
MANAGERS = ("openbox", "xfwm4", "metacity")
BOTH = pytest.mark.parametrize("manager", ["openbox", "xfwm4"])
PROGRAM = Path(__file__).with_name("program.py")
WINDOW = Path(__file__).with_name("window.py")
STATIC = 10 | 0xF << 8 | 2 << 12  # place and size of the window itself, as a task list asks
RED = 0xFFFF0000
BLUE = 0xFF0000FF


@pytest.fixture
def call(foreign, eyes):
    """The window of a call, among others."""
    window = foreign.open()
    foreign.open_mixed(5)
    eyes.calm()
    return window


@pytest.fixture
def shown(foreign, eyes):
    """Tell whether every pixel of a window is to be seen."""

    def seen(window) -> bool:
        return eyes.shows(window, foreign.colour(window))

    return seen


@pytest.mark.parametrize(
    ("manager", "kind"),
    [
        ("openbox", "plain"),
        ("openbox", "fullscreen"),
        ("openbox", "below"),
        ("xfwm4", "maximised"),
        ("xfwm4", "fullscreen"),
        ("xfwm4", "above"),
        ("xfwm4", "sticky"),
        ("metacity", "maximised"),
    ],
)
def test_what_is_kept_is_seen_over_ours_and_goes_back_exactly(
    focus, own, foreign, eyes, shown, kind
):
    kept, *_ = foreign.open(kind), foreign.open_mixed(4)
    eyes.fill_beside()
    before = eyes.calm()

    focus.enter(own, frozenset({hex(kept)}))

    for window in (own.windows[0], hex(kept), own.windows[0]):
        eyes.tell(int(window, 0), "_NET_ACTIVE_WINDOW", 2)
        inside = eyes.calm()
        assert shown(kept)
    assert inside.active == int(own.windows[0], 0)
    assert not set(foreign.windows[1:]) & set(inside.stacking)
    assert eyes.foreign_pixels() < 1280 * 800 // 2

    focus.leave()

    assert eyes.calm() == before


@pytest.mark.parametrize("manager", ["openbox", "xfwm4", "metacity"])
def test_who_steps_out_sees_the_others_over_ours_which_keeps_the_keyboard(
    focus, own, foreign, eyes, shown
):
    others, ours = [foreign.open(), foreign.open("maximised")], int(own.windows[0], 0)
    eyes.fill_beside()
    eyes.calm()
    eyes.tell(ours, "_NET_ACTIVE_WINDOW", 2)
    before = eyes.calm()
    assert before.stacking == (*others, ours)
    focus.enter(own)

    focus.leave()
    focus.step_aside(own)

    out = eyes.calm()
    assert out.stacking == (ours, *others)
    assert out.active == out.keyboard == ours
    assert shown(others[1])
    focus.enter(own)
    assert eyes.calm().stacking == (ours,)
    focus.leave()
    assert eyes.calm() == before


@BOTH
def test_a_question_that_was_opened_meanwhile_stays_in_front(focus, own, foreign, eyes):
    others, ours = foreign.open(), int(own.windows[0], 0)
    eyes.calm()
    eyes.tell(ours, "_NET_ACTIVE_WINDOW", 2)
    question = eyes.root.create_window(50, 50, 200, 100, 0, eyes.link.screen().root_depth)
    question.set_wm_transient_for(eyes.link.create_resource_object("window", ours))
    question.map()
    soon(lambda: eyes.state().stacking[-1] == question.id)
    eyes.calm()
    focus.step_aside(own)
    assert eyes.calm().stacking == (others, ours, question.id)
    question.destroy()


@BOTH
def test_one_that_is_large_without_filling_the_screen_becomes_a_quarter_of_it(
    focus, own, foreign, eyes, shown
):
    call = foreign.open()
    large, filling = (
        (20, 40, 1200, 700),
        [eyes.link.intern_atom(f"_NET_WM_STATE_MAXIMIZED_{way}") for way in ("VERT", "HORZ")],
    )
    eyes.tell(call, "_NET_MOVERESIZE_WINDOW", STATIC, *large)
    soon(lambda: eyes.state().windows.get(call, ())[2:] == large)
    eyes.tell(call, "_NET_WM_STATE", 1, *filling)
    soon(lambda: set(filling) <= eyes.state().windows.get(call, ((), ()))[1])
    eyes.fill_beside()
    before = eyes.calm()

    focus.enter(own, frozenset({hex(call)}))

    *_, x, y, width, height = eyes.calm().windows[call]
    assert (x, width) == (640, 640)
    assert y >= 400
    assert y + height in (799, 800)  # halves of what the title leaves
    assert shown(call)
    focus.leave()
    assert eyes.calm() == before
    eyes.tell(call, "_NET_WM_STATE", 0, *filling)
    # Whatever openbox does with its place: it adds the frame each time.
    assert eyes.calm().windows[call][4:] == large[2:]


@BOTH
def test_what_a_person_did_to_a_kept_window_is_undone_as_well(focus, own, call, eyes, shown):
    vertical, horizontal = (
        eyes.link.intern_atom(f"_NET_WM_STATE_MAXIMIZED_{way}") for way in ("VERT", "HORZ")
    )
    before = eyes.calm()
    focus.enter(own, frozenset({hex(call)}))
    eyes.tell(call, "_NET_MOVERESIZE_WINDOW", STATIC, 600, 400, 250, 150)
    soon(lambda: eyes.state().windows[call][2:] == (600, 400, 250, 150))
    eyes.tell(call, "_NET_WM_STATE", 1, vertical, horizontal)
    soon(lambda: vertical in eyes.state().windows[call][1])
    focus.leave()
    assert eyes.calm() == before


@BOTH
def test_a_kept_window_that_was_minimised_meanwhile_is_open_again(focus, own, call, eyes):
    before = eyes.calm()
    focus.enter(own, frozenset({hex(call)}))
    eyes.tell(call, "WM_CHANGE_STATE", 3)
    soon(lambda: call not in eyes.state().stacking)
    focus.leave()
    assert eyes.calm() == before


@BOTH
def test_a_window_let_in_meanwhile_is_seen_and_sent_off_again(focus, own, call, eyes, shown):
    eyes.fill_beside()
    before = eyes.calm()
    focus.enter(own)
    eyes.calm()
    for _ in range(2):
        focus.keep(hex(call))
        focus.keep(hex(call))  # asking twice must not take what we did for how it was
        soon(lambda: call in eyes.state().stacking)
        eyes.calm()
        assert shown(call)
        focus.keep(hex(call), yes=False)
        soon(lambda: call not in eyes.state().stacking)
        inside = eyes.calm()
        assert inside.windows[call][1:] == before.windows[call][1:]
    focus.leave()
    assert eyes.calm() == before


@BOTH
@pytest.mark.parametrize("killed", ["program", "both"])
def test_after_a_kill_a_kept_window_is_as_it_was(rig, state, foreign, eyes, killed):
    kept, *_ = foreign.open("maximised"), foreign.open_mixed(3)
    before = eyes.calm()
    program = rig.start(
        sys.executable,
        str(PROGRAM),
        str(state),
        hex(kept),
        environ=rig.environ | {"PYTHONPATH": str(PROGRAM.parents[1])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert int(program.stdout.readline()) > 0
    assert eyes.calm().windows[kept] != before.windows[kept]
    if killed == "both":
        guard, _ = DiskJournal(state).holders()
        kill(guard, program.pid)
        soon(lambda: len(eyes.numbers("_NET_CLIENT_LIST")) == len(before.windows))
        recover(state, rig.environ)
    else:
        kill(program.pid)
    soon(lambda: not (state / "focus-journal.json").exists())
    after = eyes.calm()
    assert after.windows == before.windows
    assert after.marks == 0
    assert recover(state, rig.environ) is None


def test_a_call_let_in_before_it_was_put_away_belongs_to_the_desktop_from_before(
    own, foreign, eyes, rig, state
):
    windows, journal = X11Windows(rig.environ), DiskJournal(state)
    windows.enter(own, frozenset(), journal)
    away = eyes.calm().current
    call = foreign.open()
    soon(lambda: call in eyes.state().stacking)
    assert eyes.desktop_of(call) == away != 0
    windows.keep(hex(call), yes=True)
    windows.recover(journal.parts()["x11"])
    windows.close()
    assert eyes.calm().windows[call][0] == 0


@pytest.fixture
def tell(rig, state):
    """Start a real window of ours; return how to tell it something, which gives its number."""
    program = rig.start(
        sys.executable,
        str(WINDOW),
        str(state),
        environ=rig.environ | {"QT_QPA_PLATFORM": "xcb"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )

    def told(*words: str) -> int:
        program.stdin.write(" ".join(words) + "\n")
        program.stdin.flush()
        return int(program.stdout.readline())

    yield told
    told("end")


@pytest.mark.parametrize(
    "manager",
    ["openbox", *(pytest.param(name, marks=pytest.mark.desktops) for name in MANAGERS[1:])],
)
def test_the_question_to_who_leaves_twice_opens_where_the_person_is(tell, foreign, eyes):
    window, ours = foreign.open(), tell("look")
    soon(lambda: ours in eyes.state().stacking)
    eyes.calm()
    tell("enter")
    home = eyes.calm().current
    for _ in range(2):
        eyes.tell(0, "_NET_CURRENT_DESKTOP", 0)
        seen = eyes.calm()
    assert seen.current == 0

    question = tell("ask")
    soon(lambda: eyes.state().active == question)
    asked = eyes.calm()
    assert asked.current == 0
    assert asked.stacking[-1] == question
    assert window in asked.stacking

    tell("stay")
    soon(lambda: eyes.state().active == ours)
    stayed = eyes.calm()
    assert (stayed.current, stayed.active) == (home, ours)
    assert question not in stayed.windows
    tell("leave")


@BOTH
def test_the_real_window_makes_room_and_takes_it_back(tell, foreign, eyes, shown):
    call, *_ = foreign.open(), foreign.open_mixed(3)
    ours = tell("look")
    soon(lambda: ours in eyes.state().stacking)
    eyes.tell(ours, "_NET_ACTIVE_WINDOW", 2)
    before = eyes.calm()

    tell("enter", hex(call))
    soon(lambda: shown(call) and eyes.covers_screen(ours))
    eyes.tell(ours, "_NET_ACTIVE_WINDOW", 2)
    assert eyes.calm().active == ours
    assert shown(call)

    tell("alone", hex(call))
    soon(lambda: eyes.foreign_pixels() == 0, what="nothing but our window")
    tell("keep", hex(call))
    soon(lambda: shown(call) and eyes.covers_screen(ours))

    tell("leave")
    soon(lambda: eyes.state() == before, what="everything as before")
    assert eyes.calm() == before


@BOTH
def test_after_focus_another_window_can_lie_over_ours_again(tell, foreign, eyes, shown):
    other = foreign.open()
    ours = tell("look")
    soon(lambda: ours in eyes.state().stacking)
    eyes.tell(ours, "_NET_ACTIVE_WINDOW", 2)
    before = eyes.calm()
    assert not shown(other)
    tell("enter")
    soon(lambda: eyes.foreign_pixels() == 0, what="nothing but our window")
    tell("leave")
    soon(lambda: eyes.state() == before, what="everything as before")
    eyes.tell(other, "_NET_ACTIVE_WINDOW", 2)
    soon(lambda: shown(other), what="the other window over ours")


# Window managers give an icon of their own to a window that has none.
@pytest.mark.parametrize("manager", [""])
def test_an_icon_is_the_smallest_that_is_large_enough(focus, foreign):
    window = foreign.open()
    sizes = [(128, RED), (64, BLUE), (16, 0)]
    numbers = [n for edge, colour in sizes for n in (edge, edge, *[colour] * edge * edge)]
    foreign.order(do="icon", window=window, numbers=numbers)
    picture = focus.picture(hex(window))
    assert (picture.width, picture.height) == (64, 64)
    assert picture.pixels == bytes((255, 0, 0, 255)) * 64 * 64


@pytest.mark.parametrize("manager", [""])
def test_an_icon_that_is_cut_off_or_of_an_absurd_size_is_none(focus, foreign):
    window = foreign.open()
    for numbers in ([], [40, 40, RED], [0, 40], [40, 1 << 31, RED]):
        foreign.order(do="icon", window=window, numbers=numbers)
        assert focus.picture(hex(window)) is None
    assert focus.picture("0x1") is None
