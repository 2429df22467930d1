"""What every page of a running session has: its time, its ways out of focus, its answers."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.ids import SessionId
from mentordesk.domain.unsaved import Unsaved
from mentordesk.services.workspace import Workspace
from mentordesk.ui.room.asking import Around, AskingPage
from mentordesk.ui.room.clock import SessionClock, Tick
from mentordesk.ui.room.room_data import RoomData, look_up
from mentordesk.ui.room.spending import Spending
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.ground import Ground, stand_on
from mentordesk.ui.widgets.way_out import WayOut

_SIDE = 7 * GRID


class RoomPage(AskingPage):
    """Counts time while it is on the screen, and can always be stepped out of."""

    lock_asked = Signal()
    rescue_asked = Signal()

    def __init__(
        self,
        workspace: Workspace,
        session_id: SessionId,
        around: Around,
    ) -> None:
        super().__init__(around)
        self.workspace, self.session_id = workspace, session_id
        self._table: Table | None = None
        self._notices: QWidget | None = None
        self.clock = SessionClock(self, around.seconds)
        self.spending = Spending(self, session_id, workspace, around.tasks)
        self.way_out = WayOut(self)
        self._build()
        self.clock.ticked.connect(self._tick)
        self.way_out.held.connect(self.focus.step_out)
        self.way_out.pressed.connect(self.focus.turn)
        self.focus.changed.connect(self._focus_changed)
        self.focus.arrived.connect(self._say_focus)

    def _build(self) -> None:
        stand_on(self, Ground.PAPER)
        QVBoxLayout(self).setContentsMargins(0, 0, 0, 0)

    def furnish(self, room: RoomData) -> "Table":
        """Return what stands in the page, made once the session was looked up."""
        raise NotImplementedError

    @override
    def refresh(self) -> None:
        self.ask(partial(look_up, self.workspace, self.session_id), self._show)

    @override
    def first_focus(self) -> QWidget | None:
        return self._table.first_focus() if self._table is not None else None

    @override
    def hold_notices(self, notices: QWidget) -> None:
        self._notices = notices

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        return () if self._table is None else self._table.unsaved_texts()

    @override
    def typed_texts(self) -> tuple[Unsaved, ...]:
        return () if self._table is None else self._table.typed_texts()

    @override
    def line_texts(self) -> tuple[Unsaved, ...]:
        return () if self._table is None else self._table.line_texts()

    @override
    def is_behind(self) -> bool:
        return self._table is not None and self._table.is_behind()

    @override
    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        return () if self._table is None else self._table.take_back(texts)

    @override
    def save_now(self) -> None:
        self.spending.keep()
        if self._table is not None:
            self._table.save_now()

    @override
    def save_but_lines(self) -> None:
        self.spending.keep()
        if self._table is not None:
            self._table.save_but_lines()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.clock.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._notices = None  # they belong to the page that is shown now
            self.clock.stop()
            self.save_but_lines()

    def _show(self, room: RoomData) -> None:
        layout = self.layout()
        if self._table is None and layout is not None:
            self._table = self.furnish(room)
            layout.addWidget(self._table)
            if self._notices is not None:
                self._table.notices.insertWidget(0, self._notices)
            self._table.show_focus()
            first = self.first_focus()
            if first is not None and self.isVisible():
                first.setFocus()

    @Slot(object)
    def _tick(self, tick: Tick) -> None:
        out = self.focus.presence.out
        self.spending.add(tick.seconds, out=out)
        if self._table is not None:
            self._table.passed(tick, out=out)

    @Slot()
    def _focus_changed(self) -> None:
        self.spending.keep()
        if self._table is not None:
            self._table.show_focus()

    @Slot()
    def _say_focus(self) -> None:
        if self.isVisible():
            announce(self, self.focus.words)


class Table(QWidget):
    """What stands in a room page: made with the session it is about.

    `notices` stand between what scrolls and the foot: they cover neither the way out nor where one
    is, and what scrolls only ends earlier.
    """

    def __init__(self, page: RoomPage, room: RoomData) -> None:
        super().__init__()
        self.page, self.room = page, room
        self.notices = QVBoxLayout()
        self.notices.setContentsMargins(_SIDE, 0, _SIDE, 0)

    def first_focus(self) -> QWidget | None:
        """Return the control that has the keyboard first."""
        return None

    def has_unsaved(self) -> bool:
        """Return whether something typed is not on the desk yet."""
        return self.is_behind() or bool(self.line_texts())

    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        """Return the words that are not on the desk yet."""
        return ()

    def typed_texts(self) -> tuple[Unsaved, ...]:
        """Return the unsaved words that no moment brings to the desk."""
        return ()

    def line_texts(self) -> tuple[Unsaved, ...]:
        """Return the words that stand in lines and nobody entered."""
        return ()

    def is_behind(self) -> bool:
        """Return whether something but the words in lines is not on the desk yet."""
        return False

    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:  # noqa: ARG002  # no lines here
        """Put words back into lines that are here and empty; return those that stand there now."""
        return ()

    def save_now(self) -> None:
        """Hand everything typed to the desk at once."""

    def save_but_lines(self) -> None:
        """Hand to the desk at once what needs nobody to enter it."""
        self.save_now()

    def passed(self, tick: Tick, *, out: bool) -> None:
        """Show that time passed."""

    def show_focus(self) -> None:
        """Show whether focus is on."""
