"""The line under a session says whole sentences, in large text too."""

from mentordesk.ui.tokens import Scheme
from mentordesk.ui.widgets.live_foot import LiveFoot


def test_in_large_text_the_key_and_what_it_does_stand_in_one_line(shown, theme):
    theme.apply(Scheme.LIGHT, 2.0)
    foot = LiveFoot("We ask to understand, not to disagree.")
    foot.resize(1280, 100)
    foot.show_focus("", on=True, was_on=False)
    shown(foot)
    first, second = (foot.words, foot.key, foot.does), (foot.also, foot.turn)
    assert len({part.geometry().center().y() for part in first}) == 1
    assert all(part.y() > foot.key.geometry().bottom() for part in second)
    assert all(part.width() >= part.sizeHint().width() for part in (*first, *second))


def test_out_of_focus_nothing_is_said_of_the_key_that_leads_out(shown):
    foot = LiveFoot("")
    foot.show_focus("Focus is off.", on=False, was_on=True)
    shown(foot)
    assert not foot.also.isVisible()
