"""The session that comes next, or the one that is still open."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mentordesk.domain.agenda import TopicState
from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.domain.session import SessionState
from mentordesk.domain.today import Coming
from mentordesk.ui import dates
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, Tone
from mentordesk.ui.widgets.avatar import Avatar
from mentordesk.ui.widgets.button import primary, quiet, symbol_button
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import second
from mentordesk.ui.widgets.layouts import Headline
from mentordesk.ui.wording import counted

_OFF_THE_TABLE = (TopicState.DROPPED, TopicState.PARKED)


class NextSessionCard(Card):
    """Says who leads and when, and offers the one step that fits.

    Once its time passed it asks, without blame, what is to become of it.
    """

    start_asked = Signal()
    go_on_asked = Signal()
    agenda_asked = Signal()
    letter_asked = Signal()
    hand_over_asked = Signal()

    def __init__(self, coming: Coming, promises: Sequence[Promise], now: datetime) -> None:
        super().__init__()
        self._coming = coming
        self._promised = Chip("", Tone.NEUTRAL, "circle-check")
        self._live = coming.session.state is SessionState.LIVE
        self.title, self.when = Headline(), Chip("", Tone.MENTOR)
        self.go = primary(self.tr("Go on") if self._live else self.tr("Start session"), "play")
        self.read = quiet(self.tr("Read the agenda"))
        name = coming.mentor.first_name
        self.write = symbol_button("mail", self.tr("Write to {name}").format(name=name))
        self.hand_over = symbol_button("armchair", self.tr("Hand over to {name}").format(name=name))
        self.set_lead(True)
        self._build()
        self.go.clicked.connect(self.go_on_asked if self._live else self.start_asked)
        self.read.clicked.connect(self.agenda_asked)
        self.write.clicked.connect(self.letter_asked)
        self.hand_over.clicked.connect(self.hand_over_asked)
        self.show_promises(promises)
        self.show_time(now)

    def show_promises(self, promises: Sequence[Promise]) -> None:
        """Say how many of what was promised to the mentor are kept, or still open."""
        still = sum(promise.state is PromiseState.OPEN for promise in promises)
        kept = sum(promise.state is PromiseState.KEPT for promise in promises)
        words = ""
        if kept:
            many = self.tr("{kept} of your {n} promises kept").replace("{kept}", str(kept))
            words = counted(len(promises), self.tr("Your promise is kept"), many)
        elif still:
            one, many = self.tr("1 promise not closed yet"), self.tr("{n} promises not closed yet")
            words = counted(still, one, many)
        self._promised.set(words, Tone.NEUTRAL, "circle-check")
        self._promised.setVisible(bool(words))

    def show_time(self, now: datetime) -> None:
        """Say again how far off it is."""
        session, name = self._coming.session, self._coming.mentor.first_name
        if self._live:
            begun = session.timing.started_at or session.planned_at
            self.title.setText(self.tr("Your session with {name} is still open").format(name=name))
            words = self.tr("begun {when}").format(when=dates.until(begun, now))
            self.when.setText(words)
            return
        when = dates.near(session.planned_at, now)
        passed = self._coming.passed(now)
        leads = self.tr("{name} was to lead {when}") if passed else self.tr("{name} leads {when}")
        self.title.setText(leads.format(name=name, when=when))
        self.when.setText(dates.until(session.planned_at, now))
        self._offer_other_ways(passed=passed)

    def _offer_other_ways(self, *, passed: bool) -> None:
        """Lead to the foot of its page, where a session whose time passed is moved or called off.

        Nothing is recorded by itself: the two may have met a little later.
        """
        self.read.setText(self.tr("Move or call off") if passed else self.tr("Read the agenda"))
        told = self.tr("Its page moves it to another day, or records that it did not take place.")
        self.read.setAccessibleDescription(told if passed else "")
        self.read.setToolTip(told if passed else "")

    def _build(self) -> None:
        self.go.setObjectName("today.go_on" if self._live else "today.start")
        self.read.setObjectName("today.agenda")
        self.write.setObjectName("today.letter")
        self.hand_over.setObjectName("today.hand_over")
        if self._live:
            self.write.hide()
            self.hand_over.hide()
        self.title.setObjectName("today.next")
        words = QVBoxLayout()
        words.setSpacing(2 * GRID)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.title)
        head.addWidget(self.when, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(second(" · ".join(self._facts())))
        flow = FlowLayout()
        for chip in (*self._carried(), self._promised):
            flow.addWidget(chip)
        words.addLayout(flow)
        row = QHBoxLayout()
        row.setSpacing(4 * GRID)
        row.addWidget(Avatar(self._coming.mentor.name, size=56), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.add(row)
        if look().is_large:
            self.add(self._steps())
        else:
            row.addLayout(self._steps())

    def _steps(self) -> QVBoxLayout:
        steps = QVBoxLayout()
        steps.setSpacing(GAP)
        steps.addWidget(self.go)
        beside = QHBoxLayout()
        beside.setSpacing(GRID)
        beside.addWidget(self.read, 1)
        beside.addWidget(self.hand_over)
        beside.addWidget(self.write)
        steps.addLayout(beside)
        return steps

    def _facts(self) -> list[str]:
        session, topics = self._coming.session, self._coming.agenda.topics
        kept = sum(topic.state not in _OFF_THE_TABLE for topic in topics)
        name = self._coming.mentor.first_name
        facts = [
            self.tr("Session {number}").format(number=session.number),
            dates.span(session.minutes),
            session.place,
        ]
        if self._live:
            facts.append(self.tr("every word you wrote is kept"))
        elif kept:
            words = counted(kept, self.tr("1 topic"), self.tr("{n} topics"))
            whole = self.tr("{name} has put {topics} on the agenda")
            facts.append(whole.format(name=name, topics=words))
        else:
            facts.append(self.tr("{name}’s agenda is not here yet").format(name=name))
        return [fact for fact in facts if fact]

    def _carried(self) -> list[Chip]:
        carried = sum(topic.carried_from is not None for topic in self._coming.agenda.topics)
        if not carried:
            return []
        one, many = self.tr("1 topic carried over"), self.tr("{n} topics carried over")
        return [Chip(counted(carried, one, many), Tone.NEUTRAL, "repeat")]
