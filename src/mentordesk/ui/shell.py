"""The open desk: the side bar and the page beside it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget
from typing_extensions import override

from mentordesk.domain.unsaved import Unsaved
from mentordesk.ui.leaving import Leaving
from mentordesk.ui.page import Page
from mentordesk.ui.widgets.side_bar import SideBar

Maker = Callable[[], Page]


class Shell(Page):
    """Shows one of the desk's places, or a page that was opened from one of them."""

    lock_asked = Signal()
    hand_over_asked = Signal()
    search_asked = Signal()
    turned = Signal()
    """Emitted when another page stands beside the side bar."""

    def __init__(self, places: Mapping[str, Maker], leaving: Leaving, *, locks: bool) -> None:
        super().__init__()
        self._makers, self._leaving, self._locks = places, leaving, locks
        self._place = ""
        self.side_bar = SideBar()
        self._stack = QStackedWidget()
        self._build()
        self.side_bar.chosen.connect(self.go)

    @property
    @override
    def page(self) -> Page | None:
        """Return the page beside the side bar."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    @Slot(str)
    def go(self, place: str) -> None:
        """Go to a place of the desk, made anew so that it shows what is true now."""
        deeds = {
            "search": self.search_asked,
            "hand-over": self.hand_over_asked,
            "lock": self.lock_asked,
        }
        asked = deeds.get(place)
        if asked is not None:
            asked.emit()
            return
        self._leave(partial(self._go, place))

    def show_page(self, page: Page, place: str, then: Callable[[], None] | None = None) -> None:
        """Show a page that belongs to a place of the desk, and do what was wanted there."""
        page.setParent(self)  # what is never shown ends with the shell, on the window's thread
        self._leave(partial(self._put, page, place, then))

    def _leave(self, then: Callable[[], None]) -> None:
        self.side_bar.select(self._place)
        self._leaving.leave(self.page, then)

    def _go(self, place: str) -> None:
        self._put(self._makers[place](), place)

    def _put(self, page: Page, place: str, then: Callable[[], None] | None = None) -> None:
        before, self._place = self.page, place
        self.side_bar.select(place)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        self.turned.emit()
        page.refresh()
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus()
        if then is not None:
            then()

    @override
    def unsaved_words(self) -> str:
        return super().unsaved_words() if self.page is None else self.page.unsaved_words()

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        return () if self.page is None else self.page.unsaved_texts()

    @override
    def typed_texts(self) -> tuple[Unsaved, ...]:
        return () if self.page is None else self.page.typed_texts()

    @override
    def line_texts(self) -> tuple[Unsaved, ...]:
        return () if self.page is None else self.page.line_texts()

    @override
    def is_behind(self) -> bool:
        return self.page is not None and self.page.is_behind()

    @override
    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        return () if self.page is None else self.page.take_back(texts)

    @override
    def save_now(self) -> None:
        if self.page is not None:
            self.page.save_now()

    @override
    def save_but_lines(self) -> None:
        if self.page is not None:
            self.page.save_but_lines()

    def _build(self) -> None:
        bar = self.side_bar
        bar.add("today", self.tr("Today"), "sun")
        bar.add("sessions", self.tr("Sessions"), "messages-square")
        bar.add("ideas", self.tr("Ideas"), "lightbulb")
        bar.add("people", self.tr("People"), "users")
        bar.add_bottom("search", self.tr("Search"), "search", key="Ctrl+K")
        bar.add_bottom("hand-over", self.tr("Hand over"), "armchair")
        bar.add_bottom("settings", self.tr("Settings"), "settings")
        if self._locks:
            bar.add_bottom("lock", self.tr("Lock"), "lock", key="Ctrl+L")
        for number, place in enumerate(("today", "sessions", "ideas", "people"), 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(partial(self.go, place))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(bar)
        row.addWidget(self._stack, 1)
