"""What a search reads beside the index: the small tables, and where everything found leads."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Executable, null, select
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.idea import Stage
from mentordesk.domain.ids import PersonId, SessionId
from mentordesk.domain.person import COLLEAGUE, Role
from mentordesk.domain.search import FoundKind, FoundPlace, Hit, Opens, Wanted, Within, snippet
from mentordesk.domain.worksheet import of_text
from mentordesk.models import (
    AimRow,
    ClauseRow,
    ContributionRow,
    FormerNameRow,
    IdeaRow,
    LikesRow,
    ObservationRow,
    PairingRow,
    PersonRow,
    PromiseRow,
    SessionRow,
    TryLogRow,
    WorksheetRow,
)

_NOTHING = null()
# Each row: its key, session, mentor and day, and then all that it says.
_SMALL: Mapping[FoundKind, tuple[Executable, ...]] = {
    FoundKind.TRIED: (
        select(
            *(TryLogRow.id, PromiseRow.session_id, PromiseRow.mentor_id),
            *(TryLogRow.at, TryLogRow.words),
        )
        .join(PromiseRow, PromiseRow.id == TryLogRow.promise_id)
        .order_by(TryLogRow.at.desc()),
    ),
    FoundKind.SEEN: (
        select(
            *(ObservationRow.id, SessionRow.id, SessionRow.mentor_id),
            *(ObservationRow.came_at, ObservationRow.saw),
        )
        .join(SessionRow, SessionRow.id == ObservationRow.session_id)
        .order_by(ObservationRow.came_at.desc()),
    ),
    FoundKind.SESSION: (
        select(
            *(SessionRow.id, SessionRow.id, SessionRow.mentor_id),
            *(SessionRow.planned_at, SessionRow.title),
        )
        .where(SessionRow.title != "")
        .order_by(SessionRow.planned_at.desc()),
    ),
    FoundKind.CLAUSE: (
        select(
            *(ClauseRow.mentor_id, _NOTHING, ClauseRow.mentor_id, _NOTHING),
            (ClauseRow.line + "\n" + ClauseRow.words),
        ).order_by(ClauseRow.mentor_id, ClauseRow.place),
    ),
    FoundKind.AIM: (
        select(AimRow.id, _NOTHING, AimRow.mentor_id, _NOTHING, AimRow.text).order_by(AimRow.id),
    ),
    FoundKind.PAGE: (
        select(
            *(PairingRow.person_id, _NOTHING, PairingRow.person_id, _NOTHING),
            *(PersonRow.about, PairingRow.medium_note, PairingRow.place, PairingRow.strengths),
            *(PairingRow.leader_hopes, PairingRow.mentor_hopes),
        )
        .join(PersonRow, PersonRow.id == PairingRow.person_id)
        .order_by(PairingRow.person_id),
        select(
            *(LikesRow.person_id, _NOTHING, LikesRow.person_id, _NOTHING),
            *(LikesRow.pronouns, LikesRow.times, LikesRow.reply, LikesRow.credit),
            *(LikesRow.helps_words, LikesRow.strengths),
        ).order_by(LikesRow.person_id),
    ),
}


def small_hits(tx: Transaction, wanted: Wanted, within: Within) -> Iterator[Hit]:
    """Yield what is found in tables that are small enough to be read through, each text once."""
    yield from dict.fromkeys(_small_hits(tx, wanted, within))


def _small_hits(tx: Transaction, wanted: Wanted, within: Within) -> Iterator[Hit]:
    for kind, queries in _SMALL.items():
        if kind in within.kinds:
            for query in queries:
                yield from _of_rows(tx.execute(query), kind, wanted, within)
    if FoundKind.PERSON in within.kinds:
        yield from _people(tx, wanted, within)
    if FoundKind.WORKSHEET in within.kinds and within.mentor is None:
        yield from _worksheet(tx, wanted)


def _of_rows(rows: Iterable[Any], kind: FoundKind, wanted: Wanted, within: Within) -> Iterator[Hit]:
    for key, session, mentor, at, *texts in rows:
        if within.mentor not in (None, mentor):
            continue
        for text in texts:
            for words in (text,) if isinstance(text, str) else text:
                if wanted.is_in(words):
                    of = None if session is None else SessionId(session)
                    yield Hit(kind, key, of, PersonId(mentor), at, snippet(words, wanted))


def _people(tx: Transaction, wanted: Wanted, within: Within) -> Iterator[Hit]:
    """Yield who is known by the words: by name, by what they are called, or by a name before."""
    further: dict[Any, list[str]] = {}
    called = select(LikesRow.person_id, LikesRow.called)
    before = select(FormerNameRow.person_id, FormerNameRow.name).order_by(FormerNameRow.name)
    for query in (called, before):
        for who, name in tx.execute(query):
            further.setdefault(who, []).append(name)
    everybody = (
        select(PersonRow.id, PersonRow.name, PersonRow.role)
        .where(PersonRow.role != Role.LEADER, PersonRow.name != COLLEAGUE)
        .order_by(PersonRow.name)
    )
    for who, name, role in tx.execute(everybody):
        if within.mentor not in (None, who):
            continue
        names = " · ".join(dict.fromkeys(n for n in (name, *further.get(who, ())) if n))
        if wanted.is_in(names):
            mentor = PersonId(who) if role is Role.MENTOR else None
            yield Hit(FoundKind.PERSON, who, None, mentor, None, snippet(names, wanted))


def _worksheet(tx: Transaction, wanted: Wanted) -> Iterator[Hit]:
    for key, body in tx.execute(select(WorksheetRow.id, WorksheetRow.body)):
        sheet = of_text(body)
        texts = (*sheet.chosen, sheet.own, sheet.name, sheet.about, sheet.notices, sheet.hopes)
        for words in (*texts, *(text for _, text in sheet.texts)):
            if wanted.is_in(words):
                shown = snippet(words, wanted)
                yield Hit(FoundKind.WORKSHEET, key, None, None, None, shown)


class _IdeaStand(NamedTuple):
    text: str
    stage: Stage
    joined_into: Any


def places(tx: Transaction, hits: Iterable[Hit], within: Within) -> Iterator[FoundPlace]:
    """Yield where each of a few hits leads; what leads nowhere is left out."""
    found = tuple(hits)
    names = {row.id: row.name for row in tx.execute(select(PersonRow.id, PersonRow.name))}
    keys = {hit.session for hit in found if hit.session is not None}
    rows = tx.scalars(select(SessionRow).where(SessionRow.id.in_(keys)))
    sessions = {row.id: row.to_domain() for row in rows}
    for hit in found:
        session = None if hit.session is None else sessions.get(hit.session)
        whose = "" if hit.mentor is None else names.get(hit.mentor, "")
        if hit.kind is FoundKind.IDEA:
            stand, key, inside = _whole(tx, hit.key)
            told = (None, "") if within.at_table else (stand, inside)
            yield FoundPlace(hit, Opens.IDEA, key, whose, session, *told)
        elif hit.kind is FoundKind.PERSON and hit.mentor is None:
            key = _newest_idea(tx, hit.key)
            if key is not None:
                yield FoundPlace(hit, Opens.IDEA, _whole(tx, key)[1])
        elif hit.kind is FoundKind.WORKSHEET:
            yield FoundPlace(hit, Opens.WORKSHEET, hit.key)
        elif hit.session is not None:
            yield FoundPlace(hit, Opens.SESSION, hit.session, whose, session)
        elif hit.mentor is not None:
            yield FoundPlace(hit, Opens.PERSON, hit.mentor, whose)


def _whole(tx: Transaction, key: Any) -> tuple[Stage, Any, str]:
    """Return the stage of an idea, and the key and the words of what it was joined into."""
    stand, at, passed = _idea(tx, key), key, {key}
    while stand.joined_into is not None and stand.joined_into not in passed:
        at = stand.joined_into
        stand = _idea(tx, at)
        passed.add(at)
    return stand.stage, at, stand.text if at != key else ""


def _idea(tx: Transaction, key: Any) -> _IdeaStand:
    query = select(IdeaRow.text, IdeaRow.stage, IdeaRow.joined_into).where(IdeaRow.id == key)
    return _IdeaStand(*tx.execute(query).one())


def _newest_idea(tx: Transaction, who: Any) -> Any:
    """Return the key of the newest idea that names somebody, None for none."""
    query = (
        select(IdeaRow.id)
        .join(ContributionRow, ContributionRow.idea_id == IdeaRow.id)
        .where(ContributionRow.person_id == who)
        .order_by(IdeaRow.raised_at.desc())
        .limit(1)
    )
    return tx.scalar(query)
