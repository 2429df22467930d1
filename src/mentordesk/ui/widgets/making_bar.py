"""How far a file is that takes its time, with a way to stop it and to make it after all."""

from PySide6.QtCore import QLocale, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk.ui.summary_files import Making, Step
from mentordesk.ui.tokens import GAP, PAD_CARD
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.button import Button, Kind
from mentordesk.ui.widgets.label import second

_SLOW_MS, _BEAT_MS = 300, 200


class MakingBar(QWidget):
    """Nothing to see of a file that is there at once.

    `stop_asked` and `again_asked` tell what its button was pressed for.
    """

    stop_asked = Signal()
    again_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._making: Making | None = None
        self.words = second("")
        self.button = Button(self.tr("Stop"), Kind.QUIET)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._slow.timeout.connect(self._appear)
        self._beat.timeout.connect(self._tell)
        self.button.clicked.connect(self._press)
        self._build()

    def begin(self, making: Making) -> None:
        """Tell from now on how far this is, unless it is done in a moment."""
        was_stopped = self._making is None
        self._making = making
        self.button.setText(self.tr("Stop"))
        if self.isHidden():
            self._slow.start()
            return
        self._tell()
        self._beat.start()
        if was_stopped:
            announce(self, self.words.text())

    def end(self) -> None:
        """Have nothing more to say: the file is there, or was refused."""
        was_seen = not self.isHidden()
        self._rest()
        self.hide()
        if was_seen:
            announce(self, self.tr("Done."))

    def say_stopped(self) -> None:
        """Say that nothing was made, and offer to make it after all."""
        self._rest()
        self.words.setText(self.tr("Stopped: no file was made."))
        self.button.setText(self.tr("Make it now"))
        self.show()
        announce(self, self.words.text())

    def _rest(self) -> None:
        self._making = None
        self._slow.stop()
        self._beat.stop()

    @Slot()
    def _appear(self) -> None:
        self._tell()
        self.show()
        self._beat.start()
        announce(self, self.words.text())

    @Slot()
    def _press(self) -> None:
        (self.again_asked if self._making is None else self.stop_asked).emit()

    @Slot()
    def _tell(self) -> None:
        if self._making is not None:
            self.words.setText(self._how_far(self._making))

    def _how_far(self, making: Making) -> str:
        done = making.done
        match making.step:
            case Step.READING if done:
                words = self.tr("Reading the desk: {done} sessions and ideas so far.")
            case Step.READING:
                words = self.tr("Reading the desk.")
            case Step.COMPOSING:
                words = self.tr("Choosing what its reader may see: {done} of {all}.")
            case Step.RENDERING if done:
                words = self.tr("Setting about {done} pages.")
            case _:
                words = self.tr("Making the file.")
        return words.format(done=QLocale().toString(done), all=QLocale().toString(making.of))

    def _build(self) -> None:
        self.words.setObjectName("making.words")
        self.button.setObjectName("making.button")
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD_CARD, GAP, PAD_CARD, GAP)
        row.setSpacing(GAP)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()
