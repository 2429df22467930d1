"""What a rescue copy brought is said as people count."""

from uuid import uuid4

import pytest

from mentordesk.domain.ids import SessionId
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.services.rescue import Brought
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.parts import Parts
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.rescue_copies import RescueCopies
from mentordesk.ui.theme import Theme


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 text is back where it belongs. 1 could not be put back and stays sealed"),
        (2, "2 texts are back where they belong. 2 could not be put back and stay sealed"),
    ],
)
def test_one_text_is_one_text(
    qtbot, qapp, tmp_path, workspace, desk, clock, tasks, notices, count, words
):
    window = MainWindow(notices)
    qtbot.addWidget(window)
    preferences = Preferences(tmp_path / "settings.json", Theme(qapp), notices)
    parts = Parts(desk, preferences, tasks, tasks, notices, clock, backup_tasks=tasks)
    copies = RescueCopies(window, parts, workspace.rescue)
    left = tuple(Unsaved(Place.NOTE, SessionId(uuid4()), str(number)) for number in range(count))
    copies._say_brought(Brought(back=count, left=left))
    assert notices.words[-1].startswith(words)
