"""What came of checking a credit record, in plain words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.label import Label, second


class CheckedRecordDialog(Question):
    """Says the verdict and its reasons; `another_asked` wants another file checked."""

    another_asked = Signal()

    def __init__(self, verdict: str, about: str, reasons: Sequence[str], parent: QWidget) -> None:
        super().__init__(verdict, self.tr("Check another file"), parent, "checked_record")
        self.no.setText(self.tr("Close"))
        self.setAccessibleDescription("\n".join((about, *reasons)))
        scroll = FittingScroll()
        scroll.body.addWidget(second(about))
        for words in reasons:
            scroll.body.addWidget(Label(words))
        self.fields.addWidget(scroll, 1)
        self.no.setFocus()

    @override
    def answer(self) -> None:
        self._take_up()
        self.accept()
        self.another_asked.emit()
