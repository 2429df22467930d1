"""What was measured once is measured anew when it could have changed."""

from mentordesk.ui.tokens import Scheme, Text
from mentordesk.ui.widgets.content import Content
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.text_block import TextBlock

WORDS = "People who change teams wait nine days for an answer, and nobody tells them why."
NARROW = 120


def _fresh(shown, words: str, face: Text = Text.BODY) -> int:
    return shown(Label(words, face)).heightForWidth(NARROW)


def test_a_label_is_as_high_as_a_new_one_after_every_change(shown, theme):
    label = shown(Label(WORDS))
    assert label.heightForWidth(NARROW) == _fresh(shown, WORDS)
    label.setText(WORDS * 2)
    assert label.heightForWidth(NARROW) == _fresh(shown, WORDS * 2)
    label.set_face(Text.SECTION)
    assert label.heightForWidth(NARROW) == _fresh(shown, WORDS * 2, Text.SECTION)
    theme.apply(Scheme.LIGHT, 2.0)
    assert label.heightForWidth(NARROW) == _fresh(shown, WORDS * 2, Text.SECTION)
    label.setContentsMargins(0, 30, 40, 0)
    assert label.heightForWidth(NARROW + 40) == _fresh(shown, WORDS * 2, Text.SECTION) + 30
    label.one_line()
    assert not label.hasHeightForWidth()


def test_lines_and_buttons_grow_with_the_text(shown, theme):
    content, block = Content(WORDS), TextBlock(WORDS)
    width, height = content.size().width(), block.natural_width()
    theme.apply(Scheme.LIGHT, 2.0)
    assert content.size().width() > 1.5 * width
    assert block.natural_width() > 1.5 * height
    assert len(block.lines(width)) > 1
