"""The agenda on the table: every change is a step of its draft, and each step can be undone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.agenda import ASIDE, Agenda, Ask, AskState, Hand, Topic, TopicState
from mentordesk.domain.agenda import topic as new_topic
from mentordesk.domain.draft import Draft, touched
from mentordesk.domain.ids import TopicId
from mentordesk.domain.receiving import taken_over
from mentordesk.errors import MentorDeskError
from mentordesk.exchange.minutes import take_written_minutes
from mentordesk.services.agendas import NewTopic
from mentordesk.ui.agenda.answers import AsksToAnswer, PutAside
from mentordesk.ui.agenda.draft_list import DraftList
from mentordesk.ui.agenda.new_topic import NewTopicLine
from mentordesk.ui.item_models.draft_topics import DraftModel
from mentordesk.ui.tokens import GAP_CARDS, GRID
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.label import second
from mentordesk.ui.widgets.planned_bar import PlannedBar
from mentordesk.ui.wording import counted

_PUT_OFF = (AskState.LATER, AskState.LEFT)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Whose agenda it is, and by whose hand it is edited."""

    mentor: str
    leader: str
    hand: Hand


class Board(QWidget):
    """Shows a draft and makes its steps; `changed` gives the agenda after each one.

    `new` is the line for one more topic: whoever shows the board puts it where it stays in sight.
    """

    changed = Signal(object)
    refused = Signal(object)
    list_pasted = Signal(object)

    def __init__(
        self, sitting: Sitting, agenda: Agenda, minutes: int, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._sitting, self._minutes, self._now = sitting, minutes, now
        self.draft = Draft(agenda)
        self._model = DraftModel(sitting.mentor, sitting.leader)
        self._model.setParent(self)
        self.planned, self.none = PlannedBar(), second("")
        self.topics = DraftList(self._model, self.tr("Topics"))
        self.new = NewTopicLine()
        asks, urgent = (
            self.tr("{name} would like to talk about"),
            self.tr("{name} asked on the last day before you meet"),
        )
        self.asks = AsksToAnswer(asks.format(name=sitting.leader))
        self.urgent = AsksToAnswer(urgent.format(name=sitting.leader))
        self.aside = PutAside()
        self._build()
        self.topics.moved.connect(self._move)
        self.topics.put.connect(self._put)
        self.topics.written.connect(self._rewrite)
        self.new.submitted.connect(self._add)
        self.new.list_pasted.connect(self.list_pasted)
        self.asks.answered.connect(self._answer)
        self.urgent.answered.connect(self._answer)
        self.aside.taken_back.connect(self._take_back)
        self._show()

    @property
    def agenda(self) -> Agenda:
        """Return the agenda as it stands."""
        return self.draft.agenda

    def take_in(self, before: Agenda, came: Agenda) -> bool:
        """Make the changes here that came from elsewhere; return whether there is room for them."""
        hand = self._sitting.hand
        return self._step(lambda agenda: taken_over(agenda, hand, before, came))

    def borrow(self, borrowed: Iterable[NewTopic]) -> None:
        """Put borrowed words at the end, in one step.

        Raises AgendaFullError.
        """
        now, hand = self._now(), self._sitting.hand
        new = [new_topic(t.text, t.minutes, hand, now, t.notes) for t in borrowed]
        self._go_on(self.agenda.with_topics(hand, new))
        self._say(counted(len(new), self.tr("Added: 1 topic"), self.tr("Added: {n} topics")))

    def finish_writing(self) -> None:
        """Make steps of what is typed and not entered yet."""
        self.topics.finish_writing()
        if self.new.text().strip():
            self._add(self.new.text())

    @property
    def is_written_in(self) -> bool:
        """Return whether a topic is being written whose words are no step yet."""
        form = self.topics.form
        return form is not None and form.is_changed

    @property
    def topics_as_typed(self) -> list[Topic]:
        """Return the topics on the table, the one being written as it is written by now."""
        here = [topic for topic in self.agenda.topics if topic.state not in ASIDE]
        if self.topics.form is None:
            return here
        written = self.topics.form.topic
        return [_named(topic, written) if topic.id == written.id else topic for topic in here]

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        self._turn(self.draft.undone(), self.tr("Undone."))

    @Slot()
    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self._turn(self.draft.redone(), self.tr("Done again."))

    def _turn(self, draft: Draft, words: str) -> None:
        if not self.topics.finish_writing() or draft is self.draft:
            return
        before, self.draft = self.agenda, draft
        self._show()
        self._point_at(touched(before, self.agenda))
        self._say(words)
        self.changed.emit(self.agenda)

    def _step(self, change: Callable[[Agenda], Agenda]) -> bool:
        """Make a step; one that is refused changes nothing and is said."""
        try:
            agenda = change(self.agenda)
        except MentorDeskError as error:
            self.refused.emit(error)
            return False
        self._go_on(agenda)
        return True

    def _go_on(self, agenda: Agenda) -> None:
        """Show what the next step leads to; a step that changes nothing is none."""
        draft = self.draft.changed(agenda)
        if draft is not self.draft:
            self.draft = draft
            self._show()
            self.changed.emit(self.agenda)

    @Slot(str)
    def _add(self, typed: str) -> None:
        timed = take_written_minutes(typed)
        hand, now = self._sitting.hand, self._now()

        def change(agenda: Agenda) -> Agenda:
            return agenda.with_topics(hand, [new_topic(timed.text, timed.minutes, hand, now)])

        if self._step(change):
            self.new.clear()
            self._say(self.tr("Added: {topic}").format(topic=self.agenda.topics[-1].text))
            QTimer.singleShot(0, self.topics.see_last)  # once the list has grown

    @Slot(object, int)
    def _move(self, topic: Topic, row: int) -> None:
        before = self._model.topic(row)
        if before is None or before.id == topic.id:
            return
        place = [one.id for one in self.agenda.topics].index(before.id)
        if self._step(lambda agenda: agenda.reordered(self._sitting.hand, topic.id, place)):
            self._point_at(topic.id)
            words = self.tr("{topic}: now number {number} of {all}")
            count = self._model.rowCount()
            self._say(words.format(topic=topic.text, number=row + 1, all=count))

    @Slot(object, object)
    def _put(self, topic: Topic, state: TopicState) -> None:
        row = self._model.row(topic.id) or 0
        if self._step(lambda agenda: agenda.put(self._sitting.hand, topic.id, state)):
            parked = self.tr("Parked: {topic}")
            words = parked if state is TopicState.PARKED else self.tr("Dropped: {topic}")
            self._say(words.format(topic=topic.text))
            self._go_to(row)

    @Slot(object)
    def _rewrite(self, topic: Topic) -> None:
        if self._step(lambda agenda: agenda.changed(self._sitting.hand, topic)):
            self.topics.leave_form()

    @Slot(object, object)
    def _answer(self, ask: Ask, state: AskState) -> None:
        before = [one.id for one in self.agenda.waiting]
        if self._step(lambda agenda: agenda.answered(self._sitting.hand, ask.id, state)):
            said = {
                AskState.TAKEN: self.tr("Taken in: {ask}"),
                AskState.LATER: self.tr("For next time: {ask}"),
                AskState.LEFT: self.tr("Left for now: {ask}"),
            }
            self._say(said[state].format(ask=ask.text))
            if state is AskState.TAKEN:
                self._go_to(self._model.rowCount() - 1)
            else:
                self._go_to_ask(before.index(ask.id) if ask.id in before else 0)

    @Slot(object)
    def _take_back(self, topic: Topic) -> None:
        if self._step(lambda agenda: agenda.put(self._sitting.hand, topic.id, TopicState.OPEN)):
            self._say(self.tr("Taken back: {topic}").format(topic=topic.text))
            self._point_at(topic.id)

    def _show(self) -> None:
        self._model.show_draft(self.agenda)
        self.planned.show_agenda(self.agenda, self._minutes)
        self._show_asks()
        self.aside.show_agenda(self.agenda)
        self.none.setVisible(not self._model.rowCount())
        self.topics.setVisible(bool(self._model.rowCount()))

    def _show_asks(self) -> None:
        """Show what is urgent before the topics, and all other asks after them."""
        agenda = self.agenda
        urgent = [ask for ask in agenda.waiting if agenda.terms.is_urgent(ask)]
        put_off = [ask for ask in agenda.asks if ask.state in _PUT_OFF]
        self.urgent.show_asks(urgent)
        self.asks.show_asks([*agenda.waiting[len(urgent) :], *put_off], len(urgent))

    def _point_at(self, topic: TopicId | None) -> None:
        row = None if topic is None else self._model.row(topic)
        if row is not None:
            self._go_to(row)

    def _go_to(self, row: int) -> None:
        """Give the keyboard to a row, or to the line below when no topic is left."""
        if self._model.rowCount():
            self.topics.enter(min(row, self._model.rowCount() - 1))
        else:
            self.new.setFocus()

    def _go_to_ask(self, place: int) -> None:
        """Give the keyboard to the ask that waits there now, or to the line below if none does."""
        waiting = self.agenda.waiting
        if waiting:
            for card in (self.urgent, self.asks):
                card.enter(waiting[min(place, len(waiting) - 1)])
        else:
            self.new.setFocus()

    def _say(self, words: str) -> None:
        announce(self, words)

    def _build(self) -> None:
        self.topics.setObjectName("agenda.topics")
        self.none.setText(self.tr("Topics will stand here, in your order."))
        table = _lane([self.planned, self.none, self.topics], 3 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_CARDS)
        for part in (self.urgent, table, self.asks, self.aside):
            column.addWidget(part)


def _lane(parts: Iterable[QWidget], gap: int) -> QWidget:
    """Return the parts one under the other."""
    lane = QWidget()
    column = QVBoxLayout(lane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for part in parts:
        column.addWidget(part)
    return lane


def _named(topic: Topic, written: Topic) -> Topic:
    """Return a topic as it is written, with the words it had where none are left."""
    return written if written.text.strip() else replace(written, text=topic.text)
