"""The settings, one card for each thing they are about."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.export_record import ExportRecord
from mentordesk.domain.person import Person
from mentordesk.services.workspace import Workspace
from mentordesk.ui.look import look
from mentordesk.ui.page import Page
from mentordesk.ui.parts import Parts
from mentordesk.ui.settings.backups_card import BackupsCard
from mentordesk.ui.settings.calendar_card import CalendarCard
from mentordesk.ui.settings.ideas_card import IdeasCard
from mentordesk.ui.settings.keys_card import KeysCard
from mentordesk.ui.settings.lock_card import LockCard
from mentordesk.ui.settings.look_card import LookCard
from mentordesk.ui.settings.session_card import SessionCard
from mentordesk.ui.settings.windows_card import WindowsCard
from mentordesk.ui.widgets.left_card import LeftCard
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.scroll_page import ScrollPage

PAGE_WIDTH = 760


class SettingsPage(Page):
    """A few choices; each is kept at once."""

    def __init__(self, workspace: Workspace, parts: Parts) -> None:
        super().__init__()
        preferences = parts.preferences
        self.look = LookCard(preferences)
        self.session = SessionCard(preferences, parts.sharing())
        self.calendar = CalendarCard(workspace.calendars, parts)
        self.ideas = IdeasCard(preferences)
        self.keys = KeysCard(workspace, parts)
        self.backups = BackupsCard(workspace, parts)
        self.lock = LockCard(parts, sample=workspace.sample)
        self.windows = WindowsCard()
        self.left = LeftCard(of_all=True)
        self._workspace, self._parts = workspace, parts
        self._build()
        self.keys.backups_changed.connect(self.backups.refresh)
        self.keys.backups_changed.connect(self.backups.backed_up)

    @override
    def first_focus(self) -> QWidget | None:
        return self.look.scheme

    @override
    def refresh(self) -> None:
        self.backups.refresh()
        self.calendar.refresh()
        self.lock.refresh()
        self._parts.desk_tasks.run(self._all_left, self._show_left, self._parts.notices.error)

    def _all_left(self) -> tuple[tuple[ExportRecord, ...], tuple[Person, ...]]:
        return self._workspace.exports.all(), self._workspace.people.everybody()

    def _show_left(self, found: tuple[tuple[ExportRecord, ...], tuple[Person, ...]]) -> None:
        left, people = found
        self.left.show_left(left, {person.id: person.name for person in people})

    def _build(self) -> None:
        page = ScrollPage(width=look().px(PAGE_WIDTH))
        page.add(PageHead(self.tr("Settings")))
        for card in (self.look, self.session, self.calendar, self.ideas, self.keys, self.lock):
            page.add(card)
        page.add(self.backups)
        page.add(self.left)
        page.add(self.windows)
        page.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
