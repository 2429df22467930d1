"""The columns of a file of ideas, whatever somebody else called them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from mentordesk.domain.idea_table import Column
from mentordesk.errors import TableError
from mentordesk.exchange.clean_text import clean, squeeze

_ALSO: dict[Column, str] = {
    Column.ID: "idea id|identifier|number of the idea",
    Column.IDEA: "ideas|text|words|what|description|suggestion|proposal|title|summary"
    "|idee|ideen|vorschlag|beschreibung|idée|idées|idea propuesta|titel",
    Column.MENTOR: "mentor name|from|by|who|heard from|said by|author|owner|person|name"
    "|mentorin|von|wer|auteur|de|autor",
    Column.HEARD: "heard on|heard at|date|day|when|raised|raised on|raised at|created|created on"
    "|created at|time|timestamp|datum|tag|wann|fecha|jour|data",
    Column.SESSION: "session on|session date|meeting|sitzung",
    Column.STAGE: "status|state|phase|progress|stand|statut|estado|état",
    Column.FIRST_SAID: "first said|who first said it",
    Column.ANSWER_BY: "answer until|answer due|due",
    Column.STEP_REASON: "reason|why|comment|grund",
    Column.STEP_UNTIL: "until|parked until",
    Column.NAMES: "people|contributors|with|credit to|beteiligte|personen",
    Column.CONSENTS: "consent",
    Column.APPLIED_WHERE: "where|applied in|used in|wo",
    Column.APPLIED_ON: "applied|applied when|used on|in use since",
    Column.LINK: "url|links",
}
_KNOWN = {
    "".join(filter(str.isalnum, name.casefold())): column
    for column in Column
    for name in (column.value, *_ALSO.get(column, "").split("|"))
    if name
}

_SHOWN, _FEW = 60, 20
_OWN = {Column.ID, Column.STEPS, Column.STEP_AT, Column.NAMES}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each known column stands in a file, and some headings that are not known.

    It is `own` where MentorDesk wrote it: the steps are told as it does. Without headings
    (`begins_at_once`) the only column holds the ideas. Nothing has a heading beyond the `width`.
    `first` is the row that holds the headings.
    """

    places: dict[Column, int]
    width: int = 1
    ignored: tuple[str, ...] = ()
    own: bool = False
    begins_at_once: bool = False
    first: Sequence[str] = ()

    def heading(self, place: int) -> str:
        """Return what stands over a column, as it can be shown; nothing for none."""
        return _shown(self.first[place]) if 0 <= place < len(self.first) else ""


def columns(first: Sequence[str]) -> Columns:
    """Return the columns that the first row names.

    Raises TableError where it names none for the ideas.
    """
    places: dict[Column, int] = {}
    ignored = list[str]()
    for place, heading in enumerate(first):
        column = _KNOWN.get(_plain(heading))
        if column is None or column in places:
            ignored += [_shown(heading)]
        else:
            places[column] = place
    if Column.IDEA in places:
        width = max(place for place, heading in enumerate(first, 1) if heading.strip())
        named = tuple(filter(None, ignored))[:_FEW]
        return Columns(places, width, named, places.keys() >= _OWN, first=first)
    if len(first) == 1:
        return Columns({Column.IDEA: 0}, begins_at_once=True)
    raise TableError(reason="no-idea-column")


def _shown(heading: str) -> str:
    return squeeze(clean(heading[:_SHOWN]))


def _plain(heading: str) -> str:
    told = unicodedata.normalize("NFKC", heading.lstrip("\ufeff")[:80])
    return "".join(filter(str.isalnum, told.casefold()))
