"""A mentor's credit record as it would be saved: read here first, then given by the leader."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.ids import PersonId
from mentordesk.export.formats import Format
from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.look import look
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.folder_button import FolderButton
from mentordesk.ui.widgets.label import small
from mentordesk.ui.widgets.preview import Preview

_SIZE = (760, 860)
_MARGIN = 80
_LEAST_PREVIEW = 160


@dataclass(frozen=True, slots=True)
class RecordFile:
    """The bytes of a mentor's record that could be saved as they are."""

    form: Format
    data: bytes
    mentor: PersonId


class CreditRecordDialog(Question):
    """Shows the very file; `form_chosen` asks for it in a format, `save_asked` gives it."""

    form_chosen = Signal(object)
    save_asked = Signal(object)

    def __init__(self, mentor: str, parent: QWidget) -> None:
        title = self.tr("Credit record of {name}").format(name=mentor)
        super().__init__(title, self.tr("Save the record"), parent, "credit_record")
        self._mentor = mentor
        self._file: RecordFile | None = None
        self.format, self.preview = Choice(self.tr("Format")), Preview()
        self.folder = FolderButton("credit_record.folder")
        self._build()
        self.folder.told.connect(self._say_where)
        self.format.currentIndexChanged.connect(self.turn_to_chosen)

    @Slot()
    def turn_to_chosen(self) -> None:
        """Ask for the file in the format that is chosen, and offer nothing to save until then."""
        self._file = None
        self.allow(answer=False)
        self.problem.hide()
        self.form_chosen.emit(self._chosen())

    def show_file(self, file: RecordFile) -> None:
        """Show a file, unless another format was chosen meanwhile."""
        if file.form is not self._chosen():
            return
        self._file = file
        if file.form is Format.PDF:
            self.preview.show_pdf(file.data)
        else:
            self.preview.show_text(file.data)
        self.allow(answer=True)

    def refuse(self, error: Exception) -> None:
        """Say why there is no such file; another format may do."""
        self.preview.clear()
        self.fail(error)

    def tell_saved(self, file: Path) -> None:
        """Say that the file was saved; the dialog stays for another format."""
        self.folder.offer(file)
        words = self.tr("Saved as {file}. Give it to {name} yourself.")
        self._say(words.format(file=file.name, name=self._mentor), Tone.OK)

    @override
    def answer(self) -> None:
        """Ask where the file goes; the question stays open."""
        self._take_up()
        if self._file is not None:
            self.save_asked.emit(self._file)

    @Slot(str)
    def _say_where(self, words: str) -> None:
        self._say(words, Tone.OK)

    def _chosen(self) -> Format:
        return Format(str(self.format.value()))

    def _build(self) -> None:
        self.no.setText(self.tr("Close"))
        self.yes.set_icon("download")
        self.allow(answer=False)
        self.explain(
            self.tr(
                "Every idea with what came of it, for {name} to keep: for a review, or a CV. Who "
                "did not agree to be named stays out, but a nickname, or a name that this desk "
                "does not know, may stand in the words: read it first."
            ).format(name=self._mentor)
        )
        for words, form in (("PDF", Format.PDF), ("Markdown", Format.MARKDOWN)):
            self.format.add(words, form.value)
        self.format.setObjectName("credit_record.format")
        ways = FlowLayout()
        for way in (self.format, self.folder):
            ways.addWidget(way)
        self.fields.addLayout(ways)
        self.fields.addWidget(self.preview, 1)
        open_file = self.tr("The file is not locked: anybody who gets it can read it.")
        self.fields.addWidget(small(open_file))
        self.yes.setAccessibleDescription(open_file)
        self.format.setFocus()

    def size_to(self, window: QWidget) -> None:
        """Be as wide as a page needs and as high as the window has room."""
        wanted, room = (look().px(side) for side in _SIZE), window.size() - QSize(_MARGIN, _MARGIN)
        size = QSize(*wanted).boundedTo(room)
        around = self.sizeHint().height() - self.preview.sizeHint().height()
        self.preview.setMinimumHeight(max(_LEAST_PREVIEW, size.height() - around))
        self.resize(size.expandedTo(self.minimumSizeHint()))
