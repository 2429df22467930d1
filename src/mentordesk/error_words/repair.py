"""What the report of a repair says, for the window and the command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NOUNS: dict[str, tuple[str, str]] = {
    "person": ("1 person", "{count} people"),
    "pairing": ("what was settled with 1 mentor", "what was settled with {count} mentors"),
    "likes": ("what 1 mentor likes", "what {count} mentors like"),
    "wish": ("1 day of a mentor’s choice", "{count} days of mentors’ choices"),
    "former_name": ("1 former name", "{count} former names"),
    "agreement": ("1 agreement", "{count} agreements"),
    "clause": ("1 ground rule", "{count} ground rules"),
    "clause_answer": ("1 answer to a ground rule", "{count} answers to ground rules"),
    "worksheet": ("1 worksheet", "{count} worksheets"),
    "series": ("1 series of sessions", "{count} series of sessions"),
    "session": ("1 session", "{count} sessions"),
    "choice": ("1 choice for the whole desk", "{count} choices for the whole desk"),
    "topic": ("1 topic", "{count} topics"),
    "ask": ("1 ask", "{count} asks"),
    "note": ("1 note", "{count} notes"),
    "idea": ("1 idea", "{count} ideas"),
    "idea_event": ("1 step of an idea", "{count} steps of ideas"),
    "contribution": ("1 name on an idea", "{count} names on ideas"),
    "recognition": ("1 act of credit", "{count} acts of credit"),
    "ledger_entry": ("1 line of the ledger", "{count} lines of the ledger"),
    "promise": ("1 promise", "{count} promises"),
    "try_log": ("1 line about a try", "{count} lines about a try"),
    "observation": ("1 thing a mentor saw", "{count} things a mentor saw"),
    "aim": ("1 aim", "{count} aims"),
    "export": ("1 line about a file that left", "{count} lines about files that left"),
    "own_content": ("1 question of a pair’s own", "{count} questions of pairs’ own"),
    "card_asked": ("1 mark that a question was asked", "{count} marks that questions were asked"),
    "ending": (
        "1 wish to end a pairing, or its end",
        "{count} wishes to end pairings, or their ends",
    ),
    "destroyed": (
        "1 day on which a kind of data was destroyed",
        "{count} days on which kinds of data were destroyed",
    ),
    "strike_ask": ("1 wish to have something struck", "{count} wishes to have something struck"),
}

SOUND = "Every part of the desk can be read."
ONE_UNREADABLE = "1 part of the desk cannot be read."
UNREADABLE = "{count} parts of the desk cannot be read."
KEPT = "Recovered: {nouns}."
CUT = "Cut short, because the end cannot be read: {nouns}."
FROM_BACKUP = "Taken from the backup of {when}: {nouns}."
NOTHING_MISSING = "Nothing is missing."
MISSING = "Missing from the desk: {nouns}."
SESSIONS = "The missing sessions: {days}."
UNCERTAIN = "There may have been more; the part that would tell is damaged, too."
STAND_INS = "An empty place is kept for what other things belong to: {nouns}."
IN_PENCIL = (
    "The ledger tells 1 idea of the session at the table as it could be read.",
    "The ledger tells {count} ideas of the session at the table as they could be read.",
)
LOOK_THROUGH = "Look through what was said there before you close the session."
OFFERED = "Only the backup of {when} holds {nouns}. They may have been deleted on purpose."
OFFERED_ALL = "Only the backup of {when} holds {nouns}: nothing of the kind is left on the desk."
LEFT_OUT = "Not taken: {nouns}. The backup of {when} holds them."
ASIDE = (
    "The desk as it was lies untouched in {aside}. It opens with the same passphrase. "
    "Delete that folder when all is well."
)

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What was found, in counts of each noun.

    `missing` is nowhere any more, and `sessions` are the times of those sessions among it that
    are known. `offered` is what only the backup holds and was not taken: it may have been deleted
    on purpose. `uncertain` if there may have been more; `stand_ins` fill the places of what others
    refer to. As many ideas are `in_pencil`: a session is at the table, and the ledger did not tell
    them yet.
    """

    folder: Path
    unreadable: int
    kept: Mapping[str, int]
    cut: Mapping[str, int]
    from_backup: Mapping[str, int]
    offered: Mapping[str, int]
    missing: Mapping[str, int]
    sessions: tuple[datetime, ...]
    stand_ins: Mapping[str, int]
    uncertain: bool
    backup_at: datetime | None
    aside: Path | None = None
    in_pencil: int = 0

    @property
    def wiped_out(self) -> Mapping[str, int]:
        """What is offered of kinds of which nothing is left: damage does that, no leader does."""
        return {noun: count for noun, count in self.offered.items() if not self.kept.get(noun)}

    @property
    def perhaps_deleted(self) -> Mapping[str, int]:
        """What is offered of kinds of which something is left: the leader may have deleted it."""
        gone = self.wiped_out
        return {noun: count for noun, count in self.offered.items() if noun not in gone}

    @property
    def whole(self) -> bool:
        """Whether it is known that nothing is missing."""
        gone = (self.missing, self.offered, self.cut, self.stand_ins)
        return not self.uncertain and not any(gone)


class Says:
    """Says a report in sentences, in the reader's language and with the reader's dates."""

    def __init__(self, translate: Translate, day: Callable[[datetime], str]) -> None:
        self._translate = translate
        self._day = day

    def found(self, report: RepairReport) -> list[str]:
        """Return what can be read, and what was to be found elsewhere."""
        when = self._when(report)
        lines = [
            self._unreadable(report.unreadable),
            self._listed(KEPT, report.kept),
            self._listed(CUT, report.cut),
            self._listed(FROM_BACKUP, report.from_backup, when=when),
        ]
        return [line for line in lines if line]

    def missing(self, report: RepairReport) -> list[str]:
        """Return what is nowhere any more."""
        days = ", ".join(map(self._day, report.sessions))
        lines = [
            self._translate(NOTHING_MISSING) if report.whole else "",
            self._listed(MISSING, report.missing),
            self._translate(SESSIONS).format(days=days) if days else "",
            self._translate(UNCERTAIN) if report.uncertain else "",
            self._listed(STAND_INS, report.stand_ins),
            self._in_pencil(report.in_pencil),
        ]
        return [line for line in lines if line]

    def offered(self, report: RepairReport) -> list[str]:
        """Return what the leader may take as well."""
        return [line for line in (self.wiped_out(report), self.perhaps_deleted(report)) if line]

    def wiped_out(self, report: RepairReport) -> str:
        """Return what is offered because damage took it."""
        return self._listed(OFFERED_ALL, report.wiped_out, when=self._when(report))

    def perhaps_deleted(self, report: RepairReport) -> str:
        """Return what is offered although its absence may be wanted."""
        return self._listed(OFFERED, report.perhaps_deleted, when=self._when(report))

    def left_out(self, report: RepairReport) -> str:
        """Return what was not taken, once there is a repaired desk, and where it still is."""
        return self._listed(LEFT_OUT, report.offered, when=self._when(report))

    def aside(self, report: RepairReport) -> str:
        """Return where the untouched desk lies, once there is a repaired one."""
        return self._translate(ASIDE).format(aside=report.aside) if report.aside else ""

    def _unreadable(self, count: int) -> str:
        if count == 1:
            return self._translate(ONE_UNREADABLE)
        return self._translate(UNREADABLE if count else SOUND).format(count=count)

    def _in_pencil(self, count: int) -> str:
        words = self._translate(IN_PENCIL[count != 1]).format(count=count)
        return f"{words} {self._translate(LOOK_THROUGH)}" if count else ""

    def _when(self, report: RepairReport) -> str:
        return "" if report.backup_at is None else self._day(report.backup_at)

    def _listed(self, sentence: str, counts: Mapping[str, int], **facts: str) -> str:
        """Return the sentence with what it counts, or nothing if there is nothing to count."""
        said = ", ".join(self._counted(noun, counts[noun]) for noun in NOUNS if counts.get(noun))
        return self._translate(sentence).format(nouns=said, **facts) if said else ""

    def _counted(self, noun: str, count: int) -> str:
        one, several = NOUNS[noun]
        return self._translate(one if count == 1 else several).format(count=count)
