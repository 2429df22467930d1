"""What the words, agendas and sessions of a pair may run into."""

from mentordesk import errors
from mentordesk.error_words.words import Words

CONVERSATION: dict[type[errors.MentorDeskError], Words] = {
    errors.BlankTextError: Words(
        "There are no words in this {what} yet.",
        "What you typed stays.",
        "Write a few words and try again.",
        command="Nothing was changed. Write a few words and try again.",
    ),
    errors.TextTooLongError: Words(
        "This {what} is longer than {limit} characters.",
        "What you typed stays.",
        "Shorten it, or make two of it.",
        command="Nothing was changed. Shorten it and try again.",
    ),
    errors.NotYourSeatError: Words(
        "The agenda is the mentor's to change.",
        "Nothing was changed.",
        "Ask for what you would like to talk about; the mentor decides.",
    ),
    errors.CodeTooShortError: Words(
        "The code for the way back is too short.",
        "Nothing was changed.",
        "Take at least {least} letters or digits, or none at all: then the passphrase leads back.",
    ),
    errors.AgendaChangedError: Words(
        "This agenda was changed by something else meanwhile.",
        "Nothing of yours was written over it, and what you typed is still here.",
        "Copy it for your own notes, then open the agenda again.",
        command="Nothing was written over it. Read the agenda again, then repeat the command.",
    ),
    errors.AgendaFullError: Words(
        "An agenda has room for {most} {what}, and this would be more.",
        "Nothing was added.",
        "Leave some of them for the next session.",
    ),
    errors.AgreementFullError: Words(
        "Your agreement has {most} lines of your own, and there is room for no more.",
        "Nothing was changed.",
        "Put one of those that are there into other words.",
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
    errors.PairEndedError: Words(
        "This pairing is over, and is there to be read.",
        "Nothing was changed, and what you typed is still here.",
        "Take it up again on the mentor's page, under “When it is over”, if you both want to.",
        command="Nothing was changed. To go on, take the pairing up again on the mentor's page.",
    ),
    errors.IdeaStageError: Words(
        "An idea that is {stage} cannot become {wanted}.", "Nothing was changed."
    ),
    errors.SharedNameError: Words(
        "Several people here had this name before.",
        "Nobody was named, and what you typed is still here.",
        "Write the name that the one you mean has now.",
        command="Nobody was named. Write the name that the one you mean has now.",
    ),
    errors.SameIdeaError: Words(
        "This is one and the same idea.", "Nothing was changed.", "Choose another one to join it."
    ),
    errors.JoinedAlreadyError: Words(
        "One of these ideas goes on inside another already.",
        "Nothing was changed.",
        "Open the idea that it goes on in.",
    ),
    errors.HalfWithoutNameError: Words(
        "One half would have nobody's name.",
        "Nothing was changed.",
        "Let at least one name go along with each.",
    ),
    errors.NotAsToldError: Words(
        "Something other than MentorDesk changed this idea: the ledger tells it otherwise.",
        "Nothing was changed.",
        "Run mentordesk desk verify to see which ideas differ; a repair gives back what is told.",
    ),
    errors.NotTakenBackError: Words(
        "More has happened since, or it was taken back already.",
        "Nothing was changed.",
    ),
    errors.ConsentError: Words(
        "“{word}” would name somebody beyond what they agreed to.",
        "Nothing was kept or given away, and what you typed stays.",
        "Say “a colleague” or leave that part out; or ask them first, and note their answer.",
        command="Nothing was written.",
    ),
    errors.NothingToCreditError: Words(
        "Nobody who had a part in this idea wants to be told of.",
        "Nothing was kept, and what you typed stays.",
        "Keep instead that they want no credit for it.",
        command="Nothing was changed.",
    ),
    errors.NoDayError: Words(
        "It is not said until when the idea is parked.",
        "Nothing was changed.",
        "Choose a day, on which it waits for an answer again.",
    ),
    errors.HasItsDayError: Words(
        "An idea that was parked waits from its own day on.",
        "Nothing was changed.",
        "Give it its answer, or park it until another day.",
    ),
    errors.NameStaysError: Words(
        "The idea was heard from this person.",
        "The name stays with it.",
        "Say another part, or how this person wants to be named.",
    ),
    errors.NotYetError: Words(
        "That day is still to come.",
        "The idea was not kept, and its words are still here.",
        "Choose the day on which it was said.",
        command="Nothing was changed.",
    ),
    errors.AgendaTextError: Words(
        "This text could not be read as an agenda: {reason}.",
        "Nothing was changed.",
        "Paste a list with one topic on each line.",
    ),
    errors.CalendarFileError: Words(
        "This file could not be read as a calendar: {reason}.",
        "Nothing was changed.",
        "Save the event from your calendar once more, as an .ics file.",
    ),
    errors.CalendarNotTakenError: Words(
        "The event of {which} cannot be taken over: its session is not planned any more.",
        "Nothing of the file was taken over, and every session stays as it was.",
        "Take the file again: then it asks about what can still change.",
        command="Nothing was changed. Read the file again, then repeat the command.",
    ),
    errors.NoZoneError: Words(
        "It is not known in which time zone this is to come back.",
        "Nothing was planned, and what you entered is still here.",
        "Choose a time zone.",
        command="Nothing was planned. Name a time zone, like --zone Europe/Berlin.",
    ),
    errors.ContentError: Words(
        "This cannot be used, in {place}: {field} {reason}.",
        "Nothing was changed.",
        "Change that and try again.",
    ),
    errors.NothingToPasteError: Words(
        "There is no text in the clipboard.",
        "Nothing was changed.",
        "Copy what was sent, where it came in, and paste again.",
    ),
    errors.NotesNotWantedError: Words(
        "The mentor asked that no private notes are taken at the table.",
        "What you typed is still here; nothing of it was kept.",
        "Write what you both may read on the shared sheet.",
        command="Nothing was changed.",
    ),
    errors.EditLimitError: Words(
        "The days in which what was written in this session could be changed are over.",
        "It stays as it is, and what you typed is still here.",
        "Copy what you typed into your notes of the next session.",
        command="Nothing was changed.",
    ),
    errors.ConfirmedError: Words(
        "The mentor confirmed these words.",
        "They stay as they are, and what you typed is still here.",
        "Put it anew instead; then it is said that you changed it afterwards.",
        command="They stay as they are.",
    ),
    errors.LogFullError: Words(
        "There is room for {most} notes on something that you try.",
        "Nothing was added, and what you typed is still here.",
        "Remove one, or put two into one.",
        command="Nothing was added.",
    ),
    errors.LogClosedError: Words(
        "The next session has begun, and the notes on what you tried before it are closed.",
        "They stay as they are, and what you typed is still here.",
        "Copy it into your notes of that session.",
        command="They stay as they are.",
    ),
    errors.SheetTextError: Words(
        "This text could not be read as an observation sheet: {reason}.",
        "Nothing was changed.",
        "Paste the sheet with the answers below its questions.",
    ),
    errors.TooManyExceptionsError: Words(
        "No more than {most} windows can stay visible.",
        "Nothing was changed.",
        "Take one off the list first.",
    ),
    errors.SeveralFilesError: Words(
        "Only one file is read at a time.",
        "Nothing was changed.",
        "Drop them one after the other, and put the topics of each on the agenda first.",
    ),
}
