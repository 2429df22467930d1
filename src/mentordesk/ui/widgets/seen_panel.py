"""What the mentor saw in a meeting of the leader's, a glance away."""

from collections.abc import Sequence

from typing_extensions import override

from mentordesk.domain.observation import Seen
from mentordesk.ui.item_models.seen import SeenModel
from mentordesk.ui.widgets.glance_panel import GlancePanel
from mentordesk.ui.wording import counted

KEY = "F2"


class SeenPanel(GlancePanel):
    """Shows each answer below its question, to be read alone."""

    def __init__(self, mentor: str, seen: Sequence[Seen]) -> None:
        self._count, model = len(seen), SeenModel()
        model.show_seen(seen)
        super().__init__(self.tr("What {name} saw").format(name=mentor), KEY, model)
        self.button.setObjectName("live.seen")
        self.list.setObjectName("live.seenList")

    @override
    def told(self) -> str:
        return counted(self._count, self.tr("1 answer"), self.tr("{n} answers"))
