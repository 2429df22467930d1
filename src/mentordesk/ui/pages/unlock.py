"""The gate of a desk that exists: its passphrase, the keychain if allowed, the recovery code."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.errors import DeskDamagedError, MentorDeskError
from mentordesk.marks import override
from mentordesk.services import keychain
from mentordesk.services.desk import DeskService
from mentordesk.ui import tokens
from mentordesk.ui.look import look
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.patience import Patience
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.tokens import Text, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.desk_place import DeskPlace
from mentordesk.ui.widgets.label import Label, title
from mentordesk.ui.widgets.saying import Saying
from mentordesk.ui.widgets.scroll_page import ScrollPage
from mentordesk.ui.widgets.way_in import WayIn

if TYPE_CHECKING:
    from mentordesk.services.workspace import Workspace

FORM_WIDTH = 340
TICK_MS = 250


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
        questions: Tasks | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._tasks, self._notices = desk, tasks, notices
        self._questions = questions or tasks
        self._asking = False
        self.way = WayIn("unlock", self.tr("Passphrase"), patience)
        self.unlock = Button(self.tr("Unlock"), Kind.PRIMARY, "lock-open")
        self.keychain = Button(self.tr("Open with this computer’s keychain"), icon="key-round")
        self.repair = Button(self.tr("Repair it…"), Kind.LINK)
        self.sample, self.restore = (
            Button(self.tr("Try it with a sample desk"), Kind.LINK),
            Button(self.tr("Restore from a backup"), Kind.LINK),
        )
        self._heading = title(self.tr("Unlock your desk"))
        self.place = DeskPlace()
        self._tick = QTimer(self, interval=TICK_MS)
        self._build()
        once = Qt.ConnectionType.SingleShotConnection
        for field in (self.way.passphrase, self.way.code):
            field.textEdited.connect(self.begun, once)
        self.unlock.clicked.connect(self._unlock)
        self.way.submitted.connect(self._unlock)
        self.keychain.clicked.connect(self._unlock_with_keychain)
        self.way.other_way.clicked.connect(self._look)
        self._tick.timeout.connect(self._look)
        self.sample.clicked.connect(self.sample_asked)
        self.restore.clicked.connect(self.restore_asked)
        self.repair.clicked.connect(self._ask_repair)

    @override
    def first_focus(self) -> QWidget | None:
        return self.way.field

    @Slot()
    def _unlock(self) -> None:
        typed = self.way.typed
        if not typed or self._asking:
            return
        if not self.unlock.isEnabled():
            self._tell_pause()
        elif self.way.by_code:
            way = partial(self._desk.unlock_with_code, typed)
            self._ask(self._tasks, way, self.opened_by_code)
        else:
            self._ask(self._tasks, partial(self._desk.unlock, typed), self.opened)

    @Slot()
    def _unlock_with_keychain(self) -> None:
        words = self.tr("Your computer may ask for the keychain’s own password.")
        self.way.say(words, Tone.NEUTRAL)
        self._ask(self._questions, self._desk.unlock_with_keychain, self.opened)

    def _ask(self, tasks: Tasks, way: Callable[[], "Workspace"], opened: SignalInstance) -> None:
        self._asking = True
        self._look()
        announce(self.unlock, self.unlock.text())
        tasks.run(way, partial(self._open, opened), self._refuse)

    def _open(self, opened: SignalInstance, workspace: "Workspace") -> None:
        opened.emit(workspace)

    def _refuse(self, error: Exception) -> None:
        """Say why, and leave what was typed where it is."""
        self._asking = False
        self._look()
        if not isinstance(error, MentorDeskError):
            self._notices.error(error)
            return
        self.way.refuse(error)
        if isinstance(error, DeskDamagedError):
            self.repair.setVisible(True)
        self._look()
        self._tell_pause()

    def tell_closed(self) -> None:
        """Say that the session is over before the desk was locked."""
        self.way.say(self._closed_words(), Tone.NEUTRAL)

    def _closed_words(self) -> str:
        return self.tr("The session is closed and saved.")

    def tell_damage(self, damaged: bool) -> None:  # noqa: FBT001  # an answer
        """Offer the repair of a desk in which the last check found damage."""
        if damaged:
            words = self.tr("A part of this desk cannot be read.")
            closed = self._closed_words()
            is_said = self.way.answer.text() == closed
            self.way.say(f"{closed} {words}" if is_said else words, Tone.NEUTRAL)
            self.repair.setVisible(True)

    @Slot()
    def _ask_repair(self) -> None:
        self.repair_asked.emit(self.way.typed, self.way.by_code)

    def _tell_pause(self) -> None:
        """Say how long the next attempt has to wait; the button counts down."""
        words = self.way.pause_words()
        if words:
            announce(self.unlock, words)

    @Slot()
    def _look(self) -> None:
        """Let be pressed what may be pressed now."""
        left = self.way.pause()
        if not self.way.patience.left():
            self._tick.stop()
        elif not self._tick.isActive():
            self._tick.start()
        ways = (self.way.passphrase, self.way.code, self.way.other_way, self.keychain, self.repair)
        for control in (*ways, self.sample, self.restore, self.place):
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
        for name, widget in {
            "unlock.go": self.unlock,
            "unlock.keychain": self.keychain,
            "unlock.sample": self.sample,
            "unlock.restore": self.restore,
            "unlock.repair": self.repair,
        }.items():
            widget.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Saying(), 1)
        row.addWidget(self._form(), 1)
        # Only now: a widget that is shown before it stands anywhere is a window of its own.
        self.keychain.setVisible(keychain.is_offered(self._desk.folder))
        self.repair.hide()
        self._look()

    def _form(self) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(tokens.GAP)
        column.addWidget(Label("MentorDesk", Text.BRAND))
        column.addWidget(self._heading)
        column.addWidget(self.place)
        column.addSpacing(tokens.GAP)
        column.addWidget(self.way)
        column.addWidget(self.repair, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(tokens.GRID)
        column.addWidget(self.unlock)
        column.addWidget(self.keychain)
        links = QHBoxLayout()
        links.addWidget(self.way.other_way)
        links.addStretch(1)
        links.addWidget(self.sample)
        column.addLayout(links)
        column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        width = look().px(FORM_WIDTH)
        side = ScrollPage(width)
        side.setMinimumWidth(width + 2 * tokens.PAD_PAGE)
        side.add_stretch()
        side.add(column)
        side.add_stretch()
        return side
