"""A new desk in four steps: name, passphrase, recovery code, first mentor."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk import passphrase
from mentordesk.services.content import offered_clauses
from mentordesk.services.desk import DeskService, NewDesk, lock
from mentordesk.ui.look import look
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.recovery_sheet import RecoverySheet
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.code_step import CodeStep
from mentordesk.ui.widgets.edge_bar import FootBar, HeadBar
from mentordesk.ui.widgets.mentor_step import MentorStep
from mentordesk.ui.widgets.name_step import NameStep
from mentordesk.ui.widgets.passphrase_step import PassphraseStep
from mentordesk.ui.widgets.scroll_page import ScrollPage
from mentordesk.ui.widgets.step import Step
from mentordesk.ui.widgets.step_bar import StepBar

FORM_WIDTH = 640


class FirstRunPage(Page):
    """Leads through the four steps; the desk exists from the second one on."""

    opened = Signal(object)
    looking = Signal(object)
    """Emitted in the place of `opened` by somebody who has nobody in mind yet."""
    sample_asked = Signal()
    restore_asked = Signal()
    begun = Signal()
    """Emitted with the first letter typed."""

    def __init__(self, desk: DeskService, tasks: Tasks, notices: Notices) -> None:
        super().__init__()
        self._desk, self._tasks, self._notices = desk, tasks, notices
        self._made: NewDesk | None = None
        self.name = NameStep()
        self.passphrase = PassphraseStep()
        self._bar = StepBar(
            [
                self.tr("Your name"),
                self.tr("Passphrase"),
                self.tr("Recovery code"),
                self.tr("Your mentor"),
            ]
        )
        self._holder = ScrollPage(look().px(FORM_WIDTH))
        self._steps = QVBoxLayout()
        self.back = Button(self.tr("Back"), Kind.QUIET)
        self.later = Button(self.tr("Add a mentor later"))
        self.looking_for = Button(self.tr("I do not know yet who"))
        self.go_on = Button(self.tr("Go on"), Kind.PRIMARY)
        self.step: Step = self.name
        self._build()
        self._connect()
        self._show(0, self.name)

    @override
    def first_focus(self) -> QWidget | None:
        return self.step.first_field()

    @override
    def is_behind(self) -> bool:
        """From the code on there is a desk whose leader may lose the only other key to it."""
        if isinstance(self.step, MentorStep):
            return self.step.complete()
        return self._made is not None

    @override
    def unsaved_words(self) -> str:
        if isinstance(self.step, CodeStep):
            return self.tr(
                "You have not kept the recovery code yet. It can be shown later in Settings."
            )
        return super().unsaved_words()

    @override
    def let_go(self) -> None:
        if self._made is not None:
            lock(self._made.workspace)
            self._made = None

    def _connect(self) -> None:
        self.name.name.textEdited.connect(self.begun, Qt.ConnectionType.SingleShotConnection)
        self.name.sample_asked.connect(self.sample_asked)
        self.name.restore_asked.connect(self.restore_asked)
        self.passphrase.judged.connect(self._judge)
        for step in (self.name, self.passphrase):
            step.changed.connect(self._look)
            step.submitted.connect(self._next)
        self.go_on.clicked.connect(self._next)
        self.back.clicked.connect(self._back)
        self.later.clicked.connect(self._finish)
        self.looking_for.clicked.connect(self._look_for_somebody)

    @Slot()
    def _next(self) -> None:
        if not self.step.complete() or not self.go_on.isEnabled():
            return
        if self.step is self.name:
            self._show(1, self.passphrase)
        elif self.step is self.passphrase:
            self._make()
        elif isinstance(self.step, CodeStep):
            self._ask_mentor()
        else:
            self._add_mentor()

    @Slot()
    def _back(self) -> None:
        self._show(0, self.name)

    def _make(self) -> None:
        self._wait(self.tr("Making your desk…"))
        work = partial(self._desk.create, self.passphrase.passphrase.text(), self.name.name.text())
        self._tasks.run(work, self._keep_code, self._refuse)

    def _keep_code(self, made: NewDesk) -> None:
        self._made = made
        for field in (self.passphrase.passphrase, self.passphrase.again):
            field.clear()
        step = CodeStep(made.recovery_code)
        step.changed.connect(self._look)
        step.submitted.connect(self._next)
        self.sheet = RecoverySheet(
            step, made.recovery_code, self.name.name.text(), self._tasks, self._notices
        )
        self._show(2, step)

    def _ask_mentor(self) -> None:
        step = MentorStep(offered_clauses)
        step.changed.connect(self._look)
        step.submitted.connect(self._next)
        self._show(3, step)

    def _add_mentor(self) -> None:
        if self._made is None or not isinstance(self.step, MentorStep):
            return
        people, form = self._made.workspace.people, self.step.form
        self._wait(self.tr("Opening…"))
        work = partial(
            people.welcome,
            form.name.text(),
            form.pairing(),
            form.about.text(),
            self.step.answered(),
        )
        self._tasks.run(work, self._finish, self._refuse)

    @Slot()
    def _finish(self, _: object = None) -> None:
        made, self._made = self._made, None
        if made is not None:
            self.opened.emit(made.workspace)

    @Slot()
    def _look_for_somebody(self) -> None:
        made, self._made = self._made, None
        if made is not None:
            self.looking.emit(made.workspace)

    def _refuse(self, error: Exception) -> None:
        self._free(yes=True)
        self._look()
        field = self.step.first_field()
        if field is not None:
            field.setFocus()
        self._notices.error(error)

    @Slot(str)
    def _judge(self, typed: str) -> None:
        work = partial(passphrase.strength, typed)
        self._tasks.run(work, self.passphrase.show_strength, self._notices.error)

    def _show(self, number: int, step: Step) -> None:
        self._notices.withdraw()  # it was about the step before
        self._bar.set_current(number)
        self._free(yes=True)
        self.step.setVisible(False)
        self.step = step
        if step.parent() is None:
            self._steps.addWidget(step)
        step.setVisible(True)
        self.back.setVisible(step is self.passphrase)
        self.later.setVisible(isinstance(step, MentorStep))
        self._look()
        field = step.first_field()
        if field is not None:
            field.setFocus()

    @Slot()
    def _look(self) -> None:
        last = isinstance(self.step, MentorStep)
        self.go_on.setText(self.tr("Open my desk") if last else self.tr("Go on"))
        self.go_on.setEnabled(self.step.complete())
        # Who is named already would not go along.
        self.looking_for.setVisible(last and not self.step.complete())

    def _wait(self, words: str) -> None:
        self._free(yes=False)
        self.go_on.setText(words)
        self.go_on.setEnabled(False)

    def _free(self, *, yes: bool) -> None:
        for part in (self._holder, self.back, self.later, self.looking_for):
            part.setEnabled(yes)

    def _build(self) -> None:
        self.go_on.setObjectName("first.go_on")
        self.back.setObjectName("first.back")
        self.later.setObjectName("first.later")
        self.looking_for.setObjectName("first.looking")
        head, foot = HeadBar(), FootBar()
        head.add(self._bar, 1)
        foot.add(self.back)
        foot.add_stretch()
        foot.add(self.looking_for)
        foot.add(self.later)
        foot.add(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._holder.add(self._steps)
        self._holder.add_stretch()
        column.addWidget(head)
        column.addWidget(self._holder, 1)
        column.addWidget(foot)
