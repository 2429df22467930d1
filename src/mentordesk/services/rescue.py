"""Rescue copies: words that could not be saved, sealed elsewhere and brought back."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from mentordesk.domain.ids import SessionId
from mentordesk.domain.promise import Promise
from mentordesk.domain.receiving import standing
from mentordesk.domain.seat import Seat
from mentordesk.domain.session import SessionState
from mentordesk.domain.unsaved import Place, Unsaved, merged
from mentordesk.errors import (
    ExportError,
    MentorDeskError,
    NotFoundError,
    RescueError,
    RescueStaysError,
)
from mentordesk.export.private_file import write_private
from mentordesk.services.agendas import NewTopic
from mentordesk.services.closes import CloseService
from mentordesk.services.notes import Sheet
from mentordesk.services.rescue_shelf import RescueShelf, folders
from mentordesk.services.seats import Seats
from mentordesk.services.sessions import AHEAD, ahead
from mentordesk.services.summaries import Sources
from mentordesk.services.typed_lines import has_line, was_entered

_TOGETHER = (Place.NOTE, Place.TOPIC, Place.LEADERS_TOPIC)


class Worded(Protocol):
    """What the desk holds as one line."""

    @property
    def text(self) -> str:
        """Return the line."""
        ...


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the words of copies; `left` found no place and stay sealed.

    What `waits` was not entered, and comes back into its line.
    """

    back: int
    left: tuple[Unsaved, ...] = ()
    unread: tuple[Path, ...] = ()
    waits: tuple[Unsaved, ...] = ()


class RescueService:
    """The rescue copies of the open desk."""

    def __init__(
        self,
        copies: RescueShelf,
        desk: Sources,
        closes: CloseService,
        now: Callable[[], datetime],
        seats: Seats,
    ) -> None:
        self.copies = copies
        self._desk, self._closes, self._now, self._seats = desk, closes, now, seats

    def write(self, path: Path, texts: Sequence[Unsaved], *, replace: bool = False) -> int:
        """Seal words in a file of the leader's and return how many texts it holds.

        What is off the record is not in it, since nothing could destroy it there. Raises
        ExportExistsError or ExportError.
        """
        given = [text for text in texts if not text.off_record]
        write_private(path, self.copies.sealed(given, self._now()), replace=replace, sealed=True)
        return len(given)

    def bring_in(self, path: Path, mark: Callable[[datetime], str]) -> Brought:
        """Put each text of a copy where it belongs, below newer words under the marked line.

        A copy of MentorDesk's own holds only what is left, and goes where nothing is. Raises
        RescueError, and NotYourSeatError in the mentor's seat.
        """
        self._seats.only_leader()
        return self._bring(path, *self.copies.read(path), mark)

    def bring_back(self, mark: Callable[[datetime], str]) -> Brought:
        """Bring in every copy of MentorDesk's own; one that cannot be read keeps no other back.

        Raises NotYourSeatError in the mentor's seat.
        """
        self._seats.only_leader()
        read, unread = list[tuple[Path, datetime, tuple[Unsaved, ...]]](), list[Path]()
        # All are read first: words that go off the record go from the copies that follow, too.
        typed_at, typed = self.copies.typed_last()
        for path in self.copies.made_at_once():
            try:
                read.append((path, *self.copies.read(path)))
            except RescueError:
                unread.append(path)
        brought = [self._bring(*copy, mark) for copy in read]
        known = {text for _, _, texts in read for text in texts}
        brought.append(self._bring_typed([t for t in typed if t not in known], mark(typed_at)))
        left = tuple(text for one in brought for text in one.left)
        return Brought(sum(one.back for one in brought), left, tuple(unread), brought[-1].waits)

    def _bring_typed(self, texts: Sequence[Unsaved], mark: str) -> Brought:
        """Hold back what its line will show, and put the rest where it belongs, over nothing."""
        texts = [self._followed(text) for text in texts]
        lines = [text for text in texts if has_line(self._desk, text)]
        waits = [text for text in lines if not was_entered(self._desk, text)]
        rest = [self._over_nothing(text) for text in texts if text not in lines]
        left = self._put_all(rest, mark)
        self.copies.wait_for_lines([*waits, *left])
        with suppress(ExportError):  # then it is found again as it was, which does no harm
            self.copies.follow(())
        return Brought(len(rest) - len(left), tuple(left), waits=tuple(waits))

    def _over_nothing(self, text: Unsaved) -> Unsaved:
        """Return words that nobody kept so that they stand below those of a closed session."""
        with suppress(MentorDeskError):
            if self._desk.sessions.of_id(text.session).state is SessionState.CLOSED:
                return replace(text, before="")
        return text

    def _bring(
        self,
        path: Path,
        at: datetime,
        texts: Sequence[Unsaved],
        mark: Callable[[datetime], str],
    ) -> Brought:
        left = self._put_all([self._followed(text) for text in texts], mark(at))
        if path.parent in folders():
            with suppress(RescueStaysError):  # then it is brought in again, which does no harm
                self.copies.leave(path, at, left)
        return Brought(len(texts) - len(left), tuple(left))

    def _put_all(self, texts: Sequence[Unsaved], mark: str) -> list[Unsaved]:
        """Put words where they belong; return those that found no place."""
        left = [t for t in texts if t.place not in _TOGETHER and not self._put(t, mark)]
        return [*left, *self._put_together(texts, mark)]

    def _followed(self, text: Unsaved) -> Unsaved:
        """Return words for a session that was moved as words for the one in its place.

        Once a session closed, other words than those said back there are a note of the leader's,
        and so is a line for a log whose time is over.
        """
        with suppress(MentorDeskError):
            met = self._desk.sessions.of_id(text.session)
            if met.state is SessionState.MOVED:
                same = (s for s in self._desk.sessions.all(met.mentor) if s.number == met.number)
                held = next((s for s in same if s.state is not SessionState.MOVED), met)
                return replace(text, session=held.id)
            is_record = met.state is SessionState.CLOSED and text.place is Place.PLAY_BACK
            if is_record and text.text.strip() != met.play_back.text.strip():
                return replace(text, place=Place.NOTE, before="")
            if text.place is Place.TRIED:
                return self._noted(text)
        return text

    def _noted(self, text: Unsaved) -> Unsaved:
        """Return a line for a log that is over as a note of the session that began last.

        Without the words of what was tried: a strike of those would not find them in a note.
        """
        told = self._desk.tries.told_in(self._tried(text).id)
        if told is None:
            return text
        if was_entered(self._desk, text):
            return replace(text, before="")  # no line can give way to another any more
        return replace(text, place=Place.NOTE, session=told, before="", promise=None)

    def _put_together(self, texts: Sequence[Unsaved], mark: str) -> Iterator[Unsaved]:
        """Put notes and topics back, those of a session together; yield what found no place.

        Together, because words that went off the record leave another sheet in the same step, and
        topics have an order.
        """
        for session in dict.fromkeys(text.session for text in texts):
            for place, put in (
                (Place.NOTE, partial(self._write_notes, mark)),
                (Place.TOPIC, partial(self._put_topics, Seat.MENTOR)),
                (Place.LEADERS_TOPIC, partial(self._put_topics, Seat.LEADER)),
            ):
                own = [text for text in texts if text.session == session and text.place is place]
                try:
                    if own:
                        put(session, own)
                except MentorDeskError:
                    yield from own

    def _write_notes(self, mark: str, session: SessionId, texts: Sequence[Unsaved]) -> None:
        if self._desk.sessions.of_id(session).state is SessionState.CLOSED:
            texts = [text for text in texts if not text.off_record]  # destroyed at the close
        topics = {topic.id for topic in self._desk.agendas.of(session).topics}
        sheets = {(n.topic, n.kind): n.text for n in self._desk.notes.of_session(session)}
        new: dict[Sheet, str] = {}
        for text in texts:
            sheet = text.sheet(topics)
            new[sheet] = merged(new.get(sheet, sheets.get(sheet, "")), text, mark)
        self._desk.notes.write_sheets(session, new)

    def _put(self, text: Unsaved, mark: str) -> bool:
        """Put anything but a note back; return whether it is on the desk now."""
        desk, session = self._desk, text.session
        try:
            mentor = desk.sessions.of_id(session).mentor
            if text.place is Place.PLAY_BACK:
                self._say_back(text, mark)
            elif text.place is Place.ASK:
                self._ask(text)
            elif text.place is Place.IDEA:
                capture = partial(desk.ideas.capture, session, mentor)
                _add(text, desk.ideas.of_session(session), capture)
            elif text.place is Place.TRIED:
                self._log(text)
            elif text.place is Place.STRIKE_ASK:
                asked = desk.strike_asks.of_session(session)
                _add(text, asked, partial(desk.strike_asks.ask, session))
            else:
                is_try = text.place is Place.TRY
                make = partial(desk.promises.make, session, mentor, try_it=is_try)
                _add(text, desk.promises.of_session(session), make)
        except MentorDeskError:
            return False
        return True

    def _ask(self, text: Unsaved) -> None:
        """Put an ask on its agenda or, where that session is over, on the next one."""
        agendas, home = self._desk.agendas, self._home(text.session)
        asks = [ask for one in (text.session, home) for ask in agendas.of(one).asks]
        _add(text, asks, partial(agendas.ask, home))

    def _log(self, text: Unsaved) -> None:
        """Put a line into the log of what was tried, in the place of the one it was typed over."""
        tried = self._tried(text)
        old = next((line.id for line in tried.log if line.words == text.before), None)
        if old is not None:
            self._desk.tries.reword(tried.id, old, text.text)
        elif not was_entered(self._desk, text):
            self._desk.tries.log(tried.id, text.text)

    def _tried(self, text: Unsaved) -> Promise:
        made = self._desk.promises.of_session(text.session)
        for promise in made:
            if promise.id == text.promise:
                return promise
        raise NotFoundError(what="promise")

    def _put_topics(self, seat: Seat, session: SessionId, texts: Sequence[Unsaved]) -> None:
        """Put topics on their agenda or the next one, where they are on neither but for a time.

        Where the leader may not write any more, the leader's come back as asks.
        """
        from mentordesk.exchange.agenda_text import read_agenda

        agendas, home = self._desk.agendas, self._home(session)
        here = agendas.of(home)
        stand = standing(here.topics)
        known = {topic.text for one in (session, home) for topic in agendas.of(one).topics}
        back = [
            NewTopic(topic.text, topic.minutes, "\n".join(topic.notes))
            for text in texts
            for topic in read_agenda(text.text).topics
            if topic.text.casefold() in stand or topic.text not in known
        ]
        if here.may_lead(seat.hand) and back:
            agendas.bring_back(home, seat, back)
        elif back:
            for topic in back:
                if topic.text.casefold() not in stand:
                    words = " · ".join((topic.text, *topic.notes.splitlines()))
                    self._ask(Unsaved(Place.ASK, session, words))

    def _home(self, session: SessionId) -> SessionId:
        """Return a session, or the pair's next one where it is over and there is a next one."""
        met = self._desk.sessions.of_id(session)
        if met.state in AHEAD:
            return session
        coming = (one.id for one in ahead(self._desk.sessions) if one.mentor == met.mentor)
        return next(coming, session)

    def _say_back(self, text: Unsaved, mark: str) -> None:
        said = self._desk.sessions.of_id(text.session).play_back
        words = merged(said.text, text, mark)
        if words.strip() != said.text.strip():
            self._closes.say_back(text.session, words, confirmed=False)


def _add(text: Unsaved, there: Iterable[Worded], add: Callable[[str], object]) -> None:
    """Add a line unless it is there already."""
    if " ".join(text.text.split()) not in {one.text for one in there}:
        add(text.text)
