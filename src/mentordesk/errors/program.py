"""What the program itself, its settings and focus may run into."""

from mentordesk.errors.base import MentorDeskError


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
