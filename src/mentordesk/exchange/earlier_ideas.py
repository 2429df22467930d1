"""Reads one row of a file as an idea from before."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from mentordesk.domain.earlier import Earlier, EarlierPart, EarlierStep, folded
from mentordesk.domain.idea import (
    IN_USE,
    Application,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
)
from mentordesk.domain.idea_table import Column
from mentordesk.domain.ids import IdeaId, PersonId
from mentordesk.domain.person import Consent
from mentordesk.domain.text import LINE_LIMIT
from mentordesk.exchange.cell_words import is_yes
from mentordesk.exchange.idea_cells import Cells

MOST_PARTS = 50
_IDEA, _NAME = 1000, 120
_OF_STEPS = (
    Column.STEP_AT,
    Column.STEP_SESSION,
    Column.STEP_REASON,
    Column.STEP_UNTIL,
    Column.STEP_TOLD,
)
_OF_PARTS = (Column.PARTS, Column.WEIGHTS, Column.CONSENTS, Column.NAMED_BEFORE)
_OF_CREDITS = (
    Column.CREDIT_ON,
    Column.CREDIT_WHERE,
    Column.CREDIT_HEARD_BY,
    Column.MENTOR_KNOWS,
    Column.CREDIT_AGREED,
)


def earlier_idea(cells: Cells) -> tuple[Earlier, bool]:
    """Return the idea that a row holds, and whether the file says when it was.

    It counts only if nothing is wrong and nothing is in doubt, which the cells tell afterwards.
    """
    text = cells.line(Column.IDEA, _IDEA)
    if not text:
        cells.wrong(Column.IDEA, "no-words")
    mentor = cells.line(Column.MENTOR, _NAME)
    mentor_key = cells.key(Column.MENTOR_ID)
    session = cells.day(Column.SESSION)
    said = cells.moment(Column.HEARD) or cells.moment(Column.SESSION)
    raised = said or cells.now
    met = session or raised.astimezone().date()
    steps = _steps(cells, raised, met)
    idea = Earlier(
        cells.row,
        text,
        mentor,
        raised,
        met,
        _parts(cells, mentor),
        steps,
        cells.key(Column.ID),
        cells.day(Column.ANSWER_BY, ahead=True),
        _application(cells, steps[-1]),
        tuple(_credits(cells, steps[-1])),
        cells.line(Column.FIRST_SAID, LINE_LIMIT),
        cells.key(Column.JOINED_INTO),
        tuple(_origins(cells)),
        None if mentor_key is None else PersonId(mentor_key),
    )
    return idea, said is not None


def _origins(cells: Cells) -> Iterator[IdeaId]:
    keys = (cells.one_key(Column.ORIGINS, told) for told in cells.several(Column.ORIGINS))
    yield from (key for key in keys if key is not None)


def _steps(cells: Cells, raised: datetime, met: date) -> tuple[EarlierStep, ...]:
    told = cells.several(Column.STEPS)
    if not cells.own or not told:
        return _known_by_the_last(cells, raised, met)
    of = (cells.several(column, len(told)) for column in _OF_STEPS)
    # What was brought in, joined or split may have taken its steps in any order.
    return tuple(_step(cells, *each) for each in zip(told, *of, strict=True))


def _step(cells: Cells, *told: str) -> EarlierStep:
    stage, at, met, reason, *days = told
    to = cells.one_word(stage, Stage, Stage.HEARD)
    if to is Stage.DECLINED and not reason.strip():
        cells.wrong(Column.STEP_REASON, "no-reason")
    of = zip((Column.STEP_UNTIL, Column.STEP_TOLD), days, strict=True)
    until, told_on = (cells.one_day(column, day, ahead=True) for column, day in of)
    moment = cells.one_moment(Column.STEP_AT, at) or cells.now
    on = cells.one_day(Column.STEP_SESSION, met)
    return EarlierStep(to, moment, on, reason, until, told_on)


def _known_by_the_last(cells: Cells, raised: datetime, met: date) -> tuple[EarlierStep, ...]:
    """Return the steps of an idea of which only the last one is known."""
    stage = cells.word(Column.STAGE, Stage, Stage.HEARD)
    heard = EarlierStep(Stage.HEARD, raised, met)
    if stage is Stage.HEARD:
        return (heard,)
    reason = cells.line(Column.STEP_REASON, LINE_LIMIT)
    if stage is Stage.DECLINED and not reason:
        cells.wrong(Column.STEP_REASON, "no-reason")
    until = cells.day(Column.STEP_UNTIL, ahead=True)
    used = cells.moment(Column.APPLIED_ON) if stage in IN_USE else None
    return heard, EarlierStep(stage, max(used or raised, raised), None, reason, until)


def _parts(cells: Cells, mentor: str) -> tuple[EarlierPart, ...]:
    if not cells.own and not cells.several(Column.NAMES):
        consent = cells.word(Column.CONSENTS, Consent, Consent.ASK)
        return (EarlierPart(mentor, consent=consent),)
    told = cells.side_by_side(Column.NAMES, *_OF_PARTS)
    if not cells.own:  # several before whom one may be named are no names
        told = [each for each in told if any(each[:-1])]
    if len(told) > MOST_PARTS and not cells.own:
        cells.wrong(Column.NAMES, "too-many", str(len(told)))
        return ()
    given = tuple(_part(cells, *each) for each in told)
    if cells.own:
        keys = cells.several(Column.NAME_IDS, len(told))
        return tuple(_with_key(cells, *each) for each in zip(given, keys, strict=True))
    if folded(mentor) in {folded(part.name) for part in given}:
        return given
    return (EarlierPart(mentor), *given)


def _with_key(cells: Cells, part: EarlierPart, key: str) -> EarlierPart:
    person = cells.one_key(Column.NAME_IDS, key.strip())
    return part if person is None else replace(part, person=PersonId(person))


def _part(cells: Cells, name: str, *told: str) -> EarlierPart:
    part, weight, consent, before = told
    who, one_word = cells.one_line(Column.NAMES, name, _NAME), cells.one_word
    if not who:
        cells.wrong(Column.NAMES, "no-name")
    return EarlierPart(
        who,
        one_word(part, Part, Part.PROPOSED),
        one_word(weight, Weight, Weight.EQUAL),
        one_word(consent, Consent, Consent.ASK),
        before,
    )


def _application(cells: Cells, last: EarlierStep) -> Application | None:
    where, on = cells.text(Column.APPLIED_WHERE), cells.day(Column.APPLIED_ON)
    in_use = cells.own or last.stage in IN_USE
    if not in_use or (on is None and not where.strip()):
        return None
    changed = (cells.text(column) for column in (Column.BEFORE, Column.AFTER, Column.LINK))
    return Application(where, on or last.at.astimezone().date(), *changed)


def _credits(cells: Cells, last: EarlierStep) -> Iterator[Recognition]:
    if not cells.own and last.stage not in IN_USE:
        return
    given = [each for each in cells.side_by_side(Column.CREDITS, *_OF_CREDITS) if each[0]]
    if len(given) > MOST_PARTS and not cells.own:
        cells.wrong(Column.CREDITS, "too-many", str(len(given)))
        return
    for told, on, where, heard_by, knows, yes in given:
        form = cells.one_word(told, RecognitionForm, RecognitionForm.IN_WRITING)
        day = cells.one_day(Column.CREDIT_ON, on) or last.at.astimezone().date()
        yield Recognition(form, day, where, heard_by, is_yes(knows), _agreed(cells, yes))


def _agreed(cells: Cells, yes: str) -> tuple[PersonId, ...]:
    """Return who said yes to an act; only MentorDesk tells people by their ids."""
    keys = yes.split() if cells.own else ()
    found = (cells.one_key(Column.CREDIT_AGREED, key) for key in keys)
    return tuple(PersonId(key) for key in found if key is not None)
