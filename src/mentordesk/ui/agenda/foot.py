"""What can be done with the draft as a whole."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from mentordesk.ui.look import look
from mentordesk.ui.widgets.button import Button, secondary, symbol_button
from mentordesk.ui.widgets.check_row import CheckRow
from mentordesk.ui.widgets.edge_bar import FootBar


class AgendaFoot(FootBar):
    """Steps back and again, a copy, and who else may write here."""

    undo_asked = Signal()
    redo_asked = Signal()
    copy_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.share = CheckRow("")
        self.undo = _step("undo-2", self.tr("Undo"), "Ctrl+Z")
        self.redo = _step("redo-2", self.tr("Redo"), "Ctrl+Shift+Z")
        self.copy = secondary(self.tr("Copy for my own notes"), "copy")
        self._build()
        self.undo.clicked.connect(self.undo_asked)
        self.redo.clicked.connect(self.redo_asked)
        QShortcut(QKeySequence("Ctrl+Y"), self, self.redo.click)
        self.copy.clicked.connect(self.copy_asked)

    def show_steps(self, *, back: bool, again: bool) -> None:
        """Offer the steps there are."""
        self.undo.setEnabled(back)
        self.redo.setEnabled(again)

    def show_sharing(self, leader: str, *, shared: bool, mentor: bool) -> None:
        """Say whether both write on this pair's agendas: the mentor decides, both may end it."""
        words = self.tr("{name} may change our agendas too").format(name=leader)
        if not mentor:
            words = self.tr("We write our agendas together")
        self.share.set_words(words)
        self.share.setChecked(shared)
        self.share.show()

    def _build(self) -> None:
        self.share.setObjectName("agenda.share")
        self.undo.setObjectName("agenda.undo")
        self.redo.setObjectName("agenda.redo")
        self.copy.setObjectName("agenda.copy")
        if look().is_large:
            self.copy.setText(self.tr("Copy"))
            self.copy.setAccessibleName(self.tr("Copy for my own notes"))
        self.add(self.share, 1)
        self.share.hide()
        self.add_stretch()
        for button in (self.undo, self.redo, self.copy):
            self.add(button)


def _step(icon: str, words: str, key: str) -> Button:
    button = symbol_button(icon, words)
    button.setToolTip(f"{words} ({key})")
    button.answer_to(key)
    return button
