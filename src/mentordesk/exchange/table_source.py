"""Where the bytes of a file of rows come from: the disk, or memory once it was read to its end."""

import io
import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from mentordesk.errors import TableError
from mentordesk.marks import override

MOST_BYTES = 1_000_000_000
_CHUNK = 1 << 20
_FAST = 1  # most of what can be packed goes at the first level, in a tenth of the time

Stamp = tuple[int, int]
"""The size of a file and the moment it was changed last, in ns."""


class TableSource(Protocol):
    """Bytes that can be read again and again, as they were when they were looked at first."""

    @property
    def stamp(self) -> Stamp:
        """Return by what it shows whether they were changed."""
        ...

    def opened(self) -> BinaryIO:
        """Return the bytes from the first on; raises OSError, or TableError if they changed."""
        ...

    def same(self, raw: BinaryIO) -> bool:
        """Return whether what was opened is still as it was."""
        ...


class FileOnDisk:
    """A file where it lies; making it raises TableError where it is none, or too large."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise TableError(reason="no-file")
        status = path.stat()
        if not status.st_size:
            raise TableError(reason="text-empty")
        if status.st_size > MOST_BYTES:
            raise TableError(reason="table-too-large", most=MOST_BYTES // 1_000_000)
        self._path, self.stamp = path, _stamp(status)

    def opened(self) -> BinaryIO:
        """Return the file, open from its beginning."""
        raw = self._path.open("rb")
        if self.same(raw):
            return raw
        raw.close()
        raise TableError(reason="file-changing")

    def same(self, raw: BinaryIO) -> bool:
        """Return whether the file was not changed since it was found."""
        return _stamp(os.fstat(raw.fileno())) == self.stamp


class HeldFile:
    """A file that was read to its end; it is held packed, and in memory alone.

    Nothing is asked of its folder any more, which may have fallen silent.
    """

    def __init__(self, stamp: Stamp, packed: tuple[bytes, ...]) -> None:
        self.stamp, self._packed = stamp, packed

    def opened(self) -> BinaryIO:
        """Return the bytes of the file from the first on."""
        return io.BufferedReader(_Unpacked(self._packed), _CHUNK)

    def same(self, raw: BinaryIO) -> bool:  # noqa: ARG002  # what is held cannot change
        """Say that it is as it was."""
        return True


def hold(path: Path, look: Callable[[], None]) -> HeldFile:
    """Read a file to its end, and `look` after each piece whether to go on.

    Raises TableError where it cannot be read whole, or changes meanwhile, and what `look` raises.
    """
    try:
        there = FileOnDisk(path)
        with there.opened() as raw:
            held = HeldFile(there.stamp, tuple(_packed(raw, there.stamp[0], look)))
            if not there.same(raw):
                raise TableError(reason="file-changing")
    except OSError:
        raise TableError(reason="file-closed") from None
    return held


def _packed(raw: BinaryIO, size: int, look: Callable[[], None]) -> Iterator[bytes]:
    """Yield the bytes of a file packed; raises TableError where they are not of that number."""
    packer, taken = zlib.compressobj(_FAST), 0
    while some := raw.read(_CHUNK):
        look()
        taken += len(some)
        if taken > size:
            break
        yield packer.compress(some)
    yield packer.flush()
    if taken != size:
        raise TableError(reason="file-changing")


class _Unpacked(io.RawIOBase):
    """The bytes of what was packed, from the first to the last, and anew from the first."""

    def __init__(self, packed: tuple[bytes, ...]) -> None:
        self._packed = packed
        self._begin()

    @override
    def readable(self) -> bool:
        return True

    @override
    def seekable(self) -> bool:
        return True

    @override
    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        if (offset, whence) != (0, os.SEEK_SET):
            raise io.UnsupportedOperation
        self._begin()
        return 0

    @override
    def tell(self) -> int:
        return self._at

    @override
    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill the buffer, or as much of it as the next piece does; 0 at the end."""
        some = b""
        while not some and not self._unpacker.eof:
            rest = self._unpacker.unconsumed_tail or next(self._rest, b"")
            some = self._unpacker.decompress(rest, len(buffer))
        buffer[: len(some)] = some
        self._at += len(some)
        return len(some)

    def _begin(self) -> None:
        self._at, self._rest = 0, iter(self._packed)
        self._unpacker = zlib.decompressobj()


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns
