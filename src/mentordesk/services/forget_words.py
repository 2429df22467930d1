"""The name of somebody who is forgotten, put out of all other words of the desk."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm import Session as Transaction

from mentordesk.domain.unsaved import Place, Unsaved
from mentordesk.errors import RescueError
from mentordesk.models import (
    AimRow,
    AskRow,
    Base,
    ClauseAnswerRow,
    ClauseRow,
    LikesRow,
    NoteRow,
    ObservationRow,
    OwnContentRow,
    PairingRow,
    PersonRow,
    PromiseRow,
    SeriesRow,
    SessionRow,
    StrikeAskRow,
    TopicRow,
    TryLogRow,
    WorksheetRow,
)
from mentordesk.services.rescue_shelf import RescueShelf

Plain = Callable[[str], str]
_WRITTEN: dict[type[Base], tuple[InstrumentedAttribute[Any], ...]] = {
    NoteRow: (NoteRow.text,),
    TopicRow: (TopicRow.text, TopicRow.notes),
    AskRow: (AskRow.text,),
    PromiseRow: (PromiseRow.text, PromiseRow.reason),
    TryLogRow: (TryLogRow.words,),
    ObservationRow: (ObservationRow.asks, ObservationRow.saw),
    SessionRow: (SessionRow.play_back, SessionRow.place, SessionRow.title),
    SeriesRow: (SeriesRow.place,),
    StrikeAskRow: (StrikeAskRow.text,),
    AimRow: (AimRow.text,),
    ClauseRow: (ClauseRow.line, ClauseRow.words),
    ClauseAnswerRow: (ClauseAnswerRow.line, ClauseAnswerRow.words),
    PersonRow: (PersonRow.about,),
    PairingRow: (
        *(PairingRow.medium_note, PairingRow.place, PairingRow.strengths),
        *(PairingRow.leader_hopes, PairingRow.mentor_hopes),
    ),
    LikesRow: (
        *(LikesRow.times, LikesRow.reply, LikesRow.credit),
        *(LikesRow.helps_words, LikesRow.strengths),
    ),
    OwnContentRow: (OwnContentRow.body,),
    WorksheetRow: (WorksheetRow.body,),
}
"""What people write on the desk beside ideas; the names of others are theirs."""
_IN_FIELDS = OwnContentRow, WorksheetRow


def put_out(tx: Transaction, plain: Plain) -> None:
    """Put a name out of the words of everybody else; `plain` returns words without it."""
    for kind, columns in _WRITTEN.items():
        keys = inspect(kind).primary_key
        for key in tx.execute(select(*keys)).all():
            row = tx.get_one(kind, tuple(key))
            for column in columns:
                old = getattr(row, column.key)
                new = _body(old, plain) if kind in _IN_FIELDS else _plain(old, plain)
                if new != old:
                    setattr(row, column.key, new)
    tx.flush()


def put_out_of_copies(copies: RescueShelf, plain: Plain) -> None:
    """Put a name out of the words in rescue copies; raises RescueStaysError."""
    copies.wait_for_lines([_reworded(text, plain) for text in copies.waits])
    for path in copies.found():
        with suppress(RescueError):  # what cannot be read went with what was struck
            at, texts = copies.read(path)
            new = [_reworded(text, plain) for text in texts]
            if tuple(new) != texts:
                copies.leave(path, at, new)


def _reworded(text: Unsaved, plain: Plain) -> Unsaved:
    words = partial(_body, plain=plain) if text.place is Place.WORKSHEET else plain
    return replace(text, text=words(text.text), before=words(text.before))


def _body(body: str, plain: Plain) -> str:
    try:
        said = json.loads(body)
    except ValueError:
        return plain(body)  # what a repair saved of it
    new = _plain(said, plain)
    return body if new == said else json.dumps(new, ensure_ascii=False)


def _plain(said: Any, plain: Plain) -> Any:
    match said:
        case str():
            return plain(said)
        case list():
            return [_plain(one, plain) for one in said]
        case dict():
            return {name: _plain(one, plain) for name, one in said.items()}
        case _:
            return said
