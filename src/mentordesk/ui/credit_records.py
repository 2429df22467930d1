"""Opens credit records from a page, saves them, and checks one that comes back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from mentordesk.domain.credit_check import Checked
from mentordesk.domain.credit_record import CreditRecord
from mentordesk.domain.export_record import ExportKind
from mentordesk.domain.ids import PersonId
from mentordesk.export.credit_verdict import SaysCheck
from mentordesk.export.formats import Format
from mentordesk.services.credit_records import CreditRecordService
from mentordesk.ui.dialogs.checked_record import CheckedRecordDialog
from mentordesk.ui.dialogs.credit_record import CreditRecordDialog
from mentordesk.ui.dialogs.file_to_give import FileToGive, GivenFile
from mentordesk.ui.file_dialog import file_dialog
from mentordesk.ui.giving import Giving, give
from mentordesk.ui.notices import Notices
from mentordesk.ui.saving import Saving
from mentordesk.ui.tasks import Tasks


class CreditRecords(QObject):
    """Prepares a record for a page; it leaves by the leader's own hand alone."""

    def __init__(
        self,
        page: QWidget,
        records: CreditRecordService,
        saving: Saving,
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._page, self._records, self._saving = page, records, saving
        self._tasks, self._notices = tasks, notices
        self._says = SaysCheck(partial(QCoreApplication.translate, "errors"))

    @Slot(object)
    def open(self, mentor: PersonId) -> None:
        """Show the record of a mentor as it would be saved."""
        work = partial(self._records.compose, mentor)
        self._tasks.run(work, self._show, self._notices.error)

    @Slot()
    def choose(self) -> None:
        """Ask which file is to be checked."""
        dialog = file_dialog(self._page, self.tr("Check a credit record"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Credit records (*.pdf *.md)"))
        dialog.fileSelected.connect(self.check)
        dialog.open()

    @Slot(str)
    def check(self, path: str) -> None:
        """Check a file and say what came of it."""
        file = Path(path)
        check = partial(self._compare, file.name)
        self._tasks.files.run(partial(self._records.read, file), check, self._notices.error)

    def _compare(self, name: str, data: bytes) -> None:
        work = partial(self._records.compare, data)
        self._tasks.run(work, partial(self._say, name), self._notices.error)

    def _show(self, record: CreditRecord) -> None:
        dialog = CreditRecordDialog(record.mentor, self._page)
        dialog.form_chosen.connect(partial(self._render, dialog, record))
        dialog.save_asked.connect(partial(self._give, dialog))
        dialog.size_to(self._page.window())
        dialog.open()
        dialog.turn_to_chosen()

    def _render(self, dialog: CreditRecordDialog, record: CreditRecord, form: Format) -> None:
        work = partial(self._made, record, form)
        self._tasks.run(work, dialog.show_file, dialog.refuse)

    def _made(self, record: CreditRecord, form: Format) -> GivenFile:
        return GivenFile(form, self._records.render(record, form), record.mentor_id)

    def _give(self, dialog: FileToGive, file: GivenFile) -> None:
        title, name = self.tr("Save the credit record"), self.tr("Credit record")
        give(self._saving, dialog, Giving(ExportKind.CREDIT_RECORD, title, name), file)

    def _say(self, name: str, checked: Checked) -> None:
        about = self.tr("{file}, made for {mentor}").format(
            file=name, mentor=checked.found.record.mentor
        )
        says = self._says
        dialog = CheckedRecordDialog(
            says.verdict(checked), about, says.reasons(checked), self._page
        )
        dialog.another_asked.connect(self.choose)
        dialog.open()
