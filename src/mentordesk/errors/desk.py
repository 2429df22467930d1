"""What the desk, its keys and its backups may run into."""

from pathlib import Path

from mentordesk.errors.base import MentorDeskError


class DeskError(MentorDeskError):
    """The desk as a place: its folder, its files, its state."""

    def __init__(self, folder: Path, **facts: object) -> None:
        super().__init__(folder=folder, **facts)
        self.folder = folder


class LedgerError(MentorDeskError):
    """The ledger was changed in silence, or the desk holds other ideas than it tells.

    `entries` and `ideas` say how many of each.
    """


class NoDeskError(DeskError):
    """There is no desk in the folder."""


class DeskExistsError(DeskError):
    """A new desk was asked for where something already is."""


class DeskInUseError(DeskError):
    """Another MentorDesk holds the desk's lock."""


class DeskFolderError(DeskError):
    """The folder cannot be made, read or written; `reason` is the system's own word."""


class DeskFullError(DeskError):
    """No room is left on the disk that holds the desk."""


class KeyFileDamagedError(DeskError):
    """The key file and its copy both fail their checksum."""


class KeyFileAlteredError(DeskError):
    """The key file's keyed seal does not fit: somebody changed it."""


class KeyFileOldError(DeskError):
    """The key file belongs to a database that is not there, while another one is."""


class KeyFileRefusedError(DeskError):
    """The key file asks for something out of bounds; `field` names it."""


class WrongPassphraseError(DeskError):
    """No key slot opens with what was typed."""


class PresentPassphraseError(MentorDeskError):
    """What was typed into an open desk is not the passphrase that opens it."""


class WrongCodeError(PresentPassphraseError):
    """It is not the short code for the way back either."""


class WrongRecoveryCodeError(DeskError):
    """The code is well formed but belongs to another desk."""


class DeskDamagedError(DeskError):
    """The database cannot be read with the right key; it is damaged or foreign."""


class NothingLeftError(DeskError):
    """A repair would make an empty desk: nothing can be read, and no backup may stand in."""


class DeskNewerError(DeskError):
    """A newer MentorDesk wrote this desk; `found` and `known` are schema names."""


class CipherMissingError(MentorDeskError):
    """The database library in use does not encrypt; nothing was opened."""


class RotationError(DeskError):
    """The desk could not be encrypted anew: its copy did not read back right."""


class KeychainError(MentorDeskError):
    """The system's keychain answered no, or not at all."""


class KeychainMissingError(KeychainError):
    """This computer has no keychain that MentorDesk trusts, or it does not run."""


class KeychainLockedError(KeychainError):
    """The keychain is locked, and its own question was not answered."""


class KeychainEmptyError(KeychainError):
    """The keychain keeps no key that opens this desk."""


class KeychainStaysError(KeychainError):
    """The desk no longer uses the keychain, but its entry could not be deleted; `entry`."""


class PassphraseWantedError(DeskError):
    """The desk was locked, so only what its leader knows opens it."""


class DeskLockedError(MentorDeskError):
    """Something was asked of a desk that is locked."""


class RecoveryCodeTypoError(MentorDeskError):
    """The recovery code has a typing mistake; `group` is its place from 1, or 0 if unknown."""


class EmptyPassphraseError(MentorDeskError):
    """A passphrase was asked for and nothing was given."""


class BackupError(MentorDeskError):
    """A backup could not be made or read; `reason` says why, `path` says where."""


class BackupStaysError(MentorDeskError):
    """A backup could be neither renewed nor deleted, so it is as it was; `path` and `reason`."""


class BackupsGoneError(BackupError):
    """Older backups gave way to one without what was struck, and that one could not be made."""


class BackupFolderError(MentorDeskError):
    """A folder was chosen for backups that takes none; `folder`."""


class BackupsAwayError(MentorDeskError):
    """The leader's folder for backups is not there, and its backups hold what was struck."""


class BackupsUnknownError(BackupsAwayError):
    """Backups that hold what was struck are in a folder that MentorDesk does not know now."""


class BackupsLeftError(MentorDeskError):
    """Another folder was chosen while the backups in `folder` still held what was struck."""


class StillReadError(DeskError):
    """What was struck stays in the log of last changes while somebody still reads the desk."""
