"""What the words, agendas and sessions of a pair may run into."""

from mentordesk.errors.base import MentorDeskError


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


class AgreementFullError(MentorDeskError):
    """A pair has `most` clauses of its own already."""


class NoZoneError(MentorDeskError):
    """It is not known in which time zone something is to come back."""


class CalendarFileError(MentorDeskError):
    """A file holds no calendar that can be read."""


class CalendarNotTakenError(MentorDeskError):
    """One of several changes of a calendar cannot be done any more: the event `which` it is."""


class NotFoundError(MentorDeskError):
    """Something asked for by its identifier is not on this desk; `what` is the noun."""


class SessionStateError(MentorDeskError):
    """A session cannot go from `state` to what was asked (`wanted`)."""


class PairEndedError(MentorDeskError):
    """What only a pair that goes on may do was asked of one that is over."""


class SessionLiveError(MentorDeskError):
    """Another session is live; only one can be."""


class IdeaStageError(MentorDeskError):
    """An idea cannot go from `stage` to `wanted`."""


class SameIdeaError(MentorDeskError):
    """An idea was to be joined with itself."""


class JoinedAlreadyError(MentorDeskError):
    """What goes on inside another idea was to be joined or split."""


class HalfWithoutNameError(MentorDeskError):
    """An idea was to be split so that one half would name nobody."""


class NotAsToldError(MentorDeskError):
    """An idea that something else changed was to be joined, split or told whole."""


class NotTakenBackError(MentorDeskError):
    """A joining or splitting was to be taken back twice, or after more had happened."""


class ConsentError(MentorDeskError):
    """What was asked would name somebody beyond their consent; `word` is what names them."""


class NothingToCreditError(MentorDeskError):
    """Credit was to be given where nobody who had a part wants to be told of."""


class NoDayError(MentorDeskError):
    """An idea was to be parked, and not until when."""


class HasItsDayError(MentorDeskError):
    """An answer by a day was to be promised for an idea that is parked until one."""


class NameStaysError(MentorDeskError):
    """The name of whom an idea was heard from was to be taken off it."""


class SharedNameError(MentorDeskError):
    """A name was given that several people had before, and that nobody has now."""


class NotYetError(MentorDeskError):
    """An idea was to be kept as said on a `day` that is still to come."""


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


class EditLimitError(MentorDeskError):
    """What was written in a session was changed after its pair's limit, the day `until`."""


class NotesNotWantedError(MentorDeskError):
    """A private note was written at the table of a mentor who wants none taken."""


class ConfirmedError(MentorDeskError):
    """Words that the mentor confirmed were to be changed without saying so."""


class LogFullError(MentorDeskError):
    """The log of something to try has no room for more than `most` lines."""


class LogClosedError(MentorDeskError):
    """The log of something to try was changed once the pair's next session had begun."""


class SheetTextError(MentorDeskError):
    """A text given as an observation sheet cannot be read as one; `reason` ends the sentence."""


class TooManyExceptionsError(MentorDeskError):
    """More than `most` windows were to stay visible during focus."""
