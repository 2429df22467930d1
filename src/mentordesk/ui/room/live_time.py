"""The time of a live session: until when it goes, and the mentor's answer at its end."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from mentordesk.domain.session import Session
from mentordesk.ui import dates
from mentordesk.ui.room.clock import Tick
from mentordesk.ui.room.room_data import RoomData
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.room.time_left import TimeLeft
from mentordesk.ui.widgets.live_strip import LiveStrip

TEN_MORE = 10
_WORTH_A_WORD = 60


class LiveTime(QObject):
    """Shows the time in the strip; once it is over, the strip asks what the mentor wants."""

    def __init__(self, page: RoomPage, room: RoomData, strip: LiveStrip) -> None:
        super().__init__(strip)
        self._page, self._room, self._strip = page, room, strip
        self._time = TimeLeft(room.session, page.now(), digits=page.digits())
        strip.last_word.more.connect(self._ten_more)
        self._show()

    def add(self, tick: Tick) -> None:
        """Show that some seconds passed, and say of many that were lost that they do not count."""
        self._time.present += tick.seconds
        if tick.lost >= _WORTH_A_WORD:
            words = self.tr("{time} away was not counted")
            self._strip.tell(words.format(time=dates.span(round(tick.lost / 60))))
        self._show()

    def _show(self) -> None:
        self._strip.show_time(self._time.words(self._page.now()), self._time.share)
        self._strip.ask(self._time.left <= 0)

    @Slot()
    def _ten_more(self) -> None:
        self._strip.last_word.setEnabled(False)
        self._page.spending.keep()  # ten from now on, which the desk has to know
        lengthen = partial(self._page.workspace.timings.lengthen, self._room.session.id, TEN_MORE)
        self._page.ask(lengthen, self._lengthened, self._not_lengthened)

    def _lengthened(self, session: Session) -> None:
        self._strip.last_word.setEnabled(True)
        self._time.minutes = session.minutes
        self._show()

    def _not_lengthened(self, error: Exception) -> None:
        self._strip.last_word.setEnabled(True)
        self._page.notices.error(error)
