"""How a mentor likes to hear from the leader, to meet, and to be credited."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from mentordesk.domain.person import Pairing, Person
from mentordesk.domain.pronouns import spoken_of
from mentordesk.ui import likes_words, tokens, wording
from mentordesk.ui.dates import span
from mentordesk.ui.tokens import Role, Text
from mentordesk.ui.widgets.button import quiet
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.icon import Icon
from mentordesk.ui.widgets.label import Label, small
from mentordesk.ui.widgets.layouts import empty

_Fact = tuple[str, str, str]


class LikesCard(Card):
    """One line for each thing that was said, and below on which day; `change_asked` to change.

    Of a pair that `is_over` names and credit alone can be changed.
    """

    change_asked = Signal()

    def __init__(self, person: Person, today: date, *, is_over: bool = False) -> None:
        name, likes = person.first_name, person.likes
        chooses = spoken_of(name, likes.pronouns).does(_tr("chooses"), _tr("choose"))
        under = _tr("{they_choose}. MentorDesk writes in that form.")
        under = under.format(they_choose=chooses[:1].upper() + chooses[1:])
        super().__init__(_tr("How {name} likes to talk").format(name=name), under)
        words = _tr("Names and credit…") if is_over else _tr("Change…")
        self.change = quiet(words, "pencil")
        self.change.setObjectName("people.likes")
        self.change.setAccessibleDescription(self.heading.text())
        self.change.clicked.connect(self.change_asked)
        self.add(_grid(person.pairing or Pairing()))
        self._today, self._told = today, QVBoxLayout()
        self.add(self._told)
        self.show_told(person)
        self.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_told(self, person: Person) -> None:
        """Say on which days all of it was told."""
        empty(self._told)
        for words in likes_words.told(person, self._today):
            self._told.addWidget(small(words))


def _grid(pairing: Pairing) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(tokens.GAP)
    grid.setVerticalSpacing(tokens.GAP)
    grid.setColumnStretch(2, 1)
    for row, (heading, icon, words) in enumerate(_facts(pairing)):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Label(heading, Text.SECOND).one_line(), row, 0, top)
        grid.addWidget(Icon(icon, Role.SECOND), row, 1, top)
        grid.addWidget(Label(words), row, 2)
    return grid


def _facts(pairing: Pairing) -> Iterator[_Fact]:
    likes = pairing.likes
    called = ", ".join(filter(None, (likes.called, likes.pronouns)))
    rhythm = f"{wording.rhythm(pairing.rhythm)}, {span(pairing.minutes)}"
    notes = "" if likes.notes else _tr("no private notes at the table")
    every = (
        (_tr("Called") if likes.called else _tr("Pronouns"), "user", called),
        (_tr("Between sessions"), "message-circle", likes_words.media(pairing)),
        (_tr("Good times"), "sun", likes.times),
        (_tr("Answers"), "mail", likes.reply),
        (_tr("Sessions"), "footprints", likes_words.sessions(pairing) or _tr("not said yet")),
        (_tr("Rhythm"), "repeat", rhythm),
        (_tr("Notes"), "eye-off", notes),
        (_tr("What helps"), "hand", likes_words.all_helps(likes)),
        (_tr("Credit"), "award", likes_words.credit(pairing)),
    )
    return (fact for fact in every if fact[2])


def _tr(words: str) -> str:
    return QCoreApplication.translate("likes", words)
