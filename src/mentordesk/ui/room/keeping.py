"""What stays visible in focus: how it is said, and how it is chosen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Slot

from mentordesk.focus.base import Picture, Win
from mentordesk.ui.dialogs.exceptions import ExceptionsDialog
from mentordesk.ui.room.asking import AskingPage


class Keeping(QObject):
    """Lets a page's leader choose, before the start and while focus is on."""

    def __init__(self, page: AskingPage) -> None:
        super().__init__(page)
        self._page = page

    @Slot()
    def ask(self) -> None:
        """Ask which windows stay visible."""
        focus = self._page.focus
        self._page.ask(focus.presence.choices, partial(self._offer, focus.on))

    def _offer(self, asked_on: bool, choices: Sequence[tuple[Win, Picture | None]]) -> None:  # noqa: FBT001  # as it was asked
        """Open the question, unless focus was left since it was asked for."""
        if self._page.focus.on is asked_on and self._page.findChild(ExceptionsDialog) is None:
            dialog = ExceptionsDialog(choices, self._page.focus.kept, self._page)
            dialog.chosen.connect(partial(self._keep, dialog))
            dialog.open()

    def _keep(self, dialog: ExceptionsDialog, windows: tuple[Win, ...]) -> None:
        dialog.accept()
        self._page.focus.keep(windows)


def stays_visible(windows: Sequence[Win]) -> str:
    """Return which programs stay visible, in a short sentence; empty for none."""
    names = list(dict.fromkeys(window.app for window in windows))
    if not names:
        return ""
    if len(names) == 1:
        return _tr("{name} stays visible").format(name=names[0])
    words = _tr("{names} and {last} stay visible")
    return words.format(names=", ".join(names[:-1]), last=names[-1])


def _tr(words: str) -> str:
    return QCoreApplication.translate("keeping", words)
