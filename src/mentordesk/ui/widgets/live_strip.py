"""The strip over a live session: who leads, whether focus is on, until when, or the question."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.marks import override
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GAP, GRID, Tone
from mentordesk.ui.widgets.avatar import Avatar
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.bars import SlimBar
from mentordesk.ui.widgets.button import secondary, symbol_button
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.label import second, small, strong
from mentordesk.ui.widgets.last_word import LastWord

_SIDE = 7 * GRID
_BETWEEN = 4 * GRID


class LiveStrip(QWidget):
    """Everything in one line; only what does not fit steps back, also before the last word."""

    def __init__(self, name: str, first_name: str, number: int) -> None:
        super().__init__()
        self._avatar = Avatar(name)
        self._leads = strong(self.tr("{name} leads").format(name=first_name)).one_line()
        self._number = number
        self.under = small("").one_line()
        self.focus = Chip("", Tone.MENTOR, "shield-check")
        self.keep = symbol_button("eye", self.tr("What stays visible…"))
        self._focus_words, self._session = ("", ""), ""
        self.until = second("").one_line()
        self.bar = SlimBar(Tone.NEUTRAL, self.tr("Time of the session"))
        self.last_word = LastWord(first_name)
        self.wrap_up = secondary("", "flag", "Ctrl+Shift+Return")
        self._row = QHBoxLayout(self)
        self._narrow = self._asks = self._keeps = False
        self._build()

    def _build(self) -> None:
        self.focus.setObjectName("live.focus")
        self.keep.setObjectName("live.keep")
        self.until.setObjectName("live.until")
        self.wrap_up.setObjectName("live.wrapUp")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._leads)
        words.addWidget(self.under)
        row = self._row
        row.setSpacing(_BETWEEN)
        row.addStrut(self._avatar.sizeHint().height())  # also where the question takes its place
        row.addWidget(self._avatar)
        row.addLayout(words)
        row.addWidget(self.focus)
        row.addWidget(self.keep)
        row.addStretch(1)
        row.addWidget(self.until)
        row.addWidget(self.bar)
        row.addWidget(self.last_word)
        row.addSpacing(GAP)
        row.addWidget(self.wrap_up)
        self._arrange()

    def show_focus(self, words: str, short: str, *, hides: bool | None = None) -> None:
        """Say whether focus is on, in whole and, where there is no room, in short.

        Where not everything can be hidden our own window only covers the rest, and that is said;
        of a focus that is not there, or not yet, nothing is.
        """
        on = hides is not None
        self._focus_words = (words, short)
        tone, icon = (Tone.MENTOR, "shield-check") if on else (Tone.NEUTRAL, "app-window")
        self.focus.set(short if self._narrow else words, tone, icon)
        self.focus.setToolTip(words)
        self.focus.setAccessibleName(words)
        self._session = self.tr("Session {number}").format(number=self._number)
        if on:
            hidden, covered = (
                self.tr("{session} · everything else is hidden"),
                self.tr("{session} · everything else is covered"),
            )
            self._session = (hidden if hides else covered).format(session=self._session)
        self.under.setText(self._session)

    def offer_keep(self, *, offers: bool) -> None:
        """Let windows be chosen that stay visible, or not."""
        self._keeps = offers
        self._arrange()

    def tell(self, words: str) -> None:
        """Say something quietly that may be overlooked, until it is forgotten."""
        self.under.setText(words)
        announce(self, words)

    @Slot()
    def forget(self) -> None:
        """Say again what always stands there."""
        self.under.setText(self._session)

    def show_time(self, words: str, share: float) -> None:
        """Say until when, and how much of the time is used."""
        if self.until.text() != words:
            self.until.setText(words)
        self.bar.set_share(share, words)

    def ask(self, asks: bool) -> None:  # noqa: FBT001  a Qt-like setter
        """Put the question to the mentor in the place of the time, or take it away again."""
        if asks is not self._asks:
            self._asks = asks
            self._arrange()
            if asks:
                self.last_word.tell()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001  a Qt-like setter
        """Make do with less room."""
        self._narrow = narrow
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow, asks = self._narrow, self._asks
        self.wrap_up.setText(self.tr("Stop here") if asks else self.tr("Wrap up"))
        self.bar.setFixedWidth(look().px(150))
        self.focus.setText(self._focus_words[1 if narrow else 0])
        self.focus.updateGeometry()
        shown = self._beside_the_question() if asks else {self.focus, self.keep, self._avatar}
        names = self._avatar in shown
        parts = {
            self.until: not asks,
            self.bar: not (narrow or asks),
            self.focus: self.focus in shown,
            self.keep: self._keeps and self.keep in shown,
            self._avatar: names,
            self._leads: names,
            self.under: names and not narrow,
            self.last_word: asks,
        }
        for part in sorted(parts, key=parts.__getitem__):  # what comes first would push the window
            part.setVisible(parts[part])
        # Two lines of a question stand as high as one line of the rest with more air around it.
        above = (1 if asks and narrow else 3) * GRID
        self._row.setContentsMargins(_SIDE, above, _SIDE, above)
        line = max(part.sizeHint().height() for part in (self._avatar, self.wrap_up))
        self.setMinimumHeight(line + 6 * GRID)

    def _beside_the_question(self) -> set[QWidget]:
        """Give the question the room it needs; return what has room beside it."""
        ways_out = self.wrap_up.sizeHint().width() + GAP + _BETWEEN
        left = self.width() - 2 * _SIDE - ways_out
        free = left - self.last_word.least()
        names = [self._leads] if self._narrow else [self._leads, self.under]
        name = max(label.sizeHint().width() for label in names)
        wanted = [
            (self.focus, self.focus.sizeHint().width()),
            (self.keep, self.keep.sizeHint().width() if self._keeps else 0),
            (self._avatar, self._avatar.sizeHint().width() + _BETWEEN + name),
        ]
        shown = set[QWidget]()
        for part, width in wanted if self._narrow else wanted[::-1]:
            if width + _BETWEEN <= free:
                free -= width + _BETWEEN
                shown.add(part)
        self.last_word.stand_in(self.last_word.least() + max(free, 0))
        return shown
