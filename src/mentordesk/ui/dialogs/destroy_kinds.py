"""Asks once before kinds of data of a pair are destroyed, and shows what goes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mentordesk.domain.keeping import DataKind, Held
from mentordesk.ui import keeping_words
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.fitting_scroll import FittingScroll
from mentordesk.ui.widgets.label import second

WIDTH = 560


class DestroyKindsDialog(Question):
    """Begins at the way out; `agreed` once somebody went to the answer."""

    agreed = Signal()

    def __init__(self, kinds: Sequence[DataKind], held: Held, parent: QWidget) -> None:
        title = self.tr("Destroy this for good?")
        super().__init__(title, self.tr("Destroy it"), parent, "destroyKinds")
        self.be_wide(WIDTH)
        scroll = FittingScroll()
        for words in (keeping_words.going(kinds, held), *self._told(held)):
            scroll.body.addWidget(second(words))
            self.setAccessibleDescription(f"{self.accessibleDescription()}\n{words}".strip())
        self.fields.addWidget(scroll, 1)
        self.begin_at_the_way_out()
        self.no.setFocus()

    @override
    def answer(self) -> None:
        self.agreed.emit()

    def _told(self, held: Held) -> tuple[str, ...]:
        gone = self.tr(
            "It goes from this desk, from the search, and from the backups that MentorDesk keeps, "
            "and cannot be undone. Ideas and their credit stay."
        )
        beyond = self.tr(
            "Out of reach: copies that you made yourself, files that you gave away, and a folder "
            "of backups that is not connected, until it is."
        )
        file = self.tr("Does {name} want the hand-over file? Save it before.")
        return gone, beyond, file.format(name=held.person.first_name)
