"""The foot of the close: the ways there are, at every text size."""

import pytest

from mentordesk.ui.room.close_foot import CloseFoot
from mentordesk.ui.tokens import Scheme

STEPS = ["Say back", "Ideas", "Promises", "Amara’s word", "Next time"]


@pytest.mark.parametrize("percent", [100, 200])
def test_the_last_ways_stand_beside_each_other_on_a_small_laptop(qtbot, theme, percent):
    theme.apply(Scheme.LIGHT, percent / 100)
    foot = CloseFoot(STEPS)
    qtbot.addWidget(foot)
    foot.show_step(4, mentor_sat=True, locks=True)
    foot.show_way(4, empty=False, first="")
    foot.show()
    assert foot.before.isVisible()
    assert foot.minimumSizeHint().width() <= 1280
    assert foot.back.accessibleName() == "Back to the session, with the passphrase"
