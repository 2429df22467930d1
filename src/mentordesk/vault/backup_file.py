"""The form of a backup: a sealed head of fixed length, then the encrypted database."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from mentordesk.errors import BackupError
from mentordesk.vault.fields import FieldError, mapping, whole, words
from mentordesk.vault.files import new_private, part_of, put_in_place, reason_of
from mentordesk.vault.key_file import KeyFile, believed_fields
from mentordesk.vault.sealed import MOST, BrokenError, Sealed, open_sealed, seal
from mentordesk.vault.secret import Secret

SUFFIX = ".mentordesk-backup"
MAGIC = b"MentorDesk backup"
TIME = "%Y-%m-%dT%H:%M:%S+00:00"
YEARS = range(1900, 9999)  # a day off both ends of the calendar, wherever it is read
CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds."""

    path: Path
    taken_at: datetime
    sequence: int
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Head:
    """What a backup says about itself."""

    keys: KeyFile
    taken_at: datetime
    sequence: int
    rows: Mapping[str, int]
    digest: str

    @classmethod
    def read(cls, fields: Mapping[str, object], place: Path) -> "Head":
        """Return what the fields say; anything out of bounds is a FieldError."""
        rows = mapping(fields, "rows")
        return cls(
            believed_fields(mapping(fields, "keys"), place),
            _moment(words(fields, "taken_at", "[0-9T:+-]{25}")),
            whole(fields, "sequence"),
            {table: whole(rows, table) for table in rows},
            words(fields, "digest", "[0-9a-f]{64}"),
        )

    def sealed(self, secret: Secret) -> bytes:
        """Return the head as it stands in the file, filled up to its fixed length."""
        fields = {
            "keys": self.keys.portable().fields(),
            "taken_at": self.taken_at.astimezone(UTC).strftime(TIME),
            "sequence": self.sequence,
            "rows": dict(self.rows),
            "digest": self.digest,
        }
        return seal(MAGIC, fields, secret.seal_key()).ljust(MOST, b"\0")

    def report(self, path: Path) -> BackupReport:
        """Return what the backup at this place holds."""
        return BackupReport(path, self.taken_at, self.sequence, self.rows)


def read_head(path: Path) -> tuple[Sealed, Head]:
    """Return the head of a backup; its seal is not yet checked."""
    try:
        sealed = open_sealed(MAGIC, _beginning(path).rstrip(b"\0"))
        return sealed, Head.read(sealed.fields(), path)
    except OSError as error:
        raise BackupError(path=path, reason=reason_of(error)) from error
    except (BrokenError, FieldError) as error:
        raise BackupError(path=path, reason="damaged") from error


def write(path: Path, head: Head, secret: Secret, database: BinaryIO) -> None:
    """Put head and database into one file, which gets its name only when it reads back right."""
    sealed, part = head.sealed(secret), part_of(path)
    try:
        with os.fdopen(new_private(part), "w+b") as file:
            file.write(sealed)
            shutil.copyfileobj(database, file)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            whole = file.read(MOST) == sealed and digest_of(file) == head.digest
        if not whole:
            raise BackupError(path=path, reason="damaged")
        put_in_place(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def database_of(path: Path) -> Iterator[bytes]:
    """Yield a backup's database in pieces; what its disk refuses is the backup's failure."""
    try:
        with database_in(path) as file:
            yield from chunks(file)
    except OSError as error:
        raise BackupError(path=path, reason=reason_of(error)) from error


@contextmanager
def database_in(path: Path) -> Iterator[BinaryIO]:
    """Hold a backup open where its database begins."""
    with path.open("rb") as file:
        file.seek(MOST)
        yield file


def digest_of(file: BinaryIO) -> str:
    """Return the digest of the rest of an open file."""
    return digest_of_all(chunks(file))


def digest_of_all(pieces: Iterable[bytes]) -> str:
    """Return the digest of what comes in pieces."""
    digest = sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


def chunks(file: BinaryIO) -> Iterator[bytes]:
    """Yield the rest of an open file in pieces."""
    while chunk := file.read(CHUNK):
        yield chunk


def _beginning(path: Path) -> bytes:
    if path.is_fifo():  # it would be waited for, and nobody may ever write to it
        return b""
    with path.open("rb") as file:
        return file.read(MOST)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.strptime(text, TIME).replace(tzinfo=UTC)
    except ValueError as error:
        raise FieldError("taken_at") from error
    if moment.year not in YEARS:
        raise FieldError("taken_at")
    return moment
