"""What opens the desk: shown, changed and added to for somebody who can open it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from mentordesk.errors import PresentPassphraseError
from mentordesk.passphrase import strength
from mentordesk.services import keychain
from mentordesk.services.workspace import Workspace
from mentordesk.ui.dialogs.new_passphrase import NewPassphraseDialog
from mentordesk.ui.dialogs.present_passphrase import PresentPassphraseDialog
from mentordesk.ui.dialogs.show_code import ShowCodeDialog
from mentordesk.ui.parts import Parts
from mentordesk.ui.settings.button_row import button_row
from mentordesk.ui.settings.new_keys import NewKeys
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.label import second, small
from mentordesk.ui.widgets.passphrase_step import PassphraseStep


class KeysCard(Card):
    """The passphrase, the recovery code, and the keychain for those who want it."""

    backups_changed = Signal()

    def __init__(self, workspace: Workspace, parts: Parts) -> None:
        super().__init__(self.tr("Keys"))
        self._workspace, self._desk, self._preferences = workspace, parts.desk, parts.preferences
        self._tasks, self._key_tasks = parts.desk_tasks, parts.key_tasks
        self._questions = parts.questions
        self._notices, self._patience = parts.notices, parts.patience
        self._asking = False
        self.change = Button(self.tr("Change the passphrase"), icon="key-round")
        self.code = Button(self.tr("Show the recovery code"), icon="eye")
        self.renew = Button(self.tr("Make new keys"), icon="rotate-ccw")
        self.keychain = CheckRow(self.tr("Let this computer’s keychain open the desk"))
        self._new_keys = NewKeys(self, workspace, parts)
        self._build()
        self.change.clicked.connect(self._change)
        self.code.clicked.connect(self._ask_code)
        self.renew.clicked.connect(self._new_keys.start)
        self._new_keys.made.connect(self.refresh)
        self._new_keys.backups_changed.connect(self.backups_changed)
        self.keychain.clicked.connect(self._turn_keychain)

    @Slot()
    def refresh(self) -> None:
        """Show whether the keychain opens the desk."""
        self.keychain.setChecked(keychain.is_on(self._workspace))

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

    @Slot(bool)
    def _turn_keychain(self, wanted: bool) -> None:  # noqa: FBT001  # bound to a signal
        self.refresh()  # ticked only when it is done
        if self._asking:
            return
        if wanted:
            why = self.tr("From then on the keychain opens the desk, so its owner is asked first.")
            self._prove(why, self._turn_on)
        else:
            self._run_keychain(keychain.turn_off)

    def _turn_on(self) -> None:
        self._run_keychain(keychain.turn_on)

    def _run_keychain(self, turn: Callable[[Workspace], None]) -> None:
        self._notices.withdraw()
        self._asking = True  # not disabled: that would move the keyboard elsewhere
        work = partial(turn, self._workspace)
        self._questions.run(work, self._say_keychain, self._refuse_keychain)

    def _say_keychain(self, _: None) -> None:
        self._asking = False
        self.refresh()
        self._notices.say(
            self.tr("The keychain opens this desk from now on, unless it was locked.")
            if self.keychain.isChecked()
            else self.tr("The keychain does not open this desk any more.")
        )

    def _refuse_keychain(self, error: Exception) -> None:
        self._asking = False
        self.refresh()
        self._notices.error(error)

    def _prove(self, why: str, then: Callable[[], None]) -> None:
        dialog = PresentPassphraseDialog(why, self)
        dialog.patience = self._patience
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
            dialog.fail(PresentPassphraseError())

    @Slot(str)
    def _judge(self, step: PassphraseStep, typed: str) -> None:
        self._tasks.run(partial(strength, typed), step.show_strength, self._notices.error)

    def _set_passphrase(self, dialog: NewPassphraseDialog, passphrase: str) -> None:
        elsewhere = self._preferences.settings.backups
        further = [Path(elsewhere)] if elsewhere else []
        work = partial(self._desk.set_passphrase, self._workspace, passphrase, further)
        self._key_tasks.run(work, partial(self._say_changed, dialog), dialog.fail)

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

    def _build(self) -> None:
        self.change.setObjectName("settings.change")
        self.code.setObjectName("settings.code")
        self.renew.setObjectName("settings.new_keys")
        self.keychain.setObjectName("settings.keychain")
        if self._workspace.sample:
            self.add(second(self.tr("A sample desk has no keys; it goes when you close it.")))
            return
        self.add(
            second(
                self.tr(
                    "The passphrase opens the desk; the recovery code opens it when the "
                    "passphrase is forgotten. Nobody else has either."
                )
            )
        )
        self.add(button_row(self.change, self.code, self.renew))
        weakness = self.tr(
            "Whoever can use your computer account while it is unlocked can then open this desk "
            "without the passphrase. A desk that was locked still asks for it."
        )
        self.keychain.setAccessibleDescription(weakness)
        self.add(self.keychain)
        self.add(small(weakness))
        self.refresh()
