"""What the screens are made of, picked once when the program starts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from mentordesk.focus import capture
from mentordesk.focus.base import Can
from mentordesk.focus.session_watch import Call, SessionWatch
from mentordesk.services.desk import DeskService
from mentordesk.ui.idle import seconds_since_start
from mentordesk.ui.notices import Notices
from mentordesk.ui.patience import Patience
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.tasks import Questions, Tasks

LEAST_S = 3.0
"""How long words that are being sealed, and hidden windows, are waited for in any hurry."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the screens are made of; `desk_tasks` is the store's thread, `other_tasks` the rest.

    Files that leave the desk go by the `files` of each, so that a share keeps nothing waiting.
    What may take long has a thread of its own, `backup_tasks`: saving never waits for it, nor for
    a change of the keys, `key_tasks`, which may wait for a backup. Hidden windows come back by
    `focus_tasks`, which wait for nothing else and which nothing waits for. Nothing at all waits
    for what only a person can answer, `questions`. `calls` asks what the system would tell the
    `watch`, `sharing` whether it can leave our windows out of a shared screen. All questions after
    a passphrase share one `patience`: going away from one and coming back shortens no pause. What
    a session takes is told by `seconds`, which no change of the clock moves.
    """

    desk: DeskService
    preferences: Preferences
    desk_tasks: Tasks
    other_tasks: Tasks
    notices: Notices
    now: Callable[[], datetime]
    watch: Callable[[], SessionWatch] = SessionWatch
    backup_tasks: Tasks = field(default_factory=Tasks)
    key_tasks: Tasks = field(default_factory=Tasks)
    focus_tasks: Tasks = field(default_factory=Tasks)
    questions: Tasks = field(default_factory=Questions)
    calls: Callable[[], frozenset[Call]] = frozenset
    sharing: Callable[[], Can] = capture.here
    patience: Patience = field(default_factory=Patience)
    seconds: Callable[[], float] = seconds_since_start

    def stop(self, waits_s: float | None = None) -> bool:
        """Wait for what is under way, except for a person; tell whether it came to its end.

        With a limit, a backup and what goes to its folders is left then: a kill leaves each of
        them as it was or done. Hidden windows are put back without us, too, once we are gone.
        """
        self.questions.stop()
        limited = (self.backup_tasks, self.key_tasks, self.desk_tasks)
        ended = [tasks.stop(waits_s) for tasks in limited]
        least_s = None if waits_s is None else max(waits_s, LEAST_S)
        ended += [tasks.stop(least_s) for tasks in (self.other_tasks, self.focus_tasks)]
        return all(ended)
