"""The third step of a new desk: the recovery code, kept on paper and read back."""

import random

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.code_groups import CodeGroups
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.step import Step

FORGIVEN = str.maketrans("OIL", "011")


class CodeStep(Step):
    """Shows the code once, and asks for two of its groups."""

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, code: str) -> None:
        super().__init__()
        self._groups = code.split("-")
        self._asked = sorted(random.sample(range(len(self._groups)), 2))
        self.show_words(
            self.tr("Keep the recovery code"),
            self.tr(
                "If you ever forget the passphrase, this code opens the desk. Nobody else has "
                "it. Keep it on paper, away from this laptop."
            ),
        )
        self.print = Button(self.tr("Print"), icon="printer")
        self.save = Button(self.tr("Save as PDF"), icon="download")
        self.fields = [QLineEdit() for _ in self._asked]
        self._rows = [self._row(number) for number in range(len(self._asked))]
        self._build(code)
        self.print.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_asked)
        for field in self.fields:
            field.textChanged.connect(self._typed)
        self.fields[0].returnPressed.connect(self.fields[1].setFocus)
        self.fields[1].returnPressed.connect(self._submit)

    @override
    def complete(self) -> bool:
        return all(self._right(number) for number in range(len(self._asked)))

    @override
    def first_field(self) -> QWidget | None:
        return self.print

    def asked_groups(self) -> list[str]:
        """Return the groups that are asked for, as printed."""
        return [self._groups[at] for at in self._asked]

    def _right(self, number: int) -> bool:
        typed = self.fields[number].text().strip().upper().translate(FORGIVEN)
        return typed == self._groups[self._asked[number]]

    @Slot()
    def _typed(self) -> None:
        for row in self._rows:
            row.show_problem("")
        self.changed.emit()

    @Slot()
    def _submit(self) -> None:
        for number, row in enumerate(self._rows):
            if not self._right(number):
                row.show_problem(self.tr("That is not what stands on the sheet."))
                self.fields[number].setFocus()
                return
        self.submitted.emit()

    def _row(self, number: int) -> FieldRow:
        field = self.fields[number]
        field.setObjectName(f"first.group{number + 1}")
        words = self.tr("Group {number} of the code").format(number=self._asked[number] + 1)
        return FieldRow(words, field)

    def _build(self, code: str) -> None:
        self.print.setObjectName("first.print")
        self.save.setObjectName("first.save")
        card = Card()
        card.setAccessibleName(self.tr("Recovery code {code}").format(code=code))
        card.add(CodeGroups(code, "first"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.print)
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        card.add(buttons)
        self.column.addWidget(card)
        self.column.addWidget(
            Label(self.tr("Now read two groups back, from the paper or the file."))
        )
        fields = QHBoxLayout()
        for row in self._rows:
            fields.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)  # a problem stands under one
        self.column.addLayout(fields)
