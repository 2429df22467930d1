"""From a backup back to a desk: which one, what opens it, where it goes, and what it holds."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.errors import MentorDeskError
from mentordesk.paths import state_folder
from mentordesk.services import restoring
from mentordesk.services.last_seen import LastSeen
from mentordesk.services.restoring import BackupReport, Claim
from mentordesk.ui import backup_words
from mentordesk.ui.dates import day_time
from mentordesk.ui.file_dialog import file_dialog
from mentordesk.ui.look import look
from mentordesk.ui.page import Page
from mentordesk.ui.parts import Parts
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.edge_bar import FootBar
from mentordesk.ui.widgets.label import Label, strong
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.restore_form import RestoreForm
from mentordesk.ui.widgets.scroll_page import ScrollPage

PAGE_WIDTH = 760
_SIZES = QLocale.DataSizeFormat.DataSizeSIFormat


class RestorePage(Page):
    """Makes a desk of its own from a backup; the desk that is there stays as it is."""

    left = Signal()
    restored = Signal(object)
    """Emitted with the folder that MentorDesk is to open from now on."""

    def __init__(self, parts: Parts, tasks: Tasks) -> None:
        super().__init__()
        self._parts, self._tasks = parts, tasks
        self._desk, self._notices = parts.desk.folder, parts.notices
        self._further = [Path(kept)] if (kept := parts.preferences.settings.backups) else []
        self._claim: Claim | None = None
        self._made: Path | None = None
        self.form = RestoreForm()
        self.form.way.patience = parts.patience
        self.restore = Button(self.tr("Restore"), Kind.PRIMARY, "rotate-ccw")
        self.back = Button(self.tr("Back"), Kind.QUIET, "arrow-left")
        self.open = Button(self.tr("Open the restored desk"), Kind.PRIMARY, "lock-open")
        self.stay = Button(self.tr("Stay with the desk I had"))
        self.done, self._what, self._where = Card(), strong(""), Label("")
        self._head = PageHead(self.tr("Restore from a backup"))
        self._page = ScrollPage(width=look().px(PAGE_WIDTH))
        self._build()
        self._connect()

    @override
    def first_focus(self) -> QWidget | None:
        return self.form.first_field()

    @override
    def refresh(self) -> None:
        self._tasks.run(self._look_around, self._offer, self._notices.error)

    @Slot(str)
    def take(self, path: str) -> None:
        """Look at a file that was chosen; it is not opened yet."""
        work = partial(restoring.claim, Path(path), self._desk)
        self._tasks.run(work, self._show_claim, self._refuse)

    def _look_around(self) -> tuple[Claim | None, Path]:
        found = restoring.offer(self._desk, *self._further)
        return found, restoring.free_folder(self._desk)

    def _offer(self, found: tuple[Claim | None, Path]) -> None:
        claim, folder = found
        if not self.form.folder.text().strip():
            self.form.folder.setText(str(folder))
        if claim is not None and self._claim is None:
            self._show_claim(claim)

    def _show_claim(self, claim: Claim) -> None:
        self._claim = claim
        says = self.tr("It says it was made on {when} and holds {held}; {size}.").format(
            when=day_time(claim.taken_at),
            held=backup_words.held(claim.rows),
            size=QLocale().formattedDataSize(claim.size, 1, _SIZES),
        )
        whose = (
            self.tr("It is a backup of this desk.")
            if claim.of_this_desk
            else self.tr("It is a backup of another desk than the one in {folder}.")
        )
        words = f"{says} {whose.format(folder=self._desk)}"
        self.form.show_file(claim.path.name, f"{words} {self.tr('It is not opened yet.')}")
        self.form.way.say("")
        self.form.first_field().setFocus()

    @Slot()
    def _restore(self) -> None:
        if self._claim is None or not self.restore.isEnabled() or self.form.way.has_to_wait():
            return
        self._wait(yes=True)
        self.form.way.say("")
        folder = Path(self.form.folder.text().strip()).expanduser().absolute()
        way, seen = self.form.way, LastSeen(state_folder())
        path, code = self._claim.path, way.by_code
        work = partial(restoring.restore, path, folder, way.typed, seen, code=code)
        self._tasks.run(work, partial(self._say_restored, folder), self._refuse)

    def _say_restored(self, folder: Path, report: BackupReport) -> None:
        self._made = folder
        self.form.way.clear()
        self._what.setText(
            self.tr("Your desk is restored: {held}, as of {when}.").format(
                held=backup_words.held(report.rows), when=day_time(report.taken_at)
            )
        )
        words = self.tr("It stands in {folder}; every page was read and is sound.")
        kept = self.tr("The desk you had is kept as it is in {folder}.")
        lines = [words.format(folder=folder)]
        had_one = folder != self._desk and self._parts.desk.exists
        if had_one:
            lines.append(kept.format(folder=self._desk))
        self._where.setText("\n".join(lines))
        for gone in (self.form, self.restore, self.back):
            gone.hide()
        self._head.set_under("")
        self._page.verticalScrollBar().setValue(0)
        self.done.show()
        self.open.show()
        self.stay.setVisible(had_one)
        self.open.setFocus()
        announce(self.done, f"{self._what.text()} {self._where.text()}")

    def _refuse(self, error: Exception) -> None:
        self._wait(yes=False)
        if not isinstance(error, MentorDeskError):
            self._notices.error(error)
            return
        self.form.way.refuse(error)
        self.form.first_field().setFocus()
        QTimer.singleShot(0, self._show_answer)  # it has its place only then

    @Slot()
    def _show_answer(self) -> None:
        self._page.ensureWidgetVisible(self.form.way.answer)

    @Slot()
    def _stay(self) -> None:
        """Leave the restored desk for later; the gate leads to it."""
        self._parts.preferences.choose(other_desk=str(self._made))
        self.left.emit()

    @Slot()
    def _open(self) -> None:
        self.restored.emit(self._made)

    @Slot()
    def _ask_file(self) -> None:
        start = self._claim.path.parent if self._claim else self._desk
        pattern = self.tr("Backups of MentorDesk ({pattern})")
        dialog = file_dialog(self, self.tr("Which backup?"), str(start))
        dialog.setNameFilter(pattern.format(pattern="*.mentordesk-backup"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    @Slot()
    def _ask_folder(self) -> None:
        start = str(Path(self.form.folder.text() or self._desk).parent)
        dialog = file_dialog(self, self.tr("An empty folder for the desk"), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.form.folder.setText)
        dialog.open()

    @Slot()
    def _look(self) -> None:
        self.restore.setEnabled(self.form.complete() and self.form.isEnabled())

    def _wait(self, *, yes: bool) -> None:
        self.form.setEnabled(not yes)
        self.back.setEnabled(not yes)
        self.restore.setText(
            self.tr("Restoring and reading every page…") if yes else self.tr("Restore")
        )
        self._look()
        if yes:
            announce(self.restore, self.restore.text())

    def _connect(self) -> None:
        self.form.choose_file.clicked.connect(self._ask_file)
        self.form.choose_folder.clicked.connect(self._ask_folder)
        self.form.submitted.connect(self._restore)
        self.form.changed.connect(self._look)
        self.restore.clicked.connect(self._restore)
        self.back.clicked.connect(self.left)
        self.open.clicked.connect(self._open)
        self.stay.clicked.connect(self._stay)

    def _build(self) -> None:
        for name in ("restore", "back", "open", "stay", "done"):
            getattr(self, name).setObjectName(f"restore.{name}")
        self.restore.setObjectName("restore.go")
        for line in (self._what, self._where):
            self.done.add(line)
        self.done.hide()
        self.open.hide()
        self.stay.hide()
        self.restore.setEnabled(False)
        under = self.tr(
            "The backup becomes a desk in a folder of its own. Nothing that is there is changed."
        )
        self._head.set_under(under)
        self._page.add(self._head)
        self._page.add(self.form)
        self._page.add(self.done)
        self._page.add_stretch()
        foot = FootBar()
        foot.add(self.back)
        foot.add_stretch()
        for button in (self.stay, self.open, self.restore):
            foot.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        column.addWidget(foot)
