"""The start card: who leads, what will be quiet, what was promised, and one key to begin."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.ids import SessionId
from mentordesk.domain.session import Session
from mentordesk.focus.base import Can, Win
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates, likes_words
from mentordesk.ui.agreeing import PairAgreement
from mentordesk.ui.days import Days
from mentordesk.ui.look import look
from mentordesk.ui.moving import Moving
from mentordesk.ui.room.agenda_walk import current
from mentordesk.ui.room.asking import Around, AskingPage
from mentordesk.ui.room.focus_rows import Fact, focus_facts, may_keep
from mentordesk.ui.room.keeping import Keeping
from mentordesk.ui.room.promised import promised_facts
from mentordesk.ui.room.room_data import RoomData, look_up
from mentordesk.ui.room.stays_row import StaysRow
from mentordesk.ui.tokens import GAP, GRID
from mentordesk.ui.widgets.button import primary, quiet, secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.fact_row import FactRow
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.ground import Ground, stand_on
from mentordesk.ui.widgets.keyboard_place import KeyboardPlace
from mentordesk.ui.widgets.label import Divider, eyebrow, second, title
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.look_again import LookAgain

_WIDTH = 720


class StartCardPage(AskingPage):
    """Says honestly what focus can do here; nothing changes before Start.

    Rows in `more` follow what is said of the session.
    """

    started = Signal(object, bool)
    left = Signal()
    moved = Signal(object)
    """Emitted with the session that took the place of this one."""

    def __init__(self, workspace: Workspace, session_id: SessionId, around: Around) -> None:
        super().__init__(around)
        self._workspace, self.session_id = workspace, session_id
        self._room: RoomData | None = None
        services, tasks = workspace.agreements, around.tasks
        self._agreement = PairAgreement(self, services, tasks, around.notices)
        self._moving = Moving(self, workspace, self.now, tasks, around.notices)
        self.days = Days(self, self.now)
        self._eyebrow, self._title = eyebrow(""), title("")
        self._facts, self._goes_on = FittingScroll(), Divider()
        self._rows, self.more = QVBoxLayout(), QVBoxLayout()
        self._windows, self._stays, self._others = QVBoxLayout(), StaysRow(), QVBoxLayout()
        self._phones = QVBoxLayout()
        self.start = primary(self.tr("Start"), "play")
        self.not_yet = secondary(self.tr("Not yet"))
        self.not_today = quiet(self.tr("Not today"))
        self.without = quiet(self.tr("Start without focus"))
        self._build()
        self._stays.choose.clicked.connect(Keeping(self).ask)
        self.start.clicked.connect(partial(self._start, with_focus=True))
        self.without.clicked.connect(partial(self._start, with_focus=False))
        self.not_yet.clicked.connect(self.left)
        self.not_today.clicked.connect(self._ask_to_move)
        self._moving.moved.connect(self.moved)
        self._agreement.changed.connect(self._looked_again)
        self.focus.changed.connect(self._look_around)
        self.days.turned.connect(self.refresh)
        self._facts.verticalScrollBar().rangeChanged.connect(self._show_if_it_goes_on)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.left)

    @override
    def refresh(self) -> None:
        self.ask(partial(look_up, self._workspace, self.session_id), self._show)
        self._look_around()

    @override
    def first_focus(self) -> QWidget | None:
        return self.start

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The keyboard is at the buttons, outside of what the page keys turn.
        self._facts.keyPressEvent(event)

    def _build(self) -> None:
        stand_on(self, Ground.SUNKEN)
        for name, button in (
            ("start.start", self.start),
            ("start.notYet", self.not_yet),
            ("start.notToday", self.not_today),
            ("start.without", self.without),
        ):
            button.setObjectName(name)
        self._lay_facts()
        card = Card(padding=9 * GRID)
        card.setMaximumWidth(look().px(_WIDTH))
        card.body.setSpacing(0)
        card.add(self._facts)
        card.add(self._goes_on)
        card.add(self._phones)  # to be ticked, so always in sight
        card.body.addSpacing(5 * GRID)
        card.add(self._actions())
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 1000)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[4 * GRID] * 4)
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(1)

    def _lay_facts(self) -> None:
        self._facts.body.setSpacing(0)
        self._facts.body.addWidget(self._eyebrow)
        self._facts.body.addWidget(self._title)
        words = self.tr("When you start, this laptop goes quiet. It comes back as it is.")
        self._facts.body.addWidget(second(words))
        self._facts.body.addSpacing(4 * GRID)
        for rows in (self._rows, self.more, self._windows):
            self._lay(rows)
        self._facts.body.addWidget(self._stays)
        self._lay(self._others)

    def _lay(self, rows: QVBoxLayout) -> None:
        rows.setSpacing(0)
        self._facts.body.addLayout(rows)

    def _actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.without)
        row.addStretch(1)
        row.addWidget(self.not_today)
        row.addWidget(self.not_yet)
        row.addWidget(self.start)
        return row

    @Slot()
    def _look_around(self) -> None:
        self.ask(self._surroundings, self._show_focus)

    def _surroundings(self) -> tuple[tuple[Can, ...], tuple[Win, ...]]:
        return self.focus.presence.report(), self.focus.presence.windows()

    def _show(self, room: RoomData) -> None:
        self._room = room
        session, name = room.session, room.mentor.first_name
        words = self.tr("Session {number} with {name} · {when}")
        when = dates.when(session.planned_at, self.now())
        self._eyebrow.setText(words.format(number=session.number, name=name, when=when))
        self._title.setText(
            self.tr("Be here for {minutes} minutes").format(minutes=session.minutes)
        )
        self.start.setText(self.tr("Start, {name} leads").format(name=name))
        keyboard = KeyboardPlace(self._facts)
        empty(self._rows)
        for fact in self._about(room):
            _add(self._rows, fact)
        self._ask_to_look(room)
        self._show_phones(room)
        if keyboard.is_here:
            QTimer.singleShot(0, self, partial(self._go_back, keyboard))  # once all is shown

    def _go_back(self, keyboard: KeyboardPlace) -> None:
        if not keyboard.enter():
            self.start.setFocus()

    def _ask_to_look(self, room: RoomData) -> None:
        if room.look is None and not room.unanswered:
            return
        day, mentor = dates.local_day(self.now()), room.mentor.id
        line = LookAgain(room.look, day, room.unanswered)
        line.holds.clicked.connect(partial(self._agreement.still_holds, mentor))
        line.open.clicked.connect(partial(self._agreement.open, mentor))
        self._rows.addWidget(Divider())
        self._rows.addWidget(line)

    @Slot()
    def _looked_again(self) -> None:
        """Show what holds by now, with the keyboard where it goes on."""
        self.start.setFocus()
        self.refresh()

    def _about(self, room: RoomData) -> list[Fact]:
        name = room.mentor.first_name
        first = current(room.material.agenda.topics)
        leads = self.tr("{name} leads").format(name=name)
        begins = self.tr("The agenda is empty; {name} may begin anywhere").format(name=name)
        if first is not None:
            begins = self.tr("First: {topic}").format(topic=first.text)
        facts = [Fact("messages-square", leads, begins)]
        if room.agreed:
            facts.append(Fact("shield-check", room.agreed, self.tr("From what you agreed")))
        if liked := likes_words.at_the_table(room.mentor):
            facts.append(Fact("user", liked, self.tr("As {name} likes it").format(name=name)))
        return [*facts, *promised_facts(room, dates.local_day(self.now()))]

    def _show_focus(self, surroundings: tuple[tuple[Can, ...], tuple[Win, ...]]) -> None:
        report, windows = surroundings
        kept = [window for window in windows if any(map(window.is_same, self.focus.kept))]
        hidden = sum(window.here for window in windows if window not in kept)
        screens = len(QGuiApplication.screens())
        first, *others = focus_facts(report, hidden, screens, beside=bool(kept))
        empty(self._windows)
        _add(self._windows, first)
        if may_keep(report):
            self._stays.show_kept(kept)
        else:
            self._stays.hide()
        empty(self._others)
        for fact in others:
            _add(self._others, fact)

    def _show_phones(self, room: RoomData) -> None:
        """Offer the two ticks; once they are there, what was ticked stays so."""
        if self._phones.count():
            return
        self._phones.addWidget(Divider())
        self._phones.addSpacing(3 * GRID)
        phones = QHBoxLayout()
        phones.setSpacing(6 * GRID)
        for name, key in ((room.mentor.first_name, "mentor"), (self.tr("My"), "leader")):
            words = self.tr("My phone is away")
            if key == "mentor":
                words = self.tr("{name}’s phone is away").format(name=name)
            tick = CheckRow(words)
            tick.setObjectName(f"start.phone.{key}")
            phones.addWidget(tick)
        phones.addStretch(1)
        self._phones.addLayout(phones)

    @Slot(int, int)
    def _show_if_it_goes_on(self, _: int, last: int) -> None:
        """Draw the line under which there is more to read."""
        self._goes_on.setVisible(last > 0)

    @Slot()
    def _ask_to_move(self) -> None:
        if self._room is not None:
            self._moving.ask(self._room.session, self._room.mentor)

    @Slot()
    def _start(self, *, with_focus: bool) -> None:
        for button in (self.start, self.without):
            button.setEnabled(False)
        begin = partial(self._workspace.sessions.start, self.session_id, in_focus=with_focus)
        self.ask(begin, partial(self._begun, with_focus=with_focus), self._refused)

    def _begun(self, session: Session, *, with_focus: bool) -> None:
        self.started.emit(session.id, with_focus)

    def _refused(self, error: Exception) -> None:
        for button in (self.start, self.without):
            button.setEnabled(True)
        self.notices.error(error)


def _add(rows: QVBoxLayout, fact: Fact) -> None:
    rows.addWidget(Divider())
    rows.addWidget(FactRow(fact.icon, fact.words, fact.under, fact.role))
