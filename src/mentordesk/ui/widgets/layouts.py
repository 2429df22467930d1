"""Parts shown or hidden, cards side by side, a layout made empty, and a headline with room."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mentordesk.ui.tokens import GAP_CARDS, Text
from mentordesk.ui.widgets.label import Label


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


def show_or_hide(widget: QWidget, *, shown: bool) -> None:
    """Show a part of a page or hide it, if it is not so already: Qt lays out all around it."""
    if widget.isHidden() is shown:
        widget.setVisible(shown)


def column_of(cards: Iterable[QWidget]) -> QVBoxLayout:
    """Return the cards one under the other."""
    column = QVBoxLayout()
    column.setSpacing(GAP_CARDS)
    for card in cards:
        column.addWidget(card)
    return column


def side_by_side(left: Sequence[QWidget], right: Sequence[QWidget]) -> QHBoxLayout:
    """Return two columns of cards; two cards alone are of one height."""
    row = QHBoxLayout()
    row.setSpacing(GAP_CARDS)
    for cards, share in ((left, 52), (right, 45)):
        column = column_of(cards)
        if len(left) + len(right) > 2:  # noqa: PLR2004  # the two of the sentence above
            column.addStretch(1)
        row.addLayout(column, share)
    return row


class Headline(Label):
    """Words that would like to stand on one line, and wrap only when they must."""

    def __init__(self, words: str = "", face: Text = Text.SECTION) -> None:
        super().__init__(words, face)

    @override
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(wide, super().heightForWidth(wide))
