"""A summary on its way out: the choices on one side, the very file on the other."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.ids import SessionId
from mentordesk.domain.period import Period, PeriodKind, PeriodMaterial
from mentordesk.domain.summary import Material
from mentordesk.export.age import ToSeal
from mentordesk.services.exports import leaving
from mentordesk.services.workspace import Workspace
from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.periods import Periods
from mentordesk.ui.saving import Outgoing, Saving
from mentordesk.ui.summary_files import Making, Rendered, Step, SummaryFiles, Wanted
from mentordesk.ui.summary_words import file_name, heading, saved, saved_without_key, told_of
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.export_form import ExportForm
from mentordesk.ui.widgets.export_side import ExportSide
from mentordesk.ui.widgets.folder_button import FolderButton
from mentordesk.ui.widgets.making_bar import MakingBar
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.preview import Preview
from mentordesk.ui.writing import ask_where

FORM_WIDTH = 376


class ExportPage(Page):
    """Nothing leaves before the file was seen here and a name was given."""

    left = Signal()

    def __init__(
        self,
        workspace: Workspace,
        of: SessionId | Period,
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._workspace, self._of = workspace, of
        self._files = SummaryFiles(workspace.summaries)
        self._tasks, self._notices = tasks, notices
        self._saving = Saving(workspace.exports, tasks, notices)
        self._material: Material | PeriodMaterial | None = None
        self._rendered: Rendered | None = None
        self._making: Making | None = None
        self._waits = False
        self.form: ExportForm | None = None
        self.preview, self.bar = Preview(), MakingBar()
        is_period = isinstance(of, Period)
        back = self.tr("Back to the mentor") if is_period else self.tr("Back to the session")
        self.back = Button(back, Kind.LINK, "arrow-left")
        self.others = Button(self.tr("Choose other sessions…"), icon="list")
        self.periods = Periods(self, workspace, tasks, notices)
        self.folder = FolderButton("export.folder")
        titles = self.tr("Export a summary"), self.tr("The hand-over file")
        self._head = PageHead(titles[_is_hand_over(of)])
        self._side = ExportSide((self.back, self._head, self.others), self.folder)
        self._build()
        self._connect()

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.left)
        self.others.clicked.connect(self._ask_for_others)
        self.periods.chosen.connect(self._tell_of)
        self.folder.told.connect(self._notices.say)
        self.bar.stop_asked.connect(self.save_now)
        self.bar.again_asked.connect(self._render)

    @override
    def refresh(self) -> None:
        """Read what is told of, and make its file; what is under way for another one ends."""
        self._material = None
        self._render()

    @override
    def first_focus(self) -> QWidget | None:
        return self.back

    @override
    def save_now(self) -> None:
        """Stop what is being made: the page is left, the desk locked, or it was asked for."""
        self._waits = False
        if self._making is not None:
            self._making.stop()

    @Slot()
    def _ask_for_others(self) -> None:
        if isinstance(self._of, Period):
            self.periods.ask(self._of.mentor, self._of)

    @Slot(object)
    def _tell_of(self, period: Period) -> None:
        """Tell of other sessions; what is ticked stays, unless they are told for another reason."""
        before, self._of = self._of, period
        if self.form is not None and isinstance(before, Period) and before.kind is not period.kind:
            self.form.begin_with(period)
        self.refresh()

    @Slot()
    def _render(self) -> None:
        """Make the file that is chosen now; until it is seen there is nothing to save.

        One is made at a time: what is chosen meanwhile ends it, and the last choice comes next.
        """
        self._rendered = None
        if self.form is not None:
            self.form.save.setEnabled(False)
        if self._making is not None:
            self._waits = True
            self._making.stop()
            return
        making = self._making = Making(Step.READING)
        self.bar.begin(making)
        if self._material is None:
            work = partial(self._files.read, self._of, making)
            self._tasks.run(work, self._show, self._refuse)
        elif self.form is not None:
            form = self.form
            wanted = Wanted(form.wish(), form.form(), form.lock_way(), form.key())
            making.step = Step.RENDERING
            make = partial(self._files.made, self._material, wanted, making)
            self._tasks.run(make, self._show_file, self._refuse)

    def _is_over(self) -> bool:
        """Return whether it was stopped, or for something else, which is made then."""
        making, self._making = self._making, None
        if self._waits:
            self._waits = False
            self._render()
        elif making is not None and making.is_stopped:
            self._show_no_file()
            self.bar.say_stopped()
        return making is None or making.is_stopped

    def _show(self, material: Material | PeriodMaterial) -> None:
        if self._is_over():
            return
        self._material = material
        self._head.set_eyebrow(heading(material))
        self._head.set_under(told_of(material))
        if self.form is None:
            self.form = ExportForm(material.mentor.first_name)
            if isinstance(self._of, Period):
                self.form.begin_with(self._of)
            self.form.changed.connect(self._render)
            self.form.save_asked.connect(self._let_out)
            self.form.file_key.lost.connect(self._notices.withdraw)
            self._side.take(self.form)
        self._render()

    def _show_file(self, rendered: Rendered) -> None:
        if self._is_over():
            return
        self._rendered = rendered
        self.preview.show_file(rendered.form, rendered.data, rendered.opens_with)
        if self.form is not None:
            self.form.show_summary(rendered.summary)
            self.form.save.setEnabled(True)
            if self.bar.button.hasFocus():
                self.form.save.setFocus()
        self.bar.end()

    def _refuse(self, error: Exception) -> None:
        if self._is_over():
            return
        self._show_no_file()
        if self.bar.button.hasFocus():
            self.back.setFocus()
        self.bar.end()
        self._notices.error(error)

    def _show_no_file(self) -> None:
        """Tell what the file would have held, as far as that is known."""
        self.preview.clear()
        if self.form is not None:
            is_read = self._material is not None
            self.form.show_summary(self._files.composed if is_read else None)

    @Slot()
    def _let_out(self) -> None:
        """Print what is seen, or ask where the file goes."""
        if self._rendered is None or self.form is None:
            return
        if self.form.on_paper():
            paper = replace(self._leaving(self._rendered), kind=ExportKind.PAPER)
            self._saving.print(self.window(), paper, self._rendered.data, self._notices.error)
        else:
            self._choose_file(self._rendered)

    def _choose_file(self, rendered: Rendered) -> None:
        suffix = rendered.suffix
        title, chosen = self.tr("Save the summary"), partial(self.save_as, rendered)
        ask_where(self, title, file_name(rendered.summary) + suffix, suffix, chosen)

    def save_as(self, rendered: Rendered, path: str) -> None:
        """Write the file that was previewed.

        Meanwhile all else goes on: a share may not answer, and sealing takes a few seconds.
        """
        if isinstance(rendered.file, ToSeal):
            self._notices.say(self.tr("Locking the file with age. This takes a few seconds."))
        file = Outgoing(
            over=self,
            what=self._leaving(rendered),
            suffix=rendered.suffix,
            make=partial(self._bytes, rendered.file),
            said=partial(_tell_saved, self, self._notices, rendered),
            failed=self._notices.error,
        )
        self._saving.save(file, path)

    def _leaving(self, rendered: Rendered) -> Leaving:
        session = None if isinstance(self._of, Period) else self._of
        form, lock = rendered.form.value, rendered.lock
        return leaving(rendered.summary, rendered.mentor, session, form, lock)

    def _bytes(self, file: bytes | ToSeal) -> bytes:
        return self._workspace.summaries.sealed(file) if isinstance(file, ToSeal) else file

    def say_saved(self, rendered: Rendered, path: Path) -> None:
        """Say that the file is there, and leave its passphrase to be read."""
        self.folder.offer(path)
        if rendered.key is not None and self.form is not None:
            self.form.file_key.keep(rendered.key, path.name)
            self._side.show_key()
        locked = rendered.key is not None
        self._notices.say(saved(path.name, rendered.summary.reader, locked=locked))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = look().px(FORM_WIDTH) + tokens.PAD_PAGE
        self._side.setFixedWidth(min(wanted, self.width() // 2))

    def _build(self) -> None:
        self.back.setObjectName("export.back")
        self.others.setObjectName("export.others")
        self.others.setVisible(isinstance(self._of, Period) and not _is_hand_over(self._of))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        seen = QVBoxLayout()
        seen.setSpacing(0)
        seen.addWidget(self.bar)
        seen.addWidget(self.preview, 1)
        row.addLayout(seen, 1)


def _is_hand_over(of: SessionId | Period) -> bool:
    return isinstance(of, Period) and of.kind is PeriodKind.HAND_OVER


def _tell_saved(page: ExportPage, notices: Notices, rendered: Rendered, path: Path) -> None:
    """Say that a file is there; where the page is gone, so is the passphrase of a locked one."""
    if isValid(page):
        page.say_saved(rendered, path)
    elif rendered.key is not None:
        notices.say(saved_without_key(path.name))
