"""All ideas as a CSV file, one row each, no cell of which a spreadsheet takes for a formula."""

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from io import StringIO

from mentordesk.domain.earlier import Earlier
from mentordesk.domain.formula_guard import guarded
from mentordesk.domain.idea_table import Column, cell_of

MARK = b"\xef\xbb\xbf"
"""Says that the letters are UTF-8: spreadsheets ask for it."""


def to_csv(ideas: Iterable[Earlier]) -> Iterator[bytes]:
    """Yield the file piece by piece, with the headings first."""
    yield MARK
    yield row(list(Column))
    for idea in ideas:
        cells = _cells(idea)
        yield row([guarded(cells.get(column, "")) for column in Column])


def row(cells: list[str]) -> bytes:
    """Return a row as it is written, each cell in quotation marks."""
    text = StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerow(cells)
    return text.getvalue().encode("utf-8", "replace")


def _cells(idea: Earlier) -> dict[Column, str]:
    return {
        Column.ID: str(idea.id or ""),
        Column.IDEA: idea.text,
        Column.MENTOR: idea.mentor,
        Column.MENTOR_ID: str(idea.mentor_id or ""),
        Column.HEARD: _at(idea.raised_at),
        Column.SESSION: idea.met.isoformat(),
        Column.STAGE: idea.steps[-1].stage.value,
        Column.FIRST_SAID: idea.first_said,
        Column.ANSWER_BY: _on(idea.answer_by),
        Column.JOINED_INTO: str(idea.joined_into or ""),
        Column.ORIGINS: cell_of(map(str, idea.origins)),
        **_steps(idea),
        **_parts(idea),
        **_use(idea),
    }


def _steps(idea: Earlier) -> dict[Column, str]:
    steps = idea.steps
    return {
        Column.STEPS: cell_of(step.stage.value for step in steps),
        Column.STEP_AT: cell_of(_at(step.at) for step in steps),
        Column.STEP_SESSION: cell_of(_on(step.met) for step in steps),
        Column.STEP_REASON: cell_of(step.reason for step in steps),
        Column.STEP_UNTIL: cell_of(_on(step.until) for step in steps),
        Column.STEP_TOLD: cell_of(_on(step.told_on) for step in steps),
    }


def _parts(idea: Earlier) -> dict[Column, str]:
    parts = idea.parts
    return {
        Column.NAMES: cell_of(part.name for part in parts),
        Column.NAME_IDS: cell_of(str(part.person or "") for part in parts),
        Column.PARTS: cell_of(part.part.value for part in parts),
        Column.WEIGHTS: cell_of(part.weight.value for part in parts),
        Column.CONSENTS: cell_of(part.consent.value for part in parts),
        Column.NAMED_BEFORE: cell_of(part.people for part in parts),
    }


def _use(idea: Earlier) -> dict[Column, str]:
    use, credits_given = idea.application, idea.recognitions
    used = (
        {}
        if use is None
        else {
            Column.APPLIED_WHERE: use.where,
            Column.APPLIED_ON: _on(use.on),
            Column.BEFORE: use.before,
            Column.AFTER: use.after,
            Column.LINK: use.link,
        }
    )
    return used | {
        Column.CREDITS: cell_of(given.form.value for given in credits_given),
        Column.CREDIT_ON: cell_of(_on(given.on) for given in credits_given),
        Column.CREDIT_WHERE: cell_of(given.where for given in credits_given),
        Column.CREDIT_HEARD_BY: cell_of(given.heard_by for given in credits_given),
        Column.MENTOR_KNOWS: cell_of("yes" if g.mentor_knows else "no" for g in credits_given),
        Column.CREDIT_AGREED: cell_of(" ".join(map(str, g.agreed)) for g in credits_given),
    }


def _at(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _on(day: date | None) -> str:
    return "" if day is None else day.isoformat()
