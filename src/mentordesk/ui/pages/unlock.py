"""The gate of a desk that exists: its passphrase, or the recovery code."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mentordesk.errors import MentorDeskError
from mentordesk.marks import override
from mentordesk.services.desk import DeskService
from mentordesk.ui import tokens
from mentordesk.ui.error_text import error_text
from mentordesk.ui.look import look
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.tokens import Text
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.label import Label, strong, title
from mentordesk.ui.widgets.passphrase_field import PassphraseField
from mentordesk.ui.widgets.saying import Saying

if TYPE_CHECKING:
    from mentordesk.services.workspace import Workspace

FORM_WIDTH = 340


class UnlockPage(Page):
    """Asks for the passphrase; four ways to fail have four answers."""

    opened = Signal(object)
    opened_by_code = Signal(object)
    sample_asked = Signal()
    begun = Signal()
    """Emitted with the first letter typed."""

    def __init__(self, desk: DeskService, tasks: Tasks, notices: Notices) -> None:
        super().__init__()
        self._desk, self._tasks, self._notices = desk, tasks, notices
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.code = QLineEdit()
        self.unlock = Button(self.tr("Unlock"), Kind.PRIMARY, "lock-open")
        self.other_way = Button(self.tr("Use the recovery code"), Kind.LINK)
        self.sample = Button(self.tr("Try it with a sample desk"), Kind.LINK)
        self._heading = title(self.tr("Unlock your desk"))
        self._what = strong(self.tr("Passphrase"))
        self._answer = Label("", Text.SMALL)
        self._build()
        once = Qt.ConnectionType.SingleShotConnection
        for field in (self.passphrase, self.code):
            field.textEdited.connect(self.begun, once)
        self.unlock.clicked.connect(self._unlock)
        self.passphrase.submitted.connect(self._unlock)
        self.code.returnPressed.connect(self._unlock)
        self.other_way.clicked.connect(self._turn)
        self.sample.clicked.connect(self.sample_asked)

    @override
    def first_focus(self) -> QWidget | None:
        return self.code if self._by_code() else self.passphrase

    @Slot()
    def _unlock(self) -> None:
        typed = self.code.text() if self._by_code() else self.passphrase.text()
        if not typed.strip() or not self.unlock.isEnabled():
            return
        self._wait(yes=True)
        way, opened = (
            (self._desk.unlock_with_code, self._open_by_code)
            if self._by_code()
            else (self._desk.unlock, self._open)
        )
        self._tasks.run(partial(way, typed), opened, self._refuse)

    def _open(self, workspace: "Workspace") -> None:
        self.opened.emit(workspace)

    def _open_by_code(self, workspace: "Workspace") -> None:
        self.opened_by_code.emit(workspace)

    def _refuse(self, error: Exception) -> None:
        """Say why, and leave what was typed where it is."""
        self._wait(yes=False)
        if not isinstance(error, MentorDeskError):
            self._notices.error(error)
            return
        self._answer.setText(error_text(error).line())
        self._answer.setVisible(True)
        field = self.first_focus()
        if isinstance(field, QLineEdit):
            field.selectAll()
            field.setFocus()

    @Slot()
    def _turn(self) -> None:
        """Change between the passphrase and the recovery code."""
        by_code = not self._by_code()
        self.passphrase.setVisible(not by_code)
        self.code.setVisible(by_code)
        self._answer.setVisible(False)
        self._what.setText(self.tr("Recovery code") if by_code else self.tr("Passphrase"))
        self.other_way.setText(
            self.tr("Use the passphrase") if by_code else self.tr("Use the recovery code")
        )
        field = self.first_focus()
        if field is not None:
            field.setFocus()

    def _by_code(self) -> bool:
        return self.code.isVisibleTo(self)

    def _wait(self, *, yes: bool) -> None:
        for control in (self.unlock, self.passphrase, self.code, self.other_way, self.sample):
            control.setEnabled(not yes)
        self.unlock.setText(self.tr("Opening…") if yes else self.tr("Unlock"))

    def _build(self) -> None:
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.code.setPlaceholderText("XXXXXX-XXXXXX-XXXXXX-XXXXXX-XXXXXX-XXXXXX")
        self.code.setVisible(False)
        self._answer.set_tone("danger")
        self._answer.setVisible(False)
        for name, widget in {
            "unlock.passphrase": self.passphrase,
            "unlock.code": self.code,
            "unlock.go": self.unlock,
            "unlock.other_way": self.other_way,
            "unlock.sample": self.sample,
            "unlock.answer": self._answer,
        }.items():
            widget.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Saying(), 1)
        row.addWidget(self._form(), 1)

    def _form(self) -> QWidget:
        form = QWidget()
        form.setFixedWidth(look().px(FORM_WIDTH))
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        column.addWidget(Label("MentorDesk", Text.BRAND))
        column.addWidget(self._heading)
        column.addSpacing(tokens.GAP)
        column.addWidget(self._what)
        column.addWidget(self.passphrase)
        column.addWidget(self.code)
        column.addWidget(self._answer)
        column.addSpacing(tokens.GRID)
        column.addWidget(self.unlock)
        links = QHBoxLayout()
        links.addWidget(self.other_way)
        links.addStretch(1)
        links.addWidget(self.sample)
        column.addLayout(links)
        side = QWidget()
        around = QVBoxLayout(side)
        around.setContentsMargins(*[tokens.PAD_PAGE] * 4)
        around.addWidget(form, 0, Qt.AlignmentFlag.AlignCenter)
        return side
