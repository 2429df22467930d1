"""The words in which a leader asks somebody to be their mentor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mentordesk.domain.medium import Medium
from mentordesk.domain.worksheet import Worksheet, WorksheetGuide

_BLANK = "…"


@dataclass(frozen=True, slots=True)
class Invitation:
    """The paragraphs of an invitation in one medium; only a mail has a subject.

    `sees` and `hopes` stand in the middle, as far as something was said of that.
    """

    before: tuple[str, ...]
    sees: str
    hopes: str
    after: tuple[str, ...]
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation as it may be sent."""

    text: str
    subject: str = ""


def invite(
    words: Mapping[Medium, Invitation], guide: WorksheetGuide, sheet: Worksheet, leader: str
) -> Invited:
    """Return the invitation in the medium of a worksheet, in the leader's own words if there are.

    A reporting line is told to whoever is asked.
    """
    invitation = words[sheet.medium]
    own = dict(sheet.texts).get(sheet.medium.value)
    if own is not None:
        return Invited(own, invitation.subject)
    told = {
        "name": sheet.first_name or _BLANK,
        "leader": leader,
        "sees": ", ".join(map(_begun_small, sheet.strengths)),
        "hopes": " ".join(sheet.hopes.split()).rstrip(". "),
    }
    said = [part.format(**told) for part in _parts(invitation, guide, sheet)]
    return Invited(_laid_out(sheet.medium, said), invitation.subject)


def _parts(invitation: Invitation, guide: WorksheetGuide, sheet: Worksheet) -> Iterator[str]:
    yield from invitation.before
    if sheet.strengths:
        yield invitation.sees
    if sheet.hopes.strip():
        yield invitation.hopes
    *after, last = invitation.after
    yield from after
    line = guide.lines[sheet.reporting]
    if line.tells:
        yield line.tells.replace("{", "{{").replace("}", "}}")
    yield last


def _laid_out(medium: Medium, parts: list[str]) -> str:
    match medium:
        case Medium.CALL:
            title, *points = parts
            return "\n".join((title, "", *(f"- {point}" for point in points)))
        case Medium.EMAIL:
            *body, thanks, leader = parts
            return "\n\n".join((*body, f"{thanks}\n{leader}"))
        case _:
            *body, leader = parts
            return "\n".join((" ".join(body), leader))


def _begun_small(words: str) -> str:
    """Return words of the list as they stand inside a sentence; an abbreviation stays as it is."""
    first = words.split(maxsplit=1)[0]
    return words if first != first.capitalize() or first == "I" else words[:1].lower() + words[1:]
