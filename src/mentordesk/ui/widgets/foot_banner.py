"""A notice that comes while somebody types, and moves nothing they look at."""

from PySide6.QtWidgets import QWidget

from mentordesk.marks import override
from mentordesk.ui.tokens import GRID, Tone
from mentordesk.ui.widgets.banner import Banner

_SIDE = 7 * GRID
_UNDER = GRID


class FootBanner(Banner):
    """Lies over the foot of a page; what it needs besides grows upwards."""

    def __init__(self, page: QWidget, foot: QWidget) -> None:
        super().__init__()
        self._page, self._foot = page, foot
        self.setParent(page)
        policy = foot.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        foot.setSizePolicy(policy)

    @override
    def say(self, words: str, tone: Tone = Tone.NEUTRAL, action: str = "") -> None:
        super().say(words, tone, action)
        self._foot.hide()
        self.raise_()
        self.place()

    @override
    def dismiss(self) -> None:
        super().dismiss()
        self._foot.show()

    def place(self) -> None:
        """Lie where the foot is by now."""
        width = self._page.width() - 2 * _SIDE
        height = self.heightForWidth(width)
        self.setGeometry(_SIDE, self._page.height() - height - _UNDER, width, height)
