"""Rescue copies: words that could not be saved, sealed elsewhere and brought back."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from mentordesk import paths
from mentordesk.domain.ids import SessionId
from mentordesk.domain.session import SessionState
from mentordesk.domain.unsaved import Place, Unsaved, merged
from mentordesk.errors import MentorDeskError, RescueError
from mentordesk.export.private_file import write_private
from mentordesk.services import rescue_fields
from mentordesk.services.notes import Sheet
from mentordesk.services.summaries import Sources
from mentordesk.vault import rescue
from mentordesk.vault.fields import FieldError
from mentordesk.vault.files import reason_of
from mentordesk.vault.store import Store

SUFFIX = ".mentordesk-rescue"
FOLDER = "rescue"


class Worded(Protocol):
    """What the desk holds as one line."""

    @property
    def text(self) -> str:
        """Return the line."""
        ...


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the words of copies; `left` found no place and stay sealed."""

    back: int
    left: tuple[Unsaved, ...] = ()
    unread: tuple[Path, ...] = ()


class RescueService:
    """The rescue copies of the open desk."""

    def __init__(self, store: Store, desk: Sources, now: Callable[[], datetime]) -> None:
        self._store, self._desk, self._now = store, desk, now

    def keep(self, texts: Sequence[Unsaved]) -> Path:
        """Seal words where MentorDesk finds them again; raises ExportError.

        Where the disk takes nothing, memory does until the computer is switched off.
        """
        name = f"{self._store.secret.desk()}-{self._now():%Y%m%d-%H%M%S-%f}{SUFFIX}"
        first, second = _folders()
        with suppress(MentorDeskError, OSError):
            return self._write(paths.private_folder(first) / name, texts)
        with suppress(OSError):
            paths.private_folder(second)
        return self._write(second / name, texts)

    def write(self, path: Path, texts: Sequence[Unsaved]) -> int:
        """Seal words in a file of the leader's and return how many texts it holds.

        What is off the record is not in it, since nothing could destroy it there. Raises
        ExportError.
        """
        given = [text for text in texts if not text.off_record]
        self._write(path, given)
        return len(given)

    def found(self) -> tuple[Path, ...]:
        """Return MentorDesk's own copies of this desk, the oldest first."""
        mine = f"{self._store.secret.desk()}-*{SUFFIX}"
        copies = [path for folder in _folders() for path in folder.glob(mine)]
        return tuple(sorted(copies, key=lambda path: path.name))

    def bring_in(self, path: Path, mark: Callable[[datetime], str]) -> Brought:
        """Put each text of a copy where it belongs, below newer words under the marked line.

        A copy of MentorDesk's own goes once nothing is left in it. Raises RescueError.
        """
        at, texts = self._read(path)
        notes = [text for text in texts if text.place is Place.NOTE]
        others = [text for text in texts if text.place is not Place.NOTE]
        left = [text for text in others if not self._put(text, mark(at))]
        left += self._put_notes(notes, mark(at))
        if not left and path.parent in _folders():
            with suppress(OSError):
                path.unlink()
        return Brought(len(texts) - len(left), tuple(left))

    def bring_back(self, mark: Callable[[datetime], str]) -> Brought:
        """Bring in every copy of MentorDesk's own; one that cannot be read keeps no other back."""
        back, left, unread = 0, list[Unsaved](), list[Path]()
        for path in self.found():
            try:
                brought = self.bring_in(path, mark)
            except RescueError:
                unread.append(path)
                continue
            back += brought.back
            left += brought.left
        return Brought(back, tuple(left), tuple(unread))

    def _write(self, path: Path, texts: Sequence[Unsaved]) -> Path:
        content = rescue_fields.written(texts, self._now())
        write_private(path, rescue.seal(self._store.secret, content), replace=True)
        return path

    def _read(self, path: Path) -> tuple[datetime, tuple[Unsaved, ...]]:
        try:
            with path.open("rb") as file:
                content = rescue.unseal(self._store.secret, file.read(rescue.MOST))
            return rescue_fields.read(content)
        except OSError as error:
            raise RescueError(path=path, reason=reason_of(error)) from error
        except rescue.NotOursError as error:
            raise RescueError(path=path, reason=error.reason) from error
        except FieldError as error:
            raise RescueError(path=path, reason="damaged") from error

    def _put_notes(self, texts: Sequence[Unsaved], mark: str) -> Iterator[Unsaved]:
        """Put notes back, those of a session together; yield those that found no place.

        Together, because words that went off the record leave another sheet in the same step.
        """
        for session in dict.fromkeys(text.session for text in texts):
            own = [text for text in texts if text.session == session]
            try:
                self._write_notes(session, own, mark)
            except MentorDeskError:
                yield from own

    def _write_notes(self, session: SessionId, texts: Sequence[Unsaved], mark: str) -> None:
        if self._desk.sessions.of_id(session).state is SessionState.CLOSED:
            texts = [text for text in texts if not text.off_record]  # destroyed at the close
        topics = {topic.id for topic in self._desk.agendas.of(session).topics}
        sheets = {(n.topic, n.kind): n.text for n in self._desk.notes.of_session(session)}
        new: dict[Sheet, str] = {}
        for text in texts:
            # A topic that moved on to another session has no sheet here; the session itself has.
            sheet = (text.topic if text.topic in topics else None, text.kind)
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
                _add(text, desk.agendas.of(session).asks, partial(desk.agendas.ask, session))
            elif text.place is Place.IDEA:
                capture = partial(desk.ideas.capture, session, mentor)
                _add(text, desk.ideas.of_session(session), capture)
            else:
                make = partial(desk.promises.make, session, mentor)
                _add(text, desk.promises.of_session(session), make)
        except MentorDeskError:
            return False
        return True

    def _say_back(self, text: Unsaved, mark: str) -> None:
        said = self._desk.sessions.of_id(text.session).play_back
        words = merged(said.text, text, mark)
        if words != said.text:
            self._desk.sessions.say_back(text.session, words, confirmed=False)


def _add(text: Unsaved, there: Iterable[Worded], add: Callable[[str], object]) -> None:
    """Add a line unless it is there already."""
    if " ".join(text.text.split()) not in {one.text for one in there}:
        add(text.text)


def _folders() -> tuple[Path, Path]:
    """Return where MentorDesk keeps its own copies: on the disk, and in memory."""
    state = paths.state_folder() / FOLDER
    try:
        return state, paths.runtime_folder() / FOLDER
    except OSError:
        return state, state
