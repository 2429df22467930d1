"""Changing what was written in a session, as long as its pair wants that."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.idea import Idea
from mentordesk.domain.note import Note
from mentordesk.domain.promise import Promise
from mentordesk.domain.session import PlayBack
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.dialogs.reword import RewordDialog
from mentordesk.ui.session.parts import SessionParts

Written = Note | Idea | Promise | PlayBack


class Rewriting(QObject):
    """Asks for other words of one thing at a time, and keeps them."""

    changed = Signal(object)
    """Emitted with what was there before."""

    def __init__(self, page: QWidget, parts: SessionParts) -> None:
        super().__init__(page)
        self._page, self._parts = page, parts
        self._written: Written | None = None
        self._dialog: RewordDialog | None = None

    def ask(self, written: Written, mentor: str) -> None:
        """Ask for other words in the place of those that stand there."""
        title = self.tr("Put it anew") if _is_confirmed(written) else self.tr("Change it")
        dialog = RewordDialog(title, self._about(written, mentor), written.text, self._page)
        self._written, self._dialog = written, dialog
        dialog.given.connect(self._keep)
        dialog.finished.connect(self._forget)
        dialog.open()

    def ask_to_destroy(self, note: Note) -> None:
        """Ask whether a sheet should be gone for good."""
        title, yes = self.tr("Destroy this sheet"), self.tr("Destroy it")
        about = self.tr("It goes from the backups as well, and nothing brings it back.")
        dialog = ConfirmDialog(title, about, yes, self._page)
        dialog.agreed.connect(partial(self._destroy, dialog, note))
        dialog.open()

    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        """Return what was typed over the words and is not on the desk."""
        dialog, written, key = self._dialog, self._written, self._parts.key()
        if dialog is None or written is None or dialog.text.words() == written.text:
            return ()
        typed = dialog.text.words()
        match written:
            case Note():
                before, topic, kind = written.text, written.topic, written.kind
                return (Unsaved(Place.NOTE, key, typed, before, topic, kind),)
            case PlayBack():
                return (Unsaved(Place.PLAY_BACK, key, typed, written.text),)
            case _:  # as a note: in its own place it would be a second idea or promise
                return (Unsaved(Place.NOTE, key, typed),)

    def save_now(self) -> None:
        """Keep what was typed."""
        if self._dialog is not None and self.unsaved_texts():
            self._keep(self._dialog.text.words())

    def _about(self, written: Written, mentor: str) -> str:
        if _is_confirmed(written):
            words = self.tr(
                "{name} confirmed these words. The record will say that you changed them."
            )
            return words.format(name=mentor)
        return self.tr("What stands here now is replaced.")

    def _keep(self, text: str) -> None:
        dialog, written = self._dialog, self._written
        if dialog is not None and written is not None:
            work = self._work(written, text)
            self._parts.tasks.run(work, partial(self._done, dialog, written), dialog.fail)

    def _work(self, written: Written, text: str) -> Callable[[], object]:
        desk, key = self._parts.workspace, self._parts.key()
        match written:
            case Note():
                return partial(desk.notes.write, key, written.topic, written.kind, text)
            case Idea():
                return partial(desk.ideas.reword, written.id, text)
            case Promise():
                return partial(desk.promises.reword, written.id, text, written.due)
            case _:
                return partial(desk.afterwards.put_anew, key, text)

    def _destroy(self, dialog: ConfirmDialog, note: Note) -> None:
        work = partial(self._parts.workspace.notes.strike, note.id)
        self._parts.tasks.run(work, partial(self._done, dialog, note), dialog.fail)

    def _done(self, dialog: Question, written: Written, _: object) -> None:
        dialog.accept()
        self.changed.emit(written)

    def _forget(self) -> None:
        self._written = self._dialog = None


def _is_confirmed(written: Written) -> bool:
    return isinstance(written, PlayBack) and written.confirmed
