"""Asks before somebody is forgotten, and says how far that went."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.forget import Going, Stays
from mentordesk.domain.ids import PersonId
from mentordesk.services.forget_person import ForgetPersonService
from mentordesk.ui.dialogs.forget_person import ForgetPersonDialog
from mentordesk.ui.notices import Notices
from mentordesk.ui.strikes import Strikes
from mentordesk.ui.tasks import Tasks


class Forgetting(QObject):
    """`forgotten` once all about somebody is gone from the desk."""

    forgotten = Signal()

    def __init__(
        self, page: QWidget, desk: ForgetPersonService, tasks: Tasks, notices: Notices
    ) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._tasks, self._notices = tasks, notices
        self._strikes = Strikes(tasks.run, notices)

    def ask(self, who: PersonId, wished: Stays | None = None) -> None:
        """Show what the desk holds about somebody, and ask whether it should go.

        What they wished to stay of the credit is chosen beforehand.
        """
        show = partial(self._show, wished)
        self._tasks.run(partial(self._desk.look, who), show, self._notices.error)

    def _show(self, wished: Stays | None, going: Going) -> None:
        dialog = ForgetPersonDialog(going, self._page)
        if wished is not None:
            dialog.choose(wished)
        dialog.agreed.connect(partial(self._forget, dialog, going.person.id))
        dialog.open()

    def _forget(self, dialog: ForgetPersonDialog, who: PersonId, stays: Stays) -> None:
        work = partial(self._desk.forget, who, stays)
        self._strikes.strike(work, partial(self._done, dialog), dialog.fail)

    def _done(self, dialog: ForgetPersonDialog, _: object) -> None:
        dialog.accept()
        self.forgotten.emit()
