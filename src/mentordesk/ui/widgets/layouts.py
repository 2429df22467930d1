"""Taking things out of a layout, and a headline that leaves room for what stands beside it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout
from typing_extensions import override

from mentordesk.ui.tokens import Text
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


class Headline(Label):
    """Words that would like to stand on one line, and wrap only when they must."""

    def __init__(self, words: str = "", face: Text = Text.SECTION) -> None:
        super().__init__(words, face)

    @override
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(wide, super().heightForWidth(wide))
