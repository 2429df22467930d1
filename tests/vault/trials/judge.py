"""Whether a desk found after trouble keeps everything that was promised."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mentordesk.errors import MentorDeskError, NoDeskError
from mentordesk.vault.backup import verify_backup
from mentordesk.vault.backup_file import SUFFIX
from mentordesk.vault.opener import ByCode
from mentordesk.vault.store import Store
from mentordesk.vault.verify import verify
from vault_desk import PASSPHRASE, notes, vault

PLAIN = b"SQLite format 3"
COSTLY = 4  # where nothing changed the passphrase, it is tried once in a while


@dataclass
class Promised:
    """What the leader was told until now."""

    code: str = ""
    kept: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    passphrases: list[str] = field(default_factory=lambda: [PASSPHRASE])
    backed_up: int = 0
    restored: int = 0

    def hear(self, what: str, words: str) -> None:
        """Take in what is said to the leader."""
        match what:
            case "made":
                self.code = words
            case "keeping":
                self.extra = [words]
            case "kept":
                self.kept, self.extra = [*self.kept, words], []
            case "changing":
                self.passphrases.append(words)
            case "changed":
                self.passphrases = [words]
            case "backup":
                self.backed_up = int(words)
            case "restored":
                self.restored = int(words)


def complaints(disk: Path, promised: Promised) -> list[str]:
    """Return every promise that this disk breaks."""
    return [*_of_the_desk(disk / "desk", promised), *_of_copies(disk, promised), *_plain(disk)]


def _of_the_desk(folder: Path, promised: Promised) -> Iterable[str]:
    if not promised.code:
        yield from _of_a_desk_not_yet_made(folder)
        return
    try:
        store = vault(folder).unlock_with_code(promised.code)
    except MentorDeskError as error:
        yield f"does not open: {error!r}"
        return
    yield from _of_the_words(store, promised.kept, promised.extra)
    if promised.passphrases != [PASSPHRASE] or len(promised.kept) % COSTLY == 0:
        yield from _of_the_passphrase(store, promised.passphrases)


def _of_the_passphrase(store: Store, right: list[str]) -> Iterable[str]:
    if not any(_opens(store, words) for words in right):
        yield f"none of {right} opens"
    if PASSPHRASE not in right and _opens(store, PASSPHRASE):
        yield "an old passphrase opens"


def _of_a_desk_not_yet_made(folder: Path) -> Iterable[str]:
    try:
        vault(folder).unlock(PASSPHRASE).close()
    except NoDeskError:
        store, _ = vault(folder).create(PASSPHRASE)
        yield from _of_the_words(store, [], [])
    except MentorDeskError:
        pass  # nothing was promised yet; what is there is refused in known words


def _of_the_words(store: Store, kept: list[str], extra: list[str]) -> Iterable[str]:
    found = notes(store)
    if found not in (kept, [*kept, *extra]):
        yield f"{len(found)} kept of {len(kept)}"
    report = verify(store)
    if not report.sound:
        yield f"problems: {report.problems}"
    store.close()


def _opens(store: Store, passphrase: str) -> bool:
    try:
        store.key_file.secret(passphrase, store.folder)
    except MentorDeskError:
        return False
    return True


def _of_copies(disk: Path, promised: Promised) -> Iterable[str]:
    most = 0
    for path in disk.rglob("*" + SUFFIX):
        try:
            report = verify_backup(path, ByCode(promised.code))
            most = max(most, report.rows["note"])
        except MentorDeskError as error:
            yield f"{path.name}: {error!r}"
    if most < promised.backed_up:
        yield f"the newest backup has {most} of {promised.backed_up}"
    if promised.restored:
        yield from _of_the_restored(disk / "new", promised)


def _of_the_restored(folder: Path, promised: Promised) -> Iterable[str]:
    try:
        store = vault(folder).unlock(PASSPHRASE)
    except MentorDeskError as error:
        yield f"the restored desk: {error!r}"
        return
    yield from _of_the_words(store, promised.kept[: promised.restored], [])


def _plain(disk: Path) -> Iterable[str]:
    for path in disk.rglob("*"):
        if path.is_file() and PLAIN in path.read_bytes()[: len(PLAIN)]:
            yield f"{path.name} is not encrypted"
