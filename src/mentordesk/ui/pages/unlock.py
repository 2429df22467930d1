"""The gate of a desk that exists: its passphrase, the keychain if allowed, the recovery code."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mentordesk.errors import DeskDamagedError, MentorDeskError, WrongPassphraseError
from mentordesk.keyboard import Keys, read_keys
from mentordesk.marks import override
from mentordesk.services import keychain
from mentordesk.services.desk import DeskService
from mentordesk.ui import tokens
from mentordesk.ui.error_text import error_text
from mentordesk.ui.look import look
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.patience import Patience
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.tokens import Text, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.desk_place import DeskPlace
from mentordesk.ui.widgets.key_state import KeyState
from mentordesk.ui.widgets.label import Label, strong, title
from mentordesk.ui.widgets.passphrase_field import PassphraseField
from mentordesk.ui.widgets.saying import Saying

if TYPE_CHECKING:
    from mentordesk.services.workspace import Workspace

FORM_WIDTH = 340
TICK_MS = 250
COME_BACK = {QEvent.Type.FocusIn, QEvent.Type.WindowActivate}


def keys_of_window() -> Keys | None:
    """Return how the keyboard stands, where the system lets a program know."""
    return read_keys(QGuiApplication.platformName())


class UnlockPage(Page):
    """Asks for the passphrase; four ways to fail have four answers."""

    opened = Signal(object)
    opened_by_code = Signal(object)
    sample_asked = Signal()
    restore_asked = Signal()
    repair_asked = Signal(str, bool)
    """Emitted with what was typed, and whether that is the recovery code."""
    begun = Signal()
    """Emitted with the first letter typed."""

    def __init__(
        self,
        desk: DeskService,
        tasks: Tasks,
        notices: Notices,
        patience: Patience | None = None,
        keys: Callable[[], Keys | None] = keys_of_window,
    ) -> None:
        super().__init__()
        self._desk, self._tasks, self._notices = desk, tasks, notices
        self._patience, self._keys = patience or Patience(), keys
        self._failed = self._asking = False
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.code = QLineEdit()
        self.unlock = Button(self.tr("Unlock"), Kind.PRIMARY, "lock-open")
        self.keychain = Button(self.tr("Open with this computer’s keychain"), icon="key-round")
        self.other_way = Button(self.tr("Use the recovery code"), Kind.LINK)
        self.repair = Button(self.tr("Repair it…"), Kind.LINK)
        self.sample, self.restore = (
            Button(self.tr("Try it with a sample desk"), Kind.LINK),
            Button(self.tr("Restore from a backup"), Kind.LINK),
        )
        self._heading = title(self.tr("Unlock your desk"))
        self._what = strong(self.tr("Passphrase"))
        self._answer = Label("", Text.SMALL)
        self.key_state, self.place = KeyState(), DeskPlace()
        self._tick = QTimer(self, interval=TICK_MS)
        self._build()
        once = Qt.ConnectionType.SingleShotConnection
        for field in (self.passphrase, self.code):
            field.textEdited.connect(self.begun, once)
        self.unlock.clicked.connect(self._unlock)
        self.passphrase.submitted.connect(self._unlock)
        self.code.returnPressed.connect(self._unlock)
        self.keychain.clicked.connect(self._unlock_with_keychain)
        self.other_way.clicked.connect(self._turn)
        self._tick.timeout.connect(self._look)
        self.passphrase.installEventFilter(self)
        self.sample.clicked.connect(self.sample_asked)
        self.restore.clicked.connect(self.restore_asked)
        self.repair.clicked.connect(self._ask_repair)

    @override
    def first_focus(self) -> QWidget | None:
        return self.code if self._by_code() else self.passphrase

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in COME_BACK or _is_caps_lock(event):
            self._look_at_keys()
        return super().eventFilter(watched, event)

    @Slot()
    def _unlock(self) -> None:
        typed = self.code.text() if self._by_code() else self.passphrase.text()
        if not typed.strip() or self._asking:
            return
        if not self.unlock.isEnabled():
            self._tell_pause()
        elif self._by_code():
            self._ask(partial(self._desk.unlock_with_code, typed), self.opened_by_code)
        else:
            self._ask(partial(self._desk.unlock, typed), self.opened)

    @Slot()
    def _unlock_with_keychain(self) -> None:
        self._say(self.tr("Your computer may ask for the keychain’s own password."), Tone.NEUTRAL)
        self._ask(self._desk.unlock_with_keychain, self.opened)

    def _ask(self, way: Callable[[], "Workspace"], opened: SignalInstance) -> None:
        self._asking = True
        self._look()
        announce(self.unlock, self.unlock.text())
        self._tasks.run(way, partial(self._open, opened), self._refuse)

    def _open(self, opened: SignalInstance, workspace: "Workspace") -> None:
        opened.emit(workspace)

    def _refuse(self, error: Exception) -> None:
        """Say why, and leave what was typed where it is."""
        self._asking = False
        if isinstance(error, WrongPassphraseError):
            self._patience.wrong()
            self._failed = True
        self._look()
        if not isinstance(error, MentorDeskError):
            self._notices.error(error)
            return
        self._say(error_text(error).line(), Tone.DANGER)
        if isinstance(error, DeskDamagedError):
            self.repair.setVisible(True)
        self._tell_pause()
        self._look_at_keys()
        field = self.first_focus()
        if isinstance(field, QLineEdit):
            field.selectAll()
            field.setFocus()

    def tell_damage(self, damaged: bool) -> None:  # noqa: FBT001  # an answer
        """Offer the repair of a desk in which the last check found damage."""
        if damaged:
            self._say(self.tr("A part of this desk cannot be read."), Tone.NEUTRAL)
            self.repair.setVisible(True)

    @Slot()
    def _ask_repair(self) -> None:
        by_code = self._by_code()
        self.repair_asked.emit(self.code.text() if by_code else self.passphrase.text(), by_code)

    @Slot()
    def _turn(self) -> None:
        """Change between the passphrase and the recovery code."""
        by_code = not self._by_code()
        self.passphrase.setVisible(not by_code)
        self.code.setVisible(by_code)
        self._answer.setVisible(False)
        for way in (self.passphrase, self.code):
            way.setAccessibleDescription("")
        self._what.setText(self.tr("Recovery code") if by_code else self.tr("Passphrase"))
        self.other_way.setText(
            self.tr("Use the passphrase") if by_code else self.tr("Use the recovery code")
        )
        self._look()
        self._look_at_keys()
        field = self.first_focus()
        if field is not None:
            field.setFocus()

    def _by_code(self) -> bool:
        return self.code.isVisibleTo(self)

    def _say(self, words: str, tone: Tone) -> None:
        self._answer.set_tone(tone)
        self._answer.setText(words)
        self._answer.setVisible(True)
        field = self.code if self._by_code() else self.passphrase
        field.setAccessibleDescription(words)
        announce(field, words)

    def _tell_pause(self) -> None:
        """Say how long the next attempt has to wait; the button counts down."""
        left = self._patience.left()
        if left:
            words = self.tr("The next attempt can be made in {seconds} seconds.")
            announce(self.unlock, words.format(seconds=left))

    def _look_at_keys(self) -> None:
        keys = None if self._by_code() else self._keys()
        self.key_state.show_keys(keys, with_layout=self._failed)

    @Slot()
    def _look(self) -> None:
        """Let be pressed what may be pressed now."""
        left = 0 if self._by_code() else self._patience.left()
        if not self._patience.left():
            self._tick.stop()
        elif not self._tick.isActive():
            self._tick.start()
        ways = (self.keychain, self.other_way, self.sample, self.restore, self.repair, self.place)
        for control in (self.passphrase, self.code, *ways):
            control.setEnabled(not self._asking)
        self.unlock.setEnabled(not self._asking and not left)
        self.unlock.setText(self._unlock_words(left))

    def _unlock_words(self, left: int) -> str:
        if self._asking:
            return self.tr("Opening…")
        if left:
            return self.tr("Try again in {seconds} s").format(seconds=left)
        return self.tr("Unlock")

    def _build(self) -> None:
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.code.setPlaceholderText("XXXXXX-XXXXXX-XXXXXX-XXXXXX-XXXXXX-XXXXXX")
        self.code.setVisible(False)
        self.repair.setVisible(False)
        self._answer.setVisible(False)
        self.keychain.setVisible(keychain.is_offered(self._desk.folder))
        for name, widget in {
            "unlock.passphrase": self.passphrase,
            "unlock.code": self.code,
            "unlock.go": self.unlock,
            "unlock.keychain": self.keychain,
            "unlock.keys": self.key_state,
            "unlock.other_way": self.other_way,
            "unlock.sample": self.sample,
            "unlock.restore": self.restore,
            "unlock.answer": self._answer,
            "unlock.repair": self.repair,
        }.items():
            widget.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Saying(), 1)
        row.addWidget(self._form(), 1)
        self._look()

    def _form(self) -> QWidget:
        form = QWidget()
        form.setFixedWidth(look().px(FORM_WIDTH))
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        column.addWidget(Label("MentorDesk", Text.BRAND))
        column.addWidget(self._heading)
        column.addWidget(self.place)
        column.addSpacing(tokens.GAP)
        column.addWidget(self._what)
        column.addWidget(self.passphrase)
        column.addWidget(self.code)
        column.addWidget(self.key_state)
        column.addWidget(self._answer)
        column.addWidget(self.repair, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(tokens.GRID)
        column.addWidget(self.unlock)
        column.addWidget(self.keychain)
        links = QHBoxLayout()
        links.addWidget(self.other_way)
        links.addStretch(1)
        links.addWidget(self.sample)
        column.addLayout(links)
        column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        side = QWidget()
        around = QVBoxLayout(side)
        around.setContentsMargins(*[tokens.PAD_PAGE] * 4)
        around.addWidget(form, 0, Qt.AlignmentFlag.AlignCenter)
        return side


def _is_caps_lock(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.KeyRelease
        and event.key() == Qt.Key.Key_CapsLock
    )
