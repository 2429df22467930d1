"""Keep or destroy, for each kind of data of a pair: it is kept unless somebody says otherwise."""

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.keeping import DataKind, Held
from mentordesk.ui import keeping_words
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.label import Divider, Label, small, strong


class KeepCard(Card):
    """Destroys nothing by itself: `destroy_asked` with the kinds that were chosen to go."""

    destroy_asked = Signal(object)

    def __init__(self, name: str) -> None:
        under = _tr(
            "Decide it together. {name} may ask you to destroy any of it. Ideas with their names, "
            "answers and credit stay, and so does the ledger."
        )
        super().__init__(_tr("Keep or destroy"), under.format(name=name))
        self._name = name
        self.choices: dict[DataKind, Choice] = {}
        self._counts: dict[DataKind, Label] = {}
        self.go = Button(_tr("Destroy what is chosen…"), Kind.SECONDARY, "trash-2")
        self._build()
        self.go.clicked.connect(self._ask)

    def show_held(self, held: Held) -> None:
        """Show how much there is of each kind; of what is not there nothing is asked."""
        for kind, choice in self.choices.items():
            words = keeping_words.how_much(kind, held)
            self._counts[kind].setText(words)
            choice.setAccessibleDescription(
                f"{words}. {keeping_words.what_goes(kind, self._name)}",
            )
            choice.setVisible(bool(held.of(kind)))  # beside “destroyed” no Keep makes sense
            if not held.of(kind):
                choice.choose(False)  # noqa: FBT003  the value of a line
        self._look()

    def chosen(self) -> tuple[DataKind, ...]:
        """Return the kinds that are to go."""
        return tuple(kind for kind, choice in self.choices.items() if choice.value())

    def _build(self) -> None:
        rows = QVBoxLayout()
        rows.setSpacing(2 * GRID)
        for place, kind in enumerate(DataKind):
            if place:
                rows.addWidget(Divider())
            rows.addWidget(self._row(kind))
        self.add(rows)
        self.body.addSpacing(2 * GRID)
        self.go.setObjectName("closing.destroy")
        self.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeading)
        self._look()

    def _row(self, kind: DataKind) -> QWidget:
        row = QWidget()
        way = QBoxLayout.Direction
        line = QBoxLayout(way.TopToBottom if look().is_large else way.LeftToRight, row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(0)
        name, count = strong(keeping_words.kind_name(kind)), small("")
        choice = Choice(keeping_words.kind_name(kind))
        choice.setObjectName(f"closing.{kind.value}")
        choice.add(_tr("Keep"), False)  # noqa: FBT003  the value of a line
        choice.add(_tr("Destroy"), True)  # noqa: FBT003  the value of a line
        choice.currentIndexChanged.connect(self._look)
        name.setBuddy(choice)
        for label in (name, count, small(keeping_words.what_goes(kind, self._name))):
            words.addWidget(label)
        line.addLayout(words, 1)
        line.addWidget(choice, 0, Qt.AlignmentFlag.AlignVCenter)
        self.choices[kind], self._counts[kind] = choice, count
        return row

    @Slot()
    def _look(self) -> None:
        self.go.setEnabled(bool(self.chosen()))

    @Slot()
    def _ask(self) -> None:
        self.destroy_asked.emit(self.chosen())


def _tr(words: str) -> str:
    return QCoreApplication.translate("keeping", words)
