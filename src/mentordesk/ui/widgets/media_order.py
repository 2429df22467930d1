"""Several media, the one that is liked best first."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.domain.likes import in_order
from mentordesk.domain.medium import Medium
from mentordesk.ui import wording
from mentordesk.ui.widgets.choice import Choice
from mentordesk.ui.widgets.flow_layout import FlowLayout

_NOTHING_MORE = ""


class MediaOrder(QWidget):
    """One list to choose from for each place; the next shows once the one before is chosen."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self)
        names = (
            _tr("Best of all"),
            _tr("Second"),
            _tr("Third"),
            _tr("Fourth"),
            _tr("Fifth"),
        )
        self.choices = tuple(Choice(name) for name in names)
        for place, choice in enumerate(self.choices):
            if place:
                choice.add(_tr("nothing more"), _NOTHING_MORE)
            for medium in Medium:
                choice.add(wording.medium(medium), medium)
            choice.setObjectName(f"likes.medium.{place + 1}")
            choice.currentIndexChanged.connect(self._offer)
            flow.addWidget(choice)
        self.setFocusProxy(self.choices[0])
        self.show_media((Medium.IN_PERSON,))

    def show_media(self, media: Sequence[Medium]) -> None:
        """Show these in their order, the rest as not chosen."""
        told = [*media, *[_NOTHING_MORE] * len(self.choices)]
        for choice, medium in zip(self.choices, told, strict=False):
            choice.choose(medium)
        self._offer()

    def media(self) -> tuple[Medium, ...]:
        """Return what is chosen in its order, each once."""
        told = [str(choice.value()) for choice in self.choices if not choice.isHidden()]
        return in_order(Medium(one) for one in told if one)

    @Slot()
    def _offer(self) -> None:
        is_offered = True
        for choice in self.choices:
            choice.setHidden(not is_offered)
            is_offered = is_offered and bool(choice.value())


def _tr(words: str) -> str:
    return QCoreApplication.translate("likes", words)
