"""Who is talking: passed with one key, no microphone, totals only."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.floor import Speaker
from mentordesk.ui.tokens import GRID, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.bars import TalkBar
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.label import eyebrow, small

_REDRAWN_EVERY = 5
"""Seconds; a bar that moves each second would ask to be looked at."""


class Floor(QWidget):
    """Shows the shares of talk once the floor has passed; `passed` when the voice changes."""

    passed = Signal()

    def __init__(self, mentor: str) -> None:
        super().__init__()
        self._mentor = mentor
        self._seconds = {Speaker.MENTOR: 0, Speaker.LEADER: 0}
        self._since_drawn = 0
        self._speaker = Speaker.MENTOR
        self.bar = TalkBar(mentor)
        self.voice = ChipButton("", Tone.MENTOR, "message-circle", "F9")
        self._build()
        self.voice.clicked.connect(self.passed)
        self.show_speaker(Speaker.MENTOR)

    def _build(self) -> None:
        self.voice.setObjectName("live.floor")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(eyebrow(self.tr("Who is talking?")))
        column.addWidget(self.bar)
        column.addWidget(self.voice, 0, Qt.AlignmentFlag.AlignLeft)
        words = self.tr("Tap {key} when the voice changes. No microphone is used.")
        column.addWidget(small(words.format(key="F9")))

    def show_seconds(self, mentor: int, leader: int) -> None:
        """Show how long each was heard so far."""
        self._seconds = {Speaker.MENTOR: mentor, Speaker.LEADER: leader}
        self._draw()

    def add(self, speaker: Speaker, seconds: int) -> None:
        """Count some seconds of a voice."""
        self._seconds[speaker] += seconds
        self._since_drawn += seconds
        if self._since_drawn >= _REDRAWN_EVERY:
            self._draw()

    def show_speaker(self, speaker: Speaker) -> None:
        """Show whose voice it is now."""
        self._speaker = speaker
        if speaker is Speaker.MENTOR:
            words = self.tr("{name} is talking").format(name=self._mentor)
        else:
            words = self.tr("You are talking")
        self.voice.setText(words)
        self._draw()

    def tell(self) -> None:
        """Let a screen reader say whose voice it is now."""
        announce(self.voice, self.voice.words())

    def _draw(self) -> None:
        self._since_drawn = 0
        mentor, leader = self._seconds[Speaker.MENTOR], self._seconds[Speaker.LEADER]
        if leader or self._speaker is Speaker.LEADER:
            self.bar.set_seconds(mentor, leader)
