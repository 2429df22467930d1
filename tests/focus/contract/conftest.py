"""What each case stands on: a desktop, our window, a focus, and what focus promised there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from focus.contract.desks import Desk, Look, opened
from mentordesk.focus.base import Level, Own
from mentordesk.focus.client import Focus


@pytest.fixture
def desk(place: str, desktops) -> Iterator[Desk]:
    with opened(place, desktops) as found:
        yield found


@pytest.fixture
def focus(desk: Desk, state: Path) -> Iterator[Focus]:
    made = Focus(state, desk.environ)
    yield made
    made.stop()


@pytest.fixture
def own(desk: Desk) -> Own:
    """Our window, on the desktop and active."""
    return desk.own()


@pytest.fixture
def as_promised(promised, desk: Desk) -> Callable[[Look], Look]:
    """Reduce a look to what focus promised to bring back."""
    return (lambda look: look) if promised("exact_restore") else desk.in_part


@pytest.fixture
def promised(focus: Focus) -> Callable[[str], bool]:
    """Tell whether focus promised all of something, before the case sees whether it holds.

    What it said it cannot is not tried; what it promised in part or not at all it gave a reason
    for.
    """

    def level(what: str) -> bool:
        said = next((can for can in focus.report() if can.what == what), None)
        if said is None:
            pytest.skip(f"not promised: {what}")
        assert said.why or said.level in (Level.YES, Level.ASKED)
        if said.level is Level.NO:
            pytest.skip(f"said to be impossible: {what} ({said.why})")
        return said.level is Level.YES

    return level
