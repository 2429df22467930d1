"""Whose idea it is: each name with its part and how it may be told, and who said it first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.credit_due import People
from mentordesk.domain.idea import Contribution, Idea
from mentordesk.ui import idea_words, story_words
from mentordesk.ui.tokens import GAP, GRID
from mentordesk.ui.widgets.avatar import Avatar
from mentordesk.ui.widgets.button import link, secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import second


class IdeaWhose(Card):
    """Tells it, and what the leader wants to put right; `change_asked` tells the part.

    The keyboard stays at its place while names come and go.
    """

    change_asked = Signal(object)
    add_asked = Signal()
    first_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Whose idea it is"))
        self._names = QVBoxLayout()
        self._rows: list[_NameRow] = []
        self._first = second("")
        self._more = secondary(self.tr("Add a name…"))
        self.first = secondary("")
        self._build()
        self._more.clicked.connect(self.add_asked)
        self.first.clicked.connect(self.first_asked)

    def show_idea(self, idea: Idea, people: People) -> None:
        """Show each part, and who said it first where that is known.

        Of an idea that goes on inside another the names are put right there.
        """
        lines, may_change = idea_words.naming(idea, people), idea.joined_into is None
        while len(self._rows) < len(lines):
            self._add_row()
        while len(self._rows) > len(lines):
            self._drop_row()
        for row, given, words in zip(self._rows, idea.contributions, lines, strict=True):
            person = people.get(given.person)
            row.show_name(given, "" if person is None else person.name, words)
            row.change.setVisible(may_change)
        self._more.setVisible(may_change)
        self._first.setText(story_words.first_said(idea.first_said))
        self._first.setVisible(bool(idea.first_said))
        asks, changes = self.tr("Who first said it…"), self.tr("Change who first said it…")
        self.first.setText(changes if idea.first_said else asks)

    def has_keyboard(self) -> bool:
        """Return whether the keyboard is here, or comes back here once a question is closed."""
        return self.isAncestorOf(self.window().focusWidget())

    def _build(self) -> None:
        self._names.setSpacing(2 * GRID)
        self._first.setObjectName("idea.said_first")
        self._more.setObjectName("idea.add_name")
        self.first.setObjectName("idea.first_said")
        buttons = FlowLayout()
        for button in (self._more, self.first):
            buttons.addWidget(button)
        for part in (self._names, self._first):
            self.add(part)
        self.body.addSpacing(2 * GRID)
        self.add(buttons)

    def _add_row(self) -> None:
        row = _NameRow()
        row.asked.connect(self.change_asked)
        self._rows.append(row)
        self._names.addWidget(row)

    def _drop_row(self) -> None:
        row = self._rows.pop()
        if row.change.hasFocus():
            self._more.setFocus()
        self._names.removeWidget(row)
        row.hide()
        row.deleteLater()


class _NameRow(QWidget):
    """One person's part; `asked` tells it once it is to be changed."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._given: Contribution | None = None
        self._face, self._words = Avatar(""), second("")
        self.change = link(self.tr("Change…"))
        self.change.setObjectName("idea.named")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self.change)
        self.change.clicked.connect(self._ask)

    def show_name(self, given: Contribution, name: str, words: str) -> None:
        """Show a part in words."""
        self._given = given
        self._face.set_name(name)
        self._words.setText(words)
        self.change.setAccessibleDescription(words)

    def _ask(self) -> None:
        self.asked.emit(self._given)
