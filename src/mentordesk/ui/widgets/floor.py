"""Who is talking: passed with one key, no microphone, totals only."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.floor import FloorMode, Speaker
from mentordesk.ui.tokens import GRID, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.bars import TalkBar
from mentordesk.ui.widgets.button import link
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.label import eyebrow, small

_REDRAWN_EVERY = 5
"""Seconds; a bar that moves each second would ask to be looked at."""
_AFTER_TURN = {FloorMode.SHOWN: FloorMode.HIDDEN, FloorMode.HIDDEN: FloorMode.SHOWN}


class Floor(QWidget):
    """Shows the shares of talk once the floor has passed, as far as the two want to see them.

    `passed` when the voice changes, `mode_asked` when one of the two wants to see more or less.
    """

    passed = Signal()
    mode_asked = Signal(object)

    def __init__(self, mentor: str) -> None:
        super().__init__()
        self._mentor = mentor
        self._seconds = {Speaker.MENTOR: 0, Speaker.LEADER: 0}
        self._since_drawn = 0
        self._speaker, self._mode = Speaker.MENTOR, FloorMode.SHOWN
        self._counted_in = FloorMode.SHOWN
        self._title = eyebrow(self.tr("Who is talking?"))
        self.bar = TalkBar(mentor)
        self.voice = ChipButton("", Tone.MENTOR, "message-circle", "F9")
        words = self.tr("Tap {key} when the voice changes. No microphone is used.")
        self._hint = small(words.format(key="F9"))
        self.turn, self.stop = link(""), link(self.tr("Stop counting"))
        self._build()
        self.voice.clicked.connect(self.passed)
        self.turn.clicked.connect(self._turn)
        self.stop.clicked.connect(partial(self.mode_asked.emit, FloorMode.OFF))
        self.show_speaker(Speaker.MENTOR)
        self.show_mode(FloorMode.SHOWN)

    def _build(self) -> None:
        self.voice.setObjectName("live.floor")
        self.turn.setObjectName("live.floorTurn")
        self.stop.setObjectName("live.floorStop")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._title)
        column.addWidget(self.bar)
        column.addWidget(self.voice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._hint)
        ways = QHBoxLayout()
        ways.setSpacing(3 * GRID)
        ways.addWidget(self.turn)
        ways.addWidget(self.stop)
        ways.addStretch(1)
        column.addLayout(ways)

    def show_mode(self, mode: FloorMode) -> None:
        """Show the bar, only whose voice it is, or nothing but the way back to counting."""
        self._mode = mode
        counts = mode is not FloorMode.OFF
        if counts:
            self._counted_in = mode
        if not counts and self.stop.hasFocus():
            self.turn.setFocus(Qt.FocusReason.OtherFocusReason)
        for talking in (self._title, self.voice, self.stop):
            talking.setVisible(counts)
        for whole in (self.bar, self._hint):
            whole.setVisible(mode is FloorMode.SHOWN)
        words = {
            FloorMode.SHOWN: self.tr("Hide the bar"),
            FloorMode.HIDDEN: self.tr("Show the bar"),
            FloorMode.OFF: self.tr("Count who is talking"),
        }
        self.turn.setText(words[mode])
        self._draw()

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

    @Slot()
    def _turn(self) -> None:
        self.mode_asked.emit(_AFTER_TURN.get(self._mode, self._counted_in))

    def _draw(self) -> None:
        self._since_drawn = 0
        mentor, leader = self._seconds[Speaker.MENTOR], self._seconds[Speaker.LEADER]
        if leader or self._speaker is Speaker.LEADER:
            self.bar.set_seconds(mentor, leader)
