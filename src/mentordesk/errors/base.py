"""What every known failure is."""


class MentorDeskError(Exception):
    """A known failure; its public attributes are the facts its words may use."""

    def __init__(self, **facts: object) -> None:
        super().__init__(*facts.values())
        self.facts = facts
