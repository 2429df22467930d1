"""Destroying what was written in a session, for which there is no limit."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.agenda import Topic
from mentordesk.domain.idea import Idea
from mentordesk.domain.note import Note
from mentordesk.domain.observation import Seen
from mentordesk.domain.promise import Promise
from mentordesk.domain.strike_ask import StrikeAsk
from mentordesk.ui import joining_words, wording
from mentordesk.ui.dialogs.destroy import DestroyDialog, DestroyWords
from mentordesk.ui.session.parts import SessionParts
from mentordesk.ui.strikes import Strikes
from mentordesk.ui.widgets.session_record import Thing

_MOST = 200


class Destroying(QObject):
    """Asks which of the things that stand together should be gone, and destroys it."""

    gone = Signal(object)
    """Emitted with what was destroyed, the first of a whole."""

    def __init__(self, page: QWidget, parts: SessionParts) -> None:
        super().__init__(page)
        self._page, self._parts = page, parts
        self._strikes = Strikes(parts.tasks.run, parts.notices)

    def ask(self, things: Sequence[Thing]) -> None:
        """Ask which of these, all of one kind."""
        choices: list[tuple[str, tuple[Thing, ...]]] = [(_line(one), (one,)) for one in things]
        if isinstance(things[0], Seen) and len(things) > 1:
            choices.append((self.tr("The whole sheet"), tuple(things)))
        dialog = DestroyDialog(self._words(things[0]), choices, self._page)
        if any(isinstance(one, Idea) and (one.joined_into or one.origins) for one in things):
            dialog.explain(joining_words.struck_of_several())
        dialog.agreed.connect(partial(self._destroy, dialog))
        dialog.open()

    def _words(self, thing: Thing) -> DestroyWords:
        about = self.tr("It goes from the backups as well, and nothing brings it back.")
        match thing:
            case Note():
                return DestroyWords(self.tr("Destroy a note"), about, self.tr("Note"))
            case Idea():
                return DestroyWords(self.tr("Destroy an idea"), about, self.tr("Idea"))
            case Promise():
                return DestroyWords(self.tr("Destroy a promise"), about, self.tr("Promise"))
            case Seen():
                title = self.tr("Destroy what your mentor saw")
                return DestroyWords(title, about, self.tr("Answer"))
            case Topic():
                about = self.tr(
                    "It goes with what your mentor noted on it, also from the sessions it was "
                    "carried from or to, and from the backups. Your own notes on it stay."
                )
                return DestroyWords(self.tr("Destroy a topic"), about, self.tr("Topic"))
            case StrikeAsk():
                about = self.tr(
                    "The wish says what was struck, so it goes as well, from the backups too."
                )
                return DestroyWords(self.tr("Done: destroy the wish"), about, self.tr("Wish"))
            case _:
                title = self.tr("Destroy what was said back")
                return DestroyWords(title, about, self.tr("Play-back"))

    def _destroy(self, dialog: DestroyDialog, things: tuple[Thing, ...]) -> None:
        gone = partial(self._gone, dialog, things[0])
        self._strikes.strike(self._work(things), gone, dialog.fail)

    def _work(self, things: tuple[Thing, ...]) -> Callable[[], object]:
        desk = self._parts.workspace
        match things[0]:
            case Note(id=key):
                return partial(desk.notes.strike, key)
            case Idea(id=key):
                return partial(desk.ideas.strike, key)
            case Promise(id=key):
                return partial(desk.promises.strike, key)
            case Topic(id=key):
                return partial(desk.agendas.strike, key)
            case StrikeAsk(id=key):
                return partial(desk.strike_asks.settle, key)
            case Seen():
                answers = [one.id for one in things if isinstance(one, Seen)]
                return partial(desk.observations.strike, *answers)
            case _:
                return partial(desk.closes.say_back, self._parts.key(), "", confirmed=False)

    def _gone(self, dialog: DestroyDialog, thing: Thing, _: object) -> None:
        dialog.accept()
        self.gone.emit(thing)


def _line(thing: Thing) -> str:
    """Return how a thing begins."""
    text = (thing.asks or thing.saw) if isinstance(thing, Seen) else thing.text
    return wording.beginning(" ".join(text.split()), _MOST)
