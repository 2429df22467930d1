"""The close, step two: each idea with its names and an answer."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.domain.idea import Contribution, Idea, Part, Stage, Weight
from mentordesk.domain.ids import IdeaId
from mentordesk.domain.person import Consent, Person
from mentordesk.services.workspace import Workspace
from mentordesk.ui import dates
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.room.soon import Soon
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.add_line import AddLine
from mentordesk.ui.widgets.close_step import CloseStep
from mentordesk.ui.widgets.idea_answer import IdeaAnswer


class IdeasStep(CloseStep):
    """Answers and names are kept at once, reasons as they are typed."""

    def __init__(self, page: RoomPage, room: RoomData, soon: Soon) -> None:
        name = room.mentor.first_name
        super().__init__("", "")
        self.question.setText(self.tr("What is worth trying?"))
        under = self.tr("Each idea keeps its names. {name} gets an answer now, or a date for it.")
        self.under.setText(under.format(name=name))
        self._page, self._room, self._soon = page, room, soon
        self._people = dict(room.people)
        self._ideas = {idea.id: idea for idea in room.material.ideas}
        self._cards: dict[IdeaId, IdeaAnswer] = {}
        self._list = QVBoxLayout()
        self.more = AddLine(self.tr("One more idea"), self.tr("Add"))
        self._build()
        self.more.submitted.connect(self._capture)

    @property
    def ideas(self) -> tuple[Idea, ...]:
        """Return the ideas as they are kept."""
        return tuple(self._ideas.values())

    @override
    def is_empty(self) -> bool:
        return not self._ideas

    @override
    def first_focus(self) -> QWidget | None:
        cards = list(self._cards.values())
        return cards[0].answers[Stage.TRYING] if cards else self.more.line

    def strike(self, key: object, then: Callable[[], None]) -> bool:
        """Destroy an idea if the key is one's; return whether it was."""
        found = next((known for known in self._ideas if known == key), None)
        if found is None:
            return False
        self._soon.drop(("reason", found))
        work = partial(self._desk.ideas.strike, found)
        self._page.ask(work, partial(self._struck, found, then))
        return True

    @property
    def _desk(self) -> Workspace:
        return self._page.workspace

    def _build(self) -> None:
        self.more.line.setObjectName("close.moreIdea")
        self._list.setSpacing(3 * GRID)
        self.add(self._list)
        self.add(self.more)
        self.end()
        for idea in self._ideas.values():
            self._add_card(idea)

    def _add_card(self, idea: Idea) -> None:
        pairing = self._room.mentor.pairing
        usual = Consent.ASK if pairing is None else pairing.consent
        today = dates.local_day(self._page.now())
        card = IdeaAnswer(idea, self._people, usual, today)
        card.moved.connect(self._move)
        card.declined.connect(self._decline)
        card.dated.connect(self._date)
        card.named.connect(self._name)
        self._cards[idea.id] = card
        self._list.addWidget(card)

    @Slot(str)
    def _capture(self, text: str) -> None:
        session = self._room.session
        work = partial(self._desk.ideas.capture, session.id, session.mentor, text)
        self._page.ask(work, self._captured)

    def _captured(self, idea: Idea) -> None:
        self._ideas[idea.id] = idea
        self._add_card(idea)
        self.more.kept()
        self.changed.emit()

    @Slot(object, object)
    def _move(self, idea: IdeaId, to: Stage) -> None:
        self._soon.drop(("reason", idea))
        self._page.ask(partial(self._desk.ideas.move, idea, to), self._show)

    @Slot(object, str)
    def _decline(self, idea: IdeaId, reason: str) -> None:
        work = partial(self._desk.ideas.decline, idea, reason)
        self._soon.add(("reason", idea), work, self._show)

    @Slot(object, object)
    def _date(self, idea: IdeaId, day: date) -> None:
        self._page.ask(partial(self._desk.ideas.answer_by, idea, day), self._show)

    @Slot(object, str, object, object)
    def _name(self, idea: IdeaId, name: str, part: Part, consent: Consent) -> None:
        work = partial(self._credit, idea, name, part, consent)
        self._page.ask(work, self._credited)

    def _credit(self, idea: IdeaId, name: str, part: Part, consent: Consent) -> tuple[Person, Idea]:
        person = self._desk.people.named(name)
        given = Contribution(person.id, part, Weight.EQUAL, consent)
        return person, self._desk.ideas.credit(idea, given)

    def _credited(self, answer: tuple[Person, Idea]) -> None:
        person, idea = answer
        self._people[person.id] = person
        self._show(idea)

    def _show(self, idea: Idea) -> None:
        self._ideas[idea.id] = idea
        self._cards[idea.id].show_idea(idea, self._people)
        self.changed.emit()

    def _struck(self, idea: IdeaId, then: Callable[[], None], _: None) -> None:
        del self._ideas[idea]
        card = self._cards.pop(idea)
        card.setParent(None)
        card.deleteLater()
        then()
        self.changed.emit()
