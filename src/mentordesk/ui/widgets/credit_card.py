"""What came of a mentor's ideas, in counts that lead to them."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal

from mentordesk.domain.board import Stand
from mentordesk.domain.pronouns import Spoken
from mentordesk.ui import wording
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import ChipButton
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.label import hint, second


class CreditCard(Card):
    """One chip for each column that holds any; `asked` with that column, or None for all."""

    asked = Signal(object)

    def __init__(self, spoken: Spoken, counts: Mapping[Stand, int]) -> None:
        super().__init__(
            _tr("Ideas and credit"),
            _tr("What {who} said, and what came of it.").format(who=spoken.who),
        )
        every = sum(counts.values())
        if not every:
            self.add(hint(_tr("No idea was put down yet.")))
            return
        chips = FlowLayout()
        words = _tr("1 idea in all") if every == 1 else _tr("{n} ideas in all").format(n=every)
        chips.addWidget(self._chip(words, None))
        for stand, count in counts.items():
            if count:
                told = _tr("{n} {stand}").format(n=count, stand=wording.stand(stand).lower())
                chips.addWidget(self._chip(told, stand))
        self.add(chips)
        used = counts[Stand.APPLIED] + counts[Stand.CREDITED]
        if used:
            told = _tr("Credit was given for {n} of the {used} ideas in use.")
            self.add(second(told.format(n=counts[Stand.CREDITED], used=used)))

    def _chip(self, words: str, stand: Stand | None) -> ChipButton:
        chip = ChipButton(words, Tone.CREDIT)
        if stand in (Stand.APPLIED, Stand.CREDITED):
            chip.rest_in(Tone.CREDIT)
        chip.setObjectName(f"people.ideas.{stand.value if stand else 'all'}")
        chip.setAccessibleDescription(_tr("Opens these ideas"))
        chip.clicked.connect(partial(self.asked.emit, stand))
        return chip


def _tr(words: str) -> str:
    return QCoreApplication.translate("credit-counts", words)
