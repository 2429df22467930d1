"""The close, step two: each idea with its names and an answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.idea import Contribution, Idea, Stage
from mentordesk.domain.ids import IdeaId
from mentordesk.domain.naming import NewName, called
from mentordesk.domain.person import Consent, Person
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.ui import dates
from mentordesk.ui.dialogs.named import NamedDialog
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.room import mistake, waiting_words
from mentordesk.ui.room.gathering_step import Asked, GatheringStep, take_out
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.room.soon import Soon
from mentordesk.ui.room.waiting_ideas import WaitingIdeas
from mentordesk.ui.widgets.idea_answer import IdeaAnswer
from mentordesk.ui.widgets.scroll_page import enter

_Told = tuple[tuple[Person, ...], tuple[Person, Idea] | None]
"""Who may be meant by a first name, or nobody and who was named for which idea."""


class IdeasStep(GatheringStep):
    """Answers and names are kept at once, reasons as they are typed; each answer may change."""

    def __init__(self, page: RoomPage, room: RoomData, soon: Soon) -> None:
        under = self.tr("Each idea keeps its names. {name} gets an answer now, or a date for it.")
        asked = Asked(
            self.tr("What is worth trying?"),
            under.format(name=room.mentor.first_name),
            self.tr("One more idea"),
            Place.IDEA,
        )
        keep = partial(page.workspace.ideas.capture, room.session.id, room.session.mentor)
        super().__init__(page, room, soon, asked, keep)
        self._desk = page.workspace
        self._people = dict(room.people)
        self._ideas = {idea.id: idea for idea in room.outside}
        self._earlier = {idea.id for idea in room.outside}
        self._cards: dict[IdeaId, IdeaAnswer] = {}
        self._waiting = WaitingIdeas(room)
        self._naming: set[IdeaId] = set()
        self._put_away = False
        self.more.line.setObjectName("close.moreIdea")
        self._list.addWidget(self._waiting)
        self._waiting.more_asked.connect(self._show_more)
        self._take_in_waiting()
        for idea in room.material.ideas:
            self.take_in(idea)

    @property
    def ideas(self) -> tuple[Idea, ...]:
        """Return the ideas of the session as they are kept."""
        return tuple(i for i in self._ideas.values() if i.id not in self._earlier)

    @property
    def talked_about(self) -> tuple[Idea, ...]:
        """Return the same, those of earlier sessions that got an answer, and what was outside."""
        room, earlier = self._room, (i for i in self._ideas.values() if i.id in self._earlier)
        return (*self.ideas, *(i for i in earlier if i in room.outside or i not in room.waiting))

    @property
    def people(self) -> tuple[Person, ...]:
        """Return everybody who may have a part, those named just now among them."""
        return tuple(self._people.values())

    @override
    def has_unsaved(self) -> bool:
        return super().has_unsaved() or any(card.line.waits for card in self._cards.values())

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        lines = {key: card.line for key, card in self._cards.items() if card.line.waits}
        names = (self._about(key, line.name.text()) for key, line in lines.items())
        return (*super().unsaved_texts(), *names)

    @override
    def save_now(self) -> None:
        super().save_now()
        for card in self._cards.values():
            if card.line.waits:
                card.line.submit()

    def renew(self, ideas: tuple[Idea, ...]) -> None:
        """Take in what saying it back made of the ideas that are here."""
        for idea in ideas:
            if idea.id in self._ideas and idea != self._ideas[idea.id]:
                self._show(idea)

    def put_away(self) -> None:
        """Take the cards off the table; they say more about people than the mentor may see."""
        self._put_away = True
        self._waiting.hide()
        for card in self._cards.values():
            take_out(card)
        self._cards = {}

    @override
    def is_under_way(self) -> bool:
        return super().is_under_way() or bool(self._naming)

    @override
    def is_empty(self) -> bool:
        return not self._cards and not self.more.waits

    @override
    def first_focus(self) -> QWidget | None:
        cards = list(self._cards.values())
        return cards[0].answers[Stage.TRYING] if cards else self.more.line

    @override
    def asks_first(self) -> bool:
        return any(card.asks_first() for card in self._cards.values())

    def strike(self, key: object, then: Callable[[], None]) -> bool:
        """Destroy an idea if the key is one's; return whether it was."""
        found = next((known for known in self._ideas if known == key), None)
        if found is None:
            return False
        self._soon.drop(("answer", found))
        work = partial(self._desk.ideas.strike, found)
        self._page.strike(work, partial(self._struck, found, then))
        return True

    @override
    def take_in(self, found: Idea) -> None:
        self._ideas[found.id] = found
        if found.joined_into is None:  # its answer is that of the idea it goes on inside
            self._add_card(found)

    def _take_in_waiting(self) -> tuple[Idea, ...]:
        """Take in what comes next of what waited before this session."""
        came = self._waiting.take_next()
        for idea in came:
            self._earlier.add(idea.id)
            self.take_in(idea)
        return came

    @Slot()
    def _show_more(self) -> None:
        first, *_ = self._take_in_waiting()
        self._cards[first.id].begin()

    def _about(self, idea: IdeaId, words: str) -> Unsaved:
        return self._note(f"{self._ideas[idea].text}: {words}")

    def _add_card(self, idea: Idea) -> None:
        if self._put_away:
            return
        today = dates.local_day(self._page.now())
        is_earlier = idea.id in self._earlier
        since = waiting_words.since(self._room, idea, today) if is_earlier else ""
        card = IdeaAnswer(idea, self._people, today, self._room.answer_days, since)
        card.moved.connect(self._move)
        card.parked.connect(self._park)
        card.declined.connect(self._decline)
        card.dated.connect(self._date)
        card.named.connect(self._name)
        card.name_pressed.connect(self._ask_part)
        card.mistaken.connect(self._ask_mistake)
        self._cards[idea.id] = card
        if is_earlier:
            self._waiting.add(card)
        else:
            self._list.addWidget(card)

    @Slot(object, object)
    def _move(self, idea: IdeaId, to: Stage) -> None:
        self._give(idea, partial(self._desk.closes.answer, idea, to))

    @Slot(object, object)
    def _park(self, idea: IdeaId, until: date) -> None:
        self._give(idea, partial(self._desk.closes.answer, idea, Stage.PARKED, until=until))

    @Slot(object, str)
    def _decline(self, idea: IdeaId, reason: str) -> None:
        if reason.strip():
            work = partial(self._desk.closes.answer, idea, Stage.DECLINED, reason)
            self._soon.add(("answer", idea), work, self._show, self._about(idea, reason))
        else:
            self._give(idea, partial(self._desk.closes.take_back, idea))

    @Slot(object, object)
    def _date(self, idea: IdeaId, day: date | None) -> None:
        self._give(idea, partial(self._desk.ideas.answer_by, idea, day))

    def _give(self, idea: IdeaId, answer: Callable[[], Idea]) -> None:
        """Keep an answer at once, instead of a reason that waits or was refused."""
        self._soon.drop(("answer", idea))
        self._soon.add(("answer", idea), answer, self._show)
        self._soon.save()

    @Slot(object, object)
    def _name(self, idea: IdeaId, new: NewName) -> None:
        if idea not in self._naming:
            self._naming.add(idea)
            done, failed = partial(self._told, idea, new.name), partial(self._not_credited, idea)
            self._page.ask(partial(self._add_if_clear, idea, new), done, failed)

    def _add_if_clear(self, idea: IdeaId, new: NewName) -> _Told:
        """Make no second person of one who is called so: each would have an answer of their own."""
        alike = called(new.name, self._desk.people.everybody())
        return alike, None if alike else self._desk.idea_naming.name(idea, new)

    def _told(self, idea: IdeaId, name: str, told: _Told) -> None:
        alike, credited = told
        self._naming.discard(idea)
        if credited is not None:
            self._credited(name, *credited)
            return
        if idea in self._cards:
            self._cards[idea].line.ask_who(alike)
        self.settled.emit()

    def _credited(self, name: str, person: Person, idea: Idea) -> None:
        self._people[person.id] = person
        if idea.id in self._cards:
            self._cards[idea.id].line.kept(name)
        self._show(idea)
        self.settled.emit()
        self._ask_before_whom(idea, person)

    def _ask_before_whom(self, idea: Idea, person: Person) -> None:
        for given in idea.contributions:
            asks = given.consent is Consent.THESE_PEOPLE and not given.people
            if asks and given.person == person.id and idea.id in self._cards:
                self._ask_part(idea.id, given)
                return

    def _not_credited(self, idea: IdeaId, error: Exception) -> None:
        self._naming.discard(idea)
        self._page.notices.error(error)
        self.settled.emit()

    @Slot(object, object)
    def _ask_part(self, idea: IdeaId, given: Contribution) -> None:
        person = self._people[given.person]
        dialog = NamedDialog(self._ideas[idea], given, person, self._page)
        dialog.amended.connect(partial(self._amend, dialog, idea, given))
        dialog.taken_off.connect(partial(self._take_off, dialog, idea, given))
        dialog.open()

    def _amend(
        self, dialog: NamedDialog, idea: IdeaId, given: Contribution, new: Contribution
    ) -> None:
        work = partial(self._desk.idea_naming.amend, idea, given, new)
        self._page.ask(work, partial(self._mended, dialog), dialog.fail)

    def _take_off(self, dialog: NamedDialog, idea: IdeaId, given: Contribution) -> None:
        work = partial(self._desk.idea_naming.take_off, idea, given)
        self._page.ask(work, partial(self._mended, dialog), dialog.fail)

    def _mended(self, dialog: NamedDialog, idea: Idea) -> None:
        dialog.accept()
        self._show(idea)

    @Slot(object)
    def _ask_mistake(self, idea: IdeaId) -> None:
        dialog = mistake.question(self._ideas[idea], self._room, self._page)
        dialog.agreed.connect(partial(self._take_away, dialog, idea))
        dialog.open()

    def _take_away(self, dialog: ConfirmDialog, idea: IdeaId) -> None:
        self._soon.drop(("answer", idea))
        work = partial(self._desk.closes.take_away, idea)
        done = partial(self._struck, idea, partial(self._taken_away, dialog))
        self._page.strikes.strike(work, done, dialog.fail)

    def _taken_away(self, dialog: ConfirmDialog) -> None:
        dialog.accept()
        first = self.first_focus()
        if first is not None:
            enter(first)

    def _show(self, idea: Idea) -> None:
        self._ideas[idea.id] = idea
        if idea.id in self._cards:
            self._cards[idea.id].show_idea(idea, self._people)
        self.changed.emit()

    def _struck(self, idea: IdeaId, then: Callable[[], None], _: None) -> None:
        self._ideas.pop(idea, None)
        if idea in self._cards:
            take_out(self._cards.pop(idea))
        for other in self.ideas:
            if other.joined_into == idea:
                self.take_in(replace(other, joined_into=None))
        then()
        self.changed.emit()
