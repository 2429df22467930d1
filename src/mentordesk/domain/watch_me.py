"""What the leader asks a mentor with who is to sit in on a meeting."""

from dataclasses import dataclass

from mentordesk.domain.content import SheetRow
from mentordesk.domain.liking import NOTHING_LIKED, Liking
from mentordesk.domain.person import Medium


@dataclass(frozen=True, slots=True)
class WatchMe:
    """All that such a letter is made of; the rows are the pair's own."""

    leader: str
    name: str
    medium: Medium
    rows: tuple[SheetRow, ...]
    liking: Liking = NOTHING_LIKED
