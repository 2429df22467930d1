"""New keys for a desk whose old ones may be known: asked, made, kept, and older backups renewed."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.errors import WrongPassphraseError
from mentordesk.passphrase import strength
from mentordesk.services.desk import DeskService
from mentordesk.services.workspace import Workspace
from mentordesk.ui.dialogs.new_keys import NewCodeDialog, NewKeysDialog, OlderBackupsDialog
from mentordesk.ui.dialogs.new_passphrase import NewPassphraseDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.notices import Notices
from mentordesk.ui.recovery_sheet import RecoverySheet
from mentordesk.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Made:
    """The new code, whose desk it opens, and the backups that open with the old one."""

    code: str
    leader: str
    older: list[Path]


class NewKeys(QObject):
    """Leads from the question to the end, one dialog after the other."""

    made = Signal()

    def __init__(
        self,
        place: QWidget,
        workspace: Workspace,
        desk: DeskService,
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        super().__init__(place)
        self._place, self._workspace, self._desk = place, workspace, desk
        self._tasks, self._notices = tasks, notices

    @Slot()
    def start(self) -> None:
        """Ask whether the desk is to have new keys."""
        dialog = NewKeysDialog(self._place)
        dialog.answered.connect(partial(self._prove, dialog))
        dialog.open()

    def _prove(self, dialog: NewKeysDialog, present: str, change: bool) -> None:  # noqa: FBT001
        work = partial(self._desk.verifies, self._workspace, present)
        new = "" if change else present
        self._tasks.run(work, partial(self._proved, dialog, new), dialog.fail)

    def _proved(self, dialog: NewKeysDialog, new: str, fits: bool) -> None:  # noqa: FBT001
        """Go on for the leader: at once with the passphrase that stays, or ask for another."""
        if not fits:
            dialog.fail(WrongPassphraseError(self._desk.folder))
        elif new:
            self._make(dialog, new)
        else:
            dialog.accept()
            asked = NewPassphraseDialog(self._place)
            asked.step.judged.connect(partial(self._judge, asked))
            asked.answered.connect(partial(self._make, asked))
            asked.open()

    def _judge(self, dialog: NewPassphraseDialog, typed: str) -> None:
        self._tasks.run(partial(strength, typed), dialog.step.show_strength, self._notices.error)

    def _make(self, dialog: Question, passphrase: str) -> None:
        words = dialog.yes.text()
        dialog.yes.setText(self.tr("Encrypting anew…"))
        work = partial(_made, self._desk, self._workspace, passphrase)
        failed = partial(self._refuse, dialog, words)
        self._tasks.run(work, partial(self._show_code, dialog), failed)

    def _refuse(self, dialog: Question, words: str, error: Exception) -> None:
        dialog.yes.setText(words)
        dialog.fail(error)

    def _show_code(self, asked: Question, made: Made) -> None:
        asked.accept()
        self.made.emit()
        dialog = NewCodeDialog(self._place, made.code)
        RecoverySheet(dialog.step, made.code, made.leader, self._tasks, self._notices)
        dialog.accepted.connect(partial(self._ask_about_backups, made))
        dialog.rejected.connect(partial(self._leave_for_later, made))
        dialog.open()

    def _leave_for_later(self, made: Made) -> None:
        self._notices.say(
            self.tr("The new recovery code is not kept yet. “Show the recovery code” has it.")
        )
        self._ask_about_backups(made)

    def _ask_about_backups(self, made: Made) -> None:
        if not made.older:
            self._say_done()
            return
        dialog = OlderBackupsDialog(self._place, made.older)
        dialog.answered.connect(partial(self._renew, dialog))
        dialog.open()

    def _renew(self, dialog: OlderBackupsDialog) -> None:
        work = self._workspace.care.forget_struck
        self._tasks.run(work, partial(self._renewed, dialog), dialog.fail)

    def _renewed(self, dialog: OlderBackupsDialog, _: None) -> None:
        dialog.accept()
        self._say_done()

    def _say_done(self) -> None:
        self._notices.say(
            self.tr(
                "The desk has new keys. A copy of it that lies elsewhere still opens with the "
                "old ones."
            )
        )


def _made(desk: DeskService, workspace: Workspace, passphrase: str) -> Made:
    code = desk.rotate(workspace, passphrase).recovery_code
    chosen = workspace.care.chosen
    older = desk.older_backups(workspace, [] if chosen is None else [chosen])
    return Made(code, workspace.people.leader().name, older)
