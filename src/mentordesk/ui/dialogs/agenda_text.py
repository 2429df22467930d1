"""What the mentor sent, beside the topics that were read from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.agenda import CameBy, Topic
from mentordesk.domain.ids import TopicId
from mentordesk.domain.receiving import reorders
from mentordesk.errors import AgendaTextError, NothingToPasteError, SeveralFilesError
from mentordesk.exchange.agenda_parts import (
    MAX_CHARACTERS,
    ReadAgenda,
    ReadTopic,
    Unreadable,
    unreadable,
)
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.file_dialog import file_dialog
from mentordesk.ui.item_models.agenda_lines import AgendaLineModel, Taken
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, Text
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import quiet
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList
from mentordesk.ui.widgets.sent_text import SentText, accept_drop
from mentordesk.ui.wording import counted

_SIZE = (920, 600)
_LINES = RowStyle(lead_width=24, title_lines=3, pad=2 * GRID)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What goes on the agenda: topics, or the whole list in its order without what it left out."""

    topics: tuple[ReadTopic, ...] = ()
    whole: bool = False
    dropped: tuple[TopicId, ...] = ()
    reorders: bool = False


class AgendaTextDialog(Question):
    """Asks for a text; whoever opened it reads it and gives back what was found.

    `text_changed` and `file_chosen` ask for a reading, `taken` gives what was Chosen. Of topics
    that stand on the agenda already it gives what came with them otherwise, and says so; where the
    text is the whole list, those that are missing in it may go, each one or stay as it is pressed.
    Where it takes no files, no way leads to one.
    """

    text_changed = Signal(str)
    file_chosen = Signal(object)
    taken = Signal(object)

    def __init__(
        self, mentor: str, known: Sequence[Topic], parent: QWidget, *, takes_files: bool = True
    ) -> None:
        title = self.tr("What {name} sent").format(name=mentor)
        super().__init__(title, self.tr("Put on the agenda"), parent, "sent")
        self._known, self._read, self._roomy = tuple(known), ReadAgenda((), ()), 0
        self._reply = Chosen()
        self._came_by, self._takes_files = CameBy.PASTED, takes_files
        self.original = SentText(MAX_CHARACTERS, takes_files=takes_files)
        self.model = AgendaLineModel(mentor, self)
        self.lines = RowList(self.model, self.tr("Each line, and what it was taken for"), _LINES)
        self.found = Label("", Text.SMALL)
        self.paste, self.open_file = quiet(self.tr("Paste"), "clipboard-paste"), quiet("")
        self.setAcceptDrops(True)
        self._build()
        self._size_to(parent.window())
        self._connect()
        self.show_nothing()

    @property
    def topics(self) -> tuple[ReadTopic, ...]:
        """Return the topics that are new, or otherwise than they stand on the agenda."""
        taken = self.model.values()
        return tuple(one.topic for one in taken if one.topic is not None and one.goes_in)

    @property
    def came_by(self) -> CameBy:
        """Return in what form the text came that stands here."""
        return self._came_by

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

    def show_read(self, read: ReadAgenda) -> None:
        """Show what was found, line by line."""
        self.problem.hide()
        self._read = read
        self.model.show_read(read, self._known)
        self._choose_all()

    @Slot(object)
    def _turn(self, line: Taken) -> None:
        if line.left_out is not None:
            self.model.turn(line)
            self._choose_all()

    def _choose_all(self) -> None:
        taken, read = self.model.values(), self._read
        gone = tuple(one.left_out.id for one in taken if one.left_out is not None and one.goes)
        moved = read.whole and reorders(self._known, (topic.text for topic in read.topics))
        topics = read.topics if read.whole else self.topics
        self._reply = Chosen(topics, read.whole, gone, moved)
        self._tell(self._counted(taken))
        self._allow()

    def _tell(self, found: str) -> None:
        """Say what was found; while somebody types, only to be read."""
        if found != self.found.text() and self._came_by is not CameBy.TYPED:
            announce(self, found)
        self.found.setText(found)

    def _allow(self) -> None:
        chosen = self._reply
        self.yes.setEnabled(bool(self.topics or chosen.dropped or chosen.reorders))

    def _counted(self, taken: Sequence[Taken]) -> str:
        new = [one.topic for one in taken if one.topic is not None and one.stands is None]
        minutes = sum(topic.minutes or 0 for topic in new)
        words = counted(len(new), self.tr("1 topic"), self.tr("{n} topics"))
        if minutes:
            words = self.tr("{topics}, {minutes} min").format(topics=words, minutes=minutes)
        changed, out = len(self.topics) - len(new), sum(one.stays_out for one in taken)
        parts = [words]
        if changed:
            parts.append(counted(changed, self.tr("1 changed"), self.tr("{n} changed")))
        if self._reply.dropped:
            gone = (
                self.tr("1 dropped, press it to keep it"),
                self.tr("{n} dropped, press one to keep it"),
            )
            parts.append(counted(len(self._reply.dropped), *gone))
        if self._reply.reorders:
            parts.append(self.tr("in another order"))
        if out:
            others = self.tr("1 line stays out"), self.tr("{n} lines stay out")
            parts.append(counted(out, *others))
        return " · ".join(parts)

    def show_nothing(self) -> None:
        """Show that there is no text yet."""
        self._reply = Chosen()
        self.model.show(())
        self.found.setText(self.tr("Topics will stand here, each line with what it is."))
        self.yes.setEnabled(False)

    @override
    def fail(self, error: Exception) -> None:
        super().fail(error)
        if isinstance(error, AgendaTextError):
            self.show_nothing()
        self._allow()

    def refuse(self, error: Exception) -> None:
        """Say why something did not come in; what stands here already stays as it was read."""
        super().fail(error)
        self._allow()

    @override
    def answer(self) -> None:
        self.taken.emit(self._reply)

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

    def _connect(self) -> None:
        self.original.settled.connect(self._settled)
        self.original.file_dropped.connect(self.file_chosen)
        self.original.too_long.connect(self._refuse_long)
        self.original.several.connect(self._refuse_several)
        self.original.pasted_over.connect(self._pasted_over)
        self.original.typed.connect(self._typed)
        self.original.no_text.connect(self._refuse_no_text)
        self.original.nothing.connect(self._refuse_nothing)
        self.lines.opened.connect(self._turn)
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
