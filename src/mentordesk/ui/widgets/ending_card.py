"""The end of a pair on the mentor's page: what is asked for when it is over."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal, Slot

from mentordesk.domain.ending import Ending
from mentordesk.domain.forget import Stays
from mentordesk.domain.keeping import DataKind
from mentordesk.ui import keeping_words
from mentordesk.ui.dates import whole_day
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.field_row import FieldRow
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import Label, small


class EndingCard(Card):
    """Does nothing by itself: what is chosen is kept by others, and each button asks first."""

    end_asked = Signal()
    take_up_asked = Signal()
    forget_asked = Signal()
    settle_asked = Signal()
    file_asked = Signal()
    wished = Signal(object)
    over = Signal(bool)
    """Emitted with whether the pair is over, once that is known."""

    def __init__(self, called: str, whom: str, *, closing_held: bool = False) -> None:
        under = _tr("Either of you may end it at any time. Nobody owes a reason.")
        super().__init__(_tr("When it is over"), under)
        self._called, self._whom, self._closing_held = called, whom, closing_held
        self.told = Label("")
        self.told.setObjectName("ending.told")
        self.end = Button(_tr("End this pairing…"), icon="log-out")
        self.take_up = Button(_tr("Take it up again"))
        self.settle = Button(_tr("Settle what is left"), icon="circle-check")
        self.file = Button(_tr("The hand-over file"), icon="file-text")
        self.gone = small("")
        self.forget = Button(_tr("Forget {name}…").format(name=called), Kind.QUIET, "trash-2")
        self.stays = Choice()
        self._build()
        self.end.clicked.connect(self.end_asked)
        self.take_up.clicked.connect(self.take_up_asked)
        self.forget.clicked.connect(self.forget_asked)
        self.settle.clicked.connect(self.settle_asked)
        self.file.clicked.connect(self.file_asked)
        self.stays.activated.connect(self._wish)

    def show_ending(self, ending: Ending) -> None:
        """Show how far it is."""
        is_over = ending.ended_on is not None
        words = _tr("You ended this pairing on {day}. What you did together stays to be read.")
        if ending.ended_on is not None:
            self.told.setText(words.format(day=whole_day(ending.ended_on)))
        elif ending.asked_on is not None:
            asks = _tr("{name} asked on {day} to end it. Call off what is planned, and say thanks.")
            self.told.setText(asks.format(name=self._called, day=whole_day(ending.asked_on)))
        is_ending = is_over or ending.asked_on is not None
        self.told.setVisible(is_ending)
        for step in (self.settle, self.file):
            step.setVisible(is_ending or self._closing_held)
        self.end.setVisible(not is_over)
        self.take_up.setVisible(is_over)
        self.stays.choose(ending.stays)
        self.over.emit(is_over)

    def show_destroyed(self, days: Mapping[DataKind, date]) -> None:
        """Show which kinds of data were destroyed, and when."""
        words = keeping_words.destroyed(days)
        self.gone.setText(words)
        self.gone.setVisible(bool(words))

    def _build(self) -> None:
        for name in ("end", "take_up", "forget", "settle", "file", "gone"):
            getattr(self, name).setObjectName(f"ending.{name}")
        choices: tuple[tuple[str, Stays | None], ...] = (
            (_tr("not asked yet"), None),
            (_tr("the name, on ideas that got credit"), Stays.NAME),
            (_tr("“a colleague” in its place"), Stays.COLLEAGUE),
            (_tr("nothing"), Stays.NOTHING),
        )
        for words, stays in choices:
            self.stays.add(words, stays)
        wish = _tr("What {name} wants to stay of the credit if you forget {whom}")
        row = FieldRow(wish.format(name=self._called, whom=self._whom), self.stays)
        self.stays.setObjectName("ending.stays")
        buttons = FlowLayout()
        for button in (self.settle, self.file, self.end, self.take_up, self.forget):
            buttons.addWidget(button)
        for part in (self.told, self.gone, self.settle, self.file, self.take_up):
            part.hide()
        self.add(self.told)
        self.add(self.gone)
        self.add(row)
        self.add(buttons)

    @Slot()
    def _wish(self) -> None:
        self.wished.emit(self.stays.value())


def _tr(words: str) -> str:
    return QCoreApplication.translate("ending", words)
