"""An idea that waits stands in the card as it was written."""

from mentordesk.domain.ids import IdeaId, new_id
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.button import Button
from mentordesk.ui.widgets.owed_card import Owed, OwedCard, OwedWords


def test_markup_in_an_idea_is_not_obeyed_in_the_tip(qtbot):
    text = "<b>Answer</b> within <i>a day</i>"
    words = OwedWords("Credit you owe", "1", "Give credit", "award", Tone.CREDIT)
    card = OwedCard(words, [text], lambda told: Owed(IdeaId(new_id()), told, "Amara", ""))
    qtbot.addWidget(card)
    button = card.findChild(Button, "owed.step")
    assert "<b>" not in button.toolTip()
    assert button.accessibleDescription() == text
