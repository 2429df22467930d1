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
from mentordesk.domain.ids import PersonId
from mentordesk.domain.person import Consent
from mentordesk.domain.text import LINE_LIMIT
from mentordesk.exchange.cell_words import is_yes
from mentordesk.exchange.idea_cells import Cells, RowTrouble, one_key, one_line, one_word

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


def earlier_idea(row: int, cells: Cells) -> tuple[Earlier, bool]:
    """Return the idea that a row holds, and whether the file says when it was.

    Raises RowTrouble for the first thing that is wrong with it, InDoubt for a date in doubt.
    """
    text = cells.line(Column.IDEA, _IDEA)
    if not text:
        raise RowTrouble("no-words")
    mentor = cells.line(Column.MENTOR, _NAME)
    mentor_key = cells.key(Column.MENTOR_ID)
    session = cells.day(Column.SESSION)
    said = cells.moment(Column.HEARD) or cells.moment(Column.SESSION)
    raised = said or cells.now
    met = session or raised.astimezone().date()
    steps = _steps(cells, raised, met)
    idea = Earlier(
        row,
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
        tuple(map(one_key, cells.several(Column.ORIGINS))),
        None if mentor_key is None else PersonId(mentor_key),
    )
    return idea, said is not None


def _steps(cells: Cells, raised: datetime, met: date) -> tuple[EarlierStep, ...]:
    told = cells.several(Column.STEPS)
    if not cells.own or not told:
        return _known_by_the_last(cells, raised, met)
    of = (cells.several(column, len(told)) for column in _OF_STEPS)
    # What was brought in, joined or split may have taken its steps in any order.
    return tuple(_step(cells, *each) for each in zip(told, *of, strict=True))


def _step(cells: Cells, *told: str) -> EarlierStep:
    stage, at, met, reason, *days = told
    to = one_word(stage, Stage, Stage.HEARD)
    if to is Stage.DECLINED and not reason.strip():
        raise RowTrouble("no-reason")
    until, told_on = (cells.one_day(day, ahead=True) for day in days)
    moment = cells.one_moment(at) or cells.now
    return EarlierStep(to, moment, cells.one_day(met), reason, until, told_on)


def _known_by_the_last(cells: Cells, raised: datetime, met: date) -> tuple[EarlierStep, ...]:
    """Return the steps of an idea of which only the last one is known."""
    stage = cells.word(Column.STAGE, Stage, Stage.HEARD)
    heard = EarlierStep(Stage.HEARD, raised, met)
    if stage is Stage.HEARD:
        return (heard,)
    reason = cells.line(Column.STEP_REASON, LINE_LIMIT)
    if stage is Stage.DECLINED and not reason:
        raise RowTrouble("no-reason")
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
        raise RowTrouble("too-many", str(len(told)))
    given = tuple(_part(*each) for each in told)
    if cells.own:
        keys = cells.several(Column.NAME_IDS, len(told))
        return tuple(map(_with_key, given, keys))
    if folded(mentor) in {folded(part.name) for part in given}:
        return given
    return (EarlierPart(mentor), *given)


def _with_key(part: EarlierPart, key: str) -> EarlierPart:
    return replace(part, person=PersonId(one_key(key))) if key.strip() else part


def _part(name: str, part: str, weight: str, consent: str, before: str) -> EarlierPart:
    who = one_line(name, _NAME)
    if not who:
        raise RowTrouble("no-name")
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
        raise RowTrouble("too-many", str(len(given)))
    for told, on, where, heard_by, knows, yes in given:
        form = one_word(told, RecognitionForm, RecognitionForm.IN_WRITING)
        day = cells.one_day(on) or last.at.astimezone().date()
        # Only MentorDesk tells people by their ids.
        agreed = tuple(PersonId(one_key(key)) for key in yes.split()) if cells.own else ()
        yield Recognition(form, day, where, heard_by, is_yes(knows), agreed)
