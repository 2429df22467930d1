"""A session after its close: the record of what came of it."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.ids import TopicId
from mentordesk.domain.note import Note, NoteKind
from mentordesk.domain.session import SessionState
from mentordesk.ui.item_models.ideas import IdeaModel
from mentordesk.ui.item_models.topics import TopicModel
from mentordesk.ui.session.parts import SessionParts
from mentordesk.ui.session.session_data import SessionData
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.session_record import RecordWords, SessionRecord


class SessionAfter(QWidget):
    """Shown once the session is closed; private notes are read only when they are asked for."""

    def __init__(self, parts: SessionParts, topics: TopicModel) -> None:
        super().__init__()
        self._parts, self._topics = parts, topics
        self._ideas = IdeaModel(parts.now(), self)
        self.record: SessionRecord | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)

    def show_session(self, found: SessionData) -> None:
        """Show the record of a closed session."""
        closed = found.session.state is SessionState.CLOSED
        empty(self._body)
        self.record = self._made(found) if closed else None
        self.setVisible(closed)

    def _made(self, found: SessionData) -> SessionRecord:
        titles: dict[TopicId | None, str] = {t.id: t.text for t in found.agenda.topics}
        name = found.mentor.first_name
        record = SessionRecord(RecordWords(name, found.session.play_back, titles))
        self._topics.show_agenda(found.agenda, name, spent=True)
        names = {found.mentor.id: found.mentor.name}
        self._ideas.show_ideas(found.ideas, names, self._parts.now())
        record.add_rows(self.tr("Agenda"), self._topics, "session.topics")
        record.add_shared(found.shared)
        record.add_rows(self.tr("Ideas"), self._ideas, "session.ideas")
        record.add_promises(found.promises)
        record.add_private()
        record.private_asked.connect(self._ask_for_private)
        self._body.addWidget(record)
        return record

    @Slot()
    def _ask_for_private(self) -> None:
        work = partial(self._parts.workspace.notes.of_session, self._parts.key())
        self._parts.tasks.run(work, self._show_private, self._parts.notices.error)

    def _show_private(self, notes: tuple[Note, ...]) -> None:
        if self.record is not None:
            self.record.show_notes([note for note in notes if note.kind is NoteKind.PRIVATE])
