"""The passphrase of a file that will be locked: shown once, and copied by a press."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.passphrase import suggest
from mentordesk.ui.tokens import GAP
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.label import small, strong


class FileKey(QWidget):
    """Six words, with what to do with them; `lost` tells that those of a saved file went."""

    lost = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._passphrase, self._given, self._kept = suggest(), False, False
        self.words, self.told = strong(""), small("")
        self.copy = Button(self.tr("Copy"), icon="copy")
        self._copied = small(self.tr("Copied. It can be pasted for one minute."))
        self._own, self._other = QWidget(), strong("")
        self.copy.clicked.connect(self._copy)
        self._build()
        self._show()

    @property
    def passphrase(self) -> str:
        """Return the six words."""
        return self._passphrase

    @property
    def is_kept(self) -> bool:
        """Return whether words stand here that open a file that was saved."""
        return self._kept or bool(self._other.text())

    def keep(self, passphrase: str, name: str) -> None:
        """Leave those of a saved file to be read; the next other file gets its own.

        Writing takes its time: where another choice was made meanwhile, they stand below.
        """
        is_own = passphrase == self._passphrase
        self._given = self._given or is_own
        if is_own and not self._own.isHidden():
            self._kept = True
            return
        opens = self.tr("{name} opens with: {words}")
        self._other.setText(opens.format(name=name, words=passphrase))
        self._other.show()

    def ask_for(self, *, lock: bool) -> None:
        """Show the six words only where the next file will be locked."""
        self._own.setVisible(lock)

    def give_away(self) -> None:
        """Take these for told to somebody: the next file gets others."""
        self._given = True

    def renew(self) -> None:
        """Choose others where these were given to somebody."""
        if not self._given:
            return
        was_kept = self._kept
        self._passphrase, self._given, self._kept = suggest(), False, False
        self._copied.hide()
        self._show()
        if was_kept:
            self.lost.emit()

    def tell(self, words: str) -> None:
        """Say what to do with it."""
        self.told.setText(words)
        self._say()

    def _show(self) -> None:
        self.words.setText(self._passphrase)
        self._say()

    def _say(self) -> None:
        said = self.tr("Passphrase of the file: {words}").format(words=self._passphrase)
        self.words.setAccessibleName(said)
        # The keyboard never stands on words alone, so it hears them where they can be copied.
        self.copy.setAccessibleDescription(f"{said}\n{self.told.text()}".strip())

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._passphrase)
        self._copied.show()
        announce(self, self._copied.text())

    def _build(self) -> None:
        for name, part in (("passphrase", self.words), ("copy", self.copy)):
            part.setObjectName(f"export.{name}")
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.words, 1)
        line.addWidget(self.copy, alignment=Qt.AlignmentFlag.AlignTop)
        own, column = QVBoxLayout(self._own), QVBoxLayout(self)
        for layout in (own, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(GAP)
        own.addLayout(line)
        own.addWidget(self._copied)
        own.addWidget(self.told)
        column.addWidget(self._own)
        column.addWidget(self._other)
        for later in (self._copied, self._other):
            later.hide()
