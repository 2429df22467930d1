"""Two screens: the one beside ours is covered, also when it comes and goes in focus."""

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest

from eyes import SIZE, looking
from foreign import COLOURS, Foreign
from rig import desktop, missing, soon

pytestmark = pytest.mark.acceptance
WINDOW = Path(__file__).with_name("window.py")
DUMMY = Path("/usr/lib/xorg/modules/drivers/dummy_drv.so")
RARE = pytest.mark.desktops
LEFT, RIGHT = (0, 0, 640, 480), (640, 0, 640, 480)
MANAGERS = ("openbox", "xfwm4", "metacity", "kwin_x11", "mutter", "icewm")


@pytest.fixture
def rig(manager, real, tmp_path):
    programs = ("Xorg" if real else "Xvfb", "xrandr", "xprop", "dbus-daemon", manager)
    if lacking := missing(*programs):
        pytest.skip(lacking)
    if real and not DUMMY.exists():
        pytest.skip("not installed: the dummy driver of Xorg")
    with desktop(tmp_path / "home", manager, bus=True, outputs=real) as running:
        running.plug(yes=True, real=real)
        yield running


@pytest.fixture
def eyes(rig):
    with looking(rig.display) as found:
        yield found


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
    with contextlib.suppress(ValueError):
        told("end")


def leaks(eyes) -> int:
    """Return how many pixels show another window: each is filled with a colour of its own."""
    data = eyes.root.get_image(0, 0, SIZE[0], 480, 2, 0xFFFFFFFF).data
    shades = {colour.to_bytes(3, "little") for colour in COLOURS}
    return sum(data[at : at + 3] in shades for at in range(0, len(data), 4))


@pytest.mark.parametrize(
    ("manager", "real"),
    [
        ("openbox", False),
        pytest.param("metacity", False, marks=RARE),  # xfwm4 knows real screens alone
        *(pytest.param(name, True, marks=RARE) for name in MANAGERS),
    ],
)
def test_the_screen_beside_ours_is_covered_as_it_comes_and_goes(rig, eyes, tell, real):
    foreign = Foreign(rig)
    others = foreign.open_mixed(8)  # xfwm4 lists none before it had to lay some over others
    ours = tell("look")
    soon(lambda: ours in eyes.state().stacking)
    before = eyes.calm()
    soon(lambda: leaks(eyes), what="their windows to be seen")

    def places() -> list[tuple]:
        state = eyes.state()
        return sorted(row[2:] for w, row in state.windows.items() if w not in others and row)

    tell("enter")
    soon(lambda: places() == [LEFT, RIGHT], what=f"both screens filled, not {places()}")
    soon(lambda: leaks(eyes) == 0, what="nothing else to be seen")

    rig.plug(yes=False, real=real)
    soon(lambda: len(places()) == 1, what="no cover without its screen")
    rig.plug(yes=True, real=real)
    soon(lambda: RIGHT in places() and len(places()) == 2, what=f"covered again, not {places()}")

    tell("leave")
    after = eyes.calm()
    hidden = eyes.link.intern_atom("_NET_WM_STATE_HIDDEN")
    assert {w: hidden in after.windows[w][1] for w in others} == {
        w: hidden in before.windows[w][1] for w in others
    }
    assert (after.current, after.count, after.marks) == (before.current, before.count, 0)
    foreign.close()
