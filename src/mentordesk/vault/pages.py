"""The pages of a database that may be damaged, each believed only if its own seal fits.

The database library gives up at a bad page; here every other page is still readable. The form is
the one of SQLCipher 4: content, 16 bytes of IV, HMAC-SHA512 over both and the page's number.
"""

import hmac
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import pbkdf2_hmac, sha512
from pathlib import Path

SIZE = 4096
VECTOR = 16
SEAL = 64
USABLE = SIZE - VECTOR - SEAL
EMPTY = bytes(USABLE)
SALT = 16
START = b"SQLite format 3\0"

COUNT_AT = 28
FREE_AT = 32

LOG_HEAD = 32
FRAME_HEAD = 24
LOG_SALTS = 16


@dataclass(slots=True)
class _Log:
    """What the write-ahead log adds: where its newest pages are, and those of a torn end."""

    pages: dict[int, int] = field(default_factory=dict)
    torn: list[tuple[int, int]] = field(default_factory=list)
    bad: int = 0


class Pages:
    """The pages of one state of a database and its write-ahead log, by number from 1."""

    def __init__(self, database: Path, key: bytes) -> None:
        raw = bytes.fromhex(key[2:-1].decode())
        self._key, salt = raw[:32], raw[32:]
        mask = bytes(byte ^ 0x3A for byte in salt)
        self._seal_key = pbkdf2_hmac("sha512", self._key, mask, 2, 32)
        self._database = database
        self._log_file = database.with_name(database.name + "-wal")
        self._log = self._read_log()
        in_file = database.stat().st_size // SIZE if database.is_file() else 0
        first = self.page(1)
        self.count = max(in_file, *self._log.pages, _stated(first) if first else 0)

    @property
    def bad_in_log(self) -> int:
        """How many pages of the write-ahead log do not fit their seal."""
        return self._log.bad

    def page(self, number: int) -> bytes | None:
        """Return the content of a page, or None if it is damaged."""
        if number in self._log.pages:
            sealed = _bytes_at(self._log_file, self._log.pages[number], SIZE)
        else:
            sealed = _bytes_at(self._database, (number - 1) * SIZE, SIZE)
        return self._opened(number, sealed)

    def free(self) -> Iterator[int]:
        """Yield the pages that hold nothing, as their list tells up to a damaged piece of it."""
        start = self.page(1) or EMPTY
        (piece,) = struct.unpack_from(">I", start, FREE_AT)
        while piece:
            yield piece
            content = self.page(piece) or EMPTY
            piece, length = struct.unpack_from(">II", content)
            yield from struct.unpack_from(f">{length}I", content, 8)

    def torn(self) -> Iterator[bytes]:
        """Yield whole pages of a last change that is not whole; they may be newer than the rest."""
        for number, offset in self._log.torn:
            page = self._opened(number, _bytes_at(self._log_file, offset, SIZE))
            if page is not None:
                yield page

    def _opened(self, number: int, sealed: bytes) -> bytes | None:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        if not self._fits(number, sealed):
            return None
        skipped = SALT if number == 1 else 0
        vector = sealed[USABLE : USABLE + VECTOR]
        cipher = Cipher(algorithms.AES(self._key), modes.CBC(vector)).decryptor()
        return START[:skipped] + cipher.update(sealed[skipped:USABLE]) + cipher.finalize()

    def _fits(self, number: int, sealed: bytes) -> bool:
        if number < 1 or len(sealed) != SIZE:
            return False
        skipped = SALT if number == 1 else 0
        said = sealed[skipped:-SEAL] + struct.pack("<I", number)
        return hmac.compare_digest(sealed[-SEAL:], hmac.digest(self._seal_key, said, sha512))

    def _read_log(self) -> _Log:
        """Take every change that was finished; a torn one only if another came after it."""
        found = _Log()
        changes = list(_changes(self._frames()))
        for change in changes:
            bad = sum(not frame.fits for frame in change)
            found.bad += bad
            sound = {frame.number: frame.offset for frame in change if frame.fits}
            if change is not changes[-1] or (change[-1].ends and not bad):
                found.pages |= sound
            elif bad:
                # Nobody can tell any more whether a last change that is torn was kept.
                found.torn = list(sound.items())
        return found

    def _frames(self) -> list["_Frame"]:
        """Return the frames of the log's present round, and damaged ones that may be its end."""
        size = self._log_file.stat().st_size if self._log_file.is_file() else 0
        places = range(LOG_HEAD, size - FRAME_HEAD - SIZE + 1, FRAME_HEAD + SIZE)
        frames = [self._frame(place) for place in places]
        salts = _bytes_at(self._log_file, LOG_SALTS, 8) if size else b""
        if all(frame.salts != salts for frame in frames):  # the head of the log is damaged
            salts = next((frame.salts for frame in frames if frame.fits), b"")
        end = max((n for n, frame in enumerate(frames, 1) if frame.salts == salts), default=0)
        while end < len(frames) and not frames[end].fits:
            end += 1
        for frame in frames:
            frame.fits = frame.fits and frame.salts == salts
        return frames[:end]

    def _frame(self, place: int) -> "_Frame":
        head = _bytes_at(self._log_file, place, FRAME_HEAD)
        number, size = struct.unpack(">II", head[:8])
        offset = place + FRAME_HEAD
        fits = self._fits(number, _bytes_at(self._log_file, offset, SIZE))
        return _Frame(number, offset, head[8:16], fits, ends=size != 0)


@dataclass(slots=True)
class _Frame:
    """One page in the write-ahead log; `ends` if a change ends with it."""

    number: int
    offset: int
    salts: bytes
    fits: bool
    ends: bool


def _stated(first: bytes) -> int:
    """Return how many pages the database has by its own account; the file may be cut."""
    return int.from_bytes(first[COUNT_AT : COUNT_AT + 4], "big")


def _changes(frames: list[_Frame]) -> Iterator[list[_Frame]]:
    """Yield the frames change by change, and those of a last one that was not finished."""
    change = []
    for frame in frames:
        change.append(frame)
        if frame.ends:
            yield change
            change = []
    if change:
        yield change


def _bytes_at(path: Path, offset: int, length: int) -> bytes:
    """Return what can be read there; a sector that the disk refuses is nothing."""
    with suppress(OSError), path.open("rb") as file:
        file.seek(offset)
        return file.read(length)
    return b""
