"""What can go wrong in ways MentorDesk knows: each type states facts, never sentences.

The sentences stand in `error_words`; anything that is not one of these is a bug.
"""

from pathlib import Path


class MentorDeskError(Exception):
    """A known failure; its public attributes are the facts its words may use."""

    def __init__(self, **facts: object) -> None:
        super().__init__(*facts.values())
        self.facts = facts


class DeskError(MentorDeskError):
    """The desk as a place: its folder, its files, its state."""

    def __init__(self, folder: Path, **facts: object) -> None:
        super().__init__(folder=folder, **facts)
        self.folder = folder


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


class RescueError(MentorDeskError):
    """A rescue copy cannot be read; `path` and `reason`."""


class RescueStaysError(MentorDeskError):
    """A rescue copy could be neither rewritten nor deleted; `path` and `reason`."""


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


class BlankTextError(MentorDeskError):
    """Words were asked for and only blanks were given; `what` is the noun."""


class TextTooLongError(MentorDeskError):
    """A text is longer than `limit` characters; `what` is the noun."""


class NotYourSeatError(MentorDeskError):
    """Who sits at the keyboard tried what is not theirs: the mentor's agenda, the leader's desk."""


class CodeTooShortError(MentorDeskError):
    """A short code for the way back has fewer letters than `least`."""


class AgendaChangedError(MentorDeskError):
    """The agenda that is being edited was changed on the desk by something else meanwhile."""


class AgendaFullError(MentorDeskError):
    """An agenda has no room for more than `most` of something; `what` is the plural noun."""


class NotFoundError(MentorDeskError):
    """Something asked for by its identifier is not on this desk; `what` is the noun."""


class SessionStateError(MentorDeskError):
    """A session cannot go from `state` to what was asked (`wanted`)."""


class SessionLiveError(MentorDeskError):
    """Another session is live; only one can be."""


class IdeaStageError(MentorDeskError):
    """An idea cannot go from `stage` to `wanted`."""


class ConsentError(MentorDeskError):
    """What was asked would name somebody beyond their consent; `name` is whose."""


class AgendaTextError(MentorDeskError):
    """A text given as an agenda cannot be read as one; `reason`, and the `most` that it passed."""


class ContentError(MentorDeskError):
    """A card, a format or another entry breaks the rules of its kind; `place`, `field`, `reason`.

    `reason` ends the sentence that the field begins.
    """


class NothingToPasteError(MentorDeskError):
    """The clipboard holds no text."""


class SeveralFilesError(MentorDeskError):
    """More than one file was dropped where one is read."""


class ExportError(MentorDeskError):
    """A file could not be written whole; `path` and the system's `reason`."""


class ExportExistsError(ExportError):
    """A file of that name is already there and replacing it was not allowed."""


class PrivateNotesUnlockedError(MentorDeskError):
    """Private notes may only leave in a locked file."""


class OnlyPdfLocksError(MentorDeskError):
    """A lock was asked for in a format that has none; `format` is that format."""


class LettersMissingError(MentorDeskError):
    """The fonts of a PDF have no letters for what was written; `letters` shows some."""


class PdfRefusedError(MentorDeskError):
    """A PDF would not have been sound; `reason` is the typesetter's own word."""


class FormatUnknownError(MentorDeskError):
    """An export format that does not exist was asked for; `format` is the word given."""


class SettingsError(MentorDeskError):
    """The settings file cannot be read or written; `path` and `reason`."""


class FocusError(MentorDeskError):
    """Focus could not do what was asked; `reason` is a short word the words module knows."""


class GuardError(FocusError):
    """The guard process did not start, answer or live."""


class NoDisplayError(MentorDeskError):
    """There is no screen to show a window on."""


class WindowMissingError(MentorDeskError):
    """The library that draws the window does not load; `reason` is the system's own word."""


class AlreadyRunningError(MentorDeskError):
    """Another MentorDesk window of this person is open; it was raised."""


class WrongUseError(MentorDeskError):
    """The command line was used in a way that cannot work; `message` is one sentence."""
