"""What came of a mentor's ideas, in counts that lead to them."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal

from mentordesk.domain.board import IdeaQuery, Stand
from mentordesk.domain.pronouns import Spoken
from mentordesk.ui import wording
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import hint, second
from mentordesk.ui.wording import counted


class CreditCard(Card):
    """One chip for each column that holds any, and one for what is owed.

    `asked` with a question about the ideas of whomever the card is of.
    """

    asked = Signal(object)

    def __init__(self, spoken: Spoken, counts: Mapping[Stand, int], owed: int) -> None:
        super().__init__(
            _tr("Ideas and credit"),
            _tr("What {who} said, and what came of it.").format(who=spoken.who),
        )
        self._tell(counts, owed)
        self.body.addStretch(1)

    def _tell(self, counts: Mapping[Stand, int], owed: int) -> None:
        every = sum(counts.values())
        if not every:
            self.add(hint(_tr("No idea was put down yet.")))
            return
        chips = FlowLayout()
        words = _tr("1 idea in all") if every == 1 else _tr("{n} ideas in all").format(n=every)
        chips.addWidget(self._chip(words, IdeaQuery(), "all"))
        for stand, count in counts.items():
            if count:
                told = _tr("{n} {stand}").format(n=count, stand=wording.stand(stand).lower())
                chips.addWidget(self._chip(told, IdeaQuery(stands=(stand,)), stand.value))
        if owed:
            told = counted(owed, _tr("1 waits for you"), _tr("{n} wait for you"))
            chips.addWidget(self._chip(told, IdeaQuery(owed=True), "owed"))
        self.add(chips)
        used = counts[Stand.APPLIED] + counts[Stand.CREDITED]
        if used:
            told = _tr("Credit was given for {n} of the {used} ideas in use.")
            self.add(second(told.format(n=counts[Stand.CREDITED], used=used)))

    def _chip(self, words: str, query: IdeaQuery, name: str) -> ChipButton:
        chip = ChipButton(words, Tone.CREDIT)
        if query.owed:
            chip.rest_in(Tone.CREDIT)
        chip.setObjectName(f"people.ideas.{name}")
        chip.setAccessibleDescription(_tr("Opens these ideas"))
        chip.clicked.connect(partial(self.asked.emit, query))
        return chip


def _tr(words: str) -> str:
    return QCoreApplication.translate("credit-counts", words)
