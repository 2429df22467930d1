"""Ideas go out into a file and come in from one: equal, all of them or none, and each once."""

import json
import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from mentordesk.domain.earlier import NO_NAME, Choices, Order, told
from mentordesk.domain.idea import (
    IN_USE,
    NEXT,
    Application,
    Contribution,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
    raise_idea,
)
from mentordesk.domain.joining import Cut, Half, joined, split
from mentordesk.domain.ledger.fact import Kind, PenHand
from mentordesk.domain.naming import NewName
from mentordesk.domain.person import Consent, Pairing, Role, other
from mentordesk.domain.saying_back import restated
from mentordesk.domain.session import SessionState
from mentordesk.error_words.ideas_in import SaysIdeas
from mentordesk.errors import (
    ExportExistsError,
    ImportChangedError,
    NotYourSeatError,
    StoppedError,
    TableError,
)
from mentordesk.export.private_file import write_private
from mentordesk.models import IdeaRow, PersonRow
from mentordesk.services import demo, earlier_people, ledger, ledger_check
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.idea_export import IdeasForm
from mentordesk.services.watch import Watch
from naming_people import take_answer
from support import PASSPHRASE, SMALL_COST, START, bring_shown, saved

_SAMS = ("Sam Lee", "Sam Lee", "Amara Okafor")  # the last is called as the mentor is
AN_HOUR = timedelta(hours=1)
odd = some.sampled_from(["=1+1", "-5 %, -7", "it’s; =A1", "a\\nb", "'@x", "Zoë|+1", "x"])
days = some.dates(date(2020, 1, 1), date(2033, 4, 1))


@pytest.fixture
def full(workspace):
    demo.fill(workspace, START)
    return workspace


@contextmanager
def another_desk(new_desk, folder, clock):
    shutil.copytree(new_desk, folder)
    opened = DeskService(folder, clock, SMALL_COST).unlock(PASSPHRASE)
    try:
        yield opened
    finally:
        lock(opened)
        shutil.rmtree(folder)


def as_told(workspace):
    """Return all ideas as a file would tell them, which holds no keys but their own."""
    names = {who.id: who.name for who in workspace.people.everybody()}
    met = {one.id: one.met_at().date() for one in workspace.sessions.all()}
    return sorted((told(i, names, met) for i in workspace.ideas.all()), key=lambda one: one.id)


def bring(workspace, path, choices=None):
    shown = workspace.idea_import.preview(path, choices)
    return bring_shown(workspace, path, choices or Choices(), shown).count


def written(tmp_path, *rows, head="Idea,Mentor,Date"):
    path = tmp_path / "earlier.csv"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    return path


@some.composite
def histories(draw, session, people):
    """Return an idea that went any way an idea can go, with any words in any place."""
    at = START - timedelta(days=draw(some.integers(0, 900)), microseconds=draw(some.integers(0, 9)))
    idea = raise_idea(session.id, session.mentor, draw(odd), at, ())
    for who in draw(some.lists(some.sampled_from(people), max_size=3)):
        given_for = draw(some.sampled_from(Part)), draw(some.sampled_from(Weight))
        part = Contribution(who, *given_for, draw(some.sampled_from(Consent)), draw(odd))
        idea = idea.with_contribution(part)
    for _ in range(draw(some.integers(0, 3))):
        at += AN_HOUR
        to = draw(some.sampled_from(sorted(NEXT[idea.stage]) or [None]))
        if to is Stage.RESTATED:
            idea = restated(idea, at, session.id)
        elif to in IN_USE:
            use = Application(*(draw(odd), draw(days), draw(odd), draw(odd), draw(odd)))
            idea = idea.applied(use, at, adapted=to is Stage.ADAPTED)
            form = some.sampled_from(RecognitionForm)
            for _ in range(draw(some.integers(0, 2))):
                given_by = draw(form), draw(days), draw(odd), draw(odd), draw(some.booleans())
                had = sorted({c.person for c in idea.contributions})
                agreed = tuple(who for who in had if draw(some.booleans()))
                idea = idea.recognised(Recognition(*given_by, agreed))
        elif to is not None:
            until = draw(days if to is Stage.PARKED else some.none() | days)
            idea = idea.moved(to, at, reason=draw(odd), until=until, told_on=until)
    # What came in from a list may have been in use, parked or declined from its first step on.
    events = idea.events[draw(some.integers(0, len(idea.events) - 1)) :]
    return replace(idea, events=events, first_said=draw(odd), answer_by=draw(some.none() | days))


@some.composite
def joined_or_split(draw, session, people):
    """Return two ideas of which one goes on inside the other, or two that were one."""
    one, two = (draw(histories(session, people)) for _ in range(2))
    if draw(some.booleans()):
        return joined(one, two, START)
    halves = split(one, Cut("One half", "The other", use=draw(some.sampled_from(Half))), START)
    return joined(*halves, START) if draw(some.booleans()) else halves


def test_what_comes_inside_a_copy_has_no_answer_looser_than_that(
    workspace, amara, live, clock, tmp_path
):
    outer, inner = (workspace.ideas.capture(live.id, amara.id, text) for text in ("Film", "Clips"))
    for one in (outer, inner):
        take_answer(workspace, one.id, amara.id, Consent.ANYWHERE)
    workspace.idea_joining.join(outer.id, inner.id)
    workspace.closes.close(live.id)
    saved(workspace.idea_export, tmp_path / "saved.csv", IdeasForm.CSV)
    clock.forward(days=1)
    take_answer(workspace, outer.id, amara.id, Consent.NOT_AT_ALL)
    workspace.ideas.strike(inner.id)
    assert bring(workspace, tmp_path / "saved.csv", Choices(doubles=True)) == 2
    copy = next(one for one in workspace.ideas.all() if one.text == "Clips")
    assert copy.joined_into not in (None, outer.id)
    assert copy.consent_of(amara.id) is Consent.NOT_AT_ALL
    assert ledger_check.look(workspace.store).sound


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=some.data())
def test_what_goes_out_comes_in_equal(workspace, amara, new_desk, tmp_path, clock, data):
    met = {s.planned_at.date(): s for s in workspace.sessions.all()}
    session = met.get(START.date()) or workspace.sessions.plan(amara.id, START)
    others = [who for who in workspace.people.everybody() if who.role is Role.OTHER]
    if not others:
        others = [workspace.people.change(other(name)) for name in ("=Ben; Lind", "Ann\\n", *_SAMS)]
    people = [amara.id, workspace.people.leader().id, *(who.id for who in others)]
    ideas = data.draw(some.lists(histories(session, people), min_size=1, max_size=3))
    ideas.extend(data.draw(joined_or_split(session, people)))
    first = ideas[0]
    alike = raise_idea(session.id, session.mentor, first.text, first.raised_at, ())
    ideas[0] = replace(first, joined_into=alike.id)
    ideas.append(replace(alike, origins=(first.id,)))
    with workspace.store.transaction() as tx:
        for row in tx.scalars(select(IdeaRow)):
            tx.delete(row)
        tx.flush()
        tx.add_all(map(IdeaRow.of, ideas))
    path = tmp_path / "all.csv"
    assert saved(workspace.idea_export, path, IdeasForm.CSV, replace=True) == len(ideas)
    with another_desk(new_desk, tmp_path / "other", clock) as fresh:
        assert bring(fresh, path) == len(ideas)
        assert as_told(fresh) == as_told(workspace)
        assert fresh.idea_import.preview(path).doubles == len(ideas)


def test_a_year_comes_back_whole_on_another_desk_and_only_once(full, new_desk, tmp_path, clock):
    path = tmp_path / "all.csv"
    count = saved(full.idea_export, path, IdeasForm.of(path))
    assert full.idea_import.preview(path).doubles == count
    with another_desk(new_desk, tmp_path / "other", clock) as fresh:
        shown = fresh.idea_import.preview(path)
        assert {who.name for who in shown.unknown} > {"Amara Okafor"}
        assert bring(fresh, path) == count
        assert as_told(fresh) == as_told(full)
        assert {one.state for one in fresh.sessions.all()} == {SessionState.CLOSED}
        assert fresh.care.verify().sound
        with fresh.store.reading() as tx:
            entries = [one for i in fresh.ideas.all() for one in ledger.told_of(tx, i.id)]
        assert {(one.fact.kind, one.hand) for one in entries} == {(Kind.BROUGHT, PenHand.IMPORT)}
        assert len(entries) == count
        with pytest.raises(ImportChangedError):
            bring(fresh, path)


def test_a_saved_file_comes_back_though_it_tells_of_days_to_come(
    workspace, amara, live, new_desk, tmp_path, clock
):
    idea = workspace.ideas.capture(live.id, amara.id, "Clips")
    workspace.ideas.apply(idea.id, Application("next year’s town hall", date(2027, 1, 4)))
    path = tmp_path / "all.csv"
    saved(workspace.idea_export, path, IdeasForm.CSV)
    clock.forward(days=-2)  # the other computer is behind
    with another_desk(new_desk, tmp_path / "other", clock) as fresh:
        assert fresh.idea_import.preview(path).problems == ()
        bring(fresh, path)
        assert as_told(fresh) == as_told(workspace)
        assert fresh.care.verify().sound


def test_an_idea_with_any_number_of_steps_and_names_comes_back(
    workspace, amara, live, new_desk, tmp_path, clock
):
    idea = raise_idea(live.id, amara.id, "Clips", START, ())
    for number in range(600):
        to = (Stage.PARKED, Stage.TRYING)[number % 2]
        idea = idea.moved(to, START, until=START.date() if to is Stage.PARKED else None)
    crowd = [other(f"Colleague {n}") for n in range(60)]
    for who in crowd:
        idea = idea.with_contribution(Contribution(who.id, Part.SHAPED, Weight.EQUAL, Consent.ASK))
    with workspace.store.transaction() as tx:
        tx.add_all(map(PersonRow.of, crowd))
        tx.flush()
        tx.add(IdeaRow.of(replace(idea, events=idea.events[1:])))
    path = tmp_path / "all.csv"
    saved(workspace.idea_export, path, IdeasForm.CSV)
    with another_desk(new_desk, tmp_path / "other", clock) as fresh:
        assert bring(fresh, path) == 1
        assert as_told(fresh) == as_told(workspace)


def test_two_people_of_one_name_stay_two(workspace, live, amara, new_desk, tmp_path, clock):
    crowd = [workspace.people.change(other(name)) for name in _SAMS]
    wants = Consent.ANYWHERE, Consent.NOT_AT_ALL, Consent.AS_COLLEAGUE
    shaped = [
        Contribution(who.id, Part.SHAPED, Weight.EQUAL, consent)
        for who, consent in zip(crowd, wants, strict=True)
    ]
    for parts in (shaped, shaped[::-1], shaped[1:2]):
        with workspace.store.transaction() as tx:
            idea = raise_idea(live.id, amara.id, "Clips", START, parts)
            tx.add(IdeaRow.of(idea))
    path = tmp_path / "all.csv"
    saved(workspace.idea_export, path, IdeasForm.CSV)
    assert workspace.idea_import.preview(path).unknown == ()
    with another_desk(new_desk, tmp_path / "other", clock) as fresh:
        sam = fresh.people.change(other("Sam Lee"))
        shown = fresh.idea_import.preview(path)
        assert not shown.settled
        asked = [who for who in shown.unknown if who.name == "Sam Lee"]
        counts = {who.id: (who.count, who.is_open) for who in asked}
        assert counts == {crowd[0].id: (2, True), crowd[1].id: (3, True)}
        said = {who.key: sam.id if who.id == crowd[0].id else None for who in asked}
        bring(fresh, path, Choices(said))
        given = [idea.contributions for idea in fresh.ideas.all()]
        assert sorted(len({c.person for c in parts}) for parts in given) == [1, 3, 3]
        by_person = {(c.person, c.consent) for parts in given for c in parts}
        assert {consent for _, consent in by_person} == set(wants)
        assert len(by_person) == len(wants)
        assert sum(who.name == "Sam Lee" for who in fresh.people.everybody()) == 2


def test_the_json_file_says_the_same_with_named_fields(full, tmp_path):
    path = tmp_path / "all.json"
    count = saved(full.idea_export, path, IdeasForm.of(path))
    whole = json.loads(path.read_bytes())
    assert (whole["format"], whole["version"], len(whole["ideas"])) == (
        "mentordesk-ideas",
        1,
        count,
    )
    texts = {idea["id"]: idea["idea"] for idea in whole["ideas"]}
    assert texts == {str(idea.id): idea.text for idea in full.ideas.all()}
    with full.store.reading() as tx:
        end = ledger.end_of(tx)
    assert whole["ledger"] == {"entries": end.count, "digest": end.digest.hex()}
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(ExportExistsError):
        saved(full.idea_export, path, IdeasForm.JSON)


def test_people_are_known_chosen_or_made(workspace, amara, tmp_path):
    path = written(
        tmp_path,
        "One,amara  OKAFOR,1.2.2026,",
        "Two,Jo New,2.2.2026,Ben Lind; Helen Brandt",
        "Three,Amara O.,3.2.2026,Jo New",
        head="Idea,Mentor,Date,Names",
    )
    shown = workspace.idea_import.preview(path)
    assert [(who.name, who.is_mentor, who.count) for who in shown.unknown] == [
        ("Amara O.", True, 1),
        ("Jo New", True, 2),
        ("Ben Lind", False, 1),
    ]
    bring(workspace, path, Choices(people={"amara o.": amara.id}))
    roles = {who.name: who.role for who in workspace.people.everybody()}
    assert roles == {
        "Amara Okafor": Role.MENTOR,
        "Helen Brandt": Role.LEADER,
        "Jo New": Role.MENTOR,
        "Ben Lind": Role.OTHER,
    }
    by_text = {idea.text: idea for idea in workspace.ideas.all()}
    assert by_text["One"].mentor == by_text["Three"].mentor == amara.id
    assert {c.consent for idea in by_text.values() for c in idea.contributions} == {Consent.ASK}


def test_a_name_from_before_leads_to_the_same_person_and_is_asked_about_if_another_has_it(
    workspace, amara, tmp_path
):
    amara = workspace.people.change(replace(amara, name="Amara Weber"))
    ben = workspace.people.change(other("Ben Lind"))
    ben = workspace.people.change(replace(ben, name="Ben Brandt"))
    rows = "One,amara  OKAFOR,1.2.2026,ben lind", "Two,Amara Weber,2.2.2026,Ben Brandt"
    path = written(tmp_path, *rows, head="Idea,Mentor,Date,Names")
    assert workspace.idea_import.preview(path).unknown == ()
    assert bring(workspace, path) == 2
    assert {who.id for who in workspace.people.everybody()} == {
        amara.id,
        ben.id,
        workspace.people.leader().id,
    }
    assert {idea.mentor for idea in workspace.ideas.all()} == {amara.id}
    again = workspace.idea_import.preview(path)
    assert (again.count, again.doubles) == (0, 2)
    new = workspace.people.change(other("Ben Lind"))
    path = written(tmp_path, "Three,Amara Weber,3.2.2026,Ben Lind", head="Idea,Mentor,Date,Names")
    (asked,) = workspace.idea_import.preview(path).unknown
    assert asked.is_open
    bring(workspace, path, Choices({asked.key: ben.id}))
    (three,) = [idea for idea in workspace.ideas.all() if idea.text == "Three"]
    assert ben.id in {part.person for part in three.contributions}
    assert new.id not in {part.person for part in three.contributions}


def test_nobody_here_becomes_a_mentor_unless_the_leader_says_so(workspace, amara, tmp_path):
    ben = workspace.people.change(other("Ben Lind"))
    rows = "One,Amara Okafor,,Ben Lind", "Two,ben lind,1.2.2026,", "Three,Ben  Lind,2.2.2026,"
    path = written(tmp_path, *rows, head="Idea,Mentor,Date,Names")
    shown = workspace.idea_import.preview(path)
    (who,) = shown.unknown
    assert (who.is_mentor, who.is_open, who.count, who.rows) == (True, True, 2, (3, 4))
    assert not shown.settled
    with pytest.raises(ImportChangedError):
        bring_shown(workspace, path, Choices(), shown)
    assert workspace.people.of_id(ben.id).role is Role.OTHER
    somebody_else = Choices({who.key: None})
    (asked,) = workspace.idea_import.preview(path, somebody_else).unknown
    assert not asked.is_open
    bring(workspace, path, somebody_else)
    called = [p for p in workspace.people.everybody() if p.name == "Ben Lind"]
    assert {p.role for p in called} == {Role.MENTOR, Role.OTHER}
    new = next(p for p in called if p.role is Role.MENTOR)
    assert [i.mentor for i in workspace.ideas.all() if i.text != "One"] == [new.id, new.id]
    for idea in workspace.ideas.all():
        workspace.ideas.strike(idea.id)
    workspace.people.change(replace(new, name="Ben Other"))
    ben = workspace.people.change(ben)
    is_ben = Choices({who.key: ben.id})
    assert workspace.idea_import.preview(path, is_ben).unknown == ()
    assert bring(workspace, path, is_ben) == 3
    assert workspace.people.of_id(ben.id).role is Role.MENTOR


def test_what_stays_out_is_counted_and_listed_with_its_reasons(workspace, amara, tmp_path):
    within = 'X,,"1.2.2026\na,b,c\nd,e,f\ng"'
    path = written(tmp_path, "One,,1.2.2026", "Two,,31.2.2026", "one,,1.2.2026", within)
    shown = workspace.idea_import.preview(path)
    assert (shown.count, shown.wrong, shown.doubles) == (1, 5, 1)
    came = bring_shown(workspace, path, Choices(), shown)
    assert (came.count, came.wrong, came.doubles, came.not_listed) == (1, 5, 1, 0)
    assert SaysIdeas().brought(came.count, came.wrong, came.doubles) == (
        "1 idea was brought in. 5 rows stayed out, for they cannot be read as ideas. "
        "1 idea stayed out that was here already, or stands twice in the file."
    )
    out, perhaps = tmp_path / "left.txt", "perhaps a quotation mark is missing."
    write_private(out, workspace.idea_import.left_list(came, SaysIdeas()))
    assert out.read_text(encoding="utf-8").splitlines() == [
        "Row 3, column C (Date): “31.2.2026” is not a date. Write a day like 2026-03-14.",
        "Row 4: “one” is here already, or twice in the file.",
        "Row 5, column C (Date): 3 more rows stand within one cell of it, such as “a,b,c”; "
        + perhaps,
    ]
    with pytest.raises(ExportExistsError):
        write_private(out, workspace.idea_import.left_list(came, SaysIdeas()))
    many = replace(came.kinds[0], count=5000), *came.kinds[1:]
    data = workspace.idea_import.left_list(replace(came, kinds=many), SaysIdeas())
    write_private(out, data, replace=True)
    first, *_, last = out.read_text(encoding="utf-8").splitlines()
    assert first == "5,000 times: not a date, first in row 3, column C (Date)"
    assert last == "And 4,999 problems more."


def test_thousands_of_problems_that_are_alike_hide_no_other(workspace, amara, tmp_path):
    rows = [f"Idea {n},,soon" for n in range(2000)]
    path = written(tmp_path, *rows, f"{'x' * 1001},,later", "Good,,1.2.2026", ",,1.2.2026")
    shown = workspace.idea_import.preview(path)
    assert (shown.count, shown.wrong, len(shown.problems)) == (1, 2002, 202)
    assert [(kind.trouble, kind.heading, kind.row, kind.count) for kind in shown.kinds] == [
        ("no-day", "Date", 2, 2001),
        ("too-long", "Idea", 2002, 1),
        ("no-words", "Idea", 2004, 1),
    ]
    assert [(one.row, one.trouble) for one in shown.problems[199:]] == [
        (201, "no-day"),
        (2002, "too-long"),
        (2004, "no-words"),
    ]
    assert shown.not_listed == 1801
    came = bring_shown(workspace, path, Choices(), shown)
    assert (came.count, came.wrong, len(came.left), came.not_listed) == (1, 2002, 2003, 0)


def test_who_is_named_beside_a_date_in_doubt_is_asked_about_at_once(workspace, amara, tmp_path):
    bring(workspace, written(tmp_path, "Known,Amara Okafor,3.4.2026"))
    path = written(
        tmp_path,
        "One,Jo New,03/04/2026",
        "Known,Amara Okafor,03/04/2026,Ben Lind",
        ",Cleo Wrong,05-06-2025",
        head="Idea,Mentor,Date,Names",
    )
    shown = workspace.idea_import.preview(path)
    assert [doubt.sign for doubt in shown.doubts] == ["/"]  # nobody needs the other row's date
    assert [(who.name, who.count) for who in shown.unknown] == [("Jo New", 1)]
    assert (shown.count, shown.settled) == (0, False)
    day_first = Choices(orders={"/": Order.DAY_FIRST})
    shown = workspace.idea_import.preview(path, day_first)
    assert (shown.count, shown.doubles) == (1, 1)
    assert [(who.name, who.count) for who in shown.unknown] == [("Jo New", 1)]
    month_first = workspace.idea_import.preview(path, Choices(orders={"/": Order.MONTH_FIRST}))
    assert [who.name for who in month_first.unknown] == ["Jo New", "Ben Lind"]


def test_ideas_of_nobody_are_those_of_the_only_mentor_or_have_to_be_given_one(
    workspace, tmp_path, amara
):
    path = written(tmp_path, "One", head="Idea")
    assert workspace.idea_import.preview(path).settled
    workspace.people.add_mentor("Jo New", replace(amara.pairing))
    shown = workspace.idea_import.preview(path)
    assert (shown.count, shown.settled, shown.undated) == (1, False, 1)
    with pytest.raises(ImportChangedError):
        bring_shown(workspace, path, Choices(), shown)
    assert bring(workspace, path, Choices(people={NO_NAME: amara.id})) == 1


def test_dates_in_doubt_are_asked_about_unless_others_of_their_kind_tell(
    workspace, amara, tmp_path, clock
):
    clock.at = datetime(2026, 11, 23, tzinfo=UTC)
    path = written(tmp_path, "One,,26-03-14", "Two,,14.3.26", "Three,,3 March 2026")
    shown = workspace.idea_import.preview(path)
    (doubt,) = shown.doubts
    assert (doubt.said, doubt.orders) == ("26-03-14", (Order.DAY_FIRST, Order.YEAR_FIRST))
    assert not shown.settled
    choices = Choices(orders={"-": Order.YEAR_FIRST})
    assert bring(workspace, path, choices) == 3
    told_days = {idea.raised_at.date() for idea in workspace.ideas.all()}
    assert told_days == {date(2026, 3, 14), date(2026, 3, 3)}
    slashes = written(tmp_path, "Four,,03/04/2026", "Five,,25/04/2026")
    assert workspace.idea_import.preview(slashes).orders == {"/": Order.DAY_FIRST}
    assert bring(workspace, slashes) == 2


def test_whether_numbers_are_dates_is_asked(workspace, amara, tmp_path, clock):
    clock.at = datetime(2026, 11, 23, tzinfo=UTC)
    path = written(tmp_path, "One,,44633", "Two,,03/04/2026", "Three,,46095")
    shown = workspace.idea_import.preview(path)
    numbers = Order.SINCE_1900, Order.SINCE_1904, Order.NO_DAYS
    assert {doubt.sign: doubt.orders for doubt in shown.doubts} == {
        "#": numbers,
        "/": (Order.DAY_FIRST, Order.MONTH_FIRST),
    }
    none = Choices(orders={"#": Order.NO_DAYS, "/": Order.DAY_FIRST})
    shown = workspace.idea_import.preview(path, none)
    assert [(one.row, one.trouble) for one in shown.problems] == [(2, "no-day"), (4, "no-day")]
    days = Choices(orders={"#": Order.SINCE_1900, "/": Order.DAY_FIRST})
    assert bring(workspace, path, days) == 3
    assert {idea.raised_at.date() for idea in workspace.ideas.all()} == {
        date(2022, 3, 13),
        date(2026, 4, 3),
        date(2026, 3, 14),
    }


@pytest.mark.parametrize(
    ("place", "hour", "day"), [("Pacific/Auckland", 20, 15), ("America/Los_Angeles", 2, 13)]
)
def test_today_is_the_day_where_the_leader_is(
    workspace, amara, tmp_path, clock, zone, place, hour, day
):
    zone(place)
    clock.at = datetime(2026, 4, 14, hour, tzinfo=UTC)
    path = written(tmp_path, f"One,,2026-04-{day}", f"Two,,2026-04-{day + 1}")
    shown = workspace.idea_import.preview(path)
    assert [(one.row, one.trouble) for one in shown.problems] == [(3, "in-future")]
    bring(workspace, path)
    (idea,) = workspace.ideas.all()
    assert idea.raised_at.astimezone().date() == date(2026, 4, day)
    assert idea.raised_at <= clock.at
    assert workspace.care.verify().sound


def test_nothing_is_kept_of_what_fails_on_its_way(full, tmp_path, monkeypatch):
    path = written(tmp_path, *(f"Idea {n},Jo {n % 7},1.2.2026" for n in range(1200)))
    before, watch = as_told(full), Watch()
    people, sessions = full.people.everybody(), full.sessions.all()
    shown = full.idea_import.preview(path)
    watch.at = lambda done: watch.stop() or Watch.at(watch, done) if done else None
    with pytest.raises(StoppedError):
        bring_shown(full, path, Choices(), shown, watch)
    path.write_text(path.read_text() + "\nOne more,Jo 1,1.2.2026")
    with pytest.raises(ImportChangedError):
        bring_shown(full, path, Choices(), shown)
    stopped = Watch()
    stopped.stop()
    with pytest.raises(StoppedError):
        saved(full.idea_export, tmp_path / "all.csv", IdeasForm.CSV, watch=stopped)
    assert not (tmp_path / "all.csv").exists()
    assert (as_told(full), full.people.everybody(), full.sessions.all()) == (
        before,
        people,
        sessions,
    )


def test_what_is_kept_asks_nothing_of_the_folder_any_more(workspace, amara, tmp_path):
    path, desk = written(tmp_path, "One,,1.2.2026", "Two,,2.2.2026"), workspace.idea_import
    shown = desk.preview(path)
    held, stopped = desk.hold(path, Choices(), shown), Watch()
    stopped.stop()
    with pytest.raises(StoppedError):
        desk.hold(path, Choices(), shown, stopped)
    path.unlink()
    with pytest.raises(TableError):
        desk.hold(path, Choices(), shown)
    assert desk.bring_in(held, Choices(), shown).count == 2


def test_an_idea_is_known_by_its_words_its_mentor_and_its_day(workspace, amara, tmp_path):
    path = written(
        tmp_path, "Clips,,1.2.2026", "  clips,amara okafor,2026-02-01", "Clips,,2.2.2026"
    )
    shown = workspace.idea_import.preview(path)
    assert (shown.count, shown.doubles) == (2, 1)
    other_path = tmp_path / "other.csv"
    other_path.write_text("Idea,Date\nCLIPS,2.2.2026\n")
    bring(workspace, other_path)
    with pytest.raises(ImportChangedError):
        bring_shown(workspace, path, Choices(), shown)
    assert [idea.text for idea in workspace.ideas.all()] == ["CLIPS"]
    again = Choices(doubles=True)
    assert bring(workspace, path, again) == 3


def test_an_idea_without_a_date_is_known_on_any_other_day(workspace, amara, tmp_path, clock):
    path = written(tmp_path, "Clips", "Films", "clips", head="Idea")
    assert bring(workspace, path) == 2
    clock.forward(days=1)
    shown = workspace.idea_import.preview(path)
    assert (shown.count, shown.doubles) == (0, 3)
    assert bring(workspace, written(tmp_path, "Clips,,2.2.2026")) == 1


def test_what_comes_again_is_tied_to_what_comes_with_it(workspace, amara, live, tmp_path, clock):
    whole, part, two = (workspace.ideas.capture(live.id, amara.id, text) for text in "ABC")
    workspace.closes.close(live.id)
    clock.forward(minutes=1)
    workspace.idea_joining.join(whole.id, part.id)
    workspace.idea_joining.split(two.id, Cut("D", "E"))
    path = tmp_path / "all.csv"
    count = saved(workspace.idea_export, path, IdeasForm.CSV)
    before = {idea.id: idea for idea in workspace.ideas.all()}
    assert bring(workspace, path, Choices(doubles=True)) == count
    after = {idea.id: idea for idea in workspace.ideas.all()}
    assert {key: after.pop(key) for key in before} == before
    copies = {idea.text: idea for idea in after.values()}
    assert copies["B"].joined_into == copies["A"].id
    assert copies["A"].origins == (copies["B"].id,)
    assert copies["E"].origins == (copies["D"].id,)


def test_hundreds_of_strangers_come_in_once_it_is_said_that_they_are_new(
    workspace, tmp_path, monkeypatch
):
    rows = [f"Idea {n},Mentor number {n:03},1.2.2026,Colleague {n:03}" for n in range(150)]
    path = written(tmp_path, *rows, head="Idea,Mentor,Date,Names")
    shown = workspace.idea_import.preview(path)
    assert (len(shown.unknown), shown.others.count, shown.others.mentors) == (200, 100, 0)
    assert shown.others.names == ("Colleague 050", "Colleague 051", "Colleague 052")
    assert not shown.settled
    with pytest.raises(ImportChangedError):
        bring_shown(workspace, path, Choices(), shown)
    assert len(workspace.people.everybody()) == 1
    assert bring(workspace, path, Choices(others_are_new=True)) == 150
    assert len(workspace.people.mentors()) == 150
    monkeypatch.setattr(earlier_people, "MOST_UNKNOWN", 299)
    path.write_text("Idea,Mentor\n" + "".join(f"Idea,Reason number {n}\n" for n in range(300)))
    with pytest.raises(TableError) as raised:
        workspace.idea_import.preview(path)
    assert raised.value.facts["reason"] == "too-many-unknown"


def test_a_saved_file_may_name_any_number_of_people(
    workspace, amara, live, new_desk, tmp_path, clock
):
    crowd = [other(f"Colleague {n}") for n in range(210)]
    shaped = [Contribution(who.id, Part.SHAPED, Weight.EQUAL, Consent.ASK) for who in crowd]
    with workspace.store.transaction() as tx:
        tx.add_all(map(PersonRow.of, crowd))
        tx.flush()
        for n in range(0, 210, 30):
            some_of_them = raise_idea(live.id, amara.id, f"Clips {n}", START, shaped[n : n + 30])
            tx.add(IdeaRow.of(some_of_them))
    path = tmp_path / "all.csv"
    saved(workspace.idea_export, path, IdeasForm.CSV)
    with another_desk(new_desk, tmp_path / "other", clock) as fresh:
        assert len(fresh.idea_import.preview(path).unknown) == 200
        bring(fresh, path)
        assert as_told(fresh) == as_told(workspace)


def test_only_the_leader_has_any_of_it(workspace, amara, tmp_path):
    path = written(tmp_path, "One,Amara Okafor,1.2.2026")
    session = workspace.sessions.plan(amara.id, START)
    workspace.hand_over(session.id)
    with pytest.raises(NotYourSeatError):
        workspace.idea_import.preview(path)
    with pytest.raises(NotYourSeatError):
        saved(workspace.idea_export, tmp_path / "all.csv", IdeasForm.CSV)


@pytest.mark.parametrize("names", ["Ben Lind; Benny", "Benny; Ben Lind"])
@pytest.mark.parametrize(
    ("weights", "answers", "before", "united"),
    [
        ("lead; equal", "anywhere; never", ";", (Consent.NOT_AT_ALL, "")),
        ("equal; lead", "never; anywhere", ";", (Consent.NOT_AT_ALL, "")),
        ("equal; lead", "these; these", "Rhea, Bo; Rhea", (Consent.THESE_PEOPLE, "Rhea")),
        ("lead; equal", "these; these", "Rhea; Rhea, Bo", (Consent.THESE_PEOPLE, "Rhea")),
        ("lead; equal", "these; these", "Rhea; Bo", (Consent.AS_COLLEAGUE, "")),
    ],
)
def test_a_part_told_twice_is_there_once_by_what_both_allow(
    workspace, amara, tmp_path, names, weights, answers, before, united
):
    ben = workspace.people.change(other("Ben Lind")).id
    head = "Idea,Mentor,Names,Parts,Weights,Consents,May be named before"
    path = written(tmp_path, f'X,,{names},;,{weights},{answers},"{before}"', head=head)
    bring(workspace, path, Choices(people={"benny": ben}))
    (idea,) = workspace.ideas.all()
    assert [(c.person, c.weight, c.consent, c.people) for c in idea.contributions] == [
        (amara.id, Weight.EQUAL, Consent.ASK, ""),
        (ben, Weight.LEAD, *united),
    ]


def test_what_came_in_is_an_idea_like_any_other(workspace, live, amara, tmp_path, clock):
    path = written(tmp_path, "One,Amara Okafor,1.2.2026", "Two,Amara Okafor,2.2.2026")
    assert bring(workspace, path) == 2
    two, one = workspace.ideas.all()
    assert live.id not in {one.session, two.session}
    workspace.ideas.move(one.id, Stage.TRYING)
    workspace.ideas.strike(two.id)
    workspace.closes.close(live.id)
    assert workspace.care.verify().sound
    assert [idea.stage for idea in workspace.ideas.all()] == [Stage.TRYING]


def test_an_idea_goes_on_only_inside_one_that_is_here_or_comes_too(
    workspace, amara, new_desk, tmp_path, clock
):
    path = tmp_path / "all.csv"
    with another_desk(new_desk, tmp_path / "other", clock) as first:
        rows = "Clips,Amara Okafor,1.2.2026", "Films,Amara Okafor,2.2.2026"
        bring(first, written(tmp_path, *rows))
        films, clips = first.ideas.all()
        with first.store.transaction() as tx:
            tx.get_one(IdeaRow, films.id).joined_into = clips.id
        saved(first.idea_export, path, IdeasForm.CSV)
    head, of_clips, of_films = path.read_bytes().splitlines(keepends=True)
    assert str(clips.id).encode() in of_films
    path.write_bytes(head + of_films)
    assert bring(workspace, path) == 1
    assert {idea.joined_into for idea in workspace.ideas.all()} == {None}
    path.write_bytes(head + of_clips)
    assert bring(workspace, path) == 1


@pytest.mark.parametrize("is_off", [False, True])
def test_an_idea_that_is_wanted_again_names_nobody_beyond_what_they_answered_since(
    workspace, amara, live, tmp_path, is_off
):
    names, path = workspace.idea_naming, tmp_path / "ideas.csv"
    ben = workspace.people.add_mentor("Ben Ito", Pairing(consent=Consent.ANYWHERE))
    idea = workspace.ideas.capture(live.id, amara.id, "Record clips")
    workspace.closes.close(live.id)
    new = NewName(ben.name, Part.SHAPED, Weight.LEAD, Consent.ANYWHERE)
    named = names.name(idea.id, new)[1]
    saved(workspace.idea_export, path, IdeasForm.CSV)
    asked = take_answer(workspace, idea.id, ben.id, Consent.AS_COLLEAGUE)
    if is_off:
        names.take_off(idea.id, asked.contributions[1])
    bring(workspace, path, Choices(doubles=True))
    (copy,) = (one for one in workspace.ideas.all() if one.id != idea.id)
    his = replace(named.contributions[1], consent=Consent.AS_COLLEAGUE)
    assert copy.contributions == (named.contributions[0], his)


def test_an_idea_that_comes_back_into_another_is_held_to_what_was_answered_for_that(
    workspace, amara, live, tmp_path
):
    ideas, path = workspace.ideas, tmp_path / "ideas.csv"
    whole, part = (ideas.capture(live.id, amara.id, text) for text in ("Clips", "Short clips"))
    workspace.closes.close(live.id)
    new = NewName("Jonas Lind", Part.SHAPED, Weight.LEAD, Consent.ANYWHERE)
    for one in (whole, part):
        jonas, _ = workspace.idea_naming.name(one.id, new)
    workspace.idea_joining.join(whole.id, part.id)
    saved(workspace.idea_export, path, IdeasForm.CSV)
    ideas.strike(part.id)
    take_answer(workspace, whole.id, jonas.id, Consent.NOT_AT_ALL)
    assert bring(workspace, path) == 1
    inside = ideas.of_id(part.id)
    assert (inside.joined_into, inside.consent_of(jonas.id)) == (whole.id, Consent.NOT_AT_ALL)
