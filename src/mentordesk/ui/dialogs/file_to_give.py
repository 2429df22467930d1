"""A file as it would be saved: read here first, then given by the leader."""

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
class GivenFile:
    """The bytes about a mentor that could be saved as they are."""

    form: Format
    data: bytes
    mentor: PersonId


@dataclass(frozen=True, slots=True)
class Offer:
    """What a file is called and said to be, by what name its dialog is found, and its formats.

    `saved` is said once it was saved, with its name as {file}.
    """

    title: str
    yes: str
    about: str
    saved: str
    name: str
    formats: tuple[tuple[str, Format], ...]


class FileToGive(Question):
    """Shows the very file; `form_chosen` asks for it in a format, `save_asked` gives it."""

    form_chosen = Signal(object)
    save_asked = Signal(object)

    def __init__(self, offer: Offer, parent: QWidget) -> None:
        super().__init__(offer.title, offer.yes, parent, offer.name)
        self._offer = offer
        self._file: GivenFile | None = None
        self.format, self.preview = Choice(self.tr("Format")), Preview()
        self.folder = FolderButton(f"{offer.name}.folder")
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

    def show_file(self, file: GivenFile) -> None:
        """Show a file, unless another format was chosen meanwhile."""
        if file.form is not self._chosen():
            return
        self._file = file
        self.preview.show_file(file.form, file.data)
        self.allow(answer=True)

    def refuse(self, error: Exception) -> None:
        """Say why there is no such file; another format may do."""
        self.preview.clear()
        self.fail(error)

    def tell_saved(self, file: Path) -> None:
        """Say that the file was saved; the dialog stays for another format."""
        self.folder.offer(file)
        self._say(self._offer.saved.format(file=file.name), Tone.OK)

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
        self.explain(self._offer.about)
        for words, form in self._offer.formats:
            self.format.add(words, form.value)
        self.format.setObjectName(f"{self._offer.name}.format")
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
