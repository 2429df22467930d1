"""What the mentor sent, beside the topics that were read from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.agenda import Topic
from mentordesk.domain.ids import TopicId
from mentordesk.domain.receiving import reorders
from mentordesk.errors import AgendaTextError
from mentordesk.exchange.agenda_parts import ReadAgenda, ReadTopic
from mentordesk.ui.dialogs.sent import SentDialog
from mentordesk.ui.item_models.agenda_lines import AgendaLineModel, Taken
from mentordesk.ui.wording import counted


@dataclass(frozen=True, slots=True)
class Chosen:
    """What goes on the agenda: topics, or the whole list in its order without what it left out."""

    topics: tuple[ReadTopic, ...] = ()
    whole: bool = False
    dropped: tuple[TopicId, ...] = ()
    reorders: bool = False


class AgendaTextDialog(SentDialog):
    """Asks for a list of topics; `taken` gives what was Chosen.

    Of topics that stand on the agenda already it gives what came with them otherwise, and says so;
    where the text is the whole list, those that are missing in it may go, each one or stay as it is
    pressed.
    """

    def __init__(
        self, mentor: str, known: Sequence[Topic], parent: QWidget, *, takes_files: bool = True
    ) -> None:
        self.model = AgendaLineModel(mentor)
        yes = self.tr("Put on the agenda")
        super().__init__(mentor, yes, self.model, parent, takes_files=takes_files)
        self.model.setParent(self)
        self._known, self._read, self._reply = tuple(known), ReadAgenda((), ()), Chosen()
        self.lines.opened.connect(self._turn)
        self.show_nothing()

    @property
    def topics(self) -> tuple[ReadTopic, ...]:
        """Return the topics that are new, or otherwise than they stand on the agenda."""
        taken = self.model.values()
        return tuple(one.topic for one in taken if one.topic is not None and one.goes_in)

    @override
    def show_read(self, read: ReadAgenda) -> None:
        """Show what was found, line by line."""
        self.problem.hide()
        self._read = read
        self.model.show_read(read, self._known)
        self._choose_all()

    @Slot(object)
    def _turn(self, line: Taken) -> None:
        if line.left_out is not None:
            self.model.turn(line)
            self._choose_all()

    def _choose_all(self) -> None:
        taken, read = self.model.values(), self._read
        gone = tuple(one.left_out.id for one in taken if one.left_out is not None and one.goes)
        moved = read.whole and reorders(self._known, (topic.text for topic in read.topics))
        topics = read.topics if read.whole else self.topics
        self._reply = Chosen(topics, read.whole, gone, moved)
        self.tell(self._counted(taken))
        self.allow_answer()

    @override
    def is_of_text(self, error: Exception) -> bool:
        return isinstance(error, AgendaTextError)

    @override
    def may_answer(self) -> bool:
        chosen = self._reply
        return bool(self.topics or chosen.dropped or chosen.reorders)

    def _counted(self, taken: Sequence[Taken]) -> str:
        new = [one.topic for one in taken if one.topic is not None and one.stands is None]
        minutes = sum(topic.minutes or 0 for topic in new)
        words = counted(len(new), self.tr("1 topic"), self.tr("{n} topics"))
        if minutes:
            words = self.tr("{topics}, {minutes} min").format(topics=words, minutes=minutes)
        changed, out = len(self.topics) - len(new), sum(one.stays_out for one in taken)
        parts = [words]
        if changed:
            parts.append(counted(changed, self.tr("1 changed"), self.tr("{n} changed")))
        if self._reply.dropped:
            gone = (
                self.tr("1 dropped, press it to keep it"),
                self.tr("{n} dropped, press one to keep it"),
            )
            parts.append(counted(len(self._reply.dropped), *gone))
        if self._reply.reorders:
            parts.append(self.tr("in another order"))
        if out:
            others = self.tr("1 line stays out"), self.tr("{n} lines stay out")
            parts.append(counted(out, *others))
        return " · ".join(parts)

    @override
    def show_nothing(self) -> None:
        """Show that there is no text yet."""
        self._reply = Chosen()
        self.model.show(())
        self.found.setText(self.tr("Topics will stand here, each line with what it is."))
        self.allow(answer=False)

    @override
    def answer(self) -> None:
        self.taken.emit(self._reply)
