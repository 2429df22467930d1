"""The end of a pair, gone through together: what is settled, handed over, kept and destroyed."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.closing import Closing, Unasked
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.keeping import DataKind, Held
from mentordesk.domain.period import Period, PeriodKind
from mentordesk.services.workspace import Workspace
from mentordesk.ui.dialogs.destroy_kinds import DestroyKindsDialog
from mentordesk.ui.ideas.naming import IdeaNaming
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.pair_promises import PairPromises
from mentordesk.ui.strikes import Strikes
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.todays_debts import TodaysDebts
from mentordesk.ui.tokens import GAP_CARDS, GRID, Tone
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.keep_card import KeepCard
from mentordesk.ui.widgets.keyboard_place import KeyboardPlace
from mentordesk.ui.widgets.label import section
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.owed_card import Owed, OwedCard, OwedWords
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.scroll_page import ScrollPage, enter
from mentordesk.ui.wording import counted

Looked = tuple[Closing, Held]


class ClosingPage(Page):
    """Nothing on it has to be done, and nothing private is shown: both look at it together.

    Whatever is answered is kept at once, so it can be left at any step and come back to.
    """

    left = Signal(object)
    idea_asked = Signal(object)
    session_asked = Signal(object)
    export_asked = Signal(object)
    changed = Signal()
    """Emitted once something was answered: less is owed then."""

    def __init__(
        self,
        workspace: Workspace,
        mentor: PersonId,
        now: Callable[[], datetime],
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._desk, self._mentor, self._now = workspace, mentor, now
        self._tasks, self._notices = tasks, notices
        self._debts = TodaysDebts(self, workspace, now, tasks, notices)
        self._naming = IdeaNaming(self, workspace, self._debts.steps.notice, tasks, notices)
        self._promises = PairPromises(self, workspace, now, tasks, notices)
        self._strikes = Strikes(tasks.run, notices)
        self._held: Held | None = None
        self._unasked: dict[tuple[IdeaId, PersonId], Unasked] = {}
        self.keep: KeepCard | None = None
        self.back = Button(self.tr("Back to the mentor"), Kind.LINK, "arrow-left")
        self.file = Button(self.tr("See the file"), icon="file-text")
        self.head, self.column = PageHead(self.tr("Settle what is left")), ScrollPage()
        self._settled, self._promised, self._kept = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._build()
        self._connect()

    @override
    def refresh(self) -> None:
        self._tasks.run(self._look, self._show, self._notices.error)

    @override
    def first_focus(self) -> QWidget | None:
        return self.back

    def _look(self) -> Looked:
        desk, mentor = self._desk, self._mentor
        return desk.closing.of(mentor, self._now()), desk.keeping.look(mentor)

    def _show(self, looked: Looked) -> None:
        closing, held = looked
        keyboard, self._held = KeyboardPlace(self.column), held
        name = closing.mentor.first_name
        self.head.set_eyebrow(self.tr("The end · {name}").format(name=closing.mentor.name))
        self._show_debts(closing)
        empty(self._promised)
        promised = self._promises.show(closing.owed)
        if promised is not None and closing.is_over:
            promised.hold_days()
        nothing = self.tr("No promise is open between you.")
        self._promised.addWidget(promised or _quiet(self.tr("What you promised"), nothing))
        if self.keep is None:
            self.keep = KeepCard(name)
            self.keep.destroy_asked.connect(self._ask_to_destroy)
            self._kept.addWidget(self.keep)
        self.keep.show_held(held)
        if keyboard.is_here:
            QTimer.singleShot(0, self, partial(self._go_back, keyboard))

    def _go_back(self, keyboard: KeyboardPlace) -> None:
        if not keyboard.enter():
            enter(self.back)

    def _show_debts(self, closing: Closing) -> None:
        empty(self._settled)
        # Who is asked first can be named where credit is given.
        cards = [*self._names(closing), *self._debts.cards(closing.owed)]
        for card in cards:
            self._settled.addWidget(card)
        if not cards:
            words = self.tr(
                "Each idea has its answer and its credit, and nobody waits to be asked."
            )
            self._settled.addWidget(_quiet(self.tr("Ideas and credit"), words))

    def _names(self, closing: Closing) -> list[OwedCard]:
        """Return the card of those whom nobody asked yet how to name them, if there are any."""
        self._unasked = {(one.idea.id, one.person.id): one for one in closing.unasked}
        if not self._unasked:
            return []
        words = OwedWords(
            self.tr("Names nobody asked about"),
            counted(closing.unasked_count, self.tr("1 to ask"), self.tr("{n} to ask")),
            self.tr("Ask"),
            "user",
            Tone.MENTOR,
        )
        card = OwedCard(words, closing.unasked, self._unasked_row)
        card.setObjectName("closing.names")
        card.step_asked.connect(self._ask_name)
        elsewhere = closing.unasked_count - len(closing.unasked)
        if elsewhere:
            card.say_of_others(self.tr("{n} more stand with your ideas.").format(n=elsewhere))
        return [card]

    def _unasked_row(self, one: Unasked) -> Owed:
        asked = self.tr("How is {name} named for it?").format(name=one.person.name)
        return Owed((one.idea.id, one.person.id), one.idea.text, one.person.name, asked)

    @Slot(object, QPoint)
    def _ask_name(self, key: tuple[IdeaId, PersonId], _: QPoint) -> None:
        one = self._unasked[key]
        self._naming.ask(one.idea, one.given)

    @Slot()
    def _take_up(self) -> None:
        self.changed.emit()
        self.refresh()

    @Slot()
    def _show_file(self) -> None:
        self.export_asked.emit(Period(self._mentor, PeriodKind.HAND_OVER))

    @Slot()
    def _leave(self) -> None:
        self.left.emit(self._mentor)

    @Slot(object)
    def _ask_to_destroy(self, kinds: tuple[DataKind, ...]) -> None:
        if self._held is None:
            return
        question = DestroyKindsDialog(kinds, self._held, self)
        question.agreed.connect(partial(self._destroy, question, kinds))
        question.open()

    def _destroy(self, question: DestroyKindsDialog, kinds: tuple[DataKind, ...]) -> None:
        work = partial(self._desk.keeping.destroy, self._mentor, kinds)
        self._strikes.strike(work, partial(self._destroyed, question), question.fail)

    def _destroyed(self, question: DestroyKindsDialog, _: object) -> None:
        question.accept()
        self._promises.notice.hide()  # what it would put back may be gone
        self._take_up()

    def _connect(self) -> None:
        self.back.clicked.connect(self._leave)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._leave)
        self.file.clicked.connect(self._show_file)
        self._debts.idea_asked.connect(self.idea_asked)
        self._debts.session_asked.connect(self.session_asked)
        self._debts.steps.changed.connect(self._take_up)
        self._naming.changed.connect(self._take_up)
        self._promises.changed.connect(self.changed)
        # One way back at a time: both have the same key.
        self._debts.steps.notice.said.connect(self._promises.notice.hide)
        self._promises.notice.said.connect(self._debts.steps.notice.hide)

    def _build(self) -> None:
        self.back.setObjectName("closing.back")
        self.file.setObjectName("closing.file")
        self.head.set_under(
            self.tr(
                "Go through it together, as far as you both like. Nothing here has to be done, "
                "nothing private is shown, and you can come back to it."
            )
        )
        top = QVBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        top.addWidget(self.head)
        self.column.add(top)
        for words, part in (
            (self.tr("1 · What ideas still wait for"), self._settled),
            (self.tr("2 · Promises, kept or let go"), self._promised),
            (self.tr("3 · What the mentor takes along"), self._file_card()),
            (self.tr("4 · What stays on this desk"), self._kept),
        ):
            self.column.add(section(words))
            if isinstance(part, QVBoxLayout):
                part.setSpacing(GAP_CARDS)
            self.column.add(part)
        self.column.add_stretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.column)
        for notice in (self._debts.steps.notice, self._promises.notice):
            whole.addWidget(notice)

    def _file_card(self) -> Card:
        under = self.tr(
            "Their agendas, ideas with answers and credit, promises, aims, shared notes and what "
            "was played back. Nothing of yours alone. You see it before you save it."
        )
        card = Card(self.tr("The hand-over file"), under)
        card.head.addWidget(self.file)
        return card


def _quiet(heading: str, words: str) -> Card:
    return Card(heading, words)
