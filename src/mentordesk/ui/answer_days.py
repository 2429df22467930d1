"""The time after which an answer is owed, as the leader chose it, told to the open desk."""

from datetime import timedelta

from PySide6.QtCore import QObject, Signal, Slot

from mentordesk.services.workspace import Workspace
from mentordesk.ui.preferences import Preferences


class AnswerDays(QObject):
    """Follows the choice as long as the desk is open; `changed` tells that it is another one."""

    changed = Signal()

    def __init__(self, parent: QObject, preferences: Preferences, workspace: Workspace) -> None:
        super().__init__(parent)
        self._preferences, self._answers = preferences, workspace.answers
        preferences.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        within = timedelta(days=self._preferences.settings.answer_days)
        if within != self._answers.within:
            self._answers.within = within
            self.changed.emit()
