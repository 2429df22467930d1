"""Three sentences for a failure."""

from dataclasses import dataclass


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
