"""Something to try: how it went, line by line, until the next session begins."""

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from mentordesk.domain.ids import TryId
from mentordesk.domain.promise import MOST_TRIED, Promise, Tried
from mentordesk.ui import dates
from mentordesk.ui.tokens import GAP, GRID, PAD_CARD
from mentordesk.ui.tried_words import to_try_words, tried_line
from mentordesk.ui.widgets.add_line import AddLine
from mentordesk.ui.widgets.button import link
from mentordesk.ui.widgets.label import Label, hint, small

Drafts = Mapping[TryId | None, str]
"""What stands in the lines and is not kept: by the line it would replace, None for a new one."""


class TryLog(QWidget):
    """What was tried and its log, closed until it is asked for.

    `typed` tells of words in a line, `written` that they should be kept; None is a new line.
    """

    typed = Signal(object, str)
    written = Signal(object, str)
    removed = Signal(object)
    turned = Signal(bool)

    def __init__(self, promise: Promise, mentor: str, drafts: Drafts, *, writable: bool) -> None:
        super().__init__()
        self._promise, self._writable = promise, writable
        self._rows: dict[TryId, TriedRow] = {}
        self.about, self.turn = small(""), link("")
        self.line = AddLine(self.tr("How did it go?"), self.tr("Keep"))
        words = self.tr("{name} sees it at the close of your next session.")
        self._whose = hint(words.format(name=mentor))
        self._lines, self.body = QVBoxLayout(), QWidget()
        self._build()
        self._connect()
        self.line.line.setText(drafts.get(None, ""))
        self._fill(drafts)

    def show_promise(self, promise: Promise) -> None:
        """Show the log as it is now; lines that are being put better stay open."""
        self._promise = promise
        self._fill({})

    def open(self, *, opened: bool = True) -> None:
        """Show the log, or put it away."""
        self.body.setVisible(opened)
        self._say_turn()

    def put_back(self, key: TryId | None, words: str) -> None:
        """Show words that were typed before in their line; the keyboard stays where it is."""
        self.open()
        if key is None:
            self.line.put_back(words)
        else:
            self._rows[key].change(words)
            self.typed.emit(key, words)

    def kept(self, words: str) -> None:
        """Be ready for the next line; what was typed since then stays."""
        self.line.kept(words)
        QTimer.singleShot(0, self, self._reveal)

    def _build(self) -> None:
        self.turn.setObjectName("try.log")
        self.turn.setAccessibleDescription(self._promise.text)
        self.line.line.setObjectName("try.line")
        self.line.button.setObjectName("try.keep")
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.about)
        head.addWidget(self.turn)
        head.addStretch(1)
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(0, GRID, 0, GRID)
        inside.setSpacing(GRID)
        self._lines.setSpacing(GRID)
        inside.addLayout(self._lines)
        inside.addWidget(self.line)
        inside.addWidget(self._whose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.body)
        self.body.hide()

    def _connect(self) -> None:
        self.turn.clicked.connect(self._turn)
        self.line.typed.connect(self._typed_new)
        self.line.submitted.connect(partial(self.written.emit, None))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.line)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._turn)

    def _fill(self, drafts: Drafts) -> None:
        self._take_out(self._rows.keys() - {tried.id for tried in self._promise.log})
        for place, tried in enumerate(self._promise.log):
            row = self._rows.get(tried.id)
            if row is None:
                row = self._row(tried)
                self._lines.insertWidget(place, row)
            row.show_tried(tried)
            if tried.id in drafts:
                row.change(drafts[tried.id])
        self._show_count()

    def _row(self, tried: Tried) -> "TriedRow":
        row = self._rows[tried.id] = TriedRow(tried, writable=self._writable)
        row.typed.connect(partial(self.typed.emit, tried.id))
        row.written.connect(partial(self.written.emit, tried.id))
        row.removed.connect(partial(self.removed.emit, tried.id))
        return row

    def _take_out(self, gone: Iterable[TryId]) -> None:
        for key in gone:
            row = self._rows.pop(key)
            had_focus = _is_next(row.remove)
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
            if had_focus:
                self._first().setFocus()

    def _first(self) -> QWidget:
        is_shown = not (self.body.isHidden() or self.line.isHidden())
        return self.line.line if is_shown else self.turn

    def _show_count(self) -> None:
        self.about.setText(to_try_words(self._promise))
        full = len(self._promise.log) >= MOST_TRIED and not self.line.waits
        self.line.setVisible(self._writable and not full)
        self._whose.setVisible(self._writable)
        self._say_turn()

    def _say_turn(self) -> None:
        opens = self.tr("Log") if self._writable else self.tr("Show")
        self.turn.setText(self.tr("Put away") if not self.body.isHidden() else opens)
        self.turn.setVisible(self._writable or bool(self._promise.log))

    @Slot()
    def _typed_new(self) -> None:
        self.typed.emit(None, self.line.line.text())

    @Slot()
    def _turn(self) -> None:
        opened = self.body.isHidden()
        self.open(opened=opened)
        self.turned.emit(opened)
        self._first().setFocus()
        QTimer.singleShot(0, self, self._reveal)  # once there is room for what was opened

    @Slot()
    def _reveal(self) -> None:
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None:
            shown = self.line if self.line.isVisibleTo(self) else self
            page.ensureWidgetVisible(shown, 0, PAD_CARD)


class TriedRow(QWidget):
    """One line of the log with its day, to be put better in its place or to be removed."""

    typed = Signal(str)
    written = Signal(str)
    removed = Signal()

    def __init__(self, tried: Tried, *, writable: bool) -> None:
        super().__init__()
        self._tried = tried
        self.words, self.line = Label(), QLineEdit()
        self.better = link(self.tr("Change"))
        self.remove = link(self.tr("Remove"))
        day = dates.day(dates.local_day(tried.at))
        self.line.setAccessibleName(self.tr("Note of {day}").format(day=day))
        self._build(writable=writable)
        self._connect()

    def show_tried(self, tried: Tried) -> None:
        """Show the words that are kept; the line closes unless more was typed since."""
        self._tried = tried
        self.words.setText(tried_line(tried))
        for button in (self.better, self.remove):
            button.setAccessibleDescription(tried.words)
        if " ".join(self.line.text().split()) == tried.words:
            had_focus = _is_next(self.line)
            self._show(changing=False)
            if had_focus:
                self.better.setFocus()

    def change(self, words: str) -> None:
        """Show a line to put it better in, with these words."""
        self.line.setText(words)
        self._show(changing=True)

    def _build(self, *, writable: bool) -> None:
        self.line.setObjectName("try.better")
        self.better.setObjectName("try.change")
        self.remove.setObjectName("try.remove")
        for button in (self.better, self.remove):
            button.setVisible(writable)
        self.line.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.line, 1)
        row.addWidget(self.better, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.better.clicked.connect(self._ask)
        self.remove.clicked.connect(self.removed)
        self.line.textEdited.connect(self.typed)
        self.line.returnPressed.connect(self._submit)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.line)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self._leave)

    def _show(self, *, changing: bool) -> None:
        self.line.setVisible(changing)
        for other in (self.words, self.better, self.remove):
            other.setVisible(not changing)

    @Slot()
    def _ask(self) -> None:
        self.change(self._tried.words)
        self.line.setFocus()

    @Slot()
    def _submit(self) -> None:
        self.written.emit(self.line.text())

    @Slot()
    def _leave(self) -> None:
        """Leave the line as it was kept, by the key that says so."""
        self.typed.emit(self._tried.words)
        self._show(changing=False)
        self.better.setFocus()


def _is_next(control: QWidget) -> bool:
    """Return whether the keyboard is there, or will be once the window is active again."""
    return control.window().focusWidget() is control
