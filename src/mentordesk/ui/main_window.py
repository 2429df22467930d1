"""The one window: it shows a screen at a time and says what there is to say above it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.marks import override
from mentordesk.ui import reading_order
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.tokens import MIN_WINDOW, Tone
from mentordesk.ui.until_typed import UntilTyped
from mentordesk.ui.widgets.banner import Banner
from mentordesk.ui.widgets.label import second
from mentordesk.ui.window_keys import HeldReturn, HeldShortcut

USUAL = QSize(1280, 800)
FRAME = QSize(0, 40)
"""What a window manager may add around a window."""


class MainWindow(QMainWindow):
    """Holds the screen in use; the flow decides which one that is."""

    closing = Signal()

    def __init__(self, notices: Notices) -> None:
        super().__init__()
        self._banner, self.untouched = Banner(), Banner()
        self.arriving = Banner("Ctrl+G")
        self._notices, self._column = QWidget(), QVBoxLayout()
        self._stack = QStackedWidget()
        self._may_close, self._typing = False, UntilTyped(self)
        HeldReturn(self)
        HeldShortcut(self)
        self._act: Callable[[], None] | None = None
        self._speaker: Page | None = None
        self._build()
        reading_order.AsRead(self)
        notices.said.connect(self._say)
        notices.withdrawn.connect(self._withdraw)
        notices.refused.connect(self._typing.begin)
        self._typing.typed.connect(self._withdraw)
        self._banner.acted.connect(self._answer)

    @property
    def screen_shown(self) -> Page | None:
        """Return the screen in use."""
        screen = self._stack.currentWidget()
        return screen if isinstance(screen, Page) else None

    def show_screen(self, screen: Page) -> None:
        """Put a screen into the window; the one before it is destroyed, not hidden.

        A hidden text field still gives its words to accessibility clients.
        """
        before = self._stack.currentWidget()
        self._column.insertWidget(0, self._notices)  # back from the screen that is destroyed
        screen.hold_notices(self._notices)
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        self.forget()
        screen.refresh()
        focus = screen.first_focus()
        if focus is not None:
            focus.setFocus()

    def show_waiting(self, words: str) -> None:
        """Show one calm line until there is a screen."""
        waiting = QWidget()
        column = QVBoxLayout(waiting)
        column.addWidget(second(words), 0, Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(waiting)
        self._stack.setCurrentWidget(waiting)

    def warn(
        self, words: str, action: str, act: Callable[[], None], *, everywhere: bool = False
    ) -> None:
        """Say something that the leader may answer with one action, here or on every page."""
        self._act, self._speaker = act, None if everywhere else self._page_read()
        self._banner.say(words, Tone.DANGER, action)

    def warn_untouched(self, words: str, action: str) -> None:
        """Say that the desk is about to lock; read aloud once, then counted down in silence."""
        if self.untouched.isVisible():
            self.untouched.reword(words)
        else:
            self.untouched.say(words, Tone.LEADER, action)

    def tell(self, words: str) -> None:
        """Say something that is true on every page; it stays until it is put away."""
        self._speaker = None
        self._banner.say(words)

    @property
    def tells(self) -> bool:
        """Return whether something stands there that is true on every page."""
        return self._speaker is None and not self._banner.isHidden()

    @Slot()
    def forget(self) -> None:
        """Put away what a page had to say that is not read any more."""
        if self._speaker is not None and self._speaker is not self._page_read():
            self._speaker = None
            self._banner.dismiss()

    @Slot()
    def _withdraw(self) -> None:
        if self._speaker is not None:
            self._speaker = None
            self._banner.dismiss()

    def raise_up(self) -> None:
        """Come to the front, as the second start of the program asks."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def let_close(self) -> None:
        """Close the window for good."""
        self._may_close = True
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.closing.emit()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return reading_order.step(self, forward=next) or super().focusNextPrevChild(next)

    @Slot()
    def _answer(self) -> None:
        act, self._act = self._act, None
        if act is not None:
            act()

    @Slot(str, str)
    def _say(self, tone: str, words: str) -> None:
        self._typing.end()
        self._speaker = self._page_read()
        self._banner.say(words, Tone(tone))

    def _page_read(self) -> Page | None:
        screen = self.screen_shown
        return None if screen is None else screen.page

    def _build(self) -> None:
        self.setWindowTitle(self.tr("MentorDesk"))  # no name and no topic, as any program sees it
        self.untouched.setObjectName("window.untouched")
        self.untouched.action.setObjectName("window.stayOpen")
        self.arriving.setObjectName("window.arriving")
        self.arriving.action.setObjectName("window.getReady")
        self.setMinimumSize(*MIN_WINDOW)
        room = self.screen().availableSize() - FRAME
        self.resize(USUAL.boundedTo(room))
        middle = QWidget()
        middle.setLayout(self._column)
        for column in (self._column, QVBoxLayout(self._notices)):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        for banner in (self.untouched, self.arriving, self._banner):
            column.addWidget(banner)
        self._column.addWidget(self._notices)
        self._column.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
