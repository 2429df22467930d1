"""What the mentor says at the close: three questions, one tap each; and how that went over time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mentordesk.domain.session import MentorWord

_BLOCK = 3


class Question(StrEnum):
    """What the mentor is asked; each value names the answer in `MentorWord`."""

    HEARD = "heard"
    SAFE = "safe"
    WORTH = "worth"


@dataclass(frozen=True, slots=True)
class Course:
    """How the answers to one question went: the middle one of the last three that are a block.

    Blocks are of three, so up to two answers after the last one do not count yet. `before` is the
    middle one of the block before, None until there were six. Both are 1 to 3.
    """

    now: int
    before: int | None = None


Trend = Mapping[Question, Course]
"""The questions that were answered three times at least, and how."""


def trend(words: Sequence[MentorWord]) -> Trend:
    """Return how a mentor's words went, oldest first.

    It changes only with every third answer to a question: a figure that moved with each one would
    give single answers away.
    """
    given = {
        question: [tap for word in words if (tap := getattr(word, question)) is not None]
        for question in Question
    }
    return {question: _course(taps) for question, taps in given.items() if len(taps) >= _BLOCK}


def _course(taps: Sequence[int]) -> Course:
    whole = len(taps) - len(taps) % _BLOCK
    blocks = [sorted(taps[at : at + _BLOCK]) for at in range(0, whole, _BLOCK)]
    middle = [block[_BLOCK // 2] for block in blocks]
    return Course(middle[-1], middle[-2] if len(middle) > 1 else None)
