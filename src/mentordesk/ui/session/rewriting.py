"""Changing what was written in a session, as long as its pair wants that."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.idea import Idea
from mentordesk.domain.note import Note
from mentordesk.domain.promise import Promise
from mentordesk.domain.session import PlayBack
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.ui.dialogs.reword import RewordDialog
from mentordesk.ui.session.parts import SessionParts

Written: TypeAlias = Note | Idea | Promise | PlayBack


class Rewriting(QObject):
    """Asks for other words of one thing at a time, and keeps them."""

    changed = Signal(object)
    """Emitted with what was there before."""

    def __init__(self, page: QWidget, parts: SessionParts) -> None:
        super().__init__(page)
        self._page, self._parts = page, parts
        self._written: Written | None = None
        self._dialog: RewordDialog | None = None

    def ask(self, mentor: str, written: Written) -> None:
        """Ask for other words in the place of those that stand there."""
        title = self.tr("Put it anew") if _is_confirmed(written) else self.tr("Change it")
        dialog = RewordDialog(title, self._about(written, mentor), written.text, self._page)
        self._written, self._dialog = written, dialog
        dialog.given.connect(self._keep)
        dialog.finished.connect(self._forget)
        dialog.open()

    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        """Return what was typed over the words and is not on the desk: only Keep keeps it there.

        It comes back as a private note, beside the words that it was to replace.
        """
        dialog, written = self._dialog, self._written
        if dialog is None or written is None:
            return ()
        typed = dialog.text.words()
        if not typed.strip() or typed == written.text:
            return ()
        topic = written.topic if isinstance(written, Note) else None
        return (Unsaved(Place.NOTE, self._parts.key(), typed, topic=topic),)

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

    def _done(self, dialog: RewordDialog, written: Written, _: object) -> None:
        dialog.accept()
        self.changed.emit(written)

    def _forget(self) -> None:
        self._written = self._dialog = None


def _is_confirmed(written: Written) -> bool:
    return isinstance(written, PlayBack) and written.confirmed
