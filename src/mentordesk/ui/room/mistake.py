"""The question before an idea is destroyed that was caught by mistake."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mentordesk.domain.idea import Idea
from mentordesk.ui import joining_words
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.room.room_data import RoomData


def question(idea: Idea, room: RoomData, page: QWidget) -> ConfirmDialog:
    """Return it with what goes and what stays, and with the keyboard at the way out."""
    dialog = ConfirmDialog(_tr("Caught by mistake?"), idea.text, _tr("Destroy it"), page)
    about = _tr(
        "It is destroyed with its names, in the backups too. What {name} proposed and you do "
        "not want gets its answer instead: “No, because …”."
    )
    dialog.explain(about.format(name=room.mentor.first_name))
    if idea.id in room.wholes:
        dialog.explain(joining_words.struck_with(idea, is_whole=True))
    dialog.begin_at_the_way_out()
    return dialog


def _tr(words: str) -> str:
    return QCoreApplication.translate("mistake", words)
