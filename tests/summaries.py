"""Summaries for the exporters' tests, written out as values."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from mentordesk.domain.agenda import AskState, TopicState
from mentordesk.domain.aim import Rating
from mentordesk.domain.idea import (
    Application,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
)
from mentordesk.domain.period import AimLine, Arc, PeriodKind, PeriodSummary
from mentordesk.domain.person import Consent
from mentordesk.domain.promise import PromiseState
from mentordesk.domain.summary import (
    AskLine,
    IdeaLine,
    Meeting,
    NoteText,
    PartLine,
    PromiseLine,
    Reader,
    Summary,
    TimeFacts,
    TopicLine,
)
from mentordesk.export.words import NO_BREAK

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


PROPOSED = ((Part.PROPOSED, Weight.EQUAL),)
MET = Meeting(9, AT, 45)


def summary(**changes: Any) -> Summary:
    """Return the ninth session with something in every chapter."""
    return replace(_SUMMARY, **changes)


def spaced(text: str) -> str:
    """Return the text with ordinary blanks; raises AssertionError where a number may stand alone.

    It does where a line may end between it and what it measures.
    """
    assert not re.search(r"(\d|spoke) (min|h|days|%|\d+\W*%)", text)
    return text.replace(NO_BREAK, " ")


def with_notes(text: str) -> Summary:
    """Return a summary whose shared notes are this text."""
    return summary(shared=(NoteText("", text),))


_SUMMARY = Summary(
    reader=Reader.ME,
    leader="Helen Brandt",
    mentor="Amara Okafor",
    met=MET,
    time=TimeFacts(AT, AT + timedelta(minutes=44), 44, 0, 0, 71),
    topics=(
        TopicLine("How are you, really?", 5, TopicState.DISCUSSED, from_ask=False),
        TopicLine("Why juniors stay *silent*", 17, TopicState.DISCUSSED, from_ask=False),
        TopicLine("The office rule", 0, TopicState.CARRIED, True, "# Not a heading\nbut two lines"),
        TopicLine("Ties", 0, TopicState.DROPPED, from_ask=False),
    ),
    asks=(AskLine("The move", AskState.LEFT), AskLine("My *blind* spot", AskState.OPEN)),
    play_back="It is not shyness.\n\nThey watched what happened to the last one who asked.",
    shared=(NoteText("", NOTES), NoteText("The office rule", "## Deep\nEnough.")),
    ideas=(
        IdeaLine(
            "Collect questions the day before!",
            ("Amara Okafor",),
            Stage.TRYING,
            parts=(
                PartLine("Amara Okafor", ((Part.PROPOSED, Weight.LEAD),), Consent.ANYWHERE),
                PartLine(None, ((Part.SHAPED, Weight.EQUAL), (Part.BACKED, Weight.EQUAL))),
                PartLine("Ines Vogt", PROPOSED, Consent.THESE_PEOPLE, "the board"),
                PartLine(None, PROPOSED, Consent.NOT_AT_ALL),
            ),
            first_said="Somebody in the corridor",
            answer_by=date(2026, 4, 30),
        ),
        IdeaLine(
            "A junior hosts",
            ("Amara Okafor", "Jonas Lind", None),
            Stage.APPLIED,
            application=Application(
                "Town hall", date(2026, 5, 6), "Two asked", "Nineteen asked", "intranet/ask"
            ),
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


def period(**changes: Any) -> PeriodSummary:
    """Return two sessions and what stands beside them, with something in every chapter."""
    return replace(_PERIOD, **changes)


_ALONE = summary(ideas=(), promises=())
_PERIOD = PeriodSummary(
    reader=Reader.ME,
    leader="Helen Brandt",
    mentor="Amara Okafor",
    kind=PeriodKind.CLOSING,
    days=(date(2025, 5, 2), AT.date()),
    arc=Arc(held=24, moved=1, missed=2, minutes=1030, mentor_share=68),
    aims=(
        AimLine(
            "Hear of trouble early",
            of_mentor=False,
            first=Rating(2, date(2025, 5, 2)),
            last=Rating(4, date(2026, 4, 1)),
        ),
        AimLine("A say in hiring", of_mentor=True),
    ),
    sessions=(_ALONE, replace(_ALONE, met=replace(MET, number=0), time=None)),
    ideas=(
        *_SUMMARY.ideas,
        IdeaLine("Ask first", ("Amara Okafor",), Stage.HEARD, goes_on=True),
    ),
    promises=_SUMMARY.promises,
)
