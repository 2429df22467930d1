"""What may go wrong with a file that leaves the desk."""

from mentordesk import errors
from mentordesk.error_words.words import Words

FILES: dict[type[errors.MentorDeskError], Words] = {
    errors.ExportError: Words(
        "The file {path} could not be written: {reason}.",
        "No half-written file was left, and an older file of that name is unchanged.",
        "Choose another folder or name and try again.",
    ),
    errors.ExportExistsError: Words(
        "There is already a file {path}.",
        "It was left as it is.",
        "Choose another name, or say that it may be replaced.",
        command="It was left as it is. Choose another name, or add --replace.",
    ),
    errors.NotNotedError: Words(
        "Saved, but the desk could not note it.",
        "The file {name} is whole.",
        "Save it once more if the desk should list it among what left.",
        command="The file is whole. Write it once more if the desk should list it.",
    ),
    errors.PaperNotNotedError: Words(
        "Printed, but the desk could not note it.",
        "Nothing else was changed.",
    ),
    errors.NoPrinterError: Words(
        "There is no printer here that prints on paper.",
        "Nothing was printed, and no file was written.",
        "Save it as a PDF instead, and print that where there is a printer.",
    ),
    errors.PrintingError: Words(
        "The printer did not take the pages.",
        "Nothing of it was kept on this computer; some pages may be on paper.",
        "Look at the printer and try again, or save it as a PDF instead.",
    ),
    errors.RescueError: Words(
        "The rescue copy {path} cannot be brought in: {reason}.",
        "The desk was not changed.",
        "Choose another copy, or open the desk that it was made from.",
    ),
    errors.RescueStaysError: Words(
        "The rescue copy {path} may hold the words and cannot be changed or deleted: {reason}.",
        "The desk was not changed.",
        "Make room on the disk or delete that file, then try again.",
    ),
    errors.PrivateNotesUnlockedError: Words(
        "Private notes leave the desk only in a locked file.",
        "Nothing was written.",
        "Lock the file, or leave the private notes out.",
    ),
    errors.OnlyPdfLocksError: Words(
        "A file in the format {format} cannot be locked without age.",
        "Nothing was written.",
        "Choose PDF, lock it with age, or save it without a lock.",
    ),
    errors.AgeMissingError: Words(
        "MentorDesk cannot lock with age on this computer.",
        "Nothing was written.",
        "Lock a PDF instead.",
        command="Nothing was written. Choose --format pdf --lock instead.",
    ),
    errors.NamesLeftError: Words(
        "“{word}” would still stand in the file, and names somebody.",
        "Nothing was written.",
        "Write that word otherwise where it stands, choose another format, or turn role names off.",
    ),
    errors.LettersMissingError: Words(
        "The fonts for a PDF have no letters for {letters}.",
        "Nothing was written, and nothing was left out.",
        "Save it as HTML or Markdown: they hold every letter.",
        command="Nothing was written, and nothing was left out. "
        "Choose --format html or --format markdown: they hold every letter.",
    ),
    errors.PdfRefusedError: Words(
        "The PDF could not be made: {reason}.",
        "Nothing was written.",
        "Save it as HTML or Markdown instead.",
        command="Nothing was written. Choose --format html or --format markdown instead.",
    ),
    errors.SummaryTooLongError: Words(
        "This PDF would have about {pages} pages, and {most} is the most there can be.",
        "Nothing was written.",
        "Choose less of it, leave the notes out, or save it as a web page, which has no limit.",
        command="Nothing was written. Choose less of it, leave the notes out, or choose "
        "--format html, which has no limit.",
    ),
    errors.TypesetterEndedError: Words(
        "The PDF could not be made: what sets its pages ended too early.",
        "Nothing was written.",
        "Close other programs and try again, choose less of it, or save it as a web page.",
        command="Nothing was written. Try again, choose less of it, or choose --format html.",
    ),
    errors.NoRecordYetError: Words(
        "There is no idea of {name} in the ledger yet.",
        "",
        "An idea of a session stands in it once the session is closed.",
    ),
    errors.NotAgreedYetError: Words(
        "You and {name} have not agreed on anything yet.",
        "",
        "Go through the agreement together first, under People.",
    ),
    errors.RecordUnreadableError: Words(
        "This file cannot be checked as a credit record: {reason}.",
        "The file and the desk are as they were.",
    ),
    errors.FormatUnknownError: Words(
        "There is no format called {format}.", "", "Choose pdf, markdown, html or docx."
    ),
    errors.TableError: Words(
        "This file cannot be read as a list of ideas: {reason}.",
        "Nothing was changed.",
        "Save it anew as CSV, with one idea in each row and a heading Idea, and choose it again.",
    ),
    errors.ImportChangedError: Words(
        "Something changed since these ideas were shown.",
        "None of them was brought in.",
        "Look at the file again, then bring them in.",
    ),
    errors.StoppedError: Words("It was stopped.", "Nothing was changed or written."),
}
