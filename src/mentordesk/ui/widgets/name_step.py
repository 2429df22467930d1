"""The first step of a new desk: what the leader is called."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.label import small
from mentordesk.ui.widgets.step import Step

LONGEST_NAME = 120


class NameStep(Step):
    """Welcomes the leader, asks for one name, and offers a look around first."""

    sample_asked = Signal()
    restore_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.show_words(
            self.tr("Welcome to your desk"),
            self.tr(
                "A junior colleague leads, you listen, and their ideas keep their names. "
                "Everything you write stays on this laptop, in one encrypted desk."
            ),
        )
        self.name = QLineEdit()
        self.sample = Button(self.tr("Try it with a sample desk"))
        self.restore = Button(self.tr("Restore from a backup"))
        self._build()
        self.name.textChanged.connect(self.changed)
        self.name.returnPressed.connect(self.submitted)
        self.sample.clicked.connect(self.sample_asked)
        self.restore.clicked.connect(self.restore_asked)

    @override
    def complete(self) -> bool:
        return bool(self.name.text().strip())

    @override
    def first_field(self) -> QWidget | None:
        return self.name

    def _build(self) -> None:
        self.name.setObjectName("first.name")
        self.name.setMaxLength(LONGEST_NAME)
        self.sample.setObjectName("first.sample")
        self.restore.setObjectName("first.restore")
        self.column.addWidget(FieldRow(self.tr("What is your name?"), self.name))
        row = QHBoxLayout()
        row.addWidget(small(self.tr("Just looking? A sample desk needs no passphrase.")), 1)
        row.addWidget(self.sample)
        self.column.addLayout(row)
        row = QHBoxLayout()
        row.addWidget(small(self.tr("A desk of yours was lost? Its backup brings it back.")), 1)
        row.addWidget(self.restore)
        self.column.addLayout(row)
