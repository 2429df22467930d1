"""A session's summary on its way out: the choices on one side, the very file on the other."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.compose import compose
from mentordesk.domain.export_record import ExportKind, Leaving
from mentordesk.domain.ids import SessionId
from mentordesk.domain.summary import Choice, Material, Summary
from mentordesk.export.age import SUFFIX, ToSeal
from mentordesk.export.formats import Format, Lock
from mentordesk.services.workspace import Workspace
from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.saving import Outgoing, Saving
from mentordesk.ui.session_words import which
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.export_form import ExportForm
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.preview import Preview
from mentordesk.ui.writing import ask_where

FORM_WIDTH = 376


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is chosen: what goes in, the format, and how it is locked, with its passphrase."""

    choice: Choice
    form: Format
    lock: Lock | None
    key: str | None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file that could be saved as it is, or sealed."""

    summary: Summary
    form: Format
    key: str | None
    file: bytes | ToSeal

    @property
    def data(self) -> bytes:
        """What is shown: the very bytes, or those that will be sealed."""
        return self.file.clear if isinstance(self.file, ToSeal) else self.file

    @property
    def opens_with(self) -> str:
        """The passphrase of the bytes that are shown, if they are locked."""
        return "" if isinstance(self.file, ToSeal) else self.key or ""

    @property
    def lock(self) -> str:
        """How the file is locked, as the program calls it; "" where it is not."""
        way = Lock.AGE if isinstance(self.file, ToSeal) else Lock.PDF
        return "" if self.key is None else way.value

    @property
    def suffix(self) -> str:
        """How the name of the file ends."""
        return self.form.suffix + (SUFFIX if isinstance(self.file, ToSeal) else "")


class ExportPage(Page):
    """Nothing leaves before the file was seen here and a name was given."""

    left = Signal()

    def __init__(
        self,
        workspace: Workspace,
        session_id: SessionId,
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._workspace, self._session = workspace, session_id
        self._tasks, self._notices = tasks, notices
        self._saving = Saving(workspace.exports, tasks, notices)
        self._material: Material | None = None
        self._rendered: Rendered | None = None
        self._asked, self._making = 0, False
        self._saved: Path | None = None
        self.form: ExportForm | None = None
        self.preview = Preview()
        self._left = QWidget()
        self.back = Button(self.tr("Back to the session"), Kind.LINK, "arrow-left")
        self.folder = Button(self.tr("Show in folder"), icon="folder")
        self._head = PageHead(self.tr("Export a summary"))
        self._side, self._foot = QVBoxLayout(), QVBoxLayout()
        self._scroll = QScrollArea()
        self._build()
        self.back.clicked.connect(self.left)
        self.folder.clicked.connect(self._show_folder)

    @override
    def refresh(self) -> None:
        work = partial(self._workspace.summaries.material, self._session)
        self._tasks.run(work, self._show, self._notices.error)

    @override
    def first_focus(self) -> QWidget | None:
        return self.back

    def _show(self, material: Material) -> None:
        mentor, session = material.mentor, material.session
        self._material = material
        self._head.set_eyebrow(f"{which(session)} · {mentor.name}")
        if self.form is None:
            self.form = ExportForm(mentor.first_name)
            self.form.changed.connect(self._render)
            self.form.save_asked.connect(self._let_out)
            self._side.addWidget(self.form)
            self._foot.insertWidget(0, self.form.save)
        self._render()

    @Slot()
    def _render(self) -> None:
        """Make the file that is chosen now; until it is seen there is nothing to save.

        One is made at a time: of what is chosen meanwhile the last comes next.
        """
        if self.form is None or self._material is None:
            return
        self._asked += 1
        self._rendered = None
        self.form.save.setEnabled(False)
        if self._making:
            return
        self._making = True
        number, form = self._asked, self.form
        wanted = Wanted(form.wish(), form.form(), form.lock_way(), form.key())
        work = partial(self._made, self._material, wanted)
        self._tasks.run(work, partial(self._show_file, number), partial(self._refuse, number))

    def _made(self, material: Material, wanted: Wanted) -> Rendered:
        summaries, form, key = self._workspace.summaries, wanted.form, wanted.key
        summary = compose(material, wanted.choice)
        if key is not None and wanted.lock is Lock.AGE:
            return Rendered(summary, form, key, summaries.to_seal(summary, form, key))
        return Rendered(summary, form, key, summaries.render(summary, form, key))

    def _is_outdated(self, number: int) -> bool:
        """Return whether something else was chosen meanwhile, which is made then."""
        self._making = False
        if number == self._asked:
            return False
        self._render()
        return True

    def _show_file(self, number: int, rendered: Rendered) -> None:
        if self._is_outdated(number):
            return
        self._rendered = rendered
        match rendered.form:
            case Format.PDF:
                self.preview.show_pdf(rendered.data, rendered.opens_with)
            case Format.MARKDOWN:
                self.preview.show_text(rendered.data)
            case Format.HTML:
                self.preview.show_html(rendered.data)
            case Format.DOCX:
                self.preview.show_docx(rendered.data)
        if self.form is not None:
            self.form.show_summary(rendered.summary)
            self.form.save.setEnabled(True)

    def _refuse(self, number: int, error: Exception) -> None:
        if not self._is_outdated(number):
            self.preview.clear()
            self._notices.error(error)

    @Slot()
    def _let_out(self) -> None:
        """Print what is seen, or ask where the file goes."""
        if self._rendered is None or self.form is None:
            return
        if self.form.on_paper():
            paper = self._leaving(self._rendered, ExportKind.PAPER)
            self._saving.print(self.window(), paper, self._rendered.data, self._notices.error)
        else:
            self._choose_file(self._rendered)

    def _choose_file(self, rendered: Rendered) -> None:
        suffix, met = rendered.suffix, rendered.summary.met
        name = self.tr("What was applied")
        if met is not None:
            name = self.tr("Session {number} summary").format(number=met.number)
        title, chosen = self.tr("Save the summary"), partial(self.save_as, rendered)
        ask_where(self, title, name + suffix, suffix, chosen)

    def save_as(self, rendered: Rendered, path: str) -> None:
        """Write the file that was previewed.

        Meanwhile all else goes on: a share may not answer, and sealing takes a few seconds.
        """
        if isinstance(rendered.file, ToSeal):
            self._notices.say(self.tr("Locking the file with age. This takes a few seconds."))
        file = Outgoing(
            over=self,
            what=self._leaving(rendered, ExportKind.SUMMARY),
            suffix=rendered.suffix,
            make=partial(self._bytes, rendered.file),
            said=partial(self._say_saved, locked=rendered.key is not None),
            failed=self._notices.error,
        )
        self._saving.save(file, path)

    def _leaving(self, rendered: Rendered, kind: ExportKind) -> Leaving:
        told, form, lock = rendered.summary, rendered.form.value, rendered.lock
        mentor = None if self._material is None else self._material.mentor.id
        what = Leaving(kind, mentor, self._session, reader=told.reader, form=form, lock=lock)
        return replace(what, role_names=told.in_roles)

    def _bytes(self, file: bytes | ToSeal) -> bytes:
        return self._workspace.summaries.sealed(file) if isinstance(file, ToSeal) else file

    def _say_saved(self, path: Path, *, locked: bool) -> None:
        self._saved = path
        self.folder.setVisible(True)
        words = self.tr("Saved as {name}.")
        if locked and self.form is not None:
            words = self.tr("Saved as {name}. Its passphrase stands here; send it by another way.")
            self.form.keep_key()
            # The notice and the new button take their room first.
            QTimer.singleShot(0, self, self._show_key)
        self._notices.say(words.format(name=path.name))

    @Slot()
    def _show_key(self) -> None:
        if self.form is not None:
            self._scroll.ensureWidgetVisible(self.form.passphrase)

    @Slot()
    def _show_folder(self) -> None:
        if self._saved is None:
            return
        asked = QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))
        # Said in any case: what was asked to open the folder may fail without a word.
        words = self.tr("The file is here: {path}")
        if not asked:
            words = self.tr("Nothing on this computer opens folders. The file is here: {path}")
        self._notices.say(words.format(path=self._saved))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = look().px(FORM_WIDTH) + tokens.PAD_PAGE
        self._left.setFixedWidth(min(wanted, self.width() // 2))

    def _build(self) -> None:
        self.back.setObjectName("export.back")
        self.folder.setObjectName("export.folder")
        self.folder.setVisible(False)
        whole = QVBoxLayout(self._left)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._choices(), 1)
        self._foot.setContentsMargins(
            tokens.PAD_PAGE, tokens.GAP, tokens.GAP_CARDS, tokens.PAD_CARD
        )
        self._foot.setSpacing(tokens.GAP)
        whole.addLayout(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self.preview, 1)

    def _choices(self) -> QScrollArea:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(tokens.PAD_PAGE, tokens.PAD_CARD, tokens.GAP_CARDS, tokens.GAP)
        column.setSpacing(tokens.GAP)
        column.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._head)
        column.addLayout(self._side)
        column.addStretch(1)
        self._foot.addWidget(self.folder)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(side)
        return scroll
