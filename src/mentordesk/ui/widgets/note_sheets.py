"""The sheets of one topic, one at a time: only you, shared, off the record."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.note import NoteKind
from mentordesk.marks import override
from mentordesk.ui.look import look
from mentordesk.ui.tokens import FACES, GAP, GRID, Text, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.label import eyebrow, hint, second
from mentordesk.ui.widgets.note_sheet import NoteSheet

_TITLE_LINES = 2


class NoteSheets(QWidget):
    """Shows one sheet; the others are one key away.

    `turned` asks for another sheet, `moved` tells which words should go there instead. Where the
    mentor wants no `private` notes there is the shared sheet alone, and a line that says why.
    """

    edited = Signal(str)
    turned = Signal(object)
    moved = Signal(object, str)
    left = Signal()

    def __init__(self, mentor: str, *, private: bool = True) -> None:
        super().__init__()
        self.first = self.kind = NoteKind.PRIVATE if private else NoteKind.SHARED
        self._titles = {
            NoteKind.PRIVATE: self.tr("My notes · only you can read these"),
            NoteKind.SHARED: self.tr("Shared with {name} · in the summary").format(name=mentor),
            NoteKind.OFF_THE_RECORD: self.tr("Off the record · destroyed at the close"),
        }
        self._states = {True: self.tr("saved"), False: self.tr("not saved")}
        why = self.tr("{name} asked for no private notes. What you write here, you both read.")
        self.why = second("" if private else why.format(name=mentor))
        self.title = eyebrow(self._titles[self.kind])
        self.shared = ChipButton(self.tr("Shared"), Tone.MENTOR, "users", "F7")
        self.off_record = ChipButton(self.tr("Off the record"), Tone.LEADER, "eye-off", "F8")
        self.state = hint("").one_line()
        self.sheet = NoteSheet(self._titles[self.kind])
        self._build()
        self.sheet.textChanged.connect(self._edited)
        self.sheet.left.connect(self.left)
        self.shared.clicked.connect(self._to_shared)
        self.off_record.clicked.connect(self._to_off_record)

    def _build(self) -> None:
        self.sheet.setObjectName("live.notes")
        self.shared.setObjectName("live.shared")
        self.off_record.setObjectName("live.offTheRecord")
        self.state.setObjectName("live.saved")
        self.why.setObjectName("live.noPrivateNotes")
        self._head, self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        for part in (self._head, self._tools):
            part.setSpacing(GAP)
        self._head.addWidget(self.title, 1)
        for chip in (self.shared, self.off_record):
            chip.setCheckable(True)
            self._tools.addWidget(chip)
        self._tools.addWidget(self.state, 1)
        self._head.addLayout(self._tools)
        self.title.setWordWrap(True)
        # What is said of them takes no room from the title, which would push the notes down.
        widths = [hint(words).one_line().sizeHint().width() for words in self._states.values()]
        self.state.setMinimumWidth(max(widths))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4 * GRID)
        column.addLayout(self._head)
        column.addWidget(self.why)
        for chip in (self.shared, self.off_record):
            chip.setVisible(self.first is NoteKind.PRIVATE)
        self.why.setVisible(self.first is NoteKind.SHARED)
        self.sheet.setAccessibleDescription(self.why.text())
        written = QHBoxLayout()
        written.addWidget(self.sheet, 1000)
        written.addStretch(1)
        column.addLayout(written, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the title above what turns the sheet where it would be broken into many lines."""
        beside = self.width() - self._tools.sizeHint().width() - GAP
        most = _TITLE_LINES * look().px(FACES[Text.EYEBROW].line)
        is_high = self.title.heightForWidth(beside) > most
        way = QBoxLayout.Direction
        self._head.setDirection(way.TopToBottom if is_high else way.LeftToRight)

    def keep_readable(self, width: int) -> None:
        """Let no line of a sheet be longer."""
        self.sheet.setMaximumWidth(width)

    def show_sheet(self, kind: NoteKind, text: str) -> None:
        """Put this sheet on the table."""
        self.kind = kind
        self.title.setText(self._titles[kind])
        self.sheet.setAccessibleName(self._titles[kind])
        self._check()
        self._arrange()
        if self.sheet.text() != text:
            self.sheet.show_text(text)

    def mark(self, kind: NoteKind, *, written: bool) -> None:
        """Show whether a sheet that is not on the table holds words."""
        chip = self.shared if kind is NoteKind.SHARED else self.off_record
        icon = {NoteKind.SHARED: "users", NoteKind.OFF_THE_RECORD: "eye-off"}[kind]
        chip.set_icon("file-text" if written and kind is not self.kind else icon)

    def show_saved(self, saved: bool | None) -> None:  # noqa: FBT001  a Qt-like setter
        """Say whether what is typed is on the desk; nothing is said while it is on its way."""
        words = "" if saved is None else self._states[saved]
        if self.state.text() != words:
            self.state.setText(words)

    @Slot()
    def _edited(self) -> None:
        self.edited.emit(self.sheet.text())

    @Slot()
    def _to_shared(self) -> None:
        self._turn(NoteKind.SHARED)

    @Slot()
    def _to_off_record(self) -> None:
        self._turn(NoteKind.OFF_THE_RECORD)

    def _turn(self, kind: NoteKind) -> None:
        to = NoteKind.PRIVATE if kind is self.kind else kind
        words = self.sheet.selected()
        if words:
            self.moved.emit(to, words)
        else:
            self.turned.emit(to)
            announce(self.sheet, self._titles[self.kind])
        self._check()
        self.sheet.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _check(self) -> None:
        for chip, kind in (
            (self.shared, NoteKind.SHARED),
            (self.off_record, NoteKind.OFF_THE_RECORD),
        ):
            with QSignalBlocker(chip):
                chip.setChecked(kind is self.kind)
            chip.update()
