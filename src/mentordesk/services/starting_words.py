"""The words of the worksheet and of the invitation, as they ship."""

import tomllib
from functools import cache

from mentordesk.domain.fields import Fields
from mentordesk.domain.invitation import Invitation
from mentordesk.domain.medium import Medium
from mentordesk.domain.reporting import Reporting
from mentordesk.domain.worksheet import (
    INVITES,
    Check,
    CheckAnswer,
    Line,
    OutcomeWords,
    Verdict,
    Weight,
    WorksheetGuide,
)
from mentordesk.errors import ContentError
from mentordesk.paths import resource

STRENGTH_LIMIT, WORDS_LIMIT, TEXT_LIMIT = 60, 160, 400
_KEY, _TITLE, _MOST = 20, 40, 12


@cache
def worksheet_guide() -> WorksheetGuide:
    """Return what the worksheet asks and says; raises ContentError."""
    name = "worksheet.toml"
    return read_guide(resource("starting", name).read_text(encoding="utf-8"), name)


@cache
def invitations() -> dict[Medium, Invitation]:
    """Return the invitation of each medium that has one; raises ContentError."""
    name = "invitation.toml"
    return read_invitations(resource("starting", name).read_text(encoding="utf-8"), name)


def read_guide(text: str, name: str) -> WorksheetGuide:
    """Return the worksheet in a file; raises ContentError with file, field and reason."""
    found = Fields(tomllib.loads(text), name)
    guide = WorksheetGuide(
        found.lines("strengths", 1, _MOST, STRENGTH_LIMIT),
        found.lines("noticing", 1, 4, WORDS_LIMIT),
        found.lines("hoping", 1, 4, WORDS_LIMIT),
        tuple(map(_check, found.tables("check", 1, 8))),
        dict(map(_outcome, found.tables("outcome", len(Verdict), len(Verdict)))),
        dict(map(_line, found.tables("reporting", len(Reporting), len(Reporting)))),
    )
    found.done()
    for strength in guide.strengths:
        if "," in strength:  # with commas between them they are typed and changed later on
            raise ContentError(place=name, field="strengths", reason="has one with a comma")
    _whole(name, "check", len({check.key for check in guide.checks}), len(guide.checks))
    _whole(name, "outcome", len(guide.outcomes), len(Verdict))
    _whole(name, "reporting", len(guide.lines), len(Reporting))
    return guide


def read_invitations(text: str, name: str) -> dict[Medium, Invitation]:
    """Return the invitations in a file; raises ContentError with file, field and reason."""
    found = Fields(tomllib.loads(text), name)
    made = dict(map(_invitation, found.tables("invitation", len(INVITES), len(INVITES))))
    found.done()
    _whole(name, "invitation", len(made.keys() & set(INVITES)), len(INVITES))
    return made


def _check(fields: Fields) -> Check:
    check = Check(
        fields.line("key", _KEY),
        fields.line("asks", WORDS_LIMIT),
        tuple(map(_answer, fields.tables("answers", 2, 4))),
    )
    fields.done()
    _whole(fields.place, "answers", len({a.key for a in check.answers}), len(check.answers))
    return check


def _answer(fields: Fields) -> CheckAnswer:
    weight = fields.one_of("weight", Weight)
    answer = CheckAnswer(
        fields.line("key", _KEY),
        fields.line("words", _TITLE),
        weight,
        fields.line("help", TEXT_LIMIT, needed=weight is not Weight.READY),
    )
    fields.done()
    return answer


def _outcome(fields: Fields) -> tuple[Verdict, OutcomeWords]:
    words = OutcomeWords(fields.line("title", _TITLE), fields.line("words", TEXT_LIMIT))
    verdict = fields.one_of("verdict", Verdict)
    fields.done()
    return verdict, words


def _line(fields: Fields) -> tuple[Reporting, Line]:
    reporting = fields.one_of("reporting", Reporting)
    line = Line(
        fields.line("words", TEXT_LIMIT),
        fields.line("settle", TEXT_LIMIT, needed=False),
        fields.line("tells", TEXT_LIMIT, needed=reporting is not Reporting.NONE),
    )
    fields.done()
    return reporting, line


def _invitation(fields: Fields) -> tuple[Medium, Invitation]:
    medium = fields.one_of("medium", Medium)
    made = Invitation(
        fields.lines("before", 1, 4, TEXT_LIMIT),
        fields.line("sees", WORDS_LIMIT),
        fields.line("hopes", WORDS_LIMIT),
        fields.lines("after", 2, 6, TEXT_LIMIT),
        fields.line("subject", WORDS_LIMIT, needed=medium is Medium.EMAIL),
    )
    fields.done()
    return medium, made


def _whole(place: str, field: str, found: int, wanted: int) -> None:
    if found != wanted:
        raise ContentError(place=place, field=field, reason="says the same twice")
