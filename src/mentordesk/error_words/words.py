"""Three sentences for a failure."""

from dataclasses import dataclass, fields
from unicodedata import category

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Words:
    """Three sentences; `safe` and `next_step` may be empty where there is nothing to say.

    `command` stands for both where they speak of the window and a command failed.
    """

    what: str
    safe: str = ""
    next_step: str = ""
    command: str = ""

    def filled(self, facts: dict[str, object]) -> "Words":
        """Return the sentences with the facts put in."""
        return Words(*(getattr(self, field.name).format(**facts) for field in fields(self)))

    def line(self) -> str:
        """Return all of it as one line, for the window."""
        return " ".join(part for part in (self.what, self.safe, self.next_step) if part)

    def command_line(self) -> str:
        """Return all of it as one line, for the command line; a name may hold what breaks one."""
        told = f"{self.what} {self.command}" if self.command else self.line()
        return "".join(REPLACEMENT if category(letter) == "Cc" else letter for letter in told)
