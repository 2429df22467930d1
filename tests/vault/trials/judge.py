"""Whether a desk found after trouble keeps everything that was promised."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mentordesk.errors import MentorDeskError, NoDeskError
from mentordesk.vault.backup import verify_backup
from mentordesk.vault.backup_file import SUFFIX, read_head
from mentordesk.vault.opener import ByCode
from mentordesk.vault.repair import Repair
from mentordesk.vault.store import Store
from mentordesk.vault.vault import BACKUPS
from mentordesk.vault.verify import verify
from vault_desk import NEW, PASSPHRASE, notes, vault

PLAIN = b"SQLite format 3"
ASIDE = "aside"
COSTLY = 8  # where nothing changed the passphrase, it is tried once in a while


@dataclass
class Promised:
    """What the leader was told until now."""

    code: str = ""
    kept: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    passphrases: list[str] = field(default_factory=lambda: [PASSPHRASE])
    rotating: str = ""
    former: list[str] = field(default_factory=list)
    struck: str = ""
    damaged: bool = False
    backed_up: int = 0
    restored: int = 0

    def hear(self, what: str, words: str) -> None:
        """Take in what is said to the leader."""
        getattr(self, f"_{what}")(words)

    def _made(self, code: str) -> None:
        self.code = code

    def _keeping(self, words: str) -> None:
        self.extra = [words]

    def _kept(self, words: str) -> None:
        self.kept, self.extra = [*self.kept, words], []

    def _changing(self, passphrase: str) -> None:
        self.passphrases.append(passphrase)

    def _changed(self, passphrase: str) -> None:
        self.passphrases = [passphrase]

    def _rotating(self, passphrase: str) -> None:
        self.rotating = passphrase

    def _rotated(self, code: str) -> None:
        self.former, self.code = [*self.former, self.code], code
        self.passphrases, self.rotating = [self.rotating], ""

    def _damaging(self, _: str) -> None:
        self.damaged = True

    def _repaired(self, _: str) -> None:
        self.damaged = False

    def _struck(self, backup: str) -> None:
        self.struck = backup

    def _backup(self, number: str) -> None:
        self.backed_up = int(number)

    def _restored(self, number: str) -> None:
        self.restored = int(number)


def complaints(disk: Path, promised: Promised) -> list[str]:
    """Return every promise that this disk breaks."""
    if not promised.code:
        return [*_of_a_desk_not_yet_made(disk / "desk"), *_plain(disk)]
    return [*_of_the_desk(disk / "desk", promised), *_of_copies(disk, promised), *_plain(disk)]


def _of_the_desk(folder: Path, promised: Promised) -> Iterable[str]:
    store = _entered(folder, promised)
    if isinstance(store, str):
        yield store
        return
    if len(promised.passphrases) == 1:
        yield from _of_other_keys(store)
    yield from _of_the_words(store, promised.kept, promised.extra)
    if promised.rotating:
        return
    if promised.passphrases != [PASSPHRASE] or len(promised.kept) % COSTLY == 0:
        yield from _of_the_passphrase(store, promised.passphrases)


def _entered(folder: Path, promised: Promised) -> Store | str:
    """Open the desk by its code, or say why that cannot be."""
    if promised.rotating:
        return _entered_in_the_midst(folder, promised)
    if any(_opens_by(folder, code) for code in promised.former):
        return "a former code opens"
    try:
        if promised.damaged:
            Repair(folder, ByCode(promised.code), schema=NEW).make(None)
        return vault(folder).unlock_with_code(promised.code)
    except MentorDeskError as error:
        return f"does not open: {error!r}"


def _entered_in_the_midst(folder: Path, promised: Promised) -> Store | str:
    """Open the desk by the earlier code or by the new passphrase; only one of them may count."""
    earlier = _opens_by(folder, promised.code)
    try:
        store = vault(folder).unlock(promised.rotating)
    except MentorDeskError as error:
        return vault(folder).unlock_with_code(promised.code) if earlier else f"neither: {error!r}"
    return "the earlier code opens beside the new passphrase" if earlier else store


def _opens_by(folder: Path, code: str) -> bool:
    try:
        vault(folder).unlock_with_code(code).close()
    except MentorDeskError:
        return False
    return True


def _of_other_keys(store: Store) -> Iterable[str]:
    """A backup beside the desk opens with the desk's passphrase and no earlier one."""
    for path in (store.folder / BACKUPS).glob("*" + SUFFIX):
        if read_head(path)[1].keys.slots != store.key_file.slots:
            yield f"{path.name} has other keys than the desk"


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
        if promised.damaged and disk / ASIDE in path.parents:
            continue  # the untouched copy is promised with the repair
        try:
            report = verify_backup(path, ByCode(promised.code))
            most = max(most, report.rows["note"])
        except MentorDeskError as error:
            yield f"{path.name}: {error!r}"
    if promised.struck:
        own = {path.name for path in (disk / "desk" / BACKUPS).glob("*" + SUFFIX)}
        if not all(name >= promised.struck for name in own):
            yield f"struck words are in {own}"
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
