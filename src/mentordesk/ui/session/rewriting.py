"""Changing what was written in a session, as long as its pair wants that."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.agenda import Topic
from mentordesk.domain.idea import Idea
from mentordesk.domain.note import Note
from mentordesk.domain.promise import Promise
from mentordesk.domain.session import PlayBack
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.ui.dialogs.destroy_topic import DestroyTopicDialog
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.dialogs.reword import RewordDialog
from mentordesk.ui.session.parts import SessionParts
from mentordesk.ui.strikes import Strikes

Written: TypeAlias = Note | Idea | Promise | PlayBack


class Rewriting(QObject):
    """Asks for other words of one thing at a time, and keeps them."""

    changed = Signal(object)
    """Emitted with what was there before."""

    def __init__(self, page: QWidget, parts: SessionParts) -> None:
        super().__init__(page)
        self._page, self._parts = page, parts
        self._strikes = Strikes(parts.tasks.run, parts.notices)
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

    def ask_to_destroy(self, written: Written) -> None:
        """Ask whether something should be gone for good."""
        about = self.tr("It goes from the backups as well, and nothing brings it back.")
        dialog = ConfirmDialog(self._destroying(written), about, self.tr("Destroy it"), self._page)
        dialog.begin_at_the_way_out()
        dialog.agreed.connect(partial(self._destroy, dialog, written))
        dialog.open()

    def ask_which_topic(self, topics: Sequence[Topic]) -> None:
        """Ask which topic should be gone for good."""
        dialog = DestroyTopicDialog(topics, self._page)
        dialog.agreed.connect(partial(self._destroy_topic, dialog))
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

    def _destroying(self, written: Written) -> str:
        match written:
            case Note():
                return self.tr("Destroy this sheet")
            case Idea():
                return self.tr("Destroy this idea")
            case Promise():
                return self.tr("Destroy this promise")
            case _:
                return self.tr("Destroy what was said back")

    def _destroy(self, dialog: ConfirmDialog, written: Written) -> None:
        done = partial(self._done, dialog, written)
        self._strikes.strike(self._destruction(written), done, dialog.fail)

    def _destroy_topic(self, dialog: DestroyTopicDialog, topic: Topic) -> None:
        work = partial(self._parts.workspace.agendas.strike, topic.id)
        self._strikes.strike(work, partial(self._done, dialog, topic), dialog.fail)

    def _destruction(self, written: Written) -> Callable[[], object]:
        desk = self._parts.workspace
        match written:
            case Note():
                return partial(desk.notes.strike, written.id)
            case Idea():
                return partial(desk.ideas.strike, written.id)
            case Promise():
                return partial(desk.promises.strike, written.id)
            case _:
                return partial(desk.closes.say_back, self._parts.key(), "", confirmed=False)

    def _done(self, dialog: Question, written: Written | Topic, _: object) -> None:
        dialog.accept()
        self.changed.emit(written)

    def _forget(self) -> None:
        self._written = self._dialog = None


def _is_confirmed(written: Written) -> bool:
    return isinstance(written, PlayBack) and written.confirmed
