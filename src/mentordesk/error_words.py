"""The words for each known failure: what happened, what is safe, what to do next.

The window translates these templates, the command line prints them; `{fact}` is filled
with the fact of that name from the error.
"""

from dataclasses import dataclass

from mentordesk import errors


@dataclass(frozen=True, slots=True)
class Words:
    """Three sentences; `safe` and `next_step` may be empty where there is nothing to say."""

    what: str
    safe: str = ""
    next_step: str = ""

    def filled(self, facts: dict[str, object]) -> "Words":
        """Return the sentences with the facts put in."""
        return Words(
            self.what.format(**facts), self.safe.format(**facts), self.next_step.format(**facts)
        )

    def line(self) -> str:
        """Return all of it as one line."""
        return " ".join(part for part in (self.what, self.safe, self.next_step) if part)


WORDS: dict[type[errors.MentorDeskError], Words] = {
    errors.MentorDeskError: Words(
        "MentorDesk could not do this.", "Nothing was lost.", "Try again, or start it anew."
    ),
    errors.DeskError: Words(
        "MentorDesk could not use the desk in {folder}.",
        "It was left as it is.",
        "Try again, or run mentordesk desk verify.",
    ),
    errors.NoDeskError: Words(
        "There is no desk in {folder}.",
        "Nothing was changed.",
        "Choose another folder, or make a new desk there.",
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
    ),
    errors.DeskFolderError: Words(
        "MentorDesk cannot use the folder {folder}: {reason}.",
        "Nothing was changed.",
        "Check that the folder is there and that you may write in it.",
    ),
    errors.DeskFullError: Words(
        "The disk that holds {folder} is full.",
        "Everything saved before is safe, and what you typed is still here.",
        "Make some room; MentorDesk tries again by itself.",
    ),
    errors.KeyFileDamagedError: Words(
        "The key file of the desk in {folder} is damaged, and so is its copy.",
        "Your notes are still there, unread and unchanged.",
        "Use the recovery code, or restore a backup.",
    ),
    errors.KeyFileAlteredError: Words(
        "The key file of the desk in {folder} was changed by something other than MentorDesk.",
        "The desk was not opened.",
        "Use the recovery code, or restore a backup.",
    ),
    errors.KeyFileRefusedError: Words(
        "The key file in {folder} asks for something out of bounds ({field}).",
        "The desk was not opened.",
        "Use the recovery code, or restore a backup.",
    ),
    errors.WrongPassphraseError: Words(
        "That is not the passphrase of this desk.",
        "Nothing was changed.",
        "Try again, or use the recovery code.",
    ),
    errors.WrongRecoveryCodeError: Words(
        "That recovery code belongs to another desk.",
        "Nothing was changed.",
        "Look for the sheet that was printed when this desk was made.",
    ),
    errors.DeskDamagedError: Words(
        "The desk in {folder} cannot be read: it is damaged, or it is not a desk.",
        "It was left exactly as it is.",
        "Restore the newest backup into a new folder.",
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
    errors.DeskLockedError: Words(
        "The desk is locked.", "Everything is saved.", "Unlock it and try again."
    ),
    errors.RecoveryCodeTypoError: Words(
        "The recovery code has a typing mistake.",
        "Nothing was changed.",
        "Compare it with the sheet, group by group; O, I and L may be typed as 0 and 1.",
    ),
    errors.EmptyPassphraseError: Words(
        "A passphrase is needed.", "", "Type one, or give a file with --passphrase-file."
    ),
    errors.BackupError: Words(
        "The backup {path} did not work: {reason}.",
        "The desk itself was not touched.",
        "Try another folder or another backup.",
    ),
    errors.BackupStaysError: Words(
        "The backup {path} could not be changed or deleted: {reason}.",
        "The desk itself was changed, but that file still opens and holds what it held.",
        "Delete the file yourself.",
    ),
    errors.BlankTextError: Words(
        "There are no words in this {what} yet.",
        "What you typed stays.",
        "Write a few words and try again.",
    ),
    errors.TextTooLongError: Words(
        "This {what} is longer than {limit} characters.",
        "What you typed stays.",
        "Shorten it, or put the rest into the notes.",
    ),
    errors.NotYourSeatError: Words(
        "The agenda is the mentor's to change.",
        "Nothing was changed.",
        "Ask for what you would like to talk about; the mentor decides.",
    ),
    errors.NotFoundError: Words(
        "This {what} is not on the desk.", "Nothing was changed.", "It may have been removed."
    ),
    errors.SessionStateError: Words(
        "A session that is {state} cannot become {wanted}.", "Nothing was changed."
    ),
    errors.SessionLiveError: Words(
        "Another session is running.", "Nothing was changed.", "Close that session first."
    ),
    errors.IdeaStageError: Words(
        "An idea that is {stage} cannot become {wanted}.", "Nothing was changed."
    ),
    errors.ConsentError: Words(
        "{name} has not agreed to be named there.",
        "Nothing was written.",
        "Ask, or choose a form without the name.",
    ),
    errors.AgendaTextError: Words(
        "This text could not be read as an agenda: {reason}.",
        "The text was kept as it came.",
        "Paste a list with one topic on each line.",
    ),
    errors.ExportError: Words(
        "The file {path} could not be written: {reason}.",
        "No half-written file was left, and an older file of that name is unchanged.",
        "Choose another folder and try again.",
    ),
    errors.ExportExistsError: Words(
        "There is already a file {path}.",
        "It was left as it is.",
        "Choose another name, or say that it may be replaced.",
    ),
    errors.PrivateNotesUnlockedError: Words(
        "Private notes leave the desk only in a locked file.",
        "Nothing was written.",
        "Lock the PDF, or leave the private notes out.",
    ),
    errors.OnlyPdfLocksError: Words(
        "A file in the format {format} cannot be locked.",
        "Nothing was written.",
        "Choose PDF, or save it without a lock.",
    ),
    errors.LettersMissingError: Words(
        "The fonts for a PDF have no letters for {letters}.",
        "Nothing was written, and nothing was left out.",
        "Save it as HTML or Markdown: they hold every letter.",
    ),
    errors.PdfRefusedError: Words(
        "The PDF could not be made: {reason}.",
        "Nothing was written.",
        "Save it as HTML or Markdown instead.",
    ),
    errors.FormatUnknownError: Words(
        "There is no format called {format}.", "", "Choose pdf, markdown or html."
    ),
    errors.SettingsError: Words(
        "The settings in {path} cannot be used: {reason}.",
        "Your desk is not touched by this.",
        "MentorDesk goes on with its usual settings.",
    ),
    errors.FocusError: Words(
        "Focus could not do this here: {reason}.",
        "Your windows are as they were.",
        "You can hold the session without focus.",
    ),
    errors.GuardError: Words(
        "The part that hides windows did not answer: {reason}.",
        "Your windows are as they were, or come back at once.",
        "If one is missing, choose Show all my windows again.",
    ),
    errors.NoDisplayError: Words(
        "There is no screen to open a window on.",
        "Nothing was changed.",
        "Start it inside a desktop session; mentordesk --help lists what works without one.",
    ),
    errors.WindowMissingError: Words(
        "The window cannot open: {reason}.",
        "Nothing was changed.",
        "Install what is missing; mentordesk --help lists what works without a window.",
    ),
    errors.AlreadyRunningError: Words(
        "MentorDesk is already open.", "Its window was brought to the front."
    ),
    errors.WrongUseError: Words("{message}"),
}


# What a reason that is a short code says; any other reason is the end of a sentence already.
REASONS: dict[str, str] = {
    "damaged": "it is not as MentorDesk wrote it, so it may be damaged",
    "altered": "something other than MentorDesk changed it",
}


def reason_words(reason: object) -> str:
    """Return a reason as the end of a sentence."""
    return REASONS.get(str(reason), str(reason)).rstrip(".")


def template_for(error: errors.MentorDeskError) -> Words:
    """Return the unfilled words of the nearest known type."""
    return next(WORDS[kind] for kind in type(error).__mro__ if kind in WORDS)


def words_for(error: errors.MentorDeskError) -> Words:
    """Return the words of the nearest known type with the error's facts put in."""
    facts = dict(error.facts)
    if "reason" in facts:
        facts["reason"] = reason_words(facts["reason"])
    return template_for(error).filled(facts)
