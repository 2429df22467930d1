"""Before the laptop goes over to the mentor: what opens, what closes, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.services.table import Table
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.session_words import eyebrow_of
from mentordesk.ui.widgets.label import eyebrow
from mentordesk.ui.widgets.passphrase_field import PassphraseField
from mentordesk.ui.widgets.passphrase_row import PassphraseRow


class HandOverDialog(Question):
    """Says what the mentor gets to see; `given` gives the code for the way back, mostly none."""

    given = Signal(str)

    def __init__(self, table: Table, parent: QWidget, *, asks_code: bool) -> None:
        title = self.tr("Hand over to {name}").format(name=table.mentor)
        super().__init__(title, self.tr("Hand over"), parent, "hand_over")
        self.code = PassphraseField()
        of = table.shelf.content.format(table.session.format)
        self.fields.addWidget(eyebrow(eyebrow_of(table.session, of)).several_lines())
        words = self.tr("This agenda fills the screen, and {name} leads.")
        self.explain(words.format(name=table.mentor))
        closed = self.tr("Notes, ideas, promises and other people stay closed until you are back.")
        if asks_code:
            closed = self.tr(
                "Notes, ideas, promises and other people stay closed until you come "
                "back with your passphrase."
            )
        self.explain(closed)
        if asks_code:
            self._ask_code()
        else:
            self.yes.setFocus()

    @override
    def answer(self) -> None:
        self.given.emit(self.code.text())

    def _ask_code(self) -> None:
        row = PassphraseRow(self.tr("A short code as well, if you like"), self.code)
        row.set_hint(
            self.tr(
                "At least four letters or digits, for this once and three tries. Weaker than the "
                "passphrase: whoever sees you type it can open your notes until you are back."
            )
        )
        self.ask_row(row, "hand_over.code")
