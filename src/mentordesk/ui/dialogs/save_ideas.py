"""In what form all ideas are saved, and what that means."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.error_words.ideas_in import UNLOCKED
from mentordesk.marks import override
from mentordesk.services.idea_export import IdeasForm
from mentordesk.ui.dialogs.watched import WatchedQuestion, figure
from mentordesk.ui.widgets.choice import Choice


class SaveIdeasDialog(WatchedQuestion):
    """Asks for the form; `form_chosen` gives it, and the file is asked for next."""

    form_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        title, yes = self._titles()
        super().__init__(title, yes, parent, "save_ideas")
        self.form = Choice()
        self.explain(
            self.tr("Every idea with its steps, its names and its credit goes into one file.")
        )
        self.explain(QCoreApplication.translate("errors", UNLOCKED))
        self.form.add(self.tr("CSV, for a spreadsheet"), IdeasForm.CSV)
        self.form.add(self.tr("JSON, for other programs"), IdeasForm.JSON)
        self.ask(self.tr("Save it as"), self.form, "save_ideas.form")
        self.fields.addWidget(self.progress)

    def go_back(self) -> None:
        """Let the form be chosen again: no file was named."""
        self._take_up()

    @override
    def how_far(self, done: int) -> str:
        return self.tr("{count} ideas so far").format(count=figure(done))

    @override
    def answer(self) -> None:
        self.form_chosen.emit(IdeasForm(self.form.value()))

    def _titles(self) -> tuple[str, str]:
        return self.tr("Save all ideas"), self.tr("Choose where")
