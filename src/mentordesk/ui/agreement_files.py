"""Opens the agreement of a pair from a page as it would be saved, and saves it."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mentordesk.domain.agreement_page import AgreementPage
from mentordesk.domain.export_record import ExportKind
from mentordesk.domain.ids import PersonId
from mentordesk.export.formats import Format
from mentordesk.services.agreement_pages import AgreementPageService
from mentordesk.ui.dialogs.file_to_give import FileToGive, GivenFile, Offer
from mentordesk.ui.giving import Giving, give
from mentordesk.ui.notices import Notices
from mentordesk.ui.saving import Saving
from mentordesk.ui.tasks import Tasks


class AgreementFiles(QObject):
    """Prepares the page for both; it leaves by the leader's own hand alone."""

    def __init__(
        self,
        page: QWidget,
        pages: AgreementPageService,
        saving: Saving,
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._page, self._pages, self._saving = page, pages, saving
        self._tasks, self._notices = tasks, notices

    def open(self, mentor: PersonId) -> None:
        """Show the agreement with a mentor as it would be saved."""
        work = partial(self._pages.compose, mentor)
        self._tasks.run(work, partial(self._show, mentor), self._notices.error)

    def _show(self, mentor: PersonId, page: AgreementPage) -> None:
        about = self.tr("What you both agreed, word for word, and since when. One page for both.")
        offer = Offer(
            title=self.tr("Your agreement with {name}").format(name=page.mentor),
            yes=self.tr("Save the page"),
            about=about,
            saved=self.tr("Saved as {file}. Give it to {name} yourself.").replace(
                "{name}", page.mentor
            ),
            name="agreement_page",
            formats=(
                ("PDF", Format.PDF),
                (self.tr("Web page"), Format.HTML),
                ("Markdown", Format.MARKDOWN),
                (self.tr("Word (DOCX)"), Format.DOCX),
            ),
        )
        dialog = FileToGive(offer, self._page)
        dialog.form_chosen.connect(partial(self._render, dialog, mentor, page))
        dialog.save_asked.connect(partial(self._give, dialog))
        dialog.size_to(self._page.window())
        dialog.open()
        dialog.turn_to_chosen()

    def _render(
        self, dialog: FileToGive, mentor: PersonId, page: AgreementPage, form: Format
    ) -> None:
        work = partial(self._made, mentor, page, form)
        self._tasks.run(work, dialog.show_file, dialog.refuse)

    def _made(self, mentor: PersonId, page: AgreementPage, form: Format) -> GivenFile:
        return GivenFile(form, self._pages.render(page, form), mentor)

    def _give(self, dialog: FileToGive, file: GivenFile) -> None:
        title, name = self.tr("Save the agreement"), self.tr("Our agreement")
        give(self._saving, dialog, Giving(ExportKind.AGREEMENT, title, name), file)
