"""What of the ideas is saved in what form, and what that means."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.error_words.ideas_in import UNLOCKED
from mentordesk.marks import override
from mentordesk.services.idea_export import IdeasForm
from mentordesk.ui.dialogs.watched import WatchedQuestion, figure
from mentordesk.ui.widgets.choice import Choice


class What(StrEnum):
    """What goes into the file."""

    IDEAS = "ideas"
    LEDGER = "ledger"


class SaveIdeasDialog(WatchedQuestion):
    """Asks what and in what form; `form_chosen` gives the form, and the file is asked for next."""

    form_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        title, yes = self._titles()
        super().__init__(title, yes, parent, "save_ideas")
        self.what, self.form = Choice(), Choice()
        self.explain(
            self.tr(
                "Every idea as it stands, with its steps, its names and its credit; or all that "
                "the ledger tells, entry by entry, with who entered it when and what was before."
            )
        )
        self.explain(QCoreApplication.translate("errors", UNLOCKED))
        self.what.add(self.tr("All ideas, as they stand"), What.IDEAS)
        self.what.add(self.tr("The ledger, entry by entry"), What.LEDGER)
        self.form.add(self.tr("CSV, for a spreadsheet"), IdeasForm.CSV)
        self.form.add(self.tr("JSON, for other programs"), IdeasForm.JSON)
        self.ask(self.tr("Save"), self.what, "save_ideas.what")
        self.ask(self.tr("Save it as"), self.form, "save_ideas.form")
        self.fields.addWidget(self.progress)

    @property
    def is_ledger(self) -> bool:
        """Return whether the ledger goes into the file, and not the ideas."""
        return What(self.what.value()) is What.LEDGER

    def go_back(self) -> None:
        """Let the form be chosen again: no file was named."""
        self._take_up()

    @override
    def how_far(self, done: int) -> str:
        words = (
            self.tr("{count} entries so far") if self.is_ledger else self.tr("{count} ideas so far")
        )
        return words.format(count=figure(done))

    @override
    def answer(self) -> None:
        self._slow.stop()  # it is asked for a place: nothing is waited for yet
        self.form_chosen.emit(IdeasForm(self.form.value()))

    def _titles(self) -> tuple[str, str]:
        return self.tr("Save all ideas"), self.tr("Choose where")
