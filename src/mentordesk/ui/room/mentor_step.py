"""The close, step four, in the mentor's seat: with what the mentor asks for kept on the desk."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from typing_extensions import override

from mentordesk.domain.session import MentorWord
from mentordesk.domain.strike_ask import StrikeAsk
from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.ui.room.kept_line import KeptLine
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.widgets.mentor_word import MentorWordStep


class MentorStep(MentorWordStep):
    """What was asked for stands there in the mentor's words until the close."""

    def __init__(self, page: RoomPage, room: RoomData) -> None:
        super().__init__(room.mentor.first_name)
        key, asks = room.session.id, page.workspace.strike_asks
        waits = partial(Unsaved, Place.STRIKE_ASK, key)
        self._line = KeptLine(page, self.ask, partial(asks.ask, key), waits)
        self._wishes: tuple[StrikeAsk, ...] = ()
        self._look_up = partial(page.ask, partial(asks.of_session, key), self._show)
        self._line.caught.connect(self._take_in)
        self._line.settled.connect(self.settled)
        self.ask.typed.connect(self.changed)
        if room.session.word != MentorWord():
            self.taps.tell_given()

    def look_up(self) -> None:
        """Show what was asked for before."""
        self._look_up()

    @override
    def has_unsaved(self) -> bool:
        return self.ask.waits

    @override
    def unsaved_texts(self) -> tuple[Unsaved, ...]:
        return self._line.unsaved_texts()

    @override
    def take_back(self, texts: Sequence[Unsaved]) -> tuple[Unsaved, ...]:
        return self._line.take_back(texts)

    @override
    def save_now(self) -> None:
        self._line.save_now()

    @override
    def is_under_way(self) -> bool:
        return self._line.busy

    @override
    def is_empty(self) -> bool:
        return super().is_empty() and not self._wishes and not self.ask.waits

    @Slot(object)
    def _take_in(self, ask: StrikeAsk) -> None:
        self._show((*self._wishes, ask))
        self.tell_asked(ask.text)

    def _show(self, asked: tuple[StrikeAsk, ...]) -> None:
        self._wishes = asked
        self.show_asked([ask.text for ask in asked])
        self.changed.emit()
