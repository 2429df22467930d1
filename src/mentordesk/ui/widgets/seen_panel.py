"""What the mentor saw in a meeting of the leader's, a glance away."""

from collections.abc import Sequence

from typing_extensions import override

from mentordesk.domain.observation import Seen
from mentordesk.ui.tokens import Text
from mentordesk.ui.widgets.glance_panel import GlancePanel
from mentordesk.ui.widgets.observation_card import Answers
from mentordesk.ui.wording import counted


class SeenPanel(GlancePanel):
    """Shows each answer under its question, to be read alone; not there where no sheet came."""

    def __init__(self, mentor: str, seen: Sequence[Seen]) -> None:
        self._count = len(seen)
        content = Answers(seen, Text.BODY)
        super().__init__(self.tr("What {name} saw").format(name=mentor), "F2", content)
        self.button.setObjectName("live.seen")
        content.setObjectName("live.seenList")
        if not seen:
            self.hide()

    @override
    def told(self) -> str:
        return counted(self._count, self.tr("1 answer"), self.tr("{n} answers"))
