"""A person's part in an idea, and how that person wants to be named for it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mentordesk.domain.idea import Part, Weight
from mentordesk.domain.naming import NewName
from mentordesk.domain.person import Consent, Person
from mentordesk.ui import wording
from mentordesk.ui.tokens import GRID, Tone
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import secondary
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import small
from mentordesk.ui.widgets.scroll_page import reveal
from mentordesk.ui.widgets.weights import weights


class NameLine(QWidget):
    """Who, what part, how much of it, and how to be named; `named` once it is complete."""

    named = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.part = Choice(self.tr("Part"))
        self.weight = weights(self.tr("Weight"))
        self.consent = Choice(self.tr("How to be named"))
        self.add = secondary(self.tr("Add"))
        self._who = small("")
        self._build()
        self.add.clicked.connect(self.submit)
        self.name.returnPressed.connect(self.submit)
        self.name.textChanged.connect(self._ask_no_more)

    def _build(self) -> None:
        self.name.setPlaceholderText(self.tr("Who else had a part in it?"))
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setObjectName("close.name")
        self.name.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)
        for had in (Part.NOTICED, Part.SHAPED, Part.PROPOSED, Part.CARRIED_OUT, Part.BACKED):
            self.part.add(wording.part(had), had)
        for given in Consent:
            self.consent.add(wording.consent(given), given)
        self.consent.choose(Consent.ASK)  # the mentor's answer is nobody else's
        self._who.setObjectName("close.whoIsIt")
        self._who.set_tone(Tone.DANGER)
        self._who.hide()
        column, flow = QVBoxLayout(self), FlowLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(flow)
        for control in (self.name, self.part, self.weight, self.consent, self.add):
            flow.addWidget(control)
        column.addWidget(self._who)

    @property
    def waits(self) -> bool:
        """Return whether a name stands in the line that was not kept."""
        return bool(self.name.text().strip())

    def kept(self, name: str) -> None:
        """Be ready for the next name; what was typed since then stays."""
        self.name.setText(self.name.text().removeprefix(name))
        self.weight.choose(Weight.EQUAL)  # nobody chose another one for the next

    def ask_who(self, alike: Iterable[Person]) -> None:
        """Ask for a whole name, since these people are called by the one that stands here."""
        words = wording.whole_name(alike)
        self._who.setText(words)
        self._who.show()
        self.name.setAccessibleDescription(words)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self)
        reveal(self._who)
        announce(self.name, words)

    @Slot()
    def submit(self) -> None:
        """Hand over the name, if there is one."""
        if self.waits:
            # Qt gives back plain text where an enumerated text was handed in.
            part, weight = Part(self.part.value()), Weight(self.weight.value())
            consent = Consent(self.consent.value())
            self.named.emit(NewName(self.name.text(), part, weight, consent))
        else:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask_no_more(self) -> None:
        """Take the question away: another name is being written."""
        self._who.hide()
        self.name.setAccessibleDescription("")
