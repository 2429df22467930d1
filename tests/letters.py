"""A letter with something in every part, and what its page is checked with."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from mentordesk.domain.ids import PersonId
from mentordesk.domain.letter import Letter, Meeting, OpenAsk, OpenPromise, OpenTopic
from mentordesk.domain.likes import Camera, Help
from mentordesk.domain.liking import Liking
from mentordesk.domain.person import Medium

NOW = datetime(2026, 4, 2, 8, 0, tzinfo=UTC)
AXE = Path(__file__).with_name("axe") / "axe.min.js"
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
LIKED = Camera.AS_THEY_LIKE, tuple(Help), "You lead? Then 5 minutes of silence first"
MEETING = Meeting(
    PersonId(UUID(int=5)),
    at=datetime(2026, 4, 14, 14, 0, tzinfo=timezone(timedelta(hours=2))),
    minutes=45,
    place="Room 4, <b>ground</b> floor; bring; a\\pen",
)


def letter(**changes: Any) -> Letter:
    """Return a letter of Helen's to Amara, its words full of what a page must not run."""
    whole = Letter(
        "Helen",
        "Amara",
        Medium.CHAT,
        MEETING,
        (
            OpenTopic("Why juniors stay silent", 15, date(2026, 3, 3)),
            OpenTopic("</textarea><img src=x onerror=alert(1)>"),
        ),
        (
            OpenAsk("Could I get your view on the office rule?"),
            OpenAsk("Is <script>alert(1)</script> fine?"),
        ),
        (OpenPromise("Ask Ines about the budget", date(2026, 4, 20)), OpenPromise("Read it")),
        ("Speak last in every meeting, and say <i>why</i>.",),
        ("Record <u>town halls</u> as clips, 3 minutes each.",),
        Liking("Tuesdays, <i>10 min</i> after 14:00", "within two days", "Room 4", *LIKED),
    )
    return replace(whole, **changes)


def axe() -> str:
    """Return the program that looks for barriers, the very one that was chosen."""
    code = AXE.read_bytes()
    assert sha256(code).hexdigest() == AXE_SHA256
    return code.decode()
