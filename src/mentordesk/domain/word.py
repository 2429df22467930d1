"""What the mentor says at the close: three questions, one tap each."""

from enum import StrEnum


class Question(StrEnum):
    """What the mentor is asked; each value names the answer in `MentorWord`."""

    HEARD = "heard"
    SAFE = "safe"
    WORTH = "worth"
