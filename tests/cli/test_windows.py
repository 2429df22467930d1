"""What restore-windows says and how it ends, whatever came of it."""

from argparse import Namespace

import pytest

from mentordesk.cli import windows
from mentordesk.focus.base import Outcome

BACK = "Your windows are back (3).\n"
STUCK = "Another MentorDesk holds your windows and does not answer.\n"
SILENT = "Notifications are still silent; MentorDesk tries again at the next start.\n"
OUTCOMES = (
    (None, 0, "Nothing is hidden. Your windows are as you left them.\n", ""),
    (Outcome(hidden=3), 0, BACK, ""),
    (
        Outcome(hidden=3, refused=("xterm", "gimp")),
        1,
        BACK,
        "Could not be shown again: xterm. Could not be shown again: gimp.\n",
    ),
    (Outcome(hidden=3, notes=("still-silent",)), 1, BACK, SILENT),
    (Outcome(notes=("guard-stuck",)), 1, "", STUCK),
    (
        Outcome(notes=("desktop-gone",)),
        0,
        "The desktop ended, and its windows with it.\n",
        "",
    ),
)


@pytest.mark.parametrize(("outcome", "code", "said", "complained"), OUTCOMES)
def test_what_did_not_come_back_is_said_and_fails(
    monkeypatch, capsys, outcome, code, said, complained
):
    monkeypatch.setattr(windows, "recover", lambda **_: outcome)
    assert windows.restore(Namespace()) == code
    assert capsys.readouterr() == (said, complained)


def test_a_focus_that_is_still_on_is_ended_too(monkeypatch):
    asked = []
    monkeypatch.setattr(windows, "recover", lambda **how: asked.append(how))
    windows.restore(Namespace())
    assert asked == [{"also_running": True}]
