"""A list of what a pair can borrow, and what may be done with the entry the keyboard is on."""

from datetime import date
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.content import Entry
from mentordesk.ui.item_models.entries import EntryModel, Shelved
from mentordesk.ui.tokens import GAP, Text
from mentordesk.ui.widgets.button import Button, quiet
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.row import VALUE
from mentordesk.ui.widgets.row_layout import RowStyle
from mentordesk.ui.widgets.row_list import RowList

_ROWS = RowStyle(title_lines=4, under_lines=4)


class Deed(StrEnum):
    """What may be done with an entry."""

    NEW = "new"
    CHANGE = "change"
    LEAVE_OUT = "leave_out"
    DELETE = "delete"
    RESTORE = "restore"
    UNMARK = "unmark"


class EntryList(QWidget):
    """Shows a model of entries; every change is asked for, not made.

    `opened` and `turned_to` give an entry, the latter None where there is no row; `deed_asked`
    gives a Deed and its entry, which is None for a new one.
    """

    opened = Signal(object)
    turned_to = Signal(object)
    deed_asked = Signal(object, object)

    def __init__(self, name: str, today: date) -> None:
        super().__init__()
        self.model = EntryModel(today, self)
        self.rows = RowList(self.model, name, _ROWS)
        self.more = Label("", Text.SMALL)
        self.buttons: dict[Deed, Button] = {
            Deed.NEW: quiet(self.tr("Write your own"), "plus"),
            Deed.CHANGE: quiet(self.tr("Change"), "pencil"),
            Deed.LEAVE_OUT: quiet(self.tr("Leave out"), "eye-off"),
            Deed.DELETE: quiet(self.tr("Delete"), "trash-2"),
            Deed.RESTORE: quiet("", "undo-2"),
            Deed.UNMARK: quiet(self.tr("Not asked after all"), "rotate-ccw"),
        }
        self._build()
        self._connect()
        self.show_choices()

    @property
    def current(self) -> Shelved | None:
        """Return the row the keyboard is on."""
        value = self.rows.currentIndex().data(VALUE)
        return value if isinstance(value, Shelved) and value.entry is not None else None

    def turn_to(self, key: str) -> None:
        """Let the keyboard be on an entry, if it is shown."""
        place = self.model.place((key, False))
        if place is not None:
            self.rows.setCurrentIndex(self.model.index(place))

    @Slot()
    def show_choices(self) -> None:
        """Offer what can be done with the entry the keyboard is on."""
        at = self.current
        entry = None if at is None else at.entry
        possible = self._possible(at)
        for deed, button in self.buttons.items():
            button.setVisible(deed in possible)
        left = at is not None and at.left
        self.buttons[Deed.RESTORE].setText(self.tr("Put back") if left else self.tr("As it came"))
        follow_ups = getattr(entry, "follow_ups", ())
        words = self.tr("And then: {questions}").format(questions=" ".join(follow_ups))
        self.more.setText(words if follow_ups else "")
        self.more.setVisible(bool(follow_ups))
        self.turned_to.emit(entry)

    def _possible(self, at: Shelved | None) -> set[Deed]:
        library = self.model.library
        if at is None or at.entry is None or library is None:
            return {Deed.NEW}
        if at.left:
            return {Deed.NEW, Deed.RESTORE}
        possible = {Deed.NEW, Deed.CHANGE}
        possible.add(Deed.DELETE if library.is_added(at.entry) else Deed.LEAVE_OUT)
        if library.is_changed(at.entry):
            possible.add(Deed.RESTORE)
        if at.asked is not None:
            possible.add(Deed.UNMARK)
        return possible

    def _build(self) -> None:
        self.rows.setObjectName("entries.rows")
        self.more.setObjectName("entries.more")
        choices = FlowLayout()
        for deed, button in self.buttons.items():
            button.setObjectName(f"entries.{deed}")
            choices.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.rows, 1)
        column.addWidget(self.more)
        column.addLayout(choices)

    def _connect(self) -> None:
        self.rows.opened.connect(self._open)
        self.rows.selectionModel().currentChanged.connect(self._turn)
        for changed in (self.model.modelReset, self.model.dataChanged, self.model.rowsRemoved):
            changed.connect(self.show_choices)
        for deed, button in self.buttons.items():
            button.clicked.connect(partial(self._ask, deed))

    def _ask(self, deed: Deed) -> None:
        at = self.current
        self.deed_asked.emit(deed, None if at is None or deed is Deed.NEW else at.entry)

    @Slot(object)
    def _open(self, value: Shelved) -> None:
        entry: Entry | None = value.entry
        if not value.left:
            self.opened.emit(entry)

    @Slot(QModelIndex, QModelIndex)
    def _turn(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.show_choices()
