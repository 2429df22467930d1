"""What the program as a whole, its settings and its windows may run into."""

from mentordesk import errors
from mentordesk.error_words.words import Words

PROGRAM: dict[type[errors.MentorDeskError], Words] = {
    errors.MentorDeskError: Words(
        "MentorDesk could not do this.", "Nothing was lost.", "Try again, or start it anew."
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
        command="Your windows are as they were. mentordesk doctor says what focus can do here.",
    ),
    errors.GuardError: Words(
        "The part that hides windows did not answer: {reason}.",
        "Your windows are as they were, or come back at once.",
        "If one is missing, choose Show all my windows again.",
        command="Your windows are as they were, or come back at once. "
        "If one is missing, run mentordesk restore-windows.",
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
