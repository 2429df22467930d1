"""What the leader promised: to tick when it is kept, to move, or to let go with a reason."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.ids import PersonId, PromiseId
from mentordesk.domain.promise import Promise, PromiseState
from mentordesk.ui import dates
from mentordesk.ui.tokens import GAP, GRID, Tone
from mentordesk.ui.widgets.button import link, symbol_button
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.label import Label, second, small
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.tick import Tick

_AT_FIRST, _CLOSED_AT_FIRST = 6, 3


class PromiseRow(QWidget):
    """One promise; the tick asks, the page answers with `show_promise`. A log stands below it."""

    ticked = Signal(object, bool)
    let_go_asked = Signal(object)
    move_asked = Signal(object)

    def __init__(self, promise: Promise, mentor: str, today: date, log: QWidget | None) -> None:
        super().__init__()
        self._promise, self._today, self._may_move = promise, today, True
        self.tick = Tick(promise.text)
        self.words, self.state = Label(promise.text), Chip("")
        self.move_on = symbol_button("calendar", self.tr("Move this promise to another day"))
        self.let_go = symbol_button("x", self.tr("Let this promise go"))
        self._mentor = mentor
        self._build(log)
        self.tick.clicked.connect(self._tick)
        self.move_on.clicked.connect(self._ask_to_move)
        self.let_go.clicked.connect(self._ask_to_let_go)
        self.show_promise(promise)

    def show_promise(self, promise: Promise) -> None:
        """Show how the promise stands."""
        self._promise = promise
        closed = promise.state is not PromiseState.OPEN
        self.tick.setChecked(promise.state is PromiseState.KEPT)
        font = self.words.font()
        font.setStrikeOut(closed)
        self.words.setFont(font)
        self.words.set_tone("second" if closed else "")
        if closed and self.window().focusWidget() in (self.let_go, self.move_on):
            self.tick.setFocus()  # the window may not be in front again, behind the question
        self.move_on.setVisible(self._may_move and not closed)
        self.let_go.setVisible(not closed)
        words, tone = self._state()
        self.state.set(words, tone)
        self.state.setVisible(bool(words))

    def hold_day(self) -> None:
        """Let the promise be kept or let go, and not be put on another day any more."""
        self._may_move = False
        self.show_promise(self._promise)

    def _state(self) -> tuple[str, Tone]:
        match self._promise.state:
            case PromiseState.KEPT:
                return self.tr("kept"), Tone.OK
            case PromiseState.LET_GO:
                return self.tr("let go"), Tone.NEUTRAL
        due = self._promise.due
        if due is None:
            return "", Tone.NEUTRAL
        near = Tone.DANGER if due <= self._today else Tone.NEUTRAL
        return dates.due(due, self._today), near

    def _build(self, log: QWidget | None) -> None:
        self.tick.setObjectName("promise.tick")
        self.let_go.setObjectName("promise.let_go")
        self.move_on.setObjectName("promise.move")
        for step in (self.move_on, self.let_go):
            step.setAccessibleDescription(self._promise.text)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.words)
        if self._mentor:
            words.addWidget(small(self.tr("to {name}").format(name=self._mentor)))
        if log is not None:
            words.addWidget(log)
        beside = Qt.AlignmentFlag.AlignVCenter if log is None else Qt.AlignmentFlag.AlignTop
        line.addWidget(self.tick, 0, beside)
        line.addLayout(words, 1)
        line.addWidget(self.state, 0, beside)
        steps = QHBoxLayout()
        steps.setSpacing(0)
        steps.addWidget(self.move_on, 0, beside)
        steps.addWidget(self.let_go, 0, beside)
        line.addLayout(steps)

    @Slot()
    def _tick(self) -> None:
        self.ticked.emit(self._promise, self.tick.isChecked())

    @Slot()
    def _ask_to_move(self) -> None:
        self.move_asked.emit(self._promise)

    @Slot()
    def _ask_to_let_go(self) -> None:
        self.let_go_asked.emit(self._promise)


class PromiseCard(Card):
    """What was closed since the last session on top, then the nearest; all of it if it is `whole`.

    Each promise stays where it stands until the page is opened anew, whatever becomes of it.
    """

    ticked = Signal(object, bool)
    let_go_asked = Signal(object)
    move_asked = Signal(object)
    opened = Signal()

    def __init__(
        self,
        promises: Sequence[Promise],
        names: Mapping[PersonId, str],
        today: date,
        log_of: Callable[[Promise], QWidget | None],
        *,
        whole: bool = False,
    ) -> None:
        super().__init__(self.tr("What you promised"))
        self._promises, self._names, self._today = tuple(promises), names, today
        self._log_of, self._days_stay = log_of, False
        self._place = QVBoxLayout()
        self._by_id: dict[PromiseId, PromiseRow] = {}
        self.add(self._place)
        self._slips = small("")
        self._slips.setObjectName("today.slips")
        self.add(self._slips)
        self.body.addStretch(1)
        self.say_of_slips("")
        self._fill(self._promises if whole else _at_first(self._promises))

    def say_of_slips(self, words: str) -> None:
        """Show a plain line of what slips, or none."""
        self._slips.setText(words)
        self._slips.setVisible(bool(words))

    def show_promise(self, promise: Promise) -> None:
        """Show how one promise stands now."""
        kept = (promise if old.id == promise.id else old for old in self._promises)
        self._promises = tuple(kept)
        row = self._by_id.get(promise.id)
        if row is not None:
            row.show_promise(promise)

    def hold_days(self) -> None:
        """Offer no other day for any of them, as for a pair that is over."""
        self._days_stay = True
        for row in self._by_id.values():
            row.hold_day()

    @Slot()
    def _open(self) -> None:
        before = set(self._by_id)
        self._fill(self._promises)
        first = next(row for key, row in self._by_id.items() if key not in before)
        first.tick.setFocus()
        self.opened.emit()

    def _fill(self, shown: Sequence[Promise]) -> None:
        empty(self._place)
        self._by_id.clear()
        # Added one by one to what is shown already, each row would lay out all others again.
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setSpacing(2 * GRID)
        column.setContentsMargins(0, GRID, 0, 0)
        if not self._promises:
            column.addWidget(second(self.tr("Nothing is open between you.")))
        for promise in shown:
            column.addWidget(self._row(promise))
        more = len(self._promises) - len(shown)
        if more > 0:
            rest = link(self.tr("Show {n} more").format(n=more))
            rest.setObjectName("promises.more")
            rest.clicked.connect(self._open)
            column.addWidget(rest, 0, Qt.AlignmentFlag.AlignLeading)
        self._place.addWidget(rows)

    def _row(self, promise: Promise) -> PromiseRow:
        name, log = self._names.get(promise.mentor, ""), self._log_of(promise)
        row = PromiseRow(promise, name, self._today, log)
        row.ticked.connect(self.ticked)
        row.let_go_asked.connect(self.let_go_asked)
        row.move_asked.connect(self.move_asked)
        if self._days_stay:
            row.hold_day()
        self._by_id[promise.id] = row
        return row


def _at_first(promises: Sequence[Promise]) -> list[Promise]:
    """Return the last few that were closed, and the nearest of the others."""
    still = [one for one in promises if one.state is PromiseState.OPEN]
    closed = [one for one in promises if one.state is not PromiseState.OPEN]
    return [*closed[-_CLOSED_AT_FIRST:], *still[:_AT_FIRST]]
