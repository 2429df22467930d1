"""The mentor's agenda beside the notes: what was, what is now and how long, what comes."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mentordesk.domain.agenda import Topic, TopicState
from mentordesk.domain.ids import TopicId
from mentordesk.ui.tokens import GAP, GRID, Role, Text, Tone
from mentordesk.ui.widgets.bars import SlimBar
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.icon import Icon
from mentordesk.ui.widgets.label import Label, second, small

_SIDE = 3 * GRID
_HIDDEN = (TopicState.DROPPED, TopicState.PARKED)


class TopicList(QWidget):
    """One row a topic; it can be read, not changed. Its time is told in minutes or in `digits`."""

    def __init__(self, *, digits: bool) -> None:
        super().__init__()
        self._digits = digits
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(GRID)
        self._shown: list[tuple[Topic, bool]] = []
        self._now: _NowRow | None = None

    def show_agenda(self, topics: Sequence[Topic], now: TopicId | None) -> None:
        """Show these topics, one as the one being talked about; only rows that change are new."""
        shown = [(topic, topic.id == now) for topic in topics if topic.state not in _HIDDEN]
        for place, one in enumerate(shown):
            if self._shown[place : place + 1] != [one]:
                self._take_out(place)
                self._rows.insertWidget(place, self._row(*one))
        while self._rows.count() > len(shown):
            self._take_out(len(shown))
        self._shown = shown
        at = next((place for place, (_, is_now) in enumerate(shown) if is_now), -1)
        item = self._rows.itemAt(at) if at >= 0 else None
        row = None if item is None else item.widget()
        self._now = row if isinstance(row, _NowRow) else None

    @property
    def now(self) -> QWidget | None:
        """Return the row of the topic being talked about; its name says so in words."""
        return self._now

    def show_spent(self, seconds: int) -> None:
        """Show how long the current topic has been talked about."""
        if self._now is not None:
            self._now.show_spent(seconds)

    def _row(self, topic: Topic, is_now: bool) -> QWidget:  # noqa: FBT001  # as it is shown
        return (_NowRow if is_now else _Row)(topic, digits=self._digits)

    def _take_out(self, place: int) -> None:
        item = self._rows.takeAt(place)
        row = None if item is None else item.widget()
        if row is not None:
            row.hide()  # without a parent it would be styled once more
            row.deleteLater()


class _Row(QWidget):
    """A topic that was talked about or is still to come."""

    def __init__(self, topic: Topic, *, digits: bool) -> None:
        super().__init__()
        done = topic.state is not TopicState.OPEN
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 2 * GRID, _SIDE, 2 * GRID)
        row.setSpacing(GAP)
        row.addWidget(Icon("check" if done else "circle", Role.SECOND if done else Role.INK))
        row.addWidget(second(topic.text) if done else Label(topic.text), 1)
        if topic.from_ask:
            row.addWidget(Chip(self.tr("you"), Tone.LEADER))
        if done and topic.spent >= (1 if digits else 60):
            spent = clock_words(topic.spent) if digits else _minutes(topic.spent // 60)
            row.addWidget(small(spent).one_line())
        state = self.tr("talked about: {topic}") if done else self.tr("to come: {topic}")
        self.setAccessibleName(state.format(topic=topic.text))


class _NowRow(Card):
    """The topic being talked about."""

    def __init__(self, topic: Topic, *, digits: bool) -> None:
        super().__init__(padding=_SIDE)
        self._minutes, self._digits = topic.minutes, digits
        self.set_lead(True)
        self._bar = SlimBar(Tone.MENTOR, self.tr("Time on this topic"))
        self._time = small("").one_line()
        self.setAccessibleName(self.tr("now: {topic}").format(topic=topic.text))
        self._build(topic)
        self.show_spent(topic.spent)

    def _build(self, topic: Topic) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(Icon("circle-dot", Role.MENTOR), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Label(topic.text, Text.STRONG), 1)
        if topic.from_ask:
            head.addWidget(Chip(self.tr("you"), Tone.LEADER), 0, Qt.AlignmentFlag.AlignTop)
        self.add(head)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self._bar, 1)
        foot.addWidget(self._time)
        self.add(foot)
        self._bar.setVisible(self._minutes is not None)
        self._time.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_spent(self, seconds: int) -> None:
        """Show the time spent, beside the minutes the mentor gave it if there are any."""
        # A row that moves each second would ask to be looked at.
        step = seconds if self._digits else seconds // 60 * 60
        if self._minutes:
            self._bar.set_share(step / (60 * self._minutes))
        self._time.setText(self._words(step))

    def _words(self, seconds: int) -> str:
        spent = clock_words(seconds) if self._digits else QLocale().toString(seconds // 60)
        if not self._minutes:
            return spent if self._digits else _minutes(seconds // 60)
        of, in_minutes = self.tr("{spent} of {minutes}"), self.tr("{spent} of {minutes} min")
        words = of if self._digits else in_minutes
        return words.format(spent=spent, minutes=QLocale().toString(self._minutes))


def _minutes(minutes: int) -> str:
    words = QCoreApplication.translate("room", "{minutes} min")
    return words.format(minutes=QLocale().toString(minutes))


def clock_words(seconds: int) -> str:
    """Return a length of time as minutes and seconds: "9:18"."""
    minutes, rest = divmod(max(seconds, 0), 60)
    return f"{minutes}:{rest:02}"
