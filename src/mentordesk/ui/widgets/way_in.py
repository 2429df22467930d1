"""What opens a desk or a backup: the passphrase, or the recovery code in its place."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mentordesk.errors import MentorDeskError, WrongPassphraseError
from mentordesk.ui.error_text import error_text
from mentordesk.ui.patience import Patience
from mentordesk.ui.tokens import GAP, Text, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.passphrase_field import PassphraseField
from mentordesk.ui.widgets.passphrase_row import PassphraseRow


class WayIn(QWidget):
    """Asks for one of the two; its page places `other_way`, and says what came of the answer."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, name: str, passphrase: str, patience: Patience | None = None) -> None:
        """Take the first part of the object names, and what the passphrase is called."""
        super().__init__()
        self.passphrase, self.code = PassphraseField(), QLineEdit()
        self.other_way = Button(self.tr("Use the recovery code"), Kind.LINK)
        self.answer = Label("", Text.SMALL)
        self._passphrase_row = PassphraseRow(passphrase, self.passphrase)
        self._code_row = FieldRow(self.tr("Recovery code"), self.code)
        self.key_state = self._passphrase_row.key_state
        self.patience = patience or Patience()
        self._build(name)
        self.other_way.clicked.connect(self.turn)
        self.passphrase.submitted.connect(self.submitted)
        self.code.returnPressed.connect(self.submitted)
        for field in (self.passphrase, self.code):
            field.textChanged.connect(self.changed)

    @property
    def by_code(self) -> bool:
        """Return whether the recovery code is asked for."""
        return self._code_row.isVisibleTo(self)

    @property
    def field(self) -> QLineEdit:
        """Return the field that is filled in."""
        return self.code if self.by_code else self.passphrase

    @property
    def typed(self) -> str:
        """Return what is to open the desk or the backup; empty if it is only space."""
        typed = self.field.text()
        return typed if typed.strip() else ""

    def say(self, words: str, tone: Tone = Tone.DANGER) -> None:
        """Say what came of it, or nothing any more; what was typed stays."""
        self.answer.set_tone(tone)
        self.answer.setText(words)
        self.answer.setVisible(bool(words))
        for field in (self.passphrase, self.code):
            field.setAccessibleDescription(words if field is self.field else "")
        if words:
            announce(self.field, words)

    def pause(self) -> int:
        """Return how many seconds the next attempt has to wait; the code never waits."""
        return 0 if self.by_code else self.patience.left()

    def pause_words(self) -> str:
        """Return what to say of the pause; nothing if there is none."""
        return "" if self.by_code else self.patience.words()

    def has_to_wait(self) -> bool:
        """Tell whether a passphrase may not be tried yet, and say for how long."""
        words = self.pause_words()
        if words:
            self.say(words, Tone.NEUTRAL)
        return bool(words)

    def refuse(self, error: MentorDeskError) -> None:
        """Say why it did not open, and let what was typed be typed anew."""
        self.say(error_text(error).line())
        if isinstance(error, WrongPassphraseError):
            self.patience.wrong()
            self.key_state.doubt()
        self.field.selectAll()
        self.field.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()
        self.code.clear()

    @Slot()
    def turn(self) -> None:
        """Change between the passphrase and the recovery code."""
        by_code = not self.by_code
        self._passphrase_row.setVisible(not by_code)
        self._code_row.setVisible(by_code)
        self.other_way.setText(
            self.tr("Use the passphrase") if by_code else self.tr("Use the recovery code")
        )
        self.say("")
        self.field.setFocus()
        self.changed.emit()

    def _build(self, name: str) -> None:
        self.code.setPlaceholderText(self.tr("Six groups, as they stand on the sheet"))
        self.code.setProperty("tall", "true")
        for part, widget in {
            "passphrase": self.passphrase,
            "code": self.code,
            "keys": self.key_state,
            "other_way": self.other_way,
            "answer": self.answer,
        }.items():
            widget.setObjectName(f"{name}.{part}")
        self._code_row.hide()
        self.answer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for shown in (self._passphrase_row, self._code_row, self.answer):
            column.addWidget(shown)
