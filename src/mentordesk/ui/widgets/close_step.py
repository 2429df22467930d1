"""One step of the close: a question, and room for its answer."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from mentordesk.domain.unsaved import Unsaved
from mentordesk.ui.look import look
from mentordesk.ui.tokens import GRID
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.label import second, title
from mentordesk.ui.widgets.scroll_page import ScrollPage

_WIDTH = 760


class CloseStep(QWidget):
    """A readable column under its question; `changed` when there is more or less in it.

    `settled` tells that words were kept, or were not; then `has_unsaved` still says so.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self, question: str, under: str) -> None:
        super().__init__()
        self.question, self.under = title(question), second(under)
        self._scroll = ScrollPage(width=look().px(_WIDTH))
        self._scroll.body.setSpacing(3 * GRID)
        head = QVBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.question)
        head.addWidget(self.under)
        self._scroll.add(head)
        self._scroll.body.addSpacing(GRID)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def add(self, child: QWidget | QLayout) -> None:
        """Put something at the end of the column."""
        self._scroll.add(child)

    def tell(self) -> None:
        """Let a screen reader say the question; the keyboard is at the answer already."""
        heading = self.question.text()
        stop = "" if heading.endswith("?") else "."
        announce(self, f"{heading}{stop} {self.under.text()}")

    def end(self) -> None:
        """Leave the rest of the column empty."""
        self._scroll.add_stretch()

    def first_focus(self) -> QWidget | None:
        """Return the control that has the keyboard first."""
        return None

    def has_unsaved(self) -> bool:
        """Return whether words stand here that nobody handed to the desk."""
        return False

    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        """Return the words that stand here and nobody handed to the desk."""
        return ()

    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:  # noqa: ARG002  # no lines here
        """Put words back into lines that are empty; return those that stand there now."""
        return ()

    def save_now(self) -> None:
        """Hand over what stands here."""

    def is_under_way(self) -> bool:
        """Return whether the desk has still to answer."""
        return False

    def is_empty(self) -> bool:
        """Return whether nothing was answered here."""
        return False

    def asks_first(self) -> bool:
        """Return whether something here comes before going on, after bringing it into sight."""
        return False

    def leads_to(self) -> str:
        """Return what going on shows first that nobody saw here yet, or ""."""
        return ""

    def is_in_sight(self, part: QWidget) -> bool:
        """Return whether all of a part can be seen without scrolling."""
        sight = self._scroll.viewport()
        top = part.mapTo(sight, QPoint()).y()
        return self.isVisible() and top >= 0 and top + part.height() <= sight.height()
