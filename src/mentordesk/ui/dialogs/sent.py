"""What the mentor sent, beside what was read from it, line by line."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.agenda import CameBy
from mentordesk.errors import NothingToPasteError, SeveralFilesError
from mentordesk.exchange.agenda_parts import MAX_CHARACTERS, Unreadable, unreadable
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.file_dialog import file_dialog
from mentordesk.ui.item_models.rows import RowModel
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, Text
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import quiet
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.sent_text import SentText, accept_drop

_SIZE = (920, 600)
_LINES = RowStyle(lead_width=24, title_lines=3, pad=2 * GRID)


class SentDialog(Question):
    """Asks for a text; whoever opened it reads it and gives back what was found.

    `text_changed` and `file_chosen` ask for a reading, `taken` gives what is to be kept. Where it
    takes no files, no way leads to one.
    """

    text_changed = Signal(str)
    file_chosen = Signal(object)
    taken = Signal(object)

    def __init__(
        self, mentor: str, yes: str, model: RowModel[Any], parent: QWidget, *, takes_files: bool
    ) -> None:
        super().__init__(self.tr("What {name} sent").format(name=mentor), yes, parent, "sent")
        self._roomy = 0
        self._came_by, self._takes_files = CameBy.PASTED, takes_files
        self.original = SentText(MAX_CHARACTERS, takes_files=takes_files)
        self.lines = RowList(model, self.tr("Each line, and what it was taken for"), _LINES)
        self.found = Label("", Text.SMALL)
        self.paste, self.open_file = quiet(self.tr("Paste"), "clipboard-paste"), quiet("")
        self.setAcceptDrops(True)
        self._build()
        self._size_to(parent.window())
        self._watch()

    @property
    def came_by(self) -> CameBy:
        """Return in what form the text came that stands here."""
        return self._came_by

    def show_read(self, read: Any) -> None:
        """Show what was found, line by line."""
        raise NotImplementedError

    def show_nothing(self) -> None:
        """Show that there is no text yet."""
        raise NotImplementedError

    def is_of_text(self, error: Exception) -> bool:
        """Return whether an error says that the text cannot be read."""
        raise NotImplementedError

    def may_answer(self) -> bool:
        """Return whether there is something to keep."""
        raise NotImplementedError

    def take_mime(self, source: QMimeData) -> None:
        """Take what was dropped or pasted, here or elsewhere, in place of what stands here."""
        if self.original.take_mime(source):
            self._came_by = CameBy.PASTED

    def take(self, text: str, came_by: CameBy) -> None:
        """Show a text, and how it came, in place of what stands here."""
        if self.original.take(text):
            self._came_by = came_by

    @override
    def dragEnterEvent(self, arg__1: QDragEnterEvent) -> None:
        accept_drop(arg__1, files=self._takes_files)

    @override
    def dropEvent(self, arg__1: QDropEvent) -> None:
        if accept_drop(arg__1, files=self._takes_files):
            self.take_mime(arg__1.mimeData())

    def tell(self, found: str) -> None:
        """Say what was found; while somebody types, only to be read."""
        if found != self.found.text() and self._came_by is not CameBy.TYPED:
            announce(self, found)
        self.found.setText(found)

    @override
    def fail(self, error: Exception) -> None:
        super().fail(error)
        if self.is_of_text(error):
            self.show_nothing()
        self.allow_answer()

    def refuse(self, error: Exception) -> None:
        """Say why something did not come in; what stands here already stays as it was read."""
        super().fail(error)
        self.allow_answer()

    def allow_answer(self) -> None:
        """Let what was found be kept, if there is something."""
        self.allow(answer=self.may_answer())

    def _build(self) -> None:
        self.open_file.setText(self.tr("Open a file"))
        self.open_file.set_icon("folder")
        self.paste.setObjectName("sent.paste")
        self.open_file.setObjectName("sent.open")
        self.original.setObjectName("sent.original")
        self.original.setAccessibleName(self.tr("The text as it came"))
        self.original.setPlaceholderText(self.tr("Paste or drop the text here, as it came."))
        self.lines.setObjectName("sent.lines")
        self.found.setObjectName("sent.found")
        sides = QHBoxLayout()
        sides.setSpacing(5 * GRID)
        sides.addLayout(self._left(), 1)
        sides.addLayout(self._right(), 1)
        self.fields.addLayout(sides, 1)
        # Only now does it stand in this window; before, the focus would go elsewhere.
        self.original.setFocus()

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        self.resize(self.width(), max(self.height(), self._roomy))

    def _size_to(self, window: QWidget) -> None:
        whole = window.size()
        wide, high = look().px(_SIZE[0]), look().px(_SIZE[1])
        self._roomy = min(high, whole.height() - 40)
        self.resize(min(wide, whole.width() - 40), self._roomy)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GAP)
        head = QHBoxLayout()
        head.addWidget(self.paste)
        head.addWidget(self.open_file)
        if not self._takes_files:
            self.open_file.hide()
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.original, 1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GAP)
        self.found.setMinimumHeight(look().control_height())
        column.addWidget(self.found)
        column.addWidget(self.lines, 1)
        return column

    def _watch(self) -> None:
        self.original.settled.connect(self._settled)
        self.original.file_dropped.connect(self.file_chosen)
        self.original.too_long.connect(self._refuse_long)
        self.original.several.connect(self._refuse_several)
        self.original.pasted_over.connect(self._pasted_over)
        self.original.typed.connect(self._typed)
        self.original.no_text.connect(self._refuse_no_text)
        self.original.nothing.connect(self._refuse_nothing)
        self.paste.clicked.connect(self._paste)
        self.open_file.clicked.connect(self._choose)

    @Slot(str)
    def _settled(self, text: str) -> None:
        if text.strip():
            self.text_changed.emit(text)
        else:
            self.problem.hide()
            self.show_nothing()

    @Slot()
    def _paste(self) -> None:
        self.take_mime(QGuiApplication.clipboard().mimeData())

    @Slot()
    def _choose(self) -> None:
        chooser = file_dialog(self, self.tr("Open what the mentor sent"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self._chosen)
        chooser.open()

    @Slot(str)
    def _chosen(self, path: str) -> None:
        self.file_chosen.emit(Path(path))

    @Slot()
    def _refuse_long(self) -> None:
        self.refuse(unreadable(Unreadable.TOO_LONG))

    @Slot()
    def _refuse_several(self) -> None:
        self.refuse(SeveralFilesError())

    @Slot()
    def _pasted_over(self) -> None:
        self._came_by = CameBy.PASTED

    @Slot()
    def _typed(self) -> None:
        self._came_by = CameBy.TYPED

    @Slot()
    def _refuse_nothing(self) -> None:
        self.refuse(unreadable(Unreadable.EMPTY))

    @Slot()
    def _refuse_no_text(self) -> None:
        self.refuse(NothingToPasteError())
