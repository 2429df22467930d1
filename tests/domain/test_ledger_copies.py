"""Entries go out as they are kept, also where damage left something that is none."""

import json
from datetime import date
from uuid import UUID

import pytest

from mentordesk.domain.idea import Contribution, Part, Weight, raise_idea
from mentordesk.domain.ids import IdeaId, PersonId, SessionId
from mentordesk.domain.ledger.chain import Entry, digest_of, sealed
from mentordesk.domain.ledger.copies import GAP, Known, copied
from mentordesk.domain.ledger.end import START, End
from mentordesk.domain.ledger.facts import brought
from mentordesk.domain.person import Consent
from support import START as NOW

IDEA, AMARA = IdeaId(UUID(int=3)), PersonId(UUID(int=1))
TABLE = SessionId(UUID(int=2))
KNOWN = Known({AMARA.hex: "Amara"}, {TABLE.hex: date(2026, 4, 14)}, {IDEA.hex: "Clips"})
ALL = {"idea": IDEA.hex, "at": "then", "session": TABLE.hex, "hand": "leader"}


def chained(*bodies):
    """Return entries with these bodies, sealed one after another."""
    end, entries = End(), []
    for said in bodies:
        entry, end = sealed(end, IDEA, said, b"salt")
        entries.append(entry)
    return entries


def body(kind, **says):
    return json.dumps(says | ALL | {"kind": kind})


def test_each_entry_says_what_its_kind_says_and_who_and_what_that_is():
    part = Contribution(AMARA, Part.PROPOSED, Weight.EQUAL, Consent.ASK)
    idea = raise_idea(TABLE, AMARA, "Clips", NOW, [part])
    entries = chained(
        body("consent", person=AMARA.hex, new={"any": 1}),
        body("brought", **brought(idea).says),
        body("of a later version", people="the board"),
    )
    consent, whole, later = copied(entries, KNOWN)
    assert (consent.person, consent.says) == ("Amara", {"person": AMARA.hex, "new": {"any": 1}})
    assert (consent.session, consent.session_id) == (date(2026, 4, 14), str(TABLE))
    assert (consent.idea, consent.idea_id) == ("Clips", str(IDEA))
    assert (consent.hand, consent.at, consent.kind) == ("leader", "then", "consent")
    assert (whole.person, whole.says["state"]["text"]) == ("Amara", "Clips")
    assert (later.kind, later.person) == ("of a later version", None)
    digests = [START.hex(), consent.digest, whole.digest]
    assert [one.digest_before for one in (consent, whole, later)] == digests


@pytest.mark.parametrize("said", ["no JSON", "[1]", '"text"', "null", b"\xff"])
def test_what_is_no_line_of_json_stands_there_as_a_text(said):
    (first,) = chained(body("reworded"))
    (odd,) = copied([first._replace(body=said)], KNOWN)
    assert odd.says == (said if isinstance(said, str) else None)
    assert (odd.kind, odd.idea_id, odd.hash) == (None, None, first.body_hash.hex())


def test_a_gap_has_its_hashes_and_what_follows_a_missing_entry_follows_nothing_known():
    first, second, third, fourth = chained(*(body("reworded", text=str(n)) for n in range(4)))
    gap = Entry(second.number, None, None, None, second.body_hash, second.digest)
    one, two, four = copied([first, gap, fourth], KNOWN)
    assert (two.kind, two.says, two.salt, two.idea_id) == (GAP, None, None, None)
    assert (two.digest_before, two.digest) == (one.digest, second.digest.hex())
    assert four.digest_before is None
    anew = body("begun", lost=[[3, 3]])
    begun, _ = sealed(End(3), None, anew, b"salt")
    follows = begun._replace(digest=digest_of(third.digest, 4, begun.body_hash))
    assert [
        list(copied([first, gap, third, one], KNOWN))[-1].digest_before for one in (begun, follows)
    ] == [START.hex(), third.digest.hex()]
    (odd,) = copied([begun._replace(body_hash=7, digest="x", salt=1)], KNOWN)
    assert (odd.hash, odd.digest, odd.salt) == (None, None, None)
