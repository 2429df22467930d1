"""Which windows stay visible, as the start card says it, and the way to choose them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.focus.base import Win
from mentordesk.ui.room.keeping import stays_visible
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import link
from mentordesk.ui.widgets.fact_row import FactRow
from mentordesk.ui.widgets.label import Divider
from mentordesk.ui.widgets.scroll_page import reveal


class StaysRow(QWidget):
    """Made once, for the keyboard stays on `choose` while what it leads to changes the words."""

    def __init__(self) -> None:
        super().__init__()
        self._fact = FactRow("eye-off", "")
        self.choose = link(self.tr("Choose…"))
        self.choose.setObjectName("start.keep")
        self.choose.setAccessibleName(self.tr("Choose what stays visible"))
        self._fact.add(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Divider())
        column.addWidget(self._fact)
        self.hide()

    def show_kept(self, kept: Sequence[Win]) -> None:
        """Say which stay visible, aloud where it is another answer than before."""
        words = stays_visible(kept) or self.tr("No other window stays visible")
        under = self.tr("A video call, for example")
        if kept:
            under = self.tr("In sight for both of you, and put back as it was")
        if self.isVisible() and words != self._fact.words.text():
            announce(self, words)
        self._fact.reword("eye" if kept else "eye-off", words, under)
        self.show()
        if self.window().focusWidget() is self.choose:
            reveal(self)  # the rows around it are made anew
