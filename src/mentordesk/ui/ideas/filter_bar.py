"""Which ideas are shown: by words, by stage, by time, by what is owed."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from mentordesk.domain.board import ASIDE, ON_THEIR_WAY, IdeaQuery, Stand
from mentordesk.domain.search import MOST_TYPED
from mentordesk.ui import wording
from mentordesk.ui.ideas.periods import Period, bounds
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import link
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import small

_STANDS = {
    "all": tuple(Stand),
    "on_their_way": ON_THEIR_WAY,
    "aside": ASIDE,
    **{stand.value: (stand,) for stand in Stand},
}
_WORDS_WIDTH = 240
_READ_MS = 700
"""How long nothing is typed before what was found is read out."""


class FilterBar(QWidget):
    """Narrows the ideas as one types; one press shows all again."""

    changed = Signal()
    entered = Signal()
    """Emitted when the keyboard comes to the words, before the first of them is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.stage, self.time = QLineEdit(), Choice(), Choice()
        self.owed = ChipButton(self.tr("Owed only"))
        self.clear = link(self.tr("Show all"))
        self._found = small("")
        self._still = False
        self._read = QTimer(self, singleShot=True, interval=_READ_MS)
        self._read.timeout.connect(self._read_out)
        self._fill()
        self._build()
        self._connect()

    def narrowed(self, query: IdeaQuery, today: date) -> IdeaQuery:
        """Return a question with what is chosen here, on a day."""
        since, until = bounds(Period(self.time.value()), today)
        return IdeaQuery(
            query.mentor,
            _STANDS[self.stage.value()],
            self.owed.isChecked(),
            since,
            until,
            self.words.text(),
            query.key,
            query.descending,
        )

    def choose_stand(self, stand: Stand) -> None:
        """Show the ideas of one column alone."""
        self.stage.choose(stand.value)

    def show_found(self, count: int, *, narrow: bool) -> None:
        """Say how many were found, where not all are shown."""
        words = {0: self.tr("No idea found"), 1: self.tr("1 idea found")}
        many = self.tr("{n} ideas found").format(n=count)
        self._found.setText(words.get(count, many) if narrow else "")
        for part in (self._found, self.clear):
            part.setVisible(narrow)
        if narrow:
            self._read.start()

    @Slot()
    def show_all(self) -> None:
        """Leave nothing out any more."""
        had = self.clear.hasFocus()
        self._still = True
        self.words.clear()
        self.stage.setCurrentIndex(0)
        self.time.setCurrentIndex(0)
        self.owed.setChecked(False)
        self._still = False
        if had:
            self.words.setFocus()
        self.changed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()

    def _fill(self) -> None:
        self.stage.add(self.tr("All stages"), "all")
        self.stage.add(self.tr("On their way"), "on_their_way")
        self.stage.add(self.tr("Parked or declined"), "aside")
        for stand in Stand:
            self.stage.add(wording.stand(stand), stand.value)
        self.time.add(self.tr("Heard at any time"), Period.ANY)
        self.time.add(self.tr("In the last 30 days"), Period.MONTH)
        self.time.add(self.tr("In the last 3 months"), Period.QUARTER)
        self.time.add(self.tr("This year"), Period.YEAR)
        self.time.add(self.tr("Last year"), Period.LAST_YEAR)
        self.time.add(self.tr("Before last year"), Period.EARLIER)

    def _build(self) -> None:
        self.words.setObjectName("ideas.words")
        self.words.setPlaceholderText(self.tr("Find in their words"))
        self.words.setAccessibleName(self.tr("Find in their words"))
        self.words.setMaxLength(MOST_TYPED)
        for choice, name, words in (
            (self.stage, "ideas.stage", self.tr("Stage")),
            (self.time, "ideas.time", self.tr("When it was heard")),
        ):
            choice.setObjectName(name)
            choice.setAccessibleName(words)
            choice.setAccessibleDescription(words)
        self.owed.setObjectName("ideas.owed")
        self.owed.setCheckable(True)
        self.clear.setObjectName("ideas.clear")
        self._found.setObjectName("ideas.found")
        end = QWidget()
        row = QHBoxLayout(end)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._found.one_line())
        row.addWidget(self.clear)
        end.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        flow = FlowLayout(self)
        for part in (self.words, self.stage, self.time, self.owed, end):
            flow.addWidget(part)
        self._measure()
        self.show_found(0, narrow=False)

    def _measure(self) -> None:
        self.words.setFixedWidth(look().px(_WORDS_WIDTH))

    def _connect(self) -> None:
        self.words.installEventFilter(self)
        self.words.textChanged.connect(self._tell)
        self.stage.currentIndexChanged.connect(self._tell)
        self.time.currentIndexChanged.connect(self._tell)
        self.owed.toggled.connect(self._tell)
        self.clear.clicked.connect(self.show_all)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.words.setFocus)

    @Slot()
    def _tell(self) -> None:
        if not self._still:
            self.changed.emit()

    @Slot()
    def _read_out(self) -> None:
        if self._found.text():
            announce(self, self._found.text())
