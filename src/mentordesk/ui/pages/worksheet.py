"""Who sees it differently? A worksheet before there is a mentor; what is typed is kept at once."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.invitation import Invited
from mentordesk.domain.person import Person
from mentordesk.domain.unsaved import NOWHERE, Place, Unsaved
from mentordesk.domain.worksheet import BLANK, Worksheet, as_text, outcome
from mentordesk.errors import BlankTextError
from mentordesk.services.starting_words import worksheet_guide
from mentordesk.services.workspace import Workspace
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.look import look
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.saving import Outgoing, Saving
from mentordesk.ui.starting.invitation_step import InvitationStep
from mentordesk.ui.starting.ready_steps import OutcomeStep, ReadyStep
from mentordesk.ui.starting.sheet_step import SheetStep
from mentordesk.ui.starting.who_steps import HopesStep, StrengthsStep, WhoStep
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.edge_bar import FootBar, HeadBar
from mentordesk.ui.widgets.scroll_page import ScrollPage, reveal
from mentordesk.ui.widgets.step_bar import StepBar
from mentordesk.ui.writing import ask_where

_WIDTH = 720
_TEXT = ".txt"


class WorksheetPage(Page):
    """Leads through the steps; `made` with the mentor whose page came of it."""

    known_asked = Signal()
    left = Signal()
    made = Signal(object)

    def __init__(self, workspace: Workspace, tasks: Tasks, notices: Notices) -> None:
        super().__init__()
        self._desk, self._tasks, self._notices = workspace.starting, tasks, notices
        self._saving = Saving(workspace.exports, tasks, notices)
        self._guide = guide = worksheet_guide()
        self._sheet = self._kept = BLANK
        self._ready = self._under_way = False
        self.who, self.invitation = WhoStep(guide), InvitationStep()
        self.outcome = OutcomeStep(guide)
        self.steps: tuple[SheetStep, ...] = (
            StrengthsStep(guide),
            self.who,
            HopesStep(guide),
            ReadyStep(guide),
            self.outcome,
            self.invitation,
        )
        tr = self.tr
        names = (tr("What I miss"), tr("Who sees it"), tr("What I hope"), tr("Am I ready"))
        self._bar = StepBar([*names, tr("What comes of it"), tr("The invitation")])
        self._holder = ScrollPage(look().px(_WIDTH))
        self.back, self.clear = Button(tr("Back"), Kind.QUIET), Button(tr("Clear all"), Kind.QUIET)
        self.known = Button(tr("I know who it is"))
        self.leave = Button(tr("Leave it here for now"), Kind.PRIMARY)
        self.go_on = Button(tr("Go on"), Kind.PRIMARY)
        self._build()
        self._connect()

    @property
    def step(self) -> SheetStep:
        """Return the step that is shown."""
        return self.steps[self._bar.current]

    @override
    def refresh(self) -> None:
        self._tasks.run(self._desk.sheet, self._show_sheet, self._notices.error)

    @override
    def first_focus(self) -> QWidget | None:
        return self._first() if self._ready else None

    @override
    def is_behind(self) -> bool:
        return self._sheet != self._kept

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        if not self.is_behind():
            return ()
        before = as_text(self._kept)
        return (Unsaved(Place.WORKSHEET, NOWHERE, as_text(self._sheet), before),)

    @override
    def save_now(self) -> None:
        """Keep what stands here; what is typed meanwhile follows once that is done."""
        if self._under_way or not self.is_behind():
            return
        self._under_way = True
        work = partial(self._desk.keep, self._sheet)
        self._tasks.run(work, partial(self._note_kept, self._sheet), self._fail_to_keep)

    def _note_kept(self, sheet: Worksheet, _: object) -> None:
        self._kept, self._under_way = sheet, False
        self.save_now()

    def _fail_to_keep(self, error: Exception) -> None:
        self._under_way = False
        self._notices.error(error)

    def _show_sheet(self, sheet: Worksheet) -> None:
        if self.is_behind():
            return
        self._sheet = self._kept = sheet
        self._fill()
        self._show(min(max(sheet.step, 0), len(self.steps) - 1))

    def _fill(self) -> None:
        self._ready = False
        for step in self.steps:
            step.show_sheet(self._sheet)
        self._ready = True
        self.setEnabled(True)

    @Slot()
    def _follow(self) -> None:
        """Keep what stands in the step that is shown."""
        if self._ready:
            self._sheet = self.step.applied(self._sheet)
            self.save_now()
            self._look()

    @Slot()
    def _next(self) -> None:
        if self.step is self.invitation:
            self._make()
        else:
            self._go(self._bar.current + 1)

    @Slot()
    def _back(self) -> None:
        self._go(self._bar.current - 1)

    def _go(self, number: int) -> None:
        self._notices.withdraw()  # it was about the step before
        self._show(number)

    def _show(self, number: int) -> None:
        self._bar.set_current(number)
        for step in self.steps:
            step.setVisible(step is self.step)
        self._sheet = _standing_at(self._sheet, number)
        self.save_now()
        self.step.enter(self._sheet)
        self._look()
        if self.isVisible():
            self._first().setFocus()
        reveal(self.step.heading)

    def _first(self) -> QWidget:
        way = self.go_on if self.leave.isHidden() else self.leave
        return self.step.first_field() or way

    def _look(self) -> None:
        last, at = self.step is self.invitation, self._bar.current
        self.go_on.setText(self.tr("Make the mentor’s page") if last else self.tr("Go on"))
        self.back.setVisible(at > 0)
        self.known.setVisible(at == 0)
        self.clear.setVisible(self._sheet != _standing_at(BLANK, at))
        found = outcome(self._guide, self._sheet).verdict
        calm = self.step is self.outcome and not found.may_begin
        self.leave.setVisible(calm)
        self.go_on.set_kind(Kind.SECONDARY if calm else Kind.PRIMARY)

    def _make(self) -> None:
        self.setEnabled(False)
        work = partial(self._desk.become_mentor, self._sheet)
        self._tasks.run(work, self._tell_made, self._refuse_page)

    def _tell_made(self, mentor: Person) -> None:
        self._kept = self._sheet  # it is gone from the desk, and nothing of it is lost
        self.made.emit(mentor.id)

    def _refuse_page(self, error: Exception) -> None:
        self.setEnabled(True)
        if isinstance(error, BlankTextError):
            self._go(self.steps.index(self.who))
        self._notices.error(error)

    @Slot()
    def _ask_to_clear(self) -> None:
        about = self.tr("Everything you wrote on this worksheet is destroyed. Nothing else is.")
        title = self.tr("Clear the worksheet?")
        question = ConfirmDialog(title, about, self.tr("Clear all"), self)
        question.begin_at_the_way_out()
        question.agreed.connect(partial(self._clear, question))
        question.open()

    def _clear(self, question: ConfirmDialog) -> None:
        question.accept()
        self._sheet = BLANK
        self._fill()
        self._show(0)

    @Slot()
    def _word(self) -> None:
        work = partial(self._desk.invitation, self._sheet)
        self._tasks.run(work, self.invitation.show_invitation, self._notices.error)

    @Slot(bool)
    def _note_asked(self, yes: bool) -> None:  # noqa: FBT001  a signal's
        work = partial(self._desk.note_asked, self._sheet, sent=yes)
        self._tasks.run(work, self._show_asked, self._notices.error)

    def _show_asked(self, sheet: Worksheet) -> None:
        self._sheet = replace(self._sheet, asked=sheet.asked)
        self.invitation.show_asked(sheet.asked)
        self._follow()

    @Slot()
    def _choose_file(self) -> None:
        work = partial(self._desk.invitation, self._sheet)
        self._tasks.run(work, self._ask_where, self._notices.error)

    def _ask_where(self, invited: Invited) -> None:
        name = self.tr("Invitation") + _TEXT
        chosen = partial(self._save, invited)
        ask_where(self, self.tr("Save the invitation"), name, _TEXT, chosen)

    def _save(self, invited: Invited, path: str) -> None:
        head = f"{invited.subject}\n\n" if invited.subject else ""
        data = f"{head}{invited.text}\n".encode()
        out = Outgoing(
            over=self,
            what=Leaving(ExportKind.INVITATION, form=_TEXT.lstrip(".")),
            suffix=_TEXT,
            make=lambda: data,
            said=self._say_saved,
            failed=self._notices.error,
        )
        self._saving.save(out, path)

    def _say_saved(self, path: Path) -> None:
        words = self.tr("Saved as {name}. It is not locked; send it yourself.")
        self.invitation.tell(words.format(name=path.name))

    def _connect(self) -> None:
        for step in self.steps:
            step.changed.connect(self._follow)
            step.submitted.connect(self._next)
        self.leave.clicked.connect(self.left)
        self.invitation.wanted.connect(self._word)
        self.invitation.save_asked.connect(self._choose_file)
        self.invitation.asked.connect(self._note_asked)
        connected: tuple[tuple[Button, Callable[[], None]], ...] = (
            (self.go_on, self._next),
            (self.back, self._back),
            (self.clear, self._ask_to_clear),
        )
        for button, slot in connected:
            button.clicked.connect(slot)
        self.known.clicked.connect(self.known_asked)

    def _build(self) -> None:
        head, foot = HeadBar(), FootBar()
        head.add(self._bar, 1)
        for name, button in {
            "worksheet.back": self.back,
            "worksheet.clear": self.clear,
            "worksheet.known": self.known,
            "worksheet.leave": self.leave,
            "worksheet.go_on": self.go_on,
        }.items():
            button.setObjectName(name)
        foot.add(self.back)
        foot.add(self.clear)
        foot.add_stretch()
        foot.add(self.known)
        foot.add(self.go_on)
        foot.add(self.leave)
        for step in self.steps:
            self._holder.add(step)
            step.setVisible(step is self.steps[0])
        self._holder.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._holder, 1)
        column.addWidget(foot)
        self.setEnabled(False)  # until it is known what was filled in


def _standing_at(sheet: Worksheet, step: int) -> Worksheet:
    return replace(sheet, step=step)
