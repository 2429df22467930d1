"""What may go wrong with a desk, its keys and its backups."""

from mentordesk import errors
from mentordesk.error_words.words import Words

BY_CODE = "Open it in the window with the recovery code, or restore a backup into a new folder."

DESK: dict[type[errors.MentorDeskError], Words] = {
    errors.DeskError: Words(
        "MentorDesk could not use the desk in {folder}.",
        "It was left as it is.",
        "Try again, or run mentordesk desk verify.",
    ),
    errors.LedgerError: Words(
        "The ledger of ideas was changed by something other than MentorDesk: "
        "lines of it that do not hold: {entries}; ideas that it tells otherwise: {ideas}.",
        "Nothing was changed now; the ideas are as the desk holds them.",
        "Run mentordesk desk verify to see which. A repair keeps what there is and says so in the "
        "ledger.",
    ),
    errors.NoDeskError: Words(
        "There is no desk in {folder}.",
        "Nothing was changed.",
        "Choose another folder, or make a new desk there.",
        command="Nothing was changed. "
        "Name another folder with --desk, or make one there: mentordesk desk create.",
    ),
    errors.DeskExistsError: Words(
        "{folder} already holds something.",
        "It was left as it is.",
        "Choose an empty folder for the new desk.",
    ),
    errors.DeskInUseError: Words(
        "Another MentorDesk has the desk in {folder} open.",
        "Nothing was changed.",
        "Use that window, or close it and try again.",
        command="Nothing was changed. Close it there and try again.",
    ),
    errors.DeskFolderError: Words(
        "MentorDesk cannot use the folder {folder}: {reason}.",
        "Nothing was changed.",
        "Check that the folder is there and that you may write in it.",
    ),
    errors.DeskFullError: Words(
        "The disk that holds {folder} is full.",
        "Everything saved before is safe, and what you typed is still here.",
        "Make some room and try again; notes are saved by themselves then.",
        command="Everything saved before is safe. Make some room and try again.",
    ),
    errors.KeyFileDamagedError: Words(
        "The key file of the desk in {folder} is damaged, and so is its copy.",
        "Nothing was read, and nothing was changed.",
        "Use the recovery code, or restore a backup.",
        command="Nothing was read, and nothing was changed. " + BY_CODE,
    ),
    errors.KeyFileAlteredError: Words(
        "The key file of the desk in {folder} was changed by something other than MentorDesk.",
        "The desk was not opened.",
        "Use the recovery code, or restore a backup.",
        command="The desk was not opened. " + BY_CODE,
    ),
    errors.KeyFileOldError: Words(
        "The key file in {folder} is not the one of this desk as it is now: it is an older one, or "
        "another desk's.",
        "Nothing was changed.",
        "Use the recovery code, which needs no key file.",
        command="Nothing was changed. Open it in the window with the recovery code, which needs no "
        "key file.",
    ),
    errors.KeyFileRefusedError: Words(
        "The key file in {folder} asks for something out of bounds ({field}).",
        "The desk was not opened.",
        "Use the recovery code, or restore a backup.",
        command="The desk was not opened. " + BY_CODE,
    ),
    errors.WrongPassphraseError: Words(
        "That is not the passphrase of this desk.",
        "Nothing was changed.",
        "Try again, or use the recovery code.",
        command="Nothing was changed. Try again; with the recovery code it opens in the window.",
    ),
    errors.PresentPassphraseError: Words(
        "That is not the passphrase that opens this desk now.",
        "Nothing was changed.",
        "Try again.",
    ),
    errors.WrongCodeError: Words(
        "That is neither the code nor the passphrase.",
        "Nothing was changed.",
        "Try again; after three wrong tries only the passphrase counts.",
    ),
    errors.WrongRecoveryCodeError: Words(
        "That recovery code belongs to another desk.",
        "Nothing was changed.",
        "Look for the sheet that was printed when this desk was made, or when it got new keys.",
    ),
    errors.DeskDamagedError: Words(
        "The desk in {folder} cannot be read: it is damaged, or it is not a desk.",
        "It was left exactly as it is.",
        "Repair it: what can be read is kept, and the rest is looked for in your backups.",
        command="It was left exactly as it is. Keep what can be read with mentordesk desk repair, "
        "or restore the newest backup into a new folder.",
    ),
    errors.NothingLeftError: Words(
        "Nothing of the desk in {folder} can be read, and no backup beside it stands in for it.",
        "It was left exactly as it is.",
        "Restore a backup that lies elsewhere into a new folder.",
    ),
    errors.DeskNewerError: Words(
        "A newer MentorDesk wrote the desk in {folder}.",
        "It was left exactly as it is.",
        "Open it with the newer MentorDesk.",
    ),
    errors.CipherMissingError: Words(
        "The database library on this computer does not encrypt.",
        "Nothing was opened or written.",
        "Install MentorDesk again, or run mentordesk doctor to see which library is in the way.",
    ),
    errors.RotationError: Words(
        "The desk could not be encrypted anew: the copy did not read back right.",
        "Nothing was changed; the keys you have still open it.",
        "Try again, or run mentordesk desk verify.",
    ),
    errors.KeychainError: Words(
        "This computer's keychain did not answer as it should.",
        "Nothing was changed.",
        "Use the passphrase.",
    ),
    errors.KeychainMissingError: Words(
        "No keychain answers on this computer.", "Nothing was changed.", "Use the passphrase."
    ),
    errors.KeychainLockedError: Words(
        "This computer's keychain stayed locked.",
        "Nothing was changed.",
        "Use the passphrase, or unlock the keychain and try again.",
    ),
    errors.KeychainEmptyError: Words(
        "This computer's keychain no longer holds a key to this desk.",
        "The desk is as it was.",
        "Use the passphrase; in Settings the keychain can be switched on again.",
    ),
    errors.KeychainStaysError: Words(
        "The keychain no longer opens this desk, but its entry MentorDesk {entry} could not be "
        "deleted.",
        "The desk is safe.",
        "Delete the entry in the computer's own program for passwords.",
    ),
    errors.PassphraseWantedError: Words(
        "This desk was locked, or MentorDesk ended without closing it, so the keychain does not "
        "open it.",
        "Nothing was changed.",
        "Use the passphrase.",
    ),
    errors.DeskLockedError: Words(
        "The desk is locked.", "Everything is saved.", "Unlock it and try again."
    ),
    errors.RecoveryCodeTypoError: Words(
        "The recovery code has a typing mistake.",
        "Nothing was changed.",
        "Compare it with the sheet, group by group; O, I and L may be typed as 0 and 1.",
    ),
    errors.EmptyPassphraseError: Words(
        "A passphrase is needed.",
        next_step="Type one and try again.",
        command="Type one, or give a file with --passphrase-file.",
    ),
    errors.BackupError: Words(
        "The backup {path} did not work: {reason}.",
        "The desk itself was not touched.",
        "Try another folder or another backup.",
    ),
    errors.BackupFolderError: Words(
        "The folder {folder} takes no backup.",
        "It was not chosen, and your desk is safe.",
        "Choose another folder, or one that you may write in and that has room.",
    ),
    errors.BackupsAwayError: Words(
        "The backups in {folder} may still hold what was struck: the folder is not there now.",
        "It is gone from the desk and from the backups beside it.",
        "Bring the folder back; MentorDesk then removes it there by itself.",
    ),
    errors.BackupsUnknownError: Words(
        "The folder that you chose for backups may still hold what was struck, and MentorDesk "
        "does not know now which folder that is.",
        "It is gone from the desk and from the backups beside it.",
        "Choose that folder again in the settings.",
    ),
    errors.BackupsLeftError: Words(
        "The backups in {folder} may still hold what was struck, and MentorDesk no longer looks "
        "there.",
        "It is gone from the desk and from the backups beside it.",
        "Delete the backups in that folder yourself.",
    ),
    errors.BackupsGoneError: Words(
        "The older backups in {path} were deleted for what was struck, and the new one could not "
        "be made: {reason}.",
        "The desk itself was not touched.",
        "Make room on that disk, then back up; until then there is no backup there.",
    ),
    errors.StillReadError: Words(
        "What was struck is not yet gone from the record of the last changes, because the desk is "
        "being read at this moment.",
        "It is gone from everything you see, and encrypted in that record.",
        "MentorDesk removes it there by itself a little later.",
    ),
    errors.BackupStaysError: Words(
        "The backup {path} could not be changed or deleted: {reason}.",
        "The desk itself was changed, but that file still opens and holds what it held.",
        "Delete the file yourself.",
    ),
}
