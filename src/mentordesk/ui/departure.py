"""The way out of an open desk: nothing goes before what was typed is kept somewhere."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mentordesk.errors import MentorDeskError
from mentordesk.ui.error_text import error_text
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.parts import Parts

if TYPE_CHECKING:
    from mentordesk.domain.unsaved import Unsaved
    from mentordesk.ui.desk_flow import DeskFlow

SLOW_MS = 300
WAITS_MS = 5000
"""How long a backup is waited for; the first round after the next unlocking goes on with it."""
SLEEP_WAITS_MS = 2500
"""How long before a sleep, which the system puts off for no more than five seconds."""


@dataclass(frozen=True, slots=True)
class Way:
    """How to go: to begin `anew` at the gate or not, `asked` by somebody who can be asked back.

    Sleep leaves no time for a backup.
    """

    anew: bool
    asked: bool = True
    backs_up: bool = True

    @property
    def is_last(self) -> bool:
        """Return whether the program was told to end: no lock begins it anew any more."""
        return not (self.anew or self.asked)


CLOSE, LOCK = Way(anew=False), Way(anew=True)
END = Way(anew=False, asked=False)
LOCK_BY_ITSELF = Way(anew=True, asked=False)
LOCK_FOR_SLEEP = Way(anew=True, asked=False, backs_up=False)


class Departure(QObject):
    """Saves and goes. What cannot be saved is sealed in a rescue copy, or keeps the window."""

    gone = Signal(bool)
    """Emitted when nothing is left to be kept; true to begin anew at the gate."""
    stayed = Signal()
    """Emitted when the window stays although nobody asked it to go."""

    def __init__(
        self, window: MainWindow, parts: Parts, desk: Callable[[], "DeskFlow | None"]
    ) -> None:
        super().__init__(window)
        self._window, self._parts, self._desk = window, parts, desk
        self._way: Way | None = None
        self._owed: Way | None = None
        self._sealed: tuple[Unsaved, ...] = ()
        self._sealed_lines: tuple[Unsaved, ...] = ()
        self._copies: list[Path] = []
        self._sealing = self._enters = False
        self._accepted = self._trouble = self._no_copy = ""
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._say_saving)
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(self._look)
        for tasks in (parts.desk_tasks, parts.key_tasks):
            tasks.idle.connect(self._look_when_done)

    def save(self) -> None:
        """Hand to the desk what is typed; lines, too, where nothing seals what stands in them."""
        screen = self._window.screen_shown
        if screen is not None:
            (screen.save_but_lines if self._seals_lines else screen.save_now)()

    def leave(self, way: Way, accepted: str = "") -> None:
        """Save and go; `accepted` is the warning that was read and left behind."""
        if self._way is not None:
            if not self._way.is_last and (not way.asked or (way.anew and self._way.asked)):
                self._way = way
            self._hurry(way)
            return
        self._way, self._accepted, self._trouble = way, accepted, ""
        if self._owed is None:
            self._enters = False
        self._owed = None
        self._slow.start()
        self._hurry(way)
        with ExitStack() as undone:
            undone.callback(self._stay)
            self.save()
            desk = self._desk()
            if desk is not None:
                desk.leave(self._keep_trouble, backs_up=way.backs_up)
            undone.pop_all()
        self._look_when_done()

    @Slot()
    def _look_when_done(self) -> None:
        """Wait for what is being saved, and for a passphrase or keys that are being changed."""
        if not self._parts.desk_tasks.busy and not self._parts.key_tasks.busy:
            self._look()

    def _hurry(self, way: Way) -> None:
        """Let no stick and no share that does not answer keep a desk open."""
        waits = WAITS_MS if way.backs_up else SLEEP_WAITS_MS
        if not 0 <= self._late.remainingTime() <= waits:
            self._late.start(waits)

    def _stay(self) -> None:
        self._way, self._sealed, self._sealed_lines = None, (), ()
        self._slow.stop()
        self._late.stop()

    def _keep_trouble(self, error: Exception) -> None:
        """Remember what went wrong with the backup, to be read before the window closes.

        A lock does not wait to be read: the desk knows what its backups lack, so the first round
        after the next unlocking tries again and says what is still wrong.
        """
        if not isinstance(error, MentorDeskError):
            self._stay()
            raise error
        if self._way is not None and not self._way.anew:
            self._trouble = error_text(error).line()

    @Slot()
    def _say_saving(self) -> None:
        self._window.tell(self.tr("Saving…"))

    @Slot()
    def _look(self) -> None:
        """Go if everything is kept, seal what is not, or ask whether to go all the same."""
        way = self._way
        if way is None:
            self._look_while_staying()
            return
        if self._lines() != self._sealed_lines:
            self._seal_lines(self._lines())
            return
        words, texts = self._unsaved()
        if not texts:
            self._discard()
        may_go = bool(texts) and self._may_lose(texts)
        if texts and not may_go and (way.anew or self._accepted or not way.asked):
            self._seal(texts)
        elif may_go or not way.asked or words in ("", self._accepted):
            self._stay()
            self._copies = []
            self.gone.emit(way.anew)
        else:
            self._ask(words)

    def _look_while_staying(self) -> None:
        if (self._copies or self._owed is not None) and not self._unsaved()[1]:
            self._discard()
            if self._owed is not None:
                self.leave(self._owed)

    def _discard(self) -> None:
        """Delete the copies of words that were saved after all, or sealed anew."""
        copies, self._copies = self._copies, []
        desk = self._desk()
        if desk is not None:
            desk.workspace.rescue.copies.discard(copies)

    @property
    def _seals_lines(self) -> bool:
        """Return whether words in lines are sealed; else they are entered, so that none is lost."""
        desk = self._desk()
        return desk is not None and desk.typed.begun and not self._enters

    def _lines(self) -> tuple["Unsaved", ...]:
        """Return the words that are sealed because nobody entered them."""
        desk = self._desk()
        return desk.typed.lines if desk is not None and self._seals_lines else ()

    def _unsaved(self) -> tuple[str, tuple["Unsaved", ...]]:
        """Return what to say about other words that are not kept, and the words."""
        screen, desk = self._window.screen_shown, self._desk()
        if screen is None or not (
            screen.is_behind() if self._seals_lines else screen.has_unsaved()
        ):
            return self._trouble, ()
        sealable, lines = desk is not None and not desk.workspace.sample, self._lines()
        texts = tuple(text for text in screen.unsaved_texts() if text not in lines)
        return screen.unsaved_words(), texts if sealable else ()

    def _may_lose(self, texts: tuple["Unsaved", ...]) -> bool:
        """Return whether the words are sealed, or somebody read that they cannot be."""
        return texts == self._sealed or bool(self._no_copy and self._accepted == self._no_copy)

    def _ask(self, words: str) -> None:
        way = self._way
        self._stay()
        if way is not None:
            again = partial(self.leave, way, accepted=words)
            all_the_same = (
                self.tr("Lock all the same") if way.anew else self.tr("Close all the same")
            )
            self._window.warn(words, all_the_same, again)

    def _seal_lines(self, lines: tuple["Unsaved", ...]) -> None:
        """Seal words so that they come back into their lines."""
        desk = self._desk()
        if desk is not None and not self._sealing:
            self._sealing = True
            follow = partial(desk.workspace.rescue.copies.follow, lines)
            done = partial(self._go_on_without_lines, lines)
            self._parts.other_tasks.run(follow, done, self._enter_lines)

    def _go_on_without_lines(self, lines: tuple["Unsaved", ...], _: None) -> None:
        self._sealing = False
        if self._way is not None:
            self._sealed_lines = lines
        self._look()

    def _enter_lines(self, error: Exception) -> None:
        """Let the desk take what cannot be sealed, rather than lose it."""
        self._sealing, self._sealed_lines = False, ()
        if not isinstance(error, MentorDeskError):
            self._stay()
            raise error
        if self._way is not None:
            self._enters = True
            self.save()
            self._look_when_done()

    def _seal(self, texts: tuple["Unsaved", ...]) -> None:
        desk = self._desk()
        if desk is not None and not self._sealing:
            self._sealing = True
            keep = partial(desk.workspace.rescue.copies.keep, texts)
            self._parts.other_tasks.run(keep, partial(self._go_on, texts), self._not_sealed)

    def _go_on(self, texts: tuple["Unsaved", ...], copy: Path) -> None:
        self._sealing = False
        self._copies = [earlier for earlier in self._copies if earlier != copy]
        self._discard()
        self._copies = [copy]
        if self._way is not None:
            self._sealed = texts
        self._look()

    def _not_sealed(self, error: Exception) -> None:
        way, self._sealing = self._way, False
        if not isinstance(error, MentorDeskError):
            self._stay()
            raise error
        if way is None:
            return
        first = self.tr("What you typed could be saved neither on the desk nor in a rescue copy.")
        self._no_copy = f"{first} {error_text(error).line()}"
        if way.asked:
            self._ask(self._no_copy)
            return
        self._stay()
        # Words before the lock: it comes as soon as they can be saved.
        self._owed = replace(way, backs_up=False)
        self._window.warn(self._no_copy, "", _nothing)
        self.stayed.emit()


def _nothing() -> None:
    pass
