"""What the command line says of a look at the ledger: numbers, and no word of an idea."""

from collections.abc import Iterator, Sequence

from mentordesk.domain.ids import IdeaId
from mentordesk.domain.ledger.chain import Fault, Run
from mentordesk.services.ledger_check import LedgerReport

MOST = 20
FAULTS: dict[Fault, tuple[str, str]] = {
    Fault.MISSING: ("line {} is missing", "lines {} to {} are missing"),
    Fault.CHANGED: ("line {} was changed", "lines {} to {} were changed"),
    Fault.UNSTRUCK: (
        "line {} has lost its words, and no strike took them",
        "lines {} to {} have lost their words, and no strike took them",
    ),
    Fault.END: ("it should not end with line {}",) * 2,
}


def whole(report: LedgerReport) -> str:
    """Return what to say of a ledger in which nothing was changed."""
    chain = report.chain
    told = f"The ledger of ideas: {chain.end.count} lines, none changed in silence"
    struck = f", {chain.struck} struck" if chain.struck else ""
    lost = f", {chain.lost} lost with damaged parts of the desk" if chain.lost else ""
    return f"{told}{struck}{lost}."


def broken(report: LedgerReport) -> list[str]:
    """Return what was changed: lines by their numbers, ideas by their identifiers."""
    lines = [_fault(run, fault) for run, fault in report.chain.faults]
    lines += _each("the desk holds idea {} otherwise than it tells", report.untold)
    lines += _each("it tells of idea {}, which the desk does not hold", report.away)
    lost = "no list shows idea {}: it is not found by its identifier, or inside none that stands"
    lines += _each(lost, report.adrift)
    lines += _gone(report)
    more = len(lines) - MOST
    return [*lines[:MOST], *([f"and {more} more"] if more > 0 else [])]


def _fault(run: Run, fault: Fault) -> str:
    one, several = FAULTS[fault]
    return (one if run[0] == run[1] else several).format(*run)


def _gone(report: LedgerReport) -> Iterator[str]:
    if report.gone is None:
        return
    seen, now = report.gone.count, report.chain.end.count
    if now < seen:
        yield f"this computer saw it end with line {seen}, and now it ends with line {now}"
    else:
        yield f"line {seen} is another one than this computer saw there"


def _each(words: str, ideas: Sequence[IdeaId]) -> Iterator[str]:
    return (words.format(idea) for idea in ideas)
