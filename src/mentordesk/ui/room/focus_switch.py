"""Into focus, out and back in: the window, the covers and the other programs together."""

from functools import partial

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

from mentordesk.focus.base import Kind, Outcome, Win
from mentordesk.services.presence import Presence
from mentordesk.ui.dialogs.away import put_away
from mentordesk.ui.dialogs.leave_focus import LeaveFocus
from mentordesk.ui.notices import Notices
from mentordesk.ui.stage import Stage
from mentordesk.ui.tasks import Tasks


class FocusSwitch(QObject):
    """Asked by pages and by the window; `changed` tells them to look again.

    `arrived` tells that the way in or out is over, once for the last that was asked for.
    """

    changed = Signal()
    arrived = Signal()

    def __init__(self, stage: Stage, presence: Presence, tasks: Tasks, notices: Notices) -> None:
        super().__init__(stage)
        self.stage, self.presence = stage, presence
        self._tasks, self._notices = tasks, notices
        self._wanted = self._arrived = False
        self._request = 0  # the newest; what becomes of an older one changes nothing any more
        self._ends = 0  # nothing is kept of what was chosen before the last of them
        self._watched: QSocketNotifier | None = None
        self._question: LeaveFocus | None = None
        self._kept: tuple[Win, ...] = ()

    @property
    def kept(self) -> tuple[Win, ...]:
        """Return the windows that stay visible in focus."""
        return self._kept

    @property
    def on(self) -> bool:
        """Return whether focus is on, or on its way."""
        return self._wanted

    @property
    def words(self) -> str:
        """Return how it stands with focus, in a sentence."""
        if self._wanted:
            return self.tr("Focus is on.")
        back = self.tr("Focus is off, every window is back.")
        return back if self.presence.out else self.tr("Focus is off.")

    @property
    def outcome(self) -> Outcome | None:
        """Return what came of the way in; None while focus is off, or on its way."""
        return self.presence.outcome if self._arrived else None

    @Slot()
    def begin(self) -> None:
        """Go into focus, or back into it."""
        if not self._wanted:
            self._wanted = True
            self._request += 1
            own = self.stage.enter(alone=not self._kept)
            self._tasks.run(
                partial(self.presence.begin, own, self._kept),
                partial(self._begun, self._request),
                partial(self._refused, self._request),
            )
            self.changed.emit()

    def keep(self, windows: tuple[Win, ...]) -> None:
        """Let these windows and no others stay visible, at once where focus is on."""
        keep = partial(self.presence.keep, windows)
        self._tasks.run(keep, partial(self._kept_visible, self._ends), self._notices.error)

    @Slot()
    def step_out(self) -> None:
        """Bring every window back at once, and count it.

        Ours lies below them and has the keyboard: no question may wait for an answer there.
        """
        if self._wanted:
            self._request += 1
            self._withdraw()
            put_away()
            self._drop()
            step_out = partial(self.presence.step_out, self.stage.own())
            stepped_out = partial(self._stepped_out, self._request)
            self._tasks.run(step_out, stepped_out, partial(self._not_counted, self._request))
            self.changed.emit()

    @Slot()
    def turn(self) -> None:
        """Step out of focus, or go back into it."""
        if self._wanted:
            self.step_out()
        else:
            self.begin()

    @Slot()
    def end(self) -> None:
        """Bring everything back; the session is over."""
        self._request += 1
        self._ends += 1
        self._kept = ()
        self._drop()
        self._tasks.run(self.presence.end, self._tell, self._notices.error)

    def _drop(self) -> None:
        self._withdraw()
        self._wanted = self._arrived = False
        if self._watched is not None:
            self._watched.setEnabled(False)
            self._watched.deleteLater()
            self._watched = None
        self.stage.leave()

    def _begun(self, request: int, outcome: Outcome) -> None:
        if request == self._request:
            self._stay(outcome)
        self._tell_arrived(request)

    def _stepped_out(self, request: int, _: object) -> None:
        self._tell_arrived(request)

    def _not_counted(self, request: int, error: Exception) -> None:
        self._notices.error(error)
        self._tell_arrived(request)

    def _tell_arrived(self, request: int) -> None:
        self.changed.emit()
        if request == self._request:
            self.arrived.emit()

    def _stay(self, outcome: Outcome) -> None:
        if self._wanted:
            self._arrived = True
            self._watch()
            self._make_room()
            if outcome.refused:
                words = self.tr("This could not be hidden: {names}.")
                self._notices.say(words.format(names=", ".join(outcome.refused)))
        else:
            self._tasks.run(self.presence.end, self._tell, self._notices.error)

    def _kept_visible(self, ends: int, _: object) -> None:
        if ends == self._ends:
            self._make_room()
        self.changed.emit()

    def _make_room(self) -> None:
        self._kept = self.presence.kept
        self.stage.stand(alone=not self._kept)

    def _refused(self, request: int, error: Exception) -> None:
        if request == self._request:
            self._drop()
        self.changed.emit()
        self._notices.error(error)

    def _tell(self, _: object) -> None:
        self.changed.emit()

    def _watch(self) -> None:
        number = self.presence.fileno()
        if number is not None and self._watched is None:
            self._watched = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
            self._watched.activated.connect(self._look)

    @Slot()
    def _look(self) -> None:
        kinds = {event.kind for event in self.presence.read()}
        if Kind.LEFT in kinds:
            self._ask()
        if kinds & {Kind.GONE, Kind.LOST}:
            self._drop()
            self._notices.say(self.tr("Focus ended by itself. Every window is back."))
            self._tasks.run(self.presence.lose, self._tell, self._notices.error)
            self.changed.emit()
        elif kinds & {Kind.WENT, Kind.COUNTED}:
            self.changed.emit()
            if Kind.WENT in kinds:
                self._notices.say(self.tr("All other windows are hidden now."))

    def _ask(self) -> None:
        """Ask who went to the other windows twice whether that is meant, and do not fight."""
        if self._wanted and self._question is None:
            self._question = LeaveFocus(self.stage.window)
            self._question.stays.connect(self._stay_here)
            self._question.leaves.connect(self.step_out)
            self._question.show()
            self._question.activateWindow()

    @Slot()
    def _stay_here(self) -> None:
        self._withdraw()
        self._tasks.run(self.presence.stay, self._tell, self._notices.error)

    def _withdraw(self) -> None:
        question, self._question = self._question, None
        if question is not None:
            question.withdraw()
