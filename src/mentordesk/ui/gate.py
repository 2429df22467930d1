"""The screens before a desk is open: its gate, and the ways back for one that is lost."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mentordesk.paths import default_desk, state_folder
from mentordesk.services.checkup import known_damage
from mentordesk.services.desk import DeskService
from mentordesk.services.last_seen import LastSeen
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.page import Page
from mentordesk.ui.parts import Parts

if TYPE_CHECKING:
    from mentordesk.ui.pages.first_run import FirstRunPage
    from mentordesk.ui.pages.unlock import UnlockPage

LATER_MS = 300


class Gate(QObject):
    """Shows what fits the folder of the desk; each screen is imported when it is needed."""

    opened = Signal(object)
    opened_by_code = Signal(object)
    looking = Signal(object)
    sample_asked = Signal()
    begun = Signal()
    """Emitted with the first letter typed."""
    moved = Signal(object)
    """Emitted with the folder of another desk, which is the one to open from now on."""

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        super().__init__(window)
        self._window, self._parts = window, parts
        self._last: UnlockPage | None = None
        self._closed = False
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._look_around)

    def close(self) -> None:
        """Look for nothing more: nobody takes the work."""
        self._later.stop()

    @Slot()
    def show(self) -> None:
        """Show the first screen."""
        self._window.show_screen(self._away() if self._is_away() else self._entrance())

    def tell_closed(self) -> None:
        """Say that a session was closed, and nothing of it: the gate shows nobody's words."""
        self._closed = True  # said once a screen reader can hear it

    def _is_away(self) -> bool:
        """Tell whether a desk that was chosen is not there: a new one would hide the loss."""
        desk = self._parts.desk
        chosen = str(desk.folder) == self._parts.preferences.settings.desk
        return chosen and desk.folder != default_desk() and not desk.exists

    def _away(self) -> Page:
        from mentordesk.ui.pages.away import AwayPage

        usual = default_desk()
        page = AwayPage(self._parts.desk.folder, usual_exists=DeskService(usual).exists)
        page.again_asked.connect(self.show)
        page.usual_asked.connect(partial(self.moved.emit, usual))
        page.restore_asked.connect(self._show_restore)
        return page

    def _entrance(self) -> Page:
        page = self._unlock() if self._parts.desk.exists else self._first_run()
        page.opened.connect(self.opened)
        page.sample_asked.connect(self.sample_asked)
        page.restore_asked.connect(self._show_restore)
        page.begun.connect(self.begun)
        return page

    def _first_run(self) -> "FirstRunPage":
        from mentordesk.ui.pages.first_run import FirstRunPage

        page = FirstRunPage(self._parts.desk, self._parts.desk_tasks, self._parts.notices)
        page.looking.connect(self.looking)
        return page

    def _unlock(self) -> "UnlockPage":
        from mentordesk.ui.pages.unlock import UnlockPage

        desk, tasks, notices = self._parts.desk, self._parts.desk_tasks, self._parts.notices
        page = UnlockPage(desk, tasks, notices, self._parts.patience, self._parts.questions)
        page.opened_by_code.connect(self.opened_by_code)
        page.repair_asked.connect(self._show_repair)
        if desk.folder != default_desk():
            page.place.show_folder(str(desk.folder))
        self._last = page
        self._later.start()
        return page

    @Slot()
    def _look_around(self) -> None:
        """Look for what else there is to say, once the passphrase can be typed."""
        page = self._last
        if page is None or page is not self._window.screen_shown:
            return
        if self._closed:
            self._closed = False
            page.tell_closed()
        folder, run = self._parts.desk.folder, self._parts.other_tasks.run
        look = partial(known_damage, folder, LastSeen(state_folder()))
        run(look, page.tell_damage, self._parts.notices.error)
        others = (self._parts.preferences.settings.other_desk, str(default_desk()))
        look_aside = partial(_other_desk, folder, others)
        run(look_aside, partial(self._offer_other, page), self._parts.notices.error)

    def _offer_other(self, page: "UnlockPage", folder: Path | None) -> None:
        if folder is not None and page is self._window.screen_shown:
            page.place.offer_other(str(folder))
            page.place.other_asked.connect(partial(self.moved.emit, folder))

    @Slot(str, bool)
    def _show_repair(self, typed: str, by_code: bool) -> None:  # noqa: FBT001  # a slot
        from mentordesk.services.repair import RepairService
        from mentordesk.ui.pages.repair import RepairPage

        folder, now = self._parts.desk.folder, self._parts.now
        chosen = self._parts.preferences.settings.backups
        repair = RepairService(
            folder,
            self.tr("Unknown"),
            LastSeen(state_folder()),
            now,
            further=[Path(chosen)] if chosen else [],
        )
        page = RepairPage(repair, now, self._parts.desk_tasks, self._parts.notices)
        page.way.patience = self._parts.patience
        page.left.connect(self.show)
        self._window.show_screen(page)
        if typed.strip():
            page.look_with(typed, by_code=by_code)

    @Slot()
    def _show_restore(self) -> None:
        from mentordesk.ui.pages.restore import RestorePage

        page = RestorePage(self._parts, self._parts.desk_tasks)
        page.left.connect(self.show)
        page.restored.connect(self.moved)
        self._window.show_screen(page)


def _other_desk(folder: Path, others: tuple[str, ...]) -> Path | None:
    """Return another folder with a desk in it, if there is one."""
    known = (Path(other) for other in others if other)
    return next((one for one in known if one != folder and DeskService(one).exists), None)
