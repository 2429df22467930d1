"""Shows the recovery code of the open desk once more."""

from PySide6.QtWidgets import QWidget

from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.code_groups import CodeGroups


class ShowCodeDialog(Question):
    """Asks nothing; gone, with its words, as soon as it is closed."""

    def __init__(self, parent: QWidget, code: str) -> None:
        super().__init__(self.tr("Recovery code"), self.tr("Close"), parent, "show_code")
        self.explain(self.tr("It opens this desk and every backup of it. Look around first."))
        self.fields.addWidget(CodeGroups(code, "show_code"))
        self.no.hide()
        self.yes.setFocus()

    @override
    def answer(self) -> None:
        self.accept()
