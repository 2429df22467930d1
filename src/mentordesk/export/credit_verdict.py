"""What a check of a credit record says, for the window and the command line."""

from collections.abc import Callable, Iterator

from mentordesk.domain.credit_check import Checked, Condition, Verdict

MATCHES = "This record matches the desk."
MATCHES_MORE = "The file is as it was made, and the ledger ends where the record says."
EARLIER = "This record matches an earlier state of the desk."
EARLIER_MORE = (
    "The file is as it was made, and the ledger said so then. It has had 1 more entry since.",
    "The file is as it was made, and the ledger said so then. It has had {n} more entries since.",
)
IN_PART = "Not all of this record can be compared any more."
IN_PART_MORE = "The file is as it was made, and what can be compared of it matches."
NOTHING_LEFT = "The file is as it was made, but nothing of it can be compared any more."
CHANGED = "This record was changed."
CHANGED_FILE = "What stands in the file is not what its seal was made for."
CHANGED_LOOK = (
    "The data in it are those of its seal, but the file is not as this MentorDesk makes it: "
    "something was changed, laid over its pages or put in beside them, or another version drew it."
)
CHANGED_LEDGER = (
    "Its seal fits, and the ledger had its last entry, but says something else: the record was "
    "changed, or somebody’s name or consent was changed on the desk since."
)
OTHERWISE = "Not in the ledger like this: “{words}”"
MORE_OTHERWISE = "and {n} more."
MISSING = ("1 idea of the ledger is not in the record.", "{n} ideas of the ledger are not in it.")
NAMED = "The record says {told}, the desk {known}."
ANOTHER_DESK = "This record is of another desk."
ANOTHER_MORE = "Its seal fits, but this desk’s ledger never ended like that."
OTHER_LEDGER = "This desk’s ledger does not hold what the record ends with."
MENTOR_KNOWN = "Its seal fits, and its mentor is known here."
SHORTER = (
    "The ledger ends 1 entry before it: that was cut off, or an older copy of the desk put back.",
    "The ledger ends {n} entries before it: they were cut off, or an older copy put back.",
)
ANEW = (
    "The ledger has another entry in that place: it was written anew, or goes on from an older "
    "copy of the desk."
)
CAME_HERE = "Or it is of another desk, and its mentor came here with a file of saved ideas."
FORMER = "An earlier MentorDesk made this record: it can be checked only in part."
FORMER_MORE = (
    "Its seal fits, and what can be compared of its data was so in the ledger. Its pages are not "
    "compared, since that version had other words: they may say something else."
)
FORMER_NEXT = "A new record for {mentor} can be checked whole."
FORMER_OTHERWISE = "An earlier MentorDesk made it, and may have told the same in another way."
UNSOUND = "This desk cannot tell."
UNSOUND_MORE = (
    "Its seal fits, but this desk’s ledger is damaged, or something other than MentorDesk "
    "changed it. “mentordesk desk verify” tells more."
)
GONE = (
    "1 idea of it cannot be compared any more: entries were struck or lost since.",
    "{n} ideas of it cannot be compared any more: entries were struck or lost since.",
)
MASKED = (
    "In 1 idea names are told otherwise by now: somebody came to the desk, or settled it.",
    "In {n} ideas names are told otherwise by now: somebody came to the desk, or settled it.",
)
NOT_COMPARED = "Not compared: “{words}”"

_SHOWN = 3
_VERDICTS = {
    Verdict.MATCHES: MATCHES,
    Verdict.EARLIER: EARLIER,
    Verdict.IN_PART: IN_PART,
    Verdict.CHANGED: CHANGED,
    Verdict.ANOTHER_DESK: ANOTHER_DESK,
    Verdict.OTHER_LEDGER: OTHER_LEDGER,
    Verdict.FORMER: FORMER,
    Verdict.UNSOUND: UNSOUND,
}
_MORE = {
    Verdict.MATCHES: MATCHES_MORE,
    Verdict.ANOTHER_DESK: ANOTHER_MORE,
    Verdict.FORMER: FORMER_MORE,
    Verdict.UNSOUND: UNSOUND_MORE,
}

Translate = Callable[[str], str]


class SaysCheck:
    """Says what came of a check in the reader's language: the verdict first."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    def verdict(self, checked: Checked) -> str:
        """Return the verdict in one sentence."""
        return self._translate(_VERDICTS[checked.verdict])

    def reasons(self, checked: Checked) -> list[str]:
        """Return how that was found, a sentence each."""
        return [*self._reasons(checked), *self._not_as_then(checked)]

    def _reasons(self, checked: Checked) -> Iterator[str]:
        match checked.verdict:
            case Verdict.EARLIER:
                yield self._counted(checked.since, *EARLIER_MORE)
            case Verdict.IN_PART:
                is_any_left = len(checked.gone) < len(checked.found.record.ideas)
                yield self._translate(IN_PART_MORE if is_any_left else NOTHING_LEFT)
            case Verdict.OTHER_LEDGER:
                yield from self._other_ledger(-checked.since)
            case Verdict.CHANGED:
                yield from self._changed(checked)
            case verdict:
                yield self._translate(_MORE[verdict])

    def _other_ledger(self, before: int) -> Iterator[str]:
        yield self._translate(MENTOR_KNOWN)
        yield self._counted(before, *SHORTER) if before > 0 else self._translate(ANEW)
        yield self._translate(CAME_HERE)

    def _not_as_then(self, checked: Checked) -> Iterator[str]:
        if checked.verdict is Verdict.FORMER:
            mentor = checked.found.record.mentor
            yield self._translate(FORMER_NEXT).format(mentor=mentor)
        if checked.masked:
            yield self._counted(checked.masked, *MASKED)
        if checked.gone:
            yield self._counted(len(checked.gone), *GONE)
            yield from self._shown(NOT_COMPARED, checked.gone)

    def _changed(self, checked: Checked) -> Iterator[str]:
        match checked.found.condition:
            case Condition.CHANGED:
                yield self._translate(CHANGED_FILE)
            case Condition.LOOKS_OTHERWISE:
                yield self._translate(CHANGED_LOOK)
            case Condition.SEALED | Condition.AS_MADE:
                yield self._translate(CHANGED_LEDGER)
        if checked.found.is_former:
            yield self._translate(FORMER_OTHERWISE)
        for told, known in checked.names:
            yield self._translate(NAMED).format(told=told, known=known)
        yield from self._shown(OTHERWISE, checked.otherwise)
        if checked.missing:
            yield self._counted(checked.missing, *MISSING)

    def _shown(self, how: str, ideas: tuple[str, ...]) -> Iterator[str]:
        for words in ideas[:_SHOWN]:
            yield self._translate(how).format(words=words)
        if len(ideas) > _SHOWN:
            yield self._translate(MORE_OTHERWISE).format(n=f"{len(ideas) - _SHOWN:,}")

    def _counted(self, count: int, one: str, several: str) -> str:
        return self._translate(one if count == 1 else several).format(n=f"{count:,}")
