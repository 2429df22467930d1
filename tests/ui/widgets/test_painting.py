"""Where things stand when reading goes the other way: as Qt's own styles place them."""

from itertools import product

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle

from mentordesk.ui.widgets import painting

Align = Qt.AlignmentFlag
DIRECTIONS = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)
ACROSS = (Align(0), Align.AlignLeft, Align.AlignRight, Align.AlignHCenter, Align.AlignJustify)


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("place", [QRect(3, 4, 20, 5), QRect(90, 0, 10, 10), QRect(-5, 7, 300, 1)])
def test_a_place_is_mirrored_within_its_room(direction, place):
    room = QRect(10, 0, 101, 40)
    assert painting.mirrored(direction, room, place) == QStyle.visualRect(direction, room, place)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_words_stand_on_the_side_where_reading_begins(direction):
    for across, fixed in product(ACROSS, (Align(0), Align.AlignAbsolute)):
        asked = across | fixed | Align.AlignVCenter
        found = QStyle.visualAlignment(direction, asked) & Align.AlignHorizontal_Mask
        assert painting.side(direction, asked) == found, asked
