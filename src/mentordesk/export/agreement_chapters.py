"""The agreement of a pair as chapters, in English, the same for every format."""

from collections.abc import Iterator

from mentordesk.domain.agreement import Answer, Clause, ClauseAnswer
from mentordesk.domain.agreement_page import AgreementPage
from mentordesk.domain.floor import Side
from mentordesk.domain.reporting import Reporting
from mentordesk.export.chapters import TOPIC_LEVEL, Chapter
from mentordesk.export.colours import Voice
from mentordesk.export.rich import BREAK, Block, Heading, Listing, Paragraph, Style, words
from mentordesk.export.words import first, on

TITLE = "What we agreed"
HOLDS = "Our ground rules"
LEFT_OUT = "Not for us"
OPEN = "Not settled yet"
_VERBS = {Answer.AGREED: "agreed", Answer.CHANGED: "put it so", Answer.NOT_FOR_US: "left it out"}


def eyebrow(page: AgreementPage) -> str:
    """Return the line above the title: whose page it is."""
    return f"For {page.mentor} and {page.leader}"


def facts(page: AgreementPage) -> str:
    """Return since when it holds, and when the page was made."""
    held = f"agreed on {on(page.agreement.agreed_on)} · " if page.agreement.is_agreed else ""
    told = f"{held}as it stood on {on(page.on)}"
    return told[0].upper() + told[1:]


def of_agreement(page: AgreementPage) -> Iterator[Chapter]:
    """Yield the chapters, those without anything too."""
    usual, of_line = (page.holding(of_line=of_line) for of_line in (False, True))
    yield Chapter(HOLDS, Voice.MENTOR, tuple(_rules(usual, page)))
    yield Chapter(_why(page), Voice.MENTOR, tuple(_rules(of_line, page)))
    yield Chapter(LEFT_OUT, Voice.LEADER, _lines(page.left_out()))
    yield Chapter(OPEN, Voice.LEADER, _lines(page.still_open()))


def _why(page: AgreementPage) -> str:
    name = page.called
    if page.reporting is Reporting.TO_LEADER:
        return f"Because {name} reports to {first(page.leader)}"
    return f"Because {name} works in {first(page.leader)}’s part of the organisation"


def _rules(clauses: tuple[Clause, ...], page: AgreementPage) -> Iterator[Block]:
    for clause in clauses:
        *_, (line, full) = (one.text for one in clause.of_one_mind())
        said = "; ".join(_said(one, page) for one in clause.of_one_mind())
        yield Heading(TOPIC_LEVEL, words(line))
        whole = () if full == line else (*words(full), BREAK)  # of their own it may say it all
        yield Paragraph((*whole, *words(f"{said}.", Style.QUIET)))


def _said(one: ClauseAnswer, page: AgreementPage) -> str:
    name = page.called if one.by is Side.MENTOR else first(page.leader)
    told = f", as told to {first(page.leader)}" if one.told else ""
    return f"{name} {_VERBS[one.answer]} on {on(one.on)}{told}"


def _lines(clauses: tuple[Clause, ...]) -> tuple[Block, ...]:
    items = tuple((Paragraph(words(clause.line)),) for clause in clauses)
    return (Listing(items),) if items else ()
