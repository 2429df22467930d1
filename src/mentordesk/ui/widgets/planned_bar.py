"""How much of a session its topics ask for."""

from itertools import groupby
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk.domain.agenda import ASIDE, Agenda, Hand, Topic
from mentordesk.ui.tokens import BAR, GAP, Role, Tone
from mentordesk.ui.widgets.bars import Segment, SegmentBar
from mentordesk.ui.widgets.chip import Chip

_MOST = 40


class PlannedBar(QWidget):
    """A piece for each topic, or for each voice where they are many, and the sum in words."""

    def __init__(self) -> None:
        super().__init__()
        self.planned, self.bar = Chip("", Tone.MENTOR), SegmentBar(BAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.planned)

    def show_agenda(self, agenda: Agenda, minutes: int) -> None:
        """Show what is planned of a session's minutes; nothing, while no topic asks for time."""
        over = agenda.minutes - minutes
        words = self.tr("{planned} of {minutes} min planned")
        if over > 0:
            words = self.tr("{planned} of {minutes} min planned, {over} too many")
        words = words.format(planned=agenda.minutes, minutes=minutes, over=over)
        self.planned.set(words, Tone.DANGER if over > 0 else Tone.MENTOR)
        self.bar.set_segments(_segments(agenda, max(minutes, agenda.minutes)), words)
        self.setVisible(bool(agenda.minutes))


def _segments(agenda: Agenda, whole: int) -> list[Segment]:
    kept = [topic for topic in agenda.topics if topic.state not in ASIDE and topic.minutes]
    pieces = [
        (Role.LEADER if _is_leaders(topic) else Role.MENTOR, (topic.minutes or 0) / whole)
        for topic in kept
    ]
    if len(pieces) <= _MOST:
        return [Segment(share, role) for role, share in pieces]
    voices = groupby(pieces, key=itemgetter(0))
    return [Segment(sum(share for _, share in own), role) for role, own in voices]


def _is_leaders(topic: Topic) -> bool:
    return topic.from_ask or topic.hand is Hand.LEADER_SEAT
