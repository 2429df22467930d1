"""Ideas out of the desk into a file, and earlier ones in; credit records: the menu for all."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from mentordesk.domain.earlier import Brought, Choices, Preview
from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.person import Person
from mentordesk.error_words.ideas_in import SaysIdeas
from mentordesk.errors import StoppedError
from mentordesk.exchange.ideas_csv import IdeaFile
from mentordesk.services.idea_export import IdeasForm
from mentordesk.services.watch import Watch
from mentordesk.services.workspace import Workspace
from mentordesk.ui.credit_records import CreditRecords
from mentordesk.ui.dialogs.ideas_import import IdeasImportDialog, translated
from mentordesk.ui.dialogs.save_ideas import SaveIdeasDialog
from mentordesk.ui.file_dialog import file_dialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.saving import Outgoing, Saving
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.button import symbol_button
from mentordesk.ui.widgets.folder_button import show_folder
from mentordesk.ui.writing import ask_where

_LIST = ".txt"


class IdeasFiles(QObject):
    """Does for a page what its `button` offers; `brought` tells that there are more ideas."""

    brought = Signal()

    def __init__(self, page: QWidget, workspace: Workspace, tasks: Tasks, notices: Notices) -> None:
        super().__init__(page)
        self._page, self._workspace = page, workspace
        self._tasks, self._notices = tasks, notices
        self._reading: Watch | None = None
        self._saving = Saving(workspace.exports, tasks, notices)
        self._records = CreditRecords(page, workspace.credit_records, self._saving, tasks, notices)
        self.button = symbol_button("ellipsis", self.tr("Save, bring in, credit records"))
        self.button.setObjectName("ideas.files")
        self.menu = QMenu(self.button)
        self.menu.addAction(self.tr("Bring in earlier ideas…"), self.choose_file)
        self.menu.addAction(self.tr("Save all ideas…"), self.ask_for_form)
        self.records = self.menu.addMenu(self.tr("Credit record"))
        self._left = Brought(0)
        self.list = self.menu.addAction(self.tr("Save what stayed out…"), self.choose_list)
        self.list.setVisible(False)
        self._saved: Path | None = None
        self.folder = self.menu.addAction(
            self.tr("Show in folder what was saved"), self._show_folder
        )
        self.folder.setVisible(False)
        self.button.clicked.connect(self._open_menu)

    def offer(self, mentors: Sequence[Person]) -> None:
        """Offer the credit record of each mentor, and to check one."""
        self.records.clear()
        for mentor in mentors:
            self.records.addAction(mentor.name, partial(self._records.open, mentor.id))
        self.records.addAction(self.tr("Check a record…"), self._records.choose)

    @Slot()
    def choose_file(self) -> None:
        """Ask for the file that earlier ideas stand in."""
        chooser = file_dialog(self._page, self.tr("Open a file of earlier ideas"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([self.tr("Lists (*.csv *.txt *.tsv)"), self.tr("All files (*)")])
        chooser.fileSelected.connect(self.read)
        chooser.open()

    @Slot(str)
    def read(self, path: str) -> None:
        """Show what would come in from a file."""
        begin = partial(self._begin, Path(path))
        self._tasks.run(self._workspace.people.everybody, begin, self._notices.error)

    @Slot()
    def ask_for_form(self) -> None:
        """Ask how all ideas are to be saved."""
        dialog = SaveIdeasDialog(self._page)
        dialog.form_chosen.connect(partial(self._choose_place, dialog))
        dialog.open()

    @Slot()
    def _open_menu(self) -> None:
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _begin(self, path: Path, people: tuple[Person, ...]) -> None:
        dialog = IdeasImportDialog(path.name, people, self._page)
        dialog.asked.connect(partial(self._look, dialog, path))
        dialog.taken.connect(partial(self._bring_in, dialog, path))
        dialog.stopped.connect(partial(self._leave_unread, dialog))
        dialog.finished.connect(self._forget)
        dialog.open()
        self._look(dialog, path, dialog.choices())

    def _look(self, dialog: IdeasImportDialog, path: Path, choices: Choices) -> None:
        if self._reading is not None:
            self._reading.stop()
        watch = self._reading = dialog.begin()
        work = partial(self._workspace.idea_import.preview, path, choices, watch)
        show = partial(self._show, dialog, watch)
        self._tasks.files.run(work, show, partial(self._not_read, dialog, watch))

    def _show(self, dialog: IdeasImportDialog, watch: Watch, shown: Preview) -> None:
        if watch is self._reading:
            self._reading = None
            dialog.show_preview(shown)

    @Slot()
    def _forget(self) -> None:
        self._reading = None

    def _not_read(self, dialog: IdeasImportDialog, watch: Watch, error: Exception) -> None:
        if watch is self._reading:
            self._reading = None
            dialog.fail(error)

    def _bring_in(
        self, dialog: IdeasImportDialog, path: Path, choices: Choices, shown: Preview
    ) -> None:
        """Read the file to its end, which may never come, and only then hold up what is kept."""
        watch = self._reading = dialog.begin()
        read = partial(self._workspace.idea_import.hold, path, choices, shown, watch)
        held = partial(self._keep, dialog, watch, choices, shown)
        self._tasks.files.run(read, held, partial(self._not_read, dialog, watch))

    def _keep(
        self,
        dialog: IdeasImportDialog,
        watch: Watch,
        choices: Choices,
        shown: Preview,
        file: IdeaFile,
    ) -> None:
        if watch is self._reading:
            self._reading = None
            bring = partial(self._workspace.idea_import.bring_in, file, choices, shown, watch)
            self._tasks.run(bring, partial(self._brought, dialog), dialog.fail)

    def _leave_unread(self, dialog: IdeasImportDialog) -> None:
        """Wait no more for a file that is to be brought in: nothing of it has been kept."""
        if self._reading is not None:
            self._reading = None
            dialog.fail(StoppedError())

    def _brought(self, dialog: IdeasImportDialog, came: Brought) -> None:
        dialog.accept()
        self._left = came
        self.list.setVisible(bool(came.left))
        words = dialog.says.brought(came.count, came.wrong, came.doubles)
        if came.left:
            words += " " + self.tr("The menu at the head of Ideas saves the list.")
        self._notices.say(words)
        self.brought.emit()

    @Slot()
    def choose_list(self) -> None:
        """Ask where the list of what stayed out of the last file goes."""
        title, name = self.tr("Save what stayed out"), self.tr("What stayed out") + _LIST
        ask_where(self._page, title, name, _LIST, self._save_list)

    @Slot(str)
    def _save_list(self, path: str) -> None:
        left_list = self._workspace.idea_import.left_list
        file = Outgoing(
            over=self._page,
            what=Leaving(ExportKind.LEFT_OUT, form=_LIST.lstrip(".")),
            suffix=_LIST,
            make=partial(left_list, self._left, SaysIdeas(translated)),
            said=self._say_saved,
            failed=self._notices.error,
        )
        self._saving.save(file, path)

    def _choose_place(self, dialog: SaveIdeasDialog, form: IdeasForm) -> None:
        title, name = self.tr("Save all ideas"), self.tr("Ideas")
        if dialog.is_ledger:
            title, name = self.tr("Save the ledger of ideas"), self.tr("Ledger of ideas")
        suffix = f".{form.value}"
        chooser = ask_where(dialog, title, name + suffix, suffix, partial(self.save, dialog, form))
        chooser.rejected.connect(dialog.go_back)

    def save(self, dialog: SaveIdeasDialog, form: IdeasForm, path: str) -> None:
        """Write what was asked for to a file."""
        desk = self._workspace
        source = desk.ledger_export if dialog.is_ledger else desk.idea_export
        work: Callable[[], bytes | Iterable[bytes]] = partial(source.rendered, form, dialog.begin())
        self._tasks.run(work, partial(self._write, dialog, form, path), dialog.fail)

    def _write(
        self, dialog: SaveIdeasDialog, form: IdeasForm, path: str, data: bytes | Iterable[bytes]
    ) -> None:
        kind = ExportKind.LEDGER if dialog.is_ledger else ExportKind.IDEAS
        dialog.accept()  # nothing is left to be stopped, and a share may not answer
        file = Outgoing(
            over=self._page,
            what=Leaving(kind, form=form.value),
            suffix=f".{form.value}",
            make=lambda: data,
            said=self._say_saved,
            failed=self._notices.error,
        )
        self._saving.save(file, path)

    def _say_saved(self, path: Path) -> None:
        self._saved = path
        self.folder.setVisible(True)
        words = self.tr("Saved as {name}. The file is not locked: whoever has it can read it.")
        shows = self.tr("The menu at the head of Ideas shows its folder.")
        self._notices.say(f"{words.format(name=path.name)} {shows}")

    @Slot()
    def _show_folder(self) -> None:
        if self._saved is not None:
            self._notices.say(show_folder(self._saved))
