"""A running session that nobody touches leaves the processor to others."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from acceptance.program import launcher, read_desktop
from benchmarks.probed import furnish, probed
from rig import Rig, desktop, missing

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize("shown", ["idle", "digits"])
@pytest.mark.parametrize(
    ("begin", "most"),
    [
        pytest.param(desktop, 0.01, id="alone"),
        pytest.param(
            read_desktop,
            0.02,
            id="with a screen reader's bus",
            marks=pytest.mark.skipif(not launcher(), reason="not installed: at-spi2-core"),
        ),
    ],
)
def test_the_live_page_at_rest_needs_next_to_nothing_of_one_core(
    tmp_path: Path, begin: Callable[[Path], AbstractContextManager[Rig]], most: float, shown: str
) -> None:
    if lacking := missing("Xvfb", "openbox", "xprop"):
        pytest.skip(lacking)
    with begin(tmp_path / "home") as rig:
        furnish(rig)
        share = probed(rig, shown)["share"]
    print(f"\n{shown}: {share:.2%} of one core")
    assert share < most
