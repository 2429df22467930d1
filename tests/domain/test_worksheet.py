"""What a worksheet comes to, and the words that ship with it."""

import tomllib
from dataclasses import replace

import pytest

from mentordesk.domain.invitation import invite
from mentordesk.domain.medium import Medium
from mentordesk.domain.reporting import Reporting
from mentordesk.domain.worksheet import (
    BLANK,
    INVITES,
    Asked,
    Verdict,
    Weight,
    Worksheet,
    as_text,
    of_text,
    outcome,
)
from mentordesk.errors import ContentError
from mentordesk.paths import resource
from mentordesk.services.content import offered_clauses
from mentordesk.services.starting_words import (
    invitations,
    read_guide,
    read_invitations,
    worksheet_guide,
)
from support import START

GUIDE = worksheet_guide()
SHEET = resource("starting", "worksheet.toml").read_text(encoding="utf-8")
INVITATION = resource("starting", "invitation.toml").read_text(encoding="utf-8")


def answered(*weights: Weight, reporting: Reporting = Reporting.NONE) -> Worksheet:
    """Return a worksheet with the first checks answered so, and all others as one who is ready."""
    wanted = [*weights, *[Weight.READY] * (len(GUIDE.checks) - len(weights))]
    said = (
        (check.key, next(a.key for a in check.answers if a.weight is weight))
        for check, weight in zip(GUIDE.checks, wanted, strict=True)
    )
    return Worksheet(said=tuple(said), reporting=reporting)


def helps(sheet: Worksheet) -> tuple[str, ...]:
    return outcome(GUIDE, sheet).helps


def test_who_is_ready_is_told_to_ask():
    assert outcome(GUIDE, answered()).verdict is Verdict.READY
    assert helps(answered()) == ()


def test_two_things_may_wait_to_be_settled_and_a_third_is_too_much():
    two = outcome(GUIDE, answered(Weight.SETTLE, Weight.SETTLE))
    assert two.verdict is Verdict.SETTLE
    assert len(two.helps) == 2
    three = outcome(GUIDE, answered(*[Weight.SETTLE] * 3))
    assert three.verdict is Verdict.TOO_MUCH
    assert not three.verdict.may_begin


@pytest.mark.parametrize("place", range(len(GUIDE.checks)), ids=[c.key for c in GUIDE.checks])
def test_each_not_yet_outweighs_all_else_and_says_what_would_help(place):
    weights = [Weight.READY] * place + [Weight.NOT_YET]
    sheet = answered(*weights)
    [answer] = (a for a in GUIDE.checks[place].answers if a.weight is Weight.NOT_YET)
    assert outcome(GUIDE, sheet).verdict is Verdict.NOT_YET
    assert helps(sheet) == (answer.help,)
    alone = replace(sheet, said=sheet.said[place : place + 1])
    assert outcome(GUIDE, alone).verdict is Verdict.NOT_YET


def test_what_is_not_answered_is_named_and_nobody_is_told_to_begin():
    sheet = answered()
    for place, check in enumerate(GUIDE.checks):
        found = outcome(GUIDE, replace(sheet, said=sheet.said[:place] + sheet.said[place + 1 :]))
        assert found.verdict is Verdict.OPEN
        assert found.helps == (check.asks,)
    odd = replace(sheet, said=(*sheet.said[1:], (sheet.said[0][0], "of another version")))
    assert outcome(GUIDE, odd).verdict is Verdict.OPEN


def test_a_direct_report_is_possible_with_the_extra_clauses_and_a_warning_alone():
    sheet = answered(reporting=Reporting.TO_LEADER)
    assert outcome(GUIDE, sheet).verdict is Verdict.SETTLE
    line = GUIDE.lines[Reporting.TO_LEADER]
    assert helps(sheet) == (line.settle,)
    assert "outside your line" in line.words
    for reporting, number in ((Reporting.TO_LEADER, "four"), (Reporting.IN_ORGANISATION, "two")):
        extra = len(offered_clauses(reporting)) - len(offered_clauses(Reporting.NONE))
        assert f"{number} clauses more" in GUIDE.lines[reporting].words
        assert extra == {"four": 4, "two": 2}[number]
    assert helps(answered(reporting=Reporting.IN_ORGANISATION)) == ()


def test_each_check_can_be_answered_in_every_way():
    for check in GUIDE.checks:
        assert [a.weight for a in check.answers] == list(Weight)


def test_strengths_stand_once_and_apart():
    sheet = Worksheet(("How it is",), own=" a , b,, a", notices="How it is, c  d")
    assert sheet.strengths == ("How it is", "a", "b", "c d")


FULL = Worksheet(
    ("A strength",),
    "own",
    "Amara Okafor",
    "Recruiter",
    "who leaves",
    Reporting.TO_LEADER,
    "How a no arrives.\nHere {too}",
    (("time", "kept"),),
    Medium.CALL,
    (("chat", "Mine"),),
    5,
    Asked(START, Medium.EMAIL, "Hello Amara"),
)


@pytest.mark.parametrize("sheet", [BLANK, FULL, Worksheet(name="bad \ud800 half")])
def test_a_worksheet_comes_back_from_its_text(sheet):
    again = of_text(as_text(sheet))
    assert again == (sheet if "half" not in sheet.name else Worksheet(name="bad � half"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1]",
        '{"said": [["a"], 3], "step": "x", "medium": "smoke", "chosen": "a"}',
        '{"asked": {"at": "once"}}',
        '{"asked": {"at": "2026-04-14T10:00:00", "by": "chat"}}',
        '{"asked": 3}',
    ],
)
def test_what_a_repair_left_unreadable_is_blank(text):
    assert of_text(text) == BLANK


@pytest.mark.parametrize("medium", INVITES)
@pytest.mark.parametrize("reporting", Reporting)
def test_each_invitation_says_what_it_is_who_leads_and_that_a_no_is_free(medium, reporting):
    sheet = replace(FULL, medium=medium, reporting=reporting, texts=())
    text = invite(invitations(), GUIDE, sheet, "Helen").text
    lower = " ".join(text.lower().split())
    assert "reverse mentoring" in lower
    assert "a junior colleague mentors a senior one" in lower
    assert "would lead" in lower
    assert "agenda is" in lower
    assert "no reason and has no consequences" in lower
    assert "Amara" in text
    assert "Okafor" not in text
    assert "a strength, own, who leaves" in text
    assert "How a no arrives. Here {too}" in text
    told = [line.tells in text for line in GUIDE.lines.values() if line.tells]
    assert sum(told) == (reporting is not Reporting.NONE)
    assert GUIDE.lines[reporting].tells in text
    if medium is not Medium.CALL:
        assert text.endswith("Helen")


@pytest.mark.parametrize("medium", INVITES)
def test_an_invitation_leaves_out_what_was_not_said(medium):
    text = invite(invitations(), GUIDE, Worksheet(medium=medium), "Helen").text
    assert "{" not in text
    assert "hope to learn" not in text
    assert "thought of" not in text.replace("thought about", "")
    assert "…" in text


def test_own_words_take_the_place_of_ours_in_their_medium_alone():
    assert invite(invitations(), GUIDE, replace(FULL, medium=Medium.CHAT), "Helen").text == "Mine"
    assert invite(invitations(), GUIDE, FULL, "Helen").text != "Mine"


def broken(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('key = "candour"', 'key = "time"'),
        ('weight = "ready"', 'weight = "perhaps"'),
        ('verdict = "ready"', 'verdict = "settle"'),
        ('reporting = "none"', 'reporting = "to_leader"'),
        ('key = "soon"', 'key = "kept"'),
        ("How it is to be new here", "New, here"),
        ('help = "Clear', 'helps = "Clear'),
        ("noticing = [", "noticed = ["),
    ],
)
def test_a_worksheet_that_breaks_its_rules_is_refused(old, new):
    assert read_guide(SHEET, "worksheet.toml") == GUIDE
    with pytest.raises(ContentError):
        read_guide(broken(SHEET, old, new), "worksheet.toml")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('medium = "chat"', 'medium = "email"'),
        ('medium = "call"', 'medium = "paper"'),
        ("subject =", "title ="),
        ('sees = "', 'saw = "'),
    ],
)
def test_an_invitation_that_breaks_its_rules_is_refused(old, new):
    assert read_invitations(INVITATION, "invitation.toml") == invitations()
    with pytest.raises(ContentError):
        read_invitations(broken(INVITATION, old, new), "invitation.toml")


def test_the_words_are_plain_and_ask_for_no_age():
    told = (*_strings(tomllib.loads(SHEET)), *_strings(tomllib.loads(INVITATION)))
    for words in told:
        assert "!" not in words
        assert not any(w in words.lower() for w in ("generation", "millennial", "your age"))


def _strings(value):
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return [words for one in inner for words in _strings(one)]
