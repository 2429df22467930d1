"""Time and shares as slim bars, each with the words a screen reader says."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID, Role, Text, Tone
from mentordesk.ui.widgets import painting
from mentordesk.ui.widgets.label import Label

_WHOLE = 1000


class SlimBar(QProgressBar):
    """How much of something is used."""

    def __init__(self, tone: Tone = Tone.MENTOR, name: str = "") -> None:
        super().__init__()
        self._tone = tone
        self.setRange(0, _WHOLE)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name or self.tr("Time used"))

    def set_tone(self, tone: Tone) -> None:
        """Wear another colour."""
        self._tone = tone
        self.update()

    def set_share(self, share: float, words: str = "") -> None:
        """Show a share from 0 to 1, and what a screen reader says about it."""
        self.setValue(round(min(max(share, 0.0), 1.0) * _WHOLE))
        if words != self.toolTip():
            self.setAccessibleDescription(words)
            self.setToolTip(words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(tokens.BAR * 2 * GRID, look().px(tokens.BAR))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(tokens.BAR * GRID, look().px(tokens.BAR))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        share = self.value() / _WHOLE
        _paint_track(painter, self, [Segment(share, self._tone.fill)] if share else [])


@dataclass(frozen=True, slots=True)
class Segment:
    """A share of the whole in one colour."""

    share: float
    role: Role


class SegmentBar(QWidget):
    """Several shares of one whole, side by side; `words` say the same."""

    def __init__(self, height: int = tokens.TALK_BAR) -> None:
        super().__init__()
        self._height = height
        self._segments: list[Segment] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_segments(self, segments: list[Segment], words: str) -> None:
        """Show the shares, and keep their words for a screen reader."""
        self._segments = segments
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        height = look().px(self._height)
        return QSize(2 * tokens.GRID * height, height)

    @override
    def minimumSizeHint(self) -> QSize:
        height = look().px(self._height)
        return QSize(height, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_track(QPainter(self), self, self._segments)


class TalkBar(QWidget):
    """Whose voice fills the room, as a bar and as words."""

    def __init__(self, mentor: str, leader: str = "") -> None:
        super().__init__()
        self._names = (mentor, leader or self.tr("You"))
        self._bar = SegmentBar()
        self._words = (Label("", Text.SMALL).one_line(), Label("", Text.SMALL).one_line())
        self._build()
        self.set_seconds(0, 0)

    def _build(self) -> None:
        for label, tone in zip(self._words, (Tone.MENTOR, Tone.LEADER), strict=True):
            label.set_tone(tone)
            label.setProperty("heavy", "true")
        ends = QHBoxLayout()
        ends.addWidget(self._words[0])
        ends.addStretch(1)
        ends.addWidget(self._words[1])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._bar)
        column.addLayout(ends)

    def set_seconds(self, mentor: float, leader: float) -> None:
        """Show how long each voice was heard."""
        whole = mentor + leader
        share = mentor / whole if whole else 0.0
        # The second figure completes the first, so that rounding never makes 101.
        percents = (round(share * 100), 100 - round(share * 100))
        words = [self._said(at, percents[at]) if whole else self._names[at] for at in (0, 1)]
        for label, said in zip(self._words, words, strict=True):
            label.setText(said)
        both = [Segment(share, Role.MENTOR), Segment(1 - share, Role.LEADER)]
        self._bar.set_segments(both if whole else [], ", ".join(words))
        self.setAccessibleName(", ".join(words))

    def _said(self, at: int, percent: int) -> str:
        words = self.tr("{name} {share} %")
        return words.format(name=self._names[at], share=QLocale().toString(percent))


def _paint_track(painter: QPainter, widget: QWidget, segments: list[Segment]) -> None:
    painting.begin(painter)
    rect, radius = widget.rect(), widget.height() / 2
    line = Role.INK if look().is_contrast else None
    painting.box(painter, rect, _track(widget), line, radius)
    x = 0.0
    shown = [segment for segment in segments if segment.share > 0]
    for segment in shown:
        width = segment.share * rect.width()
        place = QRect(round(x), 0, max(round(width), 2), rect.height())
        gap = 2 if segment is not shown[-1] else 0
        seen = painting.mirrored(widget.layoutDirection(), rect, place.adjusted(0, 0, -gap, 0))
        if len(shown) == 1:
            painting.box(painter, seen, segment.role, None, radius)
        else:
            _paint_segment(painter, rect, seen, segment.role)
        x += width


def _paint_segment(painter: QPainter, whole: QRect, place: QRect, role: Role) -> None:
    # Only the ends of the whole bar are round; the middle is cut straight.
    painter.save()
    painter.setClipRect(place)
    painting.box(painter, whole, role, None, whole.height() / 2)
    painter.restore()


def _track(widget: QWidget) -> Role:
    return Role.LINE if widget.property("on") == "sunken" else Role.SUNKEN
