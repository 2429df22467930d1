"""Where the time of a live session goes: added up here, kept on the desk every ten seconds.

Each second out of focus is kept at once, so that a kill leaves an exit as long as it was.
"""

from collections import Counter
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from mentordesk.domain.floor import Speaker
from mentordesk.domain.ids import SessionId, TopicId
from mentordesk.errors import NotFoundError, NotYourSeatError, SessionStateError
from mentordesk.services.timings import Spell
from mentordesk.services.workspace import Workspace
from mentordesk.ui.tasks import Tasks, unheard, unheard_refusal

KEEP_EVERY = 10
_GONE = (NotFoundError, NotYourSeatError, SessionStateError)
"""What no second try mends: the topic is gone or dropped, or the session is over."""


class Spending(QObject):
    """Takes seconds, hands on stretches; what could not be kept is handed on with the next.

    Nobody is heard until there is a `speaker`: what is said at the close is no share of the talk.
    """

    def __init__(
        self, parent: QObject, session: SessionId, workspace: Workspace, tasks: Tasks
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._timings, self._agendas = workspace.timings, workspace.agendas
        self._spell = Spell()
        self._topic: TopicId | None = None
        self._on_topics = Counter[TopicId]()
        self.speaker: Speaker | None = None

    def on_topic(self, topic: TopicId | None) -> None:
        """Say which topic the time belongs to from now on."""
        if topic != self._topic:
            self.keep()
            self._topic = topic

    def note(self, spell: Spell) -> None:
        """Keep at once what just changed."""
        self._spell = self._spell.then(spell)
        self.keep()

    def add(self, seconds: int, *, out: bool) -> None:
        """Count seconds; out of focus nobody has the floor and no topic is talked about."""
        passed = Spell(present=seconds)
        if out:
            passed = replace(passed, away=seconds)
        elif self.speaker is Speaker.MENTOR:
            passed = replace(passed, mentor_spoke=seconds)
        elif self.speaker is Speaker.LEADER:
            passed = replace(passed, leader_spoke=seconds)
        self._spell = self._spell.then(passed)
        if not out and self._topic is not None:
            self._on_topics[self._topic] += seconds
        if out or self._spell.present >= KEEP_EVERY:
            self.keep()

    def keep(self) -> None:
        """Hand everything on to the desk now."""
        spell, self._spell = self._spell, Spell()
        if spell != Spell():
            work = partial(self._timings.spend, self._session, spell)
            self._tasks.run(work, unheard, partial(self._back, spell))
        on_topics, self._on_topics = self._on_topics, Counter()
        for topic, seconds in on_topics.items():
            work_on = partial(self._agendas.spend, self._session, topic, seconds)
            self._tasks.run(work_on, unheard, partial(self._topic_back, topic, seconds))

    def _back(self, spell: Spell, error: Exception) -> None:
        unheard_refusal(error)
        self._spell = spell.then(self._spell)

    def _topic_back(self, topic: TopicId, seconds: int, error: Exception) -> None:
        unheard_refusal(error)
        if not isinstance(error, _GONE):
            self._on_topics[topic] += seconds
