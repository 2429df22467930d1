"""A session's summary on its way out: the choices on one side, the very file on the other."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.ids import SessionId
from mentordesk.domain.summary import Choice, Material, Summary
from mentordesk.export.age import SUFFIX, ToSeal
from mentordesk.export.formats import Format, Lock
from mentordesk.services.workspace import Workspace
from mentordesk.ui import tokens
from mentordesk.ui.file_dialog import file_dialog
from mentordesk.ui.look import look
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.session_words import which
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.export_form import ExportForm
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.folder_button import FolderButton
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.preview import Preview

FORM_WIDTH = 376
PAUSE_MS = 60


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
        self._rendered: Rendered | None = None
        self._asked = 0
        self.form: ExportForm | None = None
        self.preview = Preview()
        self.as_text = ChipButton(self.tr("Read it as text"), icon="file-text")
        self._left = QWidget()
        self.back = Button(self.tr("Back to the session"), Kind.LINK, "arrow-left")
        self.folder = FolderButton("export.folder")
        self._head = PageHead(self.tr("Export a summary"))
        self._side, self._foot = QVBoxLayout(), QVBoxLayout()
        self._scroll = QScrollArea()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()
        self._pause.timeout.connect(self._render)
        self.back.clicked.connect(self.left)
        self.folder.told.connect(self._notices.say)

    @override
    def refresh(self) -> None:
        work = partial(self._workspace.summaries.material, self._session)
        self._tasks.run(work, self._show, self._notices.error)

    @override
    def first_focus(self) -> QWidget | None:
        return self.back

    def _show(self, material: Material) -> None:
        mentor, session = material.mentor, material.session
        self._head.set_eyebrow(f"{which(session)} · {mentor.name}")
        if self.form is None:
            self.form = ExportForm(mentor.first_name)
            self.form.changed.connect(self._wait)
            self.form.save_asked.connect(self._choose_file)
            self._side.addWidget(self.form)
            self._foot.insertWidget(0, self.form.save)
        self._render()

    @Slot()
    def _wait(self) -> None:
        """Offer nothing to save until the file is the one that was chosen."""
        self._asked += 1
        self._rendered = None
        if self.form is not None:
            self.form.save.setEnabled(False)
        self._pause.start()

    @Slot()
    def _render(self) -> None:
        if self.form is None:
            return
        form = self.form
        self._asked += 1
        form.save.setEnabled(False)
        work = partial(self._made, form.wish(), form.form(), form.key(), form.lock_way())
        number = self._asked
        self._tasks.run(work, partial(self._show_file, number), partial(self._refuse, number))

    def _made(self, wish: Choice, form: Format, key: str | None, way: Lock | None) -> Rendered:
        summaries = self._workspace.summaries
        summary = summaries.compose(self._session, wish)
        if key is not None and way is Lock.AGE:
            return Rendered(summary, form, key, summaries.to_seal(summary, form, key))
        return Rendered(summary, form, key, summaries.render(summary, form, key))

    def _show_file(self, number: int, rendered: Rendered) -> None:
        if number != self._asked:
            return
        self._rendered = rendered
        self.as_text.setVisible(rendered.form is Format.PDF)
        match rendered.form:
            case Format.PDF:
                self.preview.show_pdf(rendered.data, rendered.opens_with)
                self.preview.read_pages(as_text=self.as_text.isChecked())
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
        if number == self._asked:
            self._rendered = None
            self.preview.clear()
            self._notices.error(error)

    @Slot()
    def _choose_file(self) -> None:
        if self._rendered is None:
            return
        suffix = self._rendered.suffix
        name = self.tr("Session {number} summary").format(number=self._rendered.summary.number)
        dialog = file_dialog(self, self.tr("Save the summary"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.lstrip("."))
        dialog.setNameFilter(f"*{suffix}")
        dialog.selectFile(name + suffix)
        dialog.fileSelected.connect(partial(self.save_as, self._rendered))
        dialog.open()

    def save_as(self, rendered: Rendered, path: str) -> None:
        """Write the file that was previewed; the file dialog asked about replacing.

        Meanwhile all else goes on: a share may not answer, and sealing takes a few seconds.
        """
        target, asked = Path(path), True
        if isinstance(rendered.file, ToSeal):
            self._notices.say(self.tr("Locking the file with age. This takes a few seconds."))
            if target.suffix != SUFFIX:
                # Nobody was asked about that name.
                target, asked = target.with_name(target.name + SUFFIX), False
        work = partial(self._written, rendered.file, target, replace=asked)
        say = partial(self._say_saved, target, locked=rendered.key is not None)
        self._tasks.files.run(work, say, self._notices.error)

    def _written(self, file: bytes | ToSeal, target: Path, *, replace: bool) -> None:
        summaries = self._workspace.summaries
        data = summaries.sealed(file) if isinstance(file, ToSeal) else file
        summaries.save(data, target, replace=replace)

    def _say_saved(self, path: Path, _: None, *, locked: bool) -> None:
        self.folder.offer(path)
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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = look().px(FORM_WIDTH) + tokens.PAD_PAGE
        self._left.setFixedWidth(min(wanted, self.width() // 2))

    @Slot(bool)
    def _read_as_text(self, as_text: bool) -> None:  # noqa: FBT001  # a slot
        self.preview.read_pages(as_text=as_text)

    def _build(self) -> None:
        self.as_text.setObjectName("export.as_text")
        self.as_text.setCheckable(True)
        self.as_text.toggled.connect(self._read_as_text)
        self.back.setObjectName("export.back")
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
        ways = FlowLayout()
        for way in (self.back, self.as_text):
            ways.addWidget(way)
        column.addLayout(ways)
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
