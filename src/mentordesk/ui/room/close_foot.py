"""The foot of the close: the way back to the notes, and from step to step."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut

from mentordesk.ui.look import look
from mentordesk.ui.widgets.button import primary, quiet, secondary
from mentordesk.ui.widgets.edge_bar import FootBar
from mentordesk.ui.window_keys import is_held


class CloseFoot(FootBar):
    """Offers only the ways there are."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self._names, self._on = names, ""
        self.back = quiet(self.tr("Back to the session"))
        self.before = secondary(self.tr("One step back"), "arrow-left")
        self.skip = secondary(self.tr("Skip"))
        self.next = primary("")
        self._build()
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._press_next)

    def show_step(self, at: int, *, mentor_sat: bool, locks: bool) -> None:
        """Offer what leads on from a step and back, past the passphrase if that locks the rest."""
        last = self._is_last(at)
        self._on = self._end_words(locks=locks) if last else self._names[at + 1]
        self.before.setVisible(at > 0 and (last or not mentor_sat))
        if locks:
            whole = self.tr("Back to the session, with the passphrase")
            self.back.setText(self.tr("Back, with the passphrase") if look().is_large else whole)
            self.back.setAccessibleName(whole)

    def show_way(self, at: int, *, empty: bool, first: str) -> None:
        """Say what comes `first` or next; offer to skip a step that is empty, but not the last."""
        last = self._is_last(at)
        self.next.setText(first or self._on)
        on = "check" if last else "arrow-right"
        self.next.set_icon("chevron-down" if first else on, last=not last)
        self.skip.setVisible(empty and not self._is_last(at))

    @Slot()
    def _press_next(self) -> None:
        if not is_held(self):  # held down it would run past steps that nobody saw
            self.next.click()

    def _build(self) -> None:
        names = {
            "close.back": self.back,
            "close.before": self.before,
            "close.skip": self.skip,
            "close.next": self.next,
        }
        for name, button in names.items():
            button.setObjectName(name)
        self.words.setObjectName("close.note")
        self.add(self.back)
        self.add(self.words, 1)
        for button in (self.before, self.skip, self.next):
            self.add(button)

    def _is_last(self, at: int) -> bool:
        return at == len(self._names) - 1

    def _end_words(self, *, locks: bool) -> str:
        if locks:
            return self.tr("Close the session and lock")
        return self.tr("Close the session")
