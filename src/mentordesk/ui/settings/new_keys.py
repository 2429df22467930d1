"""New keys for a desk whose old ones may be known: asked, made, kept, and older backups renewed."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.errors import MentorDeskError, PresentPassphraseError
from mentordesk.passphrase import strength
from mentordesk.services import keychain
from mentordesk.services.desk import DeskService
from mentordesk.services.workspace import Workspace
from mentordesk.ui.dialogs.new_keys import NewCodeDialog, NewKeysDialog, OlderBackupsDialog
from mentordesk.ui.dialogs.new_passphrase import NewPassphraseDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.error_text import error_text
from mentordesk.ui.parts import Parts
from mentordesk.ui.recovery_sheet import RecoverySheet
from mentordesk.ui.tasks import unheard


@dataclass(frozen=True, slots=True)
class Made:
    """The new code, whose desk it opens, and what the keychain may still keep in vain."""

    code: str
    leader: str
    entry: str


class NewKeys(QObject):
    """Leads from the question to the end, one dialog after the other."""

    made = Signal()
    backups_changed = Signal()

    def __init__(
        self,
        place: QWidget,
        workspace: Workspace,
        parts: Parts,
    ) -> None:
        super().__init__(place)
        self._place, self._workspace, self._desk = place, workspace, parts.desk
        self._tasks, self._backup_tasks = parts.desk_tasks, parts.backup_tasks
        self._key_tasks = parts.key_tasks
        self._questions, self._notices = parts.questions, parts.notices
        self._patience = parts.patience

    @Slot()
    def start(self) -> None:
        """Ask whether the desk is to have new keys."""
        self._notices.withdraw()
        dialog = NewKeysDialog(self._place)
        dialog.patience = self._patience
        dialog.answered.connect(partial(self._prove, dialog))
        dialog.open()

    def _prove(self, dialog: NewKeysDialog, present: str, change: bool) -> None:  # noqa: FBT001
        work = partial(self._desk.verifies, self._workspace, present)
        new = "" if change else present
        self._tasks.run(work, partial(self._proved, dialog, new), dialog.fail)

    def _proved(self, dialog: NewKeysDialog, new: str, fits: bool) -> None:  # noqa: FBT001
        """Go on for the leader: at once with the passphrase that stays, or ask for another."""
        if not fits:
            dialog.fail(PresentPassphraseError())
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
        self._key_tasks.run(work, partial(self._show_code, dialog), failed)

    def _refuse(self, dialog: Question, words: str, error: Exception) -> None:
        dialog.yes.setText(words)
        dialog.fail(error)

    def _show_code(self, asked: Question, made: Made) -> None:
        asked.accept()
        forget = partial(keychain.forget_left, made.entry)
        self._questions.run(forget, unheard, self._notices.error)
        self.made.emit()
        self.backups_changed.emit()
        dialog = NewCodeDialog(self._place, made.code)
        RecoverySheet(dialog.step, made.code, made.leader, self._tasks, self._notices)
        dialog.accepted.connect(partial(self._look_for_backups, ""))
        later = self.tr("The new code is not kept yet: “Show the recovery code” has it.")
        dialog.rejected.connect(partial(self._look_for_backups, later))
        dialog.open()

    def _look_for_backups(self, still: str) -> None:
        """Look whose keys are old; `still` is what the last words have to say besides."""
        work = partial(_older, self._desk, self._workspace)
        asked = partial(self._ask_about_backups, still)
        self._backup_tasks.run(work, asked, partial(self._say_unknown, still))

    def _ask_about_backups(self, still: str, older: list[Path]) -> None:
        if not older:
            self._say_done(still)
            return
        dialog = OlderBackupsDialog(self._place, older)
        dialog.answered.connect(partial(self._renew, dialog, still))
        kept = self.tr("The older backups stay, and open with the old keys.")
        dialog.rejected.connect(partial(self._say_done, f"{kept} {still}".strip()))
        dialog.open()

    def _renew(self, dialog: OlderBackupsDialog, still: str) -> None:
        work = self._workspace.care.forget_struck
        self._backup_tasks.run(work, partial(self._renewed, dialog, still), dialog.fail)

    def _renewed(self, dialog: OlderBackupsDialog, still: str, _: None) -> None:
        dialog.accept()
        self.backups_changed.emit()
        self._say_done(still)

    def _say_unknown(self, still: str, error: Exception) -> None:
        if not isinstance(error, MentorDeskError):
            raise error
        self._say_done(f"{still} {error_text(error).line()}".strip())

    def _say_done(self, still: str) -> None:
        words = self.tr(
            "The desk has new keys. A copy of it that lies elsewhere still opens with the old ones."
        )
        self._notices.say(f"{words} {still}".strip())


def _made(desk: DeskService, workspace: Workspace, passphrase: str) -> Made:
    leader = workspace.people.leader().name  # once the keys are new, the code must come
    new = desk.rotate(workspace, passphrase)
    return Made(new.recovery_code, leader, new.left_entry)


def _older(desk: DeskService, workspace: Workspace) -> list[Path]:
    chosen = workspace.care.chosen
    return desk.older_backups(workspace, [] if chosen is None else [chosen])
