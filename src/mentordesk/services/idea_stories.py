"""The story of an idea as rows tell it: its entries, its sessions, and the words of its kin."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.board import Told as Story
from mentordesk.domain.idea import IN_USE, Application, Idea
from mentordesk.domain.ids import EventId, IdeaId, SessionId
from mentordesk.domain.ledger.changes import CameFrom, Took, Untied, WentInto
from mentordesk.domain.ledger.fact import UNREADABLE, Kind, PenHand, Told
from mentordesk.domain.ledger.story import Moment, moments
from mentordesk.domain.ledger.using import uses
from mentordesk.domain.session import Session
from mentordesk.models import IdeaRow, LedgerEntryRow, SessionRow
from mentordesk.services import ledger
from mentordesk.services.idea_kin import rows_of

_AT_ONCE = 500  # of anything that is asked for together


def stories(
    tx: Transaction,
    rows: Sequence[IdeaRow],
    entries: Mapping[IdeaId, Mapping[int, Told]],
    now: datetime,
    within: timedelta,
) -> dict[IdeaId, Story]:
    """Return ideas with all that their entries tell, and what no entry tells yet, read together."""
    ideas = {row.to_domain(): row.pencil for row in rows}
    struck = _struck(tx, entries.values())
    told = {idea: moments(entries[idea.id], struck, idea, now) for idea in ideas}
    sessions, others = _sessions(tx, told), _others(tx, told.values())
    return {
        idea.id: Story(idea, sessions, within, told[idea], _uses(tx, idea, entries), others, pencil)
        for idea, pencil in ideas.items()
    }


def _struck(tx: Transaction, entries: Iterable[Mapping[int, Told]]) -> dict[int, int]:
    """Return how many entries were struck right before each that tells an idea whole again."""
    whole = [
        number - 1
        for told in entries
        for number, one in told.items()
        if one.fact.kind is Kind.BROUGHT and one.hand is PenHand.PROGRAM
    ]
    entry, found = LedgerEntryRow, dict[int, int]()
    for start in range(0, len(whole), _AT_ONCE):
        before = entry.number.in_(whole[start : start + _AT_ONCE]), entry.idea_id.is_(None)
        for number, body in tx.execute(select(entry.number, entry.body).where(*before)):
            with suppress(*UNREADABLE):  # the check names that
                gone = json.loads(str(body)).get("numbers", ())
                found[number + 1] = sum(last - first + 1 for first, last in gone)
    return found


def _sessions(tx: Transaction, told: Mapping[Idea, Iterable[Moment]]) -> dict[SessionId, Session]:
    met = {idea.session for idea in told}
    for moment in (moment for some in told.values() for moment in some):
        steps = (one.step.session for one in moment.changes if isinstance(one, Took))
        met |= {key for key in (moment.session, *steps) if key is not None}
    keys = list(met)
    some = (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
    found = (tx.scalars(select(SessionRow).where(SessionRow.id.in_(part))) for part in some)
    return {SessionId(row.id): row.to_domain() for rows in found for row in rows}


def _others(tx: Transaction, told: Iterable[Iterable[Moment]]) -> dict[IdeaId, str]:
    asked = set[IdeaId]()
    for one in (one for some in told for moment in some for one in moment.changes):
        if isinstance(one, CameFrom | Untied):
            asked |= set(one.ideas)
        elif isinstance(one, WentInto) and one.into is not None:
            asked.add(one.into)
    return {key: row.text for key, row in rows_of(tx, asked).items()}


def _uses(
    tx: Transaction, idea: Idea, entries: Mapping[IdeaId, Mapping[int, Told]]
) -> dict[EventId, Application]:
    return _split_off(tx, idea) | uses(entries[idea.id].values(), idea)


def _split_off(tx: Transaction, idea: Idea) -> dict[EventId, Application]:
    """Return the uses of steps that an idea had before it was split off, as they stand there."""
    used = {step.at: step.id for step in idea.events if step.stage in IN_USE}
    origins = (tx.get(IdeaRow, origin) for origin in idea.origins if used)
    found = dict[EventId, Application]()
    for whole in (row.to_domain() for row in origins if row is not None):
        told = uses(ledger.told_of(tx, whole.id), whole)
        same = (step for step in whole.events if step.id in told and step.at in used)
        found |= {used[step.at]: told[step.id] for step in same}
    return found
