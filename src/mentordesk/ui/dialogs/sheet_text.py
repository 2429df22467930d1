"""The observation sheet that the mentor filled in, beside the answers that were read from it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.observation import Observation
from mentordesk.errors import AgendaTextError, SheetTextError
from mentordesk.exchange.sheet_parts import ReadSheet
from mentordesk.ui.dialogs.sent import SentDialog
from mentordesk.ui.item_models.sheet_lines import SheetLineModel, SheetTaken
from mentordesk.ui.wording import counted


class SheetTextDialog(SentDialog):
    """Asks for a filled-in sheet; `taken` gives what was read from it."""

    def __init__(self, mentor: str, known: Observation, parent: QWidget) -> None:
        self.model = SheetLineModel(mentor)
        yes = self.tr("Keep what {name} saw").format(name=mentor)
        super().__init__(mentor, yes, self.model, parent, takes_files=True)
        self.model.setParent(self)
        self._known, self._read = known, ReadSheet((), ())
        self.show_nothing()

    @override
    def show_read(self, read: ReadSheet) -> None:
        self.problem.hide()
        self._read = read
        self.model.show_read(read, self._known)
        self.tell(self._counted(self.model.values()))
        self.allow_answer()

    @override
    def show_nothing(self) -> None:
        self._read = ReadSheet((), ())
        self.model.show(())
        self.found.setText(self.tr("Answers will stand here, each line with what it is."))
        self.allow(answer=False)

    @override
    def refuse(self, error: Exception) -> None:
        mine = SheetTextError(**error.facts) if isinstance(error, AgendaTextError) else error
        super().refuse(mine)

    @override
    def is_of_text(self, error: Exception) -> bool:
        return isinstance(error, SheetTextError)

    @override
    def may_answer(self) -> bool:
        return any(one.goes_in for one in self.model.values())

    @override
    def answer(self) -> None:
        self.taken.emit(self._read)

    def _counted(self, taken: Sequence[SheetTaken]) -> str:
        answered = sum(bool(answer.row) for answer in self._read.answers)
        parts = [counted(answered, self.tr("1 answer"), self.tr("{n} answers"))]
        if answered < len(self._read.answers):
            parts.append(self.tr("more was seen besides"))
        out = sum(one.stays_out for one in taken)
        if out:
            others = self.tr("1 line stays out"), self.tr("{n} lines stay out")
            parts.append(counted(out, *others))
        return " · ".join(parts)
