"""The right of a live session: what was caught so far, and the two lines that catch more."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.ui.tokens import GAP, GRID, Tone
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.capture_line import CaptureLine
from mentordesk.ui.widgets.caught_list import CaughtList
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.label import eyebrow


class CaughtPanel(QWidget):
    """`opened` tells which line has the keyboard, `left` that it should go back."""

    left = Signal()
    opened = Signal(QWidget)

    def __init__(self, mentor: str) -> None:
        super().__init__()
        self.caught = CaughtList(
            self.tr("Ideas and promises stand here as soon as one of them is caught.")
        )
        self.idea = CaptureLine(
            self.tr("Idea · {names}").format(names=mentor),
            Tone.CREDIT,
            "lightbulb",
            self.tr("What is worth trying?"),
        )
        self.promise = CaptureLine(
            self.tr("My promise"), Tone.LEADER, "hand", self.tr("What will you do?")
        )
        self.to_try = ChipButton(self.tr("To try before next time"), Tone.LEADER)
        self.to_try.setCheckable(True)
        self.promise.add_choice(self.to_try)
        self.idea_button = secondary(self.tr("Idea"), key="Ctrl+I")
        self.promise_button = secondary(self.tr("Promise"), key="Ctrl+P")
        self._build()
        self.idea_button.clicked.connect(self._open_idea)
        self.promise_button.clicked.connect(self._open_promise)
        self.idea.left.connect(self.left)
        self.promise.left.connect(self.left)

    def _build(self) -> None:
        names = {
            "live.caught": self.caught,
            "live.idea": self.idea.line,
            "live.promise": self.promise.line,
            "live.toTry": self.to_try,
            "live.catchIdea": self.idea_button,
            "live.catchPromise": self.promise_button,
        }
        for name, widget in names.items():
            widget.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (eyebrow(self.tr("Caught so far")), self.caught, self.idea, self.promise):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, GRID, 0, 0)
        buttons.setSpacing(GAP)
        buttons.addWidget(self.idea_button, 1)
        buttons.addWidget(self.promise_button, 1)
        column.addLayout(buttons)

    @Slot()
    def _open_idea(self) -> None:
        self.promise.hide()
        self.idea.open()
        self.opened.emit(self.idea)

    @Slot()
    def _open_promise(self) -> None:
        self.idea.hide()
        self.promise.open()
        self.opened.emit(self.promise)
