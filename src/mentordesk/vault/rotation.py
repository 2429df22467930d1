"""A new secret for a desk whose old one may be known: everything is encrypted anew.

The next generation is made and proved beside the live one; one key file decides which counts. So
whoever is killed in the midst finds the old desk whole or the new one, and never neither.
"""

from contextlib import suppress
from functools import partial
from pathlib import Path

from mentordesk.errors import DeskError, RotationError
from mentordesk.vault import checks, generations
from mentordesk.vault.cipher import COPY, opened
from mentordesk.vault.cost import Cost
from mentordesk.vault.earlier import handed_down
from mentordesk.vault.files import in_folder, part_of, put_in_place, sync_folder
from mentordesk.vault.key_file import MOST_FORMER, KeyFile, read_key_file, write_key_file
from mentordesk.vault.migrate import unfinished
from mentordesk.vault.secret import Secret
from mentordesk.vault.slot import PassphraseSlot, wrap
from mentordesk.vault.store import Store


def rotate(store: Store, passphrase: str, cost: Cost, new: Secret | None = None) -> None:
    """Give the open desk a new secret, which this passphrase and a new recovery code open.

    The secret is drawn unless it is given. Nothing else opens the desk: not the old code, and not
    the keychain. If it fails, the desk is as it was. Backups keep the secret of their day,
    and rescue copies are opened as before.
    """
    secret = new or Secret.new()
    slot = wrap(secret, passphrase, cost)
    with store.copying:
        store.go_on_with(partial(_renewed, store, secret, slot))
        # What the system holds on to is opened by no key file any more and goes at the next start.
        with store.keeping_keys(), suppress(DeskError), in_folder(store.folder):
            generations.clear_leftovers(store.folder, store.database.name)
            sync_folder(store.folder)


def _renewed(store: Store, secret: Secret, slot: PassphraseSlot) -> tuple[Path, Secret, KeyFile]:
    former = store.key_file.names()[:MOST_FORMER]
    name = generations.after(store.database.name)
    earlier = handed_down(store.secret, store.key_file, secret)
    keys = KeyFile(secret.desk(), name, (slot,), former, earlier)
    database = store.folder / keys.database
    _encrypt_anew(store, database, secret)
    try:
        write_key_file(store.folder, keys, secret)
    except DeskError:
        # The first of the two files decides; its copy is mended when the desk is opened again.
        if not read_key_file(store.folder).fits(secret.seal_key()):
            with suppress(OSError):
                generations.remove(database)
            raise
    return database, secret, keys


def _encrypt_anew(store: Store, database: Path, secret: Secret) -> None:
    part = part_of(database)
    with unfinished(part):
        with opened(part, secret.database_key(), COPY) as target:
            with store.snapshot() as source:
                checks.copy(source, target, store.folder)
                expected = checks.row_counts(source)
            target.execute("PRAGMA journal_mode = DELETE")
            if checks.row_counts(target) != expected or checks.problems(target):
                raise RotationError(store.folder)
        put_in_place(part, database)
