"""How the window looks, the keys of the desk, its backups, and the way back for windows."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.errors import WrongPassphraseError
from mentordesk.passphrase import strength
from mentordesk.services.desk import DeskService
from mentordesk.services.workspace import Workspace
from mentordesk.ui.dialogs.new_passphrase import NewPassphraseDialog
from mentordesk.ui.dialogs.present_passphrase import PresentPassphraseDialog
from mentordesk.ui.dialogs.show_code import ShowCodeDialog
from mentordesk.ui.look import look
from mentordesk.ui.notices import Notices
from mentordesk.ui.page import Page
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import second, small
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.passphrase_step import PassphraseStep
from mentordesk.ui.widgets.scroll_page import ScrollPage

PAGE_WIDTH = 760
TEXT_SIZES = (100, 125, 150, 175, 200)


class SettingsPage(Page):
    """A few choices; each is kept at once."""

    windows_asked = Signal()
    backed_up = Signal()

    def __init__(
        self,
        workspace: Workspace,
        desk: DeskService,
        preferences: Preferences,
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._workspace, self._desk, self._preferences = workspace, desk, preferences
        self._tasks, self._notices = tasks, notices
        self.scheme = Choice(self.tr("Colours"))
        self.text = Choice(self.tr("Text size"))
        self.change = Button(self.tr("Change the passphrase"), icon="key-round")
        self.code = Button(self.tr("Show the recovery code"), icon="eye")
        self.back_up = Button(self.tr("Back up now"), icon="download")
        self.elsewhere = Button(self.tr("Back up to another folder"), icon="folder")
        self.windows = Button(self.tr("Show all my windows again"), icon="app-window")
        self._last = small("")
        self._build()
        self._connect()

    @override
    def first_focus(self) -> QWidget | None:
        return self.scheme

    @override
    def refresh(self) -> None:
        care = self._workspace.care
        self._tasks.run(care.last_backup, self._show_last, self._notices.error)

    def _connect(self) -> None:
        self.scheme.currentIndexChanged.connect(self._wear)
        self.text.currentIndexChanged.connect(self._wear)
        self.change.clicked.connect(self._change)
        self.code.clicked.connect(self._ask_code)
        self.back_up.clicked.connect(self._back_up_here)
        self.elsewhere.clicked.connect(self._choose_folder)
        self.windows.clicked.connect(self.windows_asked)

    @Slot()
    def _wear(self) -> None:
        self._preferences.choose(scheme=self.scheme.value(), text_percent=self.text.value())

    @Slot()
    def ask_new_passphrase(self) -> None:
        """Ask for a new passphrase of somebody who has just shown that the desk is theirs."""
        dialog = NewPassphraseDialog(self)
        dialog.step.judged.connect(partial(self._judge, dialog.step))
        dialog.answered.connect(partial(self._set_passphrase, dialog))
        dialog.open()

    @Slot()
    def _change(self) -> None:
        why = self.tr("Before another passphrase opens this desk, type the one that does now.")
        self._prove(why, self.ask_new_passphrase)

    @Slot()
    def _ask_code(self) -> None:
        why = self.tr("The recovery code opens everything, so it is shown to its owner alone.")
        self._prove(why, self._read_code)

    def _prove(self, why: str, then: Callable[[], None]) -> None:
        dialog = PresentPassphraseDialog(why, self)
        dialog.answered.connect(partial(self._try, dialog, then))
        dialog.open()

    def _try(
        self, dialog: PresentPassphraseDialog, then: Callable[[], None], passphrase: str
    ) -> None:
        work = partial(self._desk.verifies, self._workspace, passphrase)
        self._tasks.run(work, partial(self._tried, dialog, then), dialog.fail)

    def _tried(
        self,
        dialog: PresentPassphraseDialog,
        then: Callable[[], None],
        fits: bool,  # noqa: FBT001  # an answer
    ) -> None:
        if fits:
            dialog.accept()
            then()
        else:
            dialog.fail(WrongPassphraseError(self._desk.folder))

    @Slot(str)
    def _judge(self, step: PassphraseStep, typed: str) -> None:
        self._tasks.run(partial(strength, typed), step.show_strength, self._notices.error)

    def _set_passphrase(self, dialog: NewPassphraseDialog, passphrase: str) -> None:
        elsewhere = self._preferences.settings.backups
        further = [Path(elsewhere)] if elsewhere else []
        work = partial(self._desk.set_passphrase, self._workspace, passphrase, further)
        self._tasks.run(work, partial(self._say_changed, dialog), dialog.fail)

    def _say_changed(self, dialog: NewPassphraseDialog, _: None) -> None:
        dialog.accept()
        self._notices.say(
            self.tr(
                "The new passphrase opens the desk now. Any older copy together with the old "
                "passphrase still opens this desk."
            )
        )

    def _read_code(self) -> None:
        self._tasks.run(self._workspace.store.recovery_code, self._open_code, self._notices.error)

    def _open_code(self, code: str) -> None:
        ShowCodeDialog(self, code).open()

    @Slot()
    def _back_up_here(self) -> None:
        self._back_up(None)

    @Slot()
    def _choose_folder(self) -> None:
        start = self._preferences.settings.backups or str(Path.home())
        dialog = QFileDialog(self, self.tr("Where to put the backup"), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._back_up_there)
        dialog.open()

    @Slot(str)
    def _back_up_there(self, folder: str) -> None:
        self._preferences.choose(backups=folder)
        self._back_up(Path(folder))

    def _back_up(self, folder: Path | None) -> None:
        for button in (self.back_up, self.elsewhere):
            button.setEnabled(False)
        work = partial(self._workspace.care.back_up, folder)
        self._tasks.run(work, self._say_backed_up, self._refuse)

    def _say_backed_up(self, report: object) -> None:
        self._free()
        self._notices.say(
            self.tr("Backed up and verified: {path}").format(path=getattr(report, "path", ""))
        )
        self.backed_up.emit()
        self.refresh()

    def _refuse(self, error: Exception) -> None:
        self._free()
        self._notices.error(error)

    def _free(self) -> None:
        for button in (self.back_up, self.elsewhere):
            button.setEnabled(True)

    def _show_last(self, path: Path | None) -> None:
        words = (
            self.tr("No backup beside the desk yet.")
            if path is None
            else self.tr("Newest backup beside the desk: {name}").format(name=path.name)
        )
        self._last.setText(words)

    def _build(self) -> None:
        self._name()
        self._fill()
        page = ScrollPage(width=look().px(PAGE_WIDTH))
        page.add(PageHead(self.tr("Settings")))
        page.add(self._looks())
        page.add(self._keys())
        page.add(self._backups())
        page.add(self._windows())
        page.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _name(self) -> None:
        for name in ("scheme", "text", "change", "code", "back_up", "elsewhere", "windows"):
            getattr(self, name).setObjectName(f"settings.{name}")

    def _fill(self) -> None:
        for value, words in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("contrast", self.tr("High contrast")),
        ):
            self.scheme.add(words, value)
        for percent in TEXT_SIZES:
            self.text.add(self.tr("{percent} %").format(percent=percent), percent)
        settings = self._preferences.settings
        self.scheme.choose(settings.scheme)
        self.text.choose(min(TEXT_SIZES, key=lambda size: abs(size - settings.text_percent)))

    def _looks(self) -> Card:
        card = Card(self.tr("Look"))
        row = QHBoxLayout()
        row.addWidget(FieldRow(self.tr("Colours"), self.scheme))
        row.addWidget(FieldRow(self.tr("Text size"), self.text))
        card.add(row)
        return card

    def _keys(self) -> Card:
        card = Card(self.tr("Keys"))
        if self._workspace.sample:
            card.add(second(self.tr("A sample desk has no keys; it goes when you close it.")))
            return card
        card.add(
            second(
                self.tr(
                    "The passphrase opens the desk; the recovery code opens it when the "
                    "passphrase is forgotten. Nobody else has either."
                )
            )
        )
        card.add(_row(self.change, self.code))
        return card

    def _backups(self) -> Card:
        card = Card(self.tr("Backups"))
        card.add(
            second(
                self.tr(
                    "One encrypted file, checked after it was written. What is off the record "
                    "is not in it."
                )
            )
        )
        card.add(self._last)
        card.add(_row(self.back_up, self.elsewhere))
        return card

    def _windows(self) -> Card:
        card = Card(self.tr("Windows"))
        card.add(second(self.tr("If a window is missing after a session, this brings it back.")))
        card.add(_row(self.windows))
        return card


def _row(*buttons: Button) -> FlowLayout:
    row = FlowLayout()
    for button in buttons:
        row.addWidget(button)
    return row
