"""Summaries for the exporters' tests, written out as values."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from mentordesk.domain.agenda import TopicState
from mentordesk.domain.idea import Application, Recognition, RecognitionForm, Stage
from mentordesk.domain.promise import PromiseState
from mentordesk.domain.summary import (
    IdeaLine,
    NoteText,
    PromiseLine,
    Reader,
    Summary,
    TimeFacts,
    TopicLine,
)

AT = datetime(2026, 4, 14, 14, 0)  # noqa: DTZ001  # a summary's times are already in its zone
NOTES = """\
- Questions are **typed**, then deleted
- The *last* one who asked
  1. was moved
  2. left ~~soon~~

> nobody asks twice

# Next
See `the chat` and [the page](https://example.org/a?b=1&c=2).
Same paragraph, next line: 2 < 3 & 4 > 3, snake_case_word, C:\\temp, #tag

```
kept   as typed *here*
```
---
14. April is a date
"""


def summary(**changes: Any) -> Summary:
    """Return the ninth session with something in every chapter."""
    return replace(_SUMMARY, **changes)


def with_notes(text: str) -> Summary:
    """Return a summary whose shared notes are this text."""
    return summary(shared=(NoteText("", text),))


_SUMMARY = Summary(
    reader=Reader.ME,
    leader="Helen Brandt",
    mentor="Amara Okafor",
    number=9,
    met_at=AT,
    minutes=45,
    time=TimeFacts(AT, AT + timedelta(minutes=44), 44, 0, 0, 71),
    topics=(
        TopicLine("How are you, really?", 5, TopicState.DISCUSSED, from_ask=False),
        TopicLine("Why juniors stay *silent*", 17, TopicState.DISCUSSED, from_ask=False),
        TopicLine("The office rule", 0, TopicState.CARRIED, from_ask=True),
    ),
    play_back="It is not shyness.\n\nThey watched what happened to the last one who asked.",
    shared=(NoteText("", NOTES), NoteText("The office rule", "## Deep\nEnough.")),
    ideas=(
        IdeaLine("Collect questions the day before!", ("Amara Okafor",), Stage.TRYING),
        IdeaLine(
            "A junior hosts",
            ("Amara Okafor", "Jonas Lind", None),
            Stage.APPLIED,
            application=Application("Town hall", date(2026, 5, 6), "Two asked", "Nineteen asked"),
            recognitions=(
                Recognition(
                    RecognitionForm.IN_WRITING, date(2026, 5, 7), "Board", "the board", True
                ),
            ),
        ),
        IdeaLine("No ties", (), Stage.DECLINED, reason="customers visit each day"),
    ),
    promises=(
        PromiseLine("Answer in the open", date(2026, 4, 28), PromiseState.OPEN),
        PromiseLine("Read the thread", None, PromiseState.LET_GO, "it was deleted"),
    ),
)
