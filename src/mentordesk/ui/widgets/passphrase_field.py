"""Where a passphrase is typed, hidden until its owner wants to see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from mentordesk.marks import override
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.button import Button, symbol_button


class PassphraseField(QLineEdit):
    """A line that keeps what is typed to itself."""

    submitted = Signal()

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setProperty("tall", "true")
        self.setAccessibleName(name or self.tr("Passphrase"))
        self.eye: Button = symbol_button("eye", self.tr("Show what is typed"))
        self._build()
        self.eye.clicked.connect(self._turn)
        self.returnPressed.connect(self.submitted)

    def _build(self) -> None:
        self.eye.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID, GRID, GRID)
        row.addStretch(1)
        row.addWidget(self.eye)
        self.setTextMargins(0, 0, look().control_height(), 0)

    @property
    def is_shown(self) -> bool:
        """Say whether the letters can be read on the screen."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def show_letters(self, shown: bool) -> None:  # noqa: FBT001  a Qt-like setter
        """Show or hide the letters."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.eye.set_icon("eye-off" if shown else "eye")
        words = self.tr("Hide what is typed") if shown else self.tr("Show what is typed")
        self.eye.setAccessibleName(words)
        self.eye.setToolTip(words)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        # What a button has no use for comes on to the line it stands in.
        if self.eye.hasFocus() and arg__1.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.eye.click()
        else:
            super().keyPressEvent(arg__1)

    def _turn(self) -> None:
        self.show_letters(not self.is_shown)
