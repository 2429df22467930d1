"""A question whose answer may take long: it says how far that is, and lets it be stopped."""

from PySide6.QtCore import QLocale, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from mentordesk.marks import override
from mentordesk.services.watch import Watch
from mentordesk.ui.dialogs.question import Question
from mentordesk.ui.tokens import Text
from mentordesk.ui.widgets.label import Label

_BEAT_MS = 200


class WatchedQuestion(Question):
    """*Cancel* stops the work that is under way, and leaves unless that changes something.

    Then `stopped` tells so: work that has changed nothing yet need not be waited for.
    """

    stopped = Signal()

    def __init__(self, title: str, yes: str, parent: QWidget, name: str) -> None:
        super().__init__(title, yes, parent, name)
        self.progress = Label("", Text.SMALL)
        self.progress.setObjectName(f"{name}.progress")
        self.progress.hide()
        self._watch: Watch | None = None
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.timeout.connect(self._tell)

    def begin(self) -> Watch:
        """Return what the work that begins now is watched by."""
        self._watch = Watch()
        self.no.setEnabled(True)
        self.no.setText(self.tr("Stop"))
        self._beat.start()
        return self._watch

    def rest(self) -> None:
        """Say no more how far it is: the work has ended."""
        self._watch = None
        self._beat.stop()
        self.progress.hide()
        self.no.setText(self.tr("Cancel"))

    def how_far(self, done: int) -> str:
        """Return how far the work is, in words."""
        raise NotImplementedError

    @override
    def fail(self, error: Exception) -> None:
        self.rest()
        super().fail(error)

    @override
    def reject(self) -> None:
        if self._watch is not None:
            self._watch.stop()
        if not self._asked:  # what is only looked at may never answer
            self.rest()
            super().reject()
        elif self._watch is not None:
            self.stopped.emit()

    @override
    def put_away(self) -> None:
        if self._watch is not None:
            self._watch.stop()
        super().put_away()

    @override
    def accept(self) -> None:
        self.rest()
        super().accept()

    @Slot()
    def _tell(self) -> None:
        done = 0 if self._watch is None else self._watch.done
        self.progress.setText(self.how_far(done))
        self.progress.setVisible(done > 0)


def figure(count: int) -> str:
    """Return a number as people write it here."""
    return QLocale().toString(count)
