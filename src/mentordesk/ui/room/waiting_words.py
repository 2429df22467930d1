"""What the close says of the ideas that still wait for an answer."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.idea import Idea, Stage
from mentordesk.ui import dates
from mentordesk.ui.room.room_data import RoomData


def waiting(room: RoomData, left: int) -> str:
    """Return what waits, `left` of it not shown yet, "" for nothing.

    What goes on in an idea of somebody else is told in the mentor's own words: that other idea
    was said in another conversation.
    """
    told = list[str]()
    if room.waiting:
        told.append(
            _tr("{name} still waits to hear about these").format(name=room.mentor.first_name)
        )
    if left:
        told[0] = _tr("{words}, and about {n} more").format(words=told[0], n=left)
    joined = _tr("“{idea}” waits within another idea. Answer that one on the ideas page.")
    told += [joined.format(idea=idea.text) for idea in room.waiting_elsewhere]
    return "\n".join(told)


def more(count: int, left: int) -> str:
    """Return what a button says that shows so many of what is left."""
    if count < left:
        return _tr("Show {n} more").format(n=count)
    return _tr("Show the last one") if left == 1 else _tr("Show the last {n}").format(n=left)


def since(room: RoomData, idea: Idea, today: date) -> str:
    """Return how an idea came to wait that was heard before this session."""
    words = _tr("Heard {when}, and still without an answer")
    if idea.stage is Stage.PARKED:
        words = _tr("Heard {when} and parked; its day has come")
    elif idea in room.outside:
        words = _tr("Said {when} outside a session, and still without an answer")
    return words.format(when=dates.ago(dates.local_day(idea.raised_at), today))


def _tr(words: str) -> str:
    return QCoreApplication.translate("waiting", words)
