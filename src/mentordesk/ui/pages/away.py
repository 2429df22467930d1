"""The desk the leader chose is not where it was: its drive may be away."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.marks import override
from mentordesk.ui.look import look
from mentordesk.ui.page import Page
from mentordesk.ui.tokens import GAP
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.label import Label
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.scroll_page import ScrollPage

WIDTH = 640


class AwayPage(Page):
    """Says which folder is missing, and makes nothing in its place."""

    again_asked = Signal()
    usual_asked = Signal()
    restore_asked = Signal()

    def __init__(self, folder: Path, *, usual_exists: bool) -> None:
        super().__init__()
        self.words = self.tr(
            "Your desk in {folder} is not there. If it is on a drive of its own, connect the "
            "drive and try again."
        ).format(folder=folder)
        usual = (
            self.tr("Open the desk in the usual place")
            if usual_exists
            else self.tr("Make a desk in the usual place")
        )
        self.again = Button(self.tr("Try again"), Kind.PRIMARY, "rotate-ccw")
        self.usual = Button(usual)
        self.restore = Button(self.tr("Restore from a backup"))
        self._build()
        self.again.clicked.connect(self.again_asked)
        self.usual.clicked.connect(self.usual_asked)
        self.restore.clicked.connect(self.restore_asked)

    @override
    def first_focus(self) -> QWidget | None:
        return self.again

    def _build(self) -> None:
        card = Card()
        card.add(Label(self.words))
        card.body.addSpacing(GAP)
        for name in ("again", "usual", "restore"):
            button = getattr(self, name)
            button.setObjectName(f"away.{name}")
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.again.setAccessibleDescription(self.words)
        page = ScrollPage(look().px(WIDTH))
        page.add(PageHead(self.tr("Your desk is not there")))
        page.add(card)
        page.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
