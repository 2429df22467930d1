"""What has to be settled before ideas come in: how dates are read, and who people are."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.earlier import COUNTED, NO_NAME, DateDoubt, Order, Preview, Unknown, folded
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Person, Role
from mentordesk.error_words.ideas_in import SaysIdeas
from mentordesk.ui import dates
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow


class ImportAnswers(QWidget):
    """One row a question; `changed` tells that one was answered otherwise."""

    changed = Signal()

    def __init__(self, people: Sequence[Person], says: SaysIdeas) -> None:
        super().__init__()
        self._people, self._says = people, says
        self._asked = set[str]()
        self.people: dict[str, PersonId | None] = {}
        self.orders: dict[str, Order] = {}
        self._dates: list[tuple[str, Choice]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3 * GRID)

    def ask(self, shown: Preview) -> bool:
        """Ask what was not asked yet, and return whether there is anything to answer.

        What other dates of the file tell can be changed.
        """
        for doubt in (*shown.doubts, *shown.told):
            if self._is_new(f"date {doubt.sign}"):
                self._add(*self._order_row(doubt, shown.orders.get(doubt.sign)))
        for who in shown.unknown:
            if self._is_new(f"name {who.key}"):
                self._add(*self._person_row(who))
        return bool(self._asked)

    def clear(self) -> None:
        """Forget what was asked and answered: the file is read otherwise."""
        self._asked.clear()
        self.people, self.orders, self._dates = {}, {}, []
        for row in self.findChildren(FieldRow):
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def first(self) -> Choice | None:
        """Return where the first answer is to be given, or could be given otherwise."""
        choices = self.findChildren(Choice)
        return next((one for one in choices if one.currentIndex() < 0), next(iter(choices), None))

    def _is_new(self, key: str) -> bool:
        is_new = key not in self._asked
        self._asked.add(key)
        return is_new

    def _add(self, row: FieldRow, name: str) -> None:
        row.control.setObjectName(name)
        self._column.addWidget(row)

    def _order_row(self, doubt: DateDoubt, told: Order | None) -> tuple[FieldRow, str]:
        names = {
            Order.DAY_FIRST: self.tr("The day first"),
            Order.MONTH_FIRST: self.tr("The month first"),
            Order.YEAR_FIRST: self.tr("The year first"),
            Order.SINCE_1900: self.tr("Days counted from 1900"),
            Order.SINCE_1904: self.tr("Days counted from 1904"),
            Order.NO_DAYS: self.tr("No dates; their rows stay out"),
        }
        choice = Choice()
        choice.setPlaceholderText(self.tr("Choose"))
        for order in doubt.orders:
            day = doubt.days.get(order)
            said = "" if day is None else f": {dates.whole_day(day)}"
            choice.add(names[order] + said, order)
        choice.setCurrentIndex(-1 if told is None else choice.findData(told))
        choice.activated.connect(partial(self._choose_order, doubt.sign, choice))
        self._dates.append((doubt.sign, choice))
        hint = "" if told is None else self.tr("Others in the file can be read in this way alone.")
        title = self.tr("How are dates like {said} to be read?")
        if doubt.sign == COUNTED:
            title = self.tr("Is a number like {said} a date?")
        return FieldRow(title.format(said=doubt.said), choice, hint), "ideas_import.order"

    def _person_row(self, who: Unknown) -> tuple[FieldRow, str]:
        choice = Choice()
        title = self.tr("Who is {name}?").format(name=who.name)
        if who.id is not None:
            title = self.tr("Who is {name} of row {row}?").format(name=who.name, row=who.rows[0])
        if who.name == NO_NAME:
            title = self.tr("Whose are the ideas that name nobody?")
        elif who.is_mentor:
            choice.add(self.tr("A new mentor"), None)
        else:
            choice.add(self.tr("Somebody new"), None)
        for words, person in self._offered(who):
            choice.add(words, person.id)
        if who.is_open:
            is_nobody = who.name == NO_NAME
            words = self.tr("Choose a mentor") if is_nobody else self.tr("Choose")
            choice.setPlaceholderText(words)
        choice.setCurrentIndex(-1 if who.is_open else 0)
        choice.activated.connect(partial(self._choose_person, who.key, choice))
        as_one = who.id is None and who.name != NO_NAME
        hint = self._says.named_in(who.count, who.rows, as_one=as_one)
        return FieldRow(title, choice, hint), "ideas_import.person"

    def _offered(self, who: Unknown) -> Iterator[tuple[str, Person]]:
        """Yield who here can be meant; a colleague becomes a mentor only by being chosen."""
        promoted = self.tr("{name}, who is no mentor here yet")
        for person in self._people:
            if person.role is Role.MENTOR or not who.is_mentor:
                yield person.name, person
            elif person.role is Role.OTHER and folded(person.name) == folded(who.name):
                yield promoted.format(name=person.name), person

    def _choose_order(self, sign: str, choice: Choice, _: int) -> None:
        """Take an answer, for dates that are written otherwise too where nothing is chosen yet."""
        order = self.orders[sign] = Order(choice.value())
        for other, same in self._dates:
            if same.currentIndex() < 0 and same.findData(order) >= 0:
                same.choose(order)
                self.orders[other] = order
        self.changed.emit()

    def _choose_person(self, key: str, choice: Choice, _: int) -> None:
        self.people[key] = choice.value()
        self.changed.emit()
