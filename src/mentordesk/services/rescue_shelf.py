"""The rescue copies that MentorDesk keeps of a desk: sealed, read, and rid of what must go."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import aliased

from mentordesk import paths
from mentordesk.domain.ids import SessionId
from mentordesk.domain.unsaved import Unsaved
from mentordesk.errors import ExportError, MentorDeskError, RescueError, RescueStaysError
from mentordesk.export.private_file import write_private
from mentordesk.models import SessionRow
from mentordesk.services import rescue_fields
from mentordesk.vault import rescue
from mentordesk.vault.earlier import rescue_keys
from mentordesk.vault.fields import FieldError
from mentordesk.vault.files import reason_of, sync_folder
from mentordesk.vault.secret import Secret
from mentordesk.vault.store import Store

SUFFIX = ".mentordesk-rescue"
FOLDER = "rescue"
_TYPED = "typed"
"""In the place of the time in the name of the one copy that is replaced."""


class RescueShelf:
    """MentorDesk's own rescue copies of the open desk.

    One of them follows the typing: it holds what stands in lines, and what `waits` from the last
    time for its line to be shown again.
    """

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now
        self._guard = Lock()  # words are taken on the window's thread, struck on the desk's
        self._writing = Lock()  # words are followed on the desk's thread or, at a lock, on another
        self._waits: tuple[Unsaved, ...] = ()
        self._followed: tuple[Unsaved, ...] | None = None

    @property
    def waits(self) -> tuple[Unsaved, ...]:
        """Return the words that wait for their line."""
        return self._waits

    def follows(self, typed: Sequence[Unsaved]) -> bool:
        """Return whether the copy that follows the typing holds these words, and what waits."""
        return self._followed == (*self._waits, *typed)

    def follow(self, typed: Sequence[Unsaved]) -> None:
        """Let the copy that follows the typing hold these words, and what waits.

        It is gone where there are none. Raises ExportError.
        """
        with self._writing:
            texts = (*self._waits, *typed)
            name, at = _name(self._store.secret, _TYPED), self._now()
            copy = _put(name, self.sealed(texts, at)) if texts else None
            self.discard(other for other in self.found() if _is_typed(other) and other != copy)
            self._followed = texts

    def wait_for_lines(self, texts: Sequence[Unsaved]) -> None:
        """Hold words back until the lines they were typed in are shown."""
        with self._guard:
            self._waits = tuple(texts)

    def taken(self, texts: Container[Unsaved]) -> None:
        """Note that words stand in their lines again."""
        with self._guard:
            self._waits = tuple(text for text in self._waits if text not in texts)

    def typed_last(self) -> tuple[datetime, tuple[Unsaved, ...]]:
        """Return what stood in lines when the program ended without a word, and since when.

        A copy that cannot be read is set aside under another name, and is found as any other.
        """
        at, texts = self._now(), list[Unsaved]()
        for path in filter(_is_typed, self.found()):
            try:
                at, held = self.read(path)
                texts += held
            except RescueError:
                with suppress(OSError):
                    path.rename(path.with_name(self._stamped()))
        return at, tuple(dict.fromkeys(texts))

    def keep(self, texts: Sequence[Unsaved]) -> Path:
        """Seal words where MentorDesk finds them again; raises ExportError.

        Where the disk takes nothing, memory does until the computer is switched off.
        """
        return _put(self._stamped(), self.sealed(texts, self._now()))

    def found(self) -> tuple[Path, ...]:
        """Return the copies of this desk, by any of the names it had, the oldest first."""
        return _copies_of(*self._store.key_file.names())

    def made_at_once(self) -> tuple[Path, ...]:
        """Return the copies but for the one that follows the typing."""
        return tuple(path for path in self.found() if not _is_typed(path))

    def sealed(self, texts: Sequence[Unsaved], at: datetime) -> bytes:
        """Return a copy of words as they were at that time."""
        return rescue.seal(self._store.secret, rescue_fields.written(texts, at))

    def read(self, path: Path) -> tuple[datetime, tuple[Unsaved, ...]]:
        """Return when a copy was made and what it holds; raises RescueError."""
        with self._store.keeping_keys():
            keys = rescue_keys(self._store.secret, self._store.key_file)
        try:
            with path.open("rb") as file:
                content = rescue.unseal(keys, file.read(rescue.MOST))
            return rescue_fields.read(content)
        except OSError as error:
            raise RescueError(path=path, reason=reason_of(error)) from error
        except rescue.NotOursError as error:
            raise RescueError(path=path, reason=error.reason) from error
        except FieldError as error:
            raise RescueError(path=path, reason="damaged") from error

    def leave(self, path: Path, at: datetime, texts: Sequence[Unsaved]) -> None:
        """Let a copy hold these texts alone; one that holds none goes. Raises RescueStaysError."""
        try:
            if not texts or _put(path.name, self.sealed(texts, at)) != path:
                _delete(path)
        except ExportError as error:
            raise RescueStaysError(path=path, reason=error.facts["reason"]) from error
        except OSError as error:
            raise RescueStaysError(path=path, reason=reason_of(error)) from error

    def discard(self, copies: Iterable[Path]) -> None:
        """Delete copies of words that are kept elsewhere by now."""
        for path in copies:
            with suppress(OSError):
                _delete(path)

    def forget(
        self, session: SessionId, struck: Callable[[Unsaved], bool], *, of_pair: bool = False
    ) -> None:
        """Take words of a session out of every copy of this desk, or of any session of its pair.

        A copy that cannot be read goes as a whole, since it may hold them. Raises
        RescueStaysError.
        """
        typed_in = self._stood_in(session, of_pair=of_pair)

        def stays(text: Unsaved) -> bool:
            return text.session not in typed_in or not struck(text)

        with self._guard:
            self._waits = tuple(filter(stays, self._waits))
        with self._writing:
            self._followed = None
            for path in self.found():
                self._forget(path, stays)

    def _stood_in(self, session: SessionId, *, of_pair: bool) -> frozenset[SessionId]:
        """Return the session that words stand in and what it was moved from, or all of the pair."""
        met = aliased(SessionRow)
        is_same = met.mentor_id == SessionRow.mentor_id
        if not of_pair:
            is_same &= met.number == SessionRow.number
        query = select(SessionRow.id).join(met, is_same).where(met.id == session)
        with self._store.reading() as tx:
            return frozenset((session, *map(SessionId, tx.scalars(query))))

    def _forget(self, path: Path, stays: Callable[[Unsaved], bool]) -> None:
        try:
            at, texts = self.read(path)
        except RescueError:
            self.leave(path, self._now(), ())
            return
        left = [text for text in texts if stays(text)]
        if len(left) < len(texts):
            self.leave(path, at, left)

    @contextmanager
    def carried_to(self, secret: Secret) -> Iterator[None]:
        """Seal the copies anew for the secret that the desk is given inside, or for none.

        What nobody can read stays as it is. Raises ExportError.
        """
        before, after = list[Path](), list[Path]()
        try:
            for path in self.found():
                with suppress(RescueError):
                    at, texts = self.read(path)
                    sealed = rescue.seal(secret, rescue_fields.written(texts, at))
                    after.append(_put(_name(secret, _stamp(path)), sealed))
                    before.append(path)
            yield
        except BaseException:
            self.discard(after)
            raise
        self.discard(before)

    def _stamped(self) -> str:
        return _name(self._store.secret, f"{self._now():%Y%m%d-%H%M%S-%f}")


def folders() -> tuple[Path, Path]:
    """Return where MentorDesk keeps its own copies: on the disk, and in memory."""
    state = paths.state_folder() / FOLDER
    try:
        return state, paths.runtime_folder() / FOLDER
    except OSError:
        return state, state


def _name(secret: Secret, stamp: str) -> str:
    return f"{secret.desk()}-{stamp}{SUFFIX}"


def _copies_of(*desks: str) -> tuple[Path, ...]:
    both = set(folders())
    found = (path for desk in desks for one in both for path in one.glob(f"{desk}-*{SUFFIX}"))
    return tuple(sorted(found, key=_stamp))


def _stamp(path: Path) -> str:
    return path.name.removesuffix(SUFFIX).partition("-")[2]


def _is_typed(path: Path) -> bool:
    return _stamp(path) == _TYPED


def _put(name: str, copy: bytes) -> Path:
    first, second = folders()
    with suppress(MentorDeskError, OSError):
        path = paths.private_folder(first) / name
        write_private(path, copy, replace=True, sealed=True)
        return path
    with suppress(OSError):
        paths.private_folder(second)
    write_private(second / name, copy, replace=True, sealed=True)
    return second / name


def _delete(path: Path) -> None:
    path.unlink(missing_ok=True)
    with suppress(OSError):  # memory may know no such thing
        sync_folder(path.parent)
