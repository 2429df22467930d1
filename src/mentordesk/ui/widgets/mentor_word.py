"""In the mentor's seat: three taps, what is kept, and what to strike."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.add_line import AddLine
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.close_step import CloseStep
from mentordesk.ui.widgets.label import Label, second, section, small
from mentordesk.ui.widgets.layouts import empty
from mentordesk.ui.widgets.read_back import Kept, ReadBack
from mentordesk.ui.widgets.scroll_page import reveal
from mentordesk.ui.widgets.taps import Taps


class MentorWordStep(CloseStep):
    """Nothing private stands anywhere in here, only how much of it there is.

    The taps stand first, so that they are seen.
    """

    def __init__(self, mentor: str) -> None:
        super().__init__(
            self.tr("{name}, this is your seat").format(name=mentor),
            self.tr(
                "Please turn the laptop to {name}. Three questions, and below them what is kept."
            ).format(name=mentor),
        )
        self.read_back = ReadBack()
        self._private, self._off = Label(""), small("")
        self.ask = AddLine(self.tr("What about you should be struck?"), self.tr("Ask for it"))
        self._asked, self.taps = QVBoxLayout(), Taps()
        self._word, self._unseen = QWidget(), list(self.taps.questions)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._soon.timeout.connect(self._look)
        moved = self._scroll.verticalScrollBar()
        moved.valueChanged.connect(self._see)
        moved.rangeChanged.connect(self._see)

    def _build(self) -> None:
        self._build_word()
        self.add(self._word)
        heading = section(self.tr("Kept and shared"))
        heading.setContentsMargins(0, 4 * GRID, 0, 0)
        self.add(heading)
        self.add(self.read_back)
        self.ask.line.setObjectName("close.strikeAsk")
        self.add(self._private)
        self.add(self._asked)
        self.add(self.ask)
        self.add(self._off)
        self.end()

    def _build_word(self) -> None:
        column = QVBoxLayout(self._word)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        column.addWidget(section(self.tr("Your word")))
        column.addWidget(small(self.tr("One tap each, or leave it. Nobody sees single answers.")))
        column.addWidget(self.taps)

    def show_kept(self, kept: Sequence[Kept], private: str, off: str) -> None:
        """Show what is kept, and say how much else there is."""
        self.read_back.show_kept(kept)
        self._private.setText(private)
        self._off.setText(off)
        self._off.setVisible(bool(off))

    def show_asked(self, asked: Sequence[str]) -> None:
        """Show what was asked for, in the mentor's words."""
        empty(self._asked)
        for words in asked:
            self._asked.addWidget(second(self._asked_for(words)))

    def tell_asked(self, words: str) -> None:
        """Let a screen reader say what was asked for just now."""
        announce(self.ask.line, self._asked_for(words))

    def _asked_for(self, words: str) -> str:
        return self.tr("You asked for: {words}").format(words=words)

    @override
    def tell(self) -> None:
        super().tell()
        self._see()

    @override
    def leads_to(self) -> str:
        return self.tr("Your word") if self._unseen else ""

    @override
    def asks_first(self) -> bool:
        if self.read_back.asks_first():
            return True
        self._look()
        if not self._unseen:
            return False
        question = self._unseen.pop(0)  # who was led there saw it, in the smallest window too
        question.enter()
        reveal(self._word if question is self.taps.questions[0] else question)
        self.changed.emit()
        return True

    @Slot()
    def _see(self) -> None:
        """Look once the page stands where it was moved to."""
        self._soon.start()

    @Slot()
    def _look(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        unseen = [question for question in self._unseen if not self.is_in_sight(question)]
        if unseen != self._unseen:
            self._unseen = unseen
            self.changed.emit()

    @override
    def is_empty(self) -> bool:
        return self.taps.are_left()

    @override
    def first_focus(self) -> QWidget | None:
        # What was given before does not stand there: a key there would take it back unseen.
        return None if self.taps.were_given else self.taps.questions[0].chosen()
