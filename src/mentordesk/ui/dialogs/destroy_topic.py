"""Which topic should be gone for good."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from mentordesk.domain.agenda import Topic
from mentordesk.marks import override
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.widgets.choice import Choice


class DestroyTopicDialog(Question):
    """Begins with the first topic; `agreed` with the one that was chosen."""

    agreed = Signal(object)

    def __init__(self, topics: Sequence[Topic], parent: QWidget) -> None:
        super().__init__(self.tr("Destroy a topic"), self.tr("Destroy it"), parent, "destroyTopic")
        self.topic = Choice(self.tr("Topic"))
        self.topic.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )  # a topic may be longer than a screen is wide
        for topic in topics:
            self.topic.add(topic.text, topic)
        self.explain(
            self.tr(
                "It goes with what your mentor noted on it, also from the sessions it was carried "
                "from or to, and from the backups. Your own notes on it stay."
            )
        )
        self.ask(self.tr("Topic"), self.topic, "destroyTopic.topic")
        self.begin_at_the_way_out()

    @override
    def answer(self) -> None:
        self.agreed.emit(self.topic.value())
