"""What is said of the problems in a file of ideas: where they are, how many, what mends them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

ROWS: dict[str, str] = {
    "beyond": "Row {row}: “{said}” stands under no heading; words that hold the sign between the "
    "cells need quotation marks.",
    "rows-within": "Row {row}: {more} more rows stand within one cell of it, such as “{said}”; "
    "perhaps a quotation mark is missing.",
    "double": "Row {row}: “{said}” is here already, or twice in the file.",
    "letters": "Row {row}: not all letters can be read: “{said}”.",
    "no-words": "Row {row}: there are no words of an idea.",
    "no-day": "Row {row}: “{said}” is not a date.",
    "in-future": "Row {row}: the date “{said}” is still to come.",
    "in-doubt": "Row {row}: the date “{said}” cannot be read like the others of its kind.",
    "no-stage": "Row {row}: “{said}” is no stage of an idea.",
    "no-name": "Row {row}: somebody who had a part has no name.",
    "no-part": "Row {row}: “{said}” is no part in an idea.",
    "no-weight": "Row {row}: “{said}” is neither lead, equal nor supporting.",
    "no-consent": "Row {row}: “{said}” does not say how somebody wants to be named.",
    "no-credit": "Row {row}: “{said}” is no way to give credit.",
    "no-reason": "Row {row}: the idea was declined, and there is no reason.",
    "no-id": "Row {row}: “{said}” is no id of MentorDesk’s.",
    "in-a-circle": "Row {row}: the idea would go on in itself, or come from itself: “{said}”.",
    "too-long": "Row {row}: “{said}…” has more characters than the {most} that have room there.",
    "row-too-long": "Row {row}: it has more than {most} characters, and {more} lines like rows "
    "within; perhaps a quotation mark is missing.",
    "too-many": "Row {row}: one idea cannot have so many names or credits: {said}.",
    "more-in-row": "Row {row}: and {said} more of what is wrong in it.",
}
"""By the code of the trouble; `{said}` is what stood in the row."""

PLACES = ("{row}, column {letter} ({heading})", "{row}, column {letter}")
"""Where a problem is, with and without a heading over its column."""

MENDS: dict[str, str] = {
    "letters": "Read the file with other letters, or write the word anew.",
    "no-words": "Write the idea there, or leave the row out.",
    "no-day": "Write a day like 2026-03-14.",
    "in-future": "Write the day on which it was.",
    "in-doubt": "Write a day like 2026-03-14.",
    "no-stage": "Write heard, restated, trying, applied, adapted, parked or declined.",
    "no-name": "Write the name, or take out what is told of them.",
    "no-part": "Write noticed, proposed, shaped, carried out or backed.",
    "no-weight": "Write one of these.",
    "no-consent": "Write anywhere, these people, not asked yet, ask each time, a colleague or not"
    " at all.",
    "no-credit": "Write named in meeting, in writing, told manager, review input, opportunity or "
    "none wanted.",
    "no-reason": "Write it under a heading Reason.",
    "no-id": "Put it back as it was saved, or take it out.",
    "in-a-circle": "Take out the id there.",
    "too-long": "Make it shorter.",
    "too-many": "Leave some of them out.",
}
"""What to do, by the code of the trouble, where its own words do not say so."""

KINDS: dict[str, str] = {
    "beyond": "words under no heading",
    "rows-within": "rows within one cell",
    "double": "here already, or twice in the file",
    "letters": "letters that cannot be read",
    "no-words": "no words of an idea",
    "no-day": "not a date",
    "in-future": "a date still to come",
    "in-doubt": "a date unlike the others of its kind",
    "no-stage": "no stage of an idea",
    "no-name": "somebody without a name",
    "no-part": "no part in an idea",
    "no-weight": "no weight of a part",
    "no-consent": "not how somebody wants to be named",
    "no-credit": "no way to give credit",
    "no-reason": "declined without a reason",
    "no-id": "no id of MentorDesk’s",
    "in-a-circle": "ideas that go on in themselves",
    "too-long": "too long",
    "row-too-long": "rows that are too long",
    "too-many": "too many names or credits",
    "more-in-row": "still more in one row",
}
"""Many problems that are alike, by the code of the trouble."""

ALIKE = (
    "1 time: {kind}, in row {place}",
    "{count} times: {kind}, first in row {place}",
)
MORE = ("And 1 problem more.", "And {count} problems more.")
FEW = 10
"""So many problems are read at a glance; what is more than that is counted by kind first."""


class Placed(Protocol):
    """Something wrong, and where in a file it stands."""

    @property
    def trouble(self) -> str:
        """Return the code that has its words."""
        ...

    @property
    def row(self) -> int:
        """Return its row as a spreadsheet counts."""
        ...

    @property
    def place(self) -> int:
        """Return its column from 0, or less where it is of the whole row."""
        ...

    @property
    def heading(self) -> str:
        """Return what stands over its column."""
        ...


class RowTrouble(Placed, Protocol):
    """One problem of a row."""

    @property
    def said(self) -> str:
        """Return what stood there."""
        ...

    @property
    def more(self) -> int:
        """Return how many rows stay out with it."""
        ...

    @property
    def most(self) -> int:
        """Return how many characters have room."""
        ...


class ManyAlike(Placed, Protocol):
    """Problems that are alike, and where the first of them is."""

    @property
    def count(self) -> int:
        """Return how many they are."""
        ...


Translate = Callable[[str], str]


class SaysProblems:
    """Says in sentences what is wrong in a file of ideas."""

    def __init__(self, translate: Translate = str) -> None:
        self._translate = translate

    def problem(self, one: RowTrouble) -> str:
        """Return what is wrong in a row, where, and what to do about it."""
        counts = {"more": f"{one.more:,}", "most": f"{one.most:,}"}
        told = self._translate(ROWS[one.trouble])
        words = told.format(row=self._place(one), said=one.said, **counts)
        mends = self._translate(MENDS[one.trouble]) if one.trouble in MENDS else ""
        return f"{words} {mends}".rstrip()

    def alike(self, kinds: Sequence[ManyAlike]) -> list[str]:
        """Return how many problems there are of each kind; nothing for few."""
        if sum(kind.count for kind in kinds) <= FEW:
            return []
        return [self._alike(kind) for kind in kinds]

    def more(self, count: int) -> str:
        """Return how many more problems there are than are shown, nothing for none."""
        return self.counted(MORE, count)

    def left_out(self, problems: Sequence[RowTrouble], kinds: Sequence[ManyAlike]) -> Iterator[str]:
        """Yield the problems as lines: how many of each kind, some of them, how many more."""
        yield from self.alike(kinds)
        yield from map(self.problem, problems)
        yield from filter(None, [self.more(sum(kind.count for kind in kinds) - len(problems))])

    def counted(self, sentences: tuple[str, str], count: int) -> str:
        """Return the sentence for one or for so many, nothing for none."""
        words = self._translate(sentences[count != 1])
        return words.replace("{count}", f"{count:,}") if count else ""

    def _alike(self, kind: ManyAlike) -> str:
        what, place = self._translate(KINDS[kind.trouble]), self._place(kind)
        return self.counted(ALIKE, kind.count).format(kind=what, place=place)

    def _place(self, one: RowTrouble | ManyAlike) -> str:
        """Return where a problem is: its row, and the column as a spreadsheet has it."""
        if one.place < 0:
            return f"{one.row}"
        words = {"row": f"{one.row}", "letter": letter(one.place), "heading": one.heading}
        return self._translate(PLACES[not one.heading]).format(**words)


def letter(place: int) -> str:
    """Return by which letters a spreadsheet calls a column, the first one being 0."""
    letters = ""
    while place >= 0:
        place, at = divmod(place, 26)
        letters, place = chr(ord("A") + at) + letters, place - 1
    return letters
