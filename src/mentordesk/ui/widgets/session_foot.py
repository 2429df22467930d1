"""What can be done with a session as a whole, by its state."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy

from mentordesk.domain.session import SessionState
from mentordesk.ui.tokens import Text
from mentordesk.ui.widgets.button import Button, primary, quiet, secondary
from mentordesk.ui.widgets.edge_bar import FootBar
from mentordesk.ui.widgets.label import Label


class SessionFoot(FootBar):
    """One primary step, and the quiet ones beside it."""

    start_asked = Signal()
    go_on_asked = Signal()
    export_asked = Signal()
    move_asked = Signal()
    missed_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state = SessionState.MOVED
        self.rule = Label("", Text.SMALL)
        self.missed = quiet(self.tr("It does not take place"))
        self.move_it = secondary(self.tr("Move"), "calendar")
        self.main: Button = primary("")
        self._build()
        self.missed.clicked.connect(self.missed_asked)
        self.move_it.clicked.connect(self.move_asked)
        self.main.clicked.connect(self._step)

    def show_session(self, state: SessionState, mentor: str, *, shared: bool) -> None:
        """Offer what fits a session in this state."""
        self._state = state
        planned = state is SessionState.PLANNED
        rule = self.tr("Only {name} changes this agenda.").format(name=mentor)
        if shared:
            rule = self.tr("You and {name} write this agenda together.").format(name=mentor)
        self.rule.setText(rule if planned else "")
        self.missed.setVisible(planned)
        self.move_it.setVisible(planned)
        steps = {
            SessionState.PLANNED: (self.tr("Start session"), "play"),
            SessionState.LIVE: (self.tr("Go on"), "play"),
            SessionState.CLOSED: (self.tr("Export a summary"), "download"),
        }
        words, icon = steps.get(state, ("", ""))
        self.main.setText(words)
        self.main.set_icon(icon)
        self.main.setVisible(bool(words))
        self.setVisible(bool(words))

    def _build(self) -> None:
        self.missed.setObjectName("session.missed")
        self.move_it.setObjectName("session.move")
        self.main.setObjectName("session.main")
        self.rule.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.add(self.rule, 1)
        self.add(self.missed)
        self.add(self.move_it)
        self.add(self.main)
        self.hide()

    @Slot()
    def _step(self) -> None:
        steps = {
            SessionState.PLANNED: self.start_asked,
            SessionState.LIVE: self.go_on_asked,
            SessionState.CLOSED: self.export_asked,
        }
        step = steps.get(self._state)
        if step is not None:
            step.emit()
