"""What MentorDesk has to say to the leader: one calm line inside the window."""

from PySide6.QtCore import QObject, Signal

from mentordesk.errors import (
    BlankTextError,
    DeskDamagedError,
    MentorDeskError,
    TextTooLongError,
)
from mentordesk.ui.error_text import error_text


class Notices(QObject):
    """Takes errors and messages from anywhere; the window shows them."""

    said = Signal(str, str)
    """Tone ("neutral" or "danger") and the words."""
    refused = Signal()
    """Emitted after words that whoever types on has read."""
    withdrawn = Signal()
    """Emitted when what was said before is no longer to be read."""
    damaged = Signal()
    """Emitted after the words when the desk is damaged."""

    def say(self, words: str) -> None:
        """Show a message."""
        self.said.emit("neutral", words)

    def mention(self, words: str) -> None:
        """Show a message that goes with the next key."""
        self.say(words)
        self.refused.emit()

    def withdraw(self) -> None:
        """Put away what was said of an earlier try: the same work begins anew."""
        self.withdrawn.emit()

    def error(self, error: Exception) -> None:
        """Show a known error in its words; anything else is a bug and goes up."""
        if not isinstance(error, MentorDeskError):
            raise error
        self.said.emit("danger", error_text(error).line())
        if isinstance(error, BlankTextError | TextTooLongError):
            self.refused.emit()
        if isinstance(error, DeskDamagedError):
            self.damaged.emit()
