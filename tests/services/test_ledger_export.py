"""The ledger goes out entry by entry, and whoever has the file can follow it."""

import csv
import json
import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from mentordesk.domain.formula_guard import unguarded
from mentordesk.domain.idea import (
    Application,
    Idea,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
    raise_idea,
)
from mentordesk.domain.idea_table import Column
from mentordesk.domain.joining import Cut
from mentordesk.domain.ledger.fact import Kind, PenHand
from mentordesk.domain.naming import NewName
from mentordesk.domain.person import Consent
from mentordesk.errors import StoppedError, TableError
from mentordesk.export import ledger_csv
from mentordesk.models import LedgerEntryRow
from mentordesk.services import idea_rows, ledger_mending
from mentordesk.services.idea_export import IdeasForm
from mentordesk.services.ledger import Pen
from mentordesk.services.watch import Watch
from naming_people import take_answer
from support import saved

GONE = 2
"""An entry that damage took."""
FIELDS = Path(__file__).parents[2] / "docs" / "ideas-fields.md"


@pytest.fixture
def told(workspace, amara, live, clock):
    """A desk whose ledger has an entry of every kind, and one gap."""
    desk, ideas = workspace, workspace.ideas
    caught = list[Idea]()
    for text in ("=1, -1", "Film", "No"):
        caught.append(ideas.capture(live.id, amara.id, text))
        clock.forward(minutes=1)
    idea, other, mistake = caught
    ideas.move(idea.id, Stage.PARKED, until=date(2026, 6, 1))
    desk.closes.close(live.id)
    clock.forward(days=1)
    new = NewName("Jonas Lind", Part.SHAPED, Weight.LEAD, Consent.THESE_PEOPLE, "the board")
    jonas, _ = desk.idea_naming.name(idea.id, new)
    take_answer(desk, idea.id, jonas.id, Consent.NOT_AT_ALL)
    desk.idea_naming.say_first(idea.id, "Ana")
    desk.idea_naming.take_off(idea.id, ideas.of_id(idea.id).contributions[1])
    ideas.answer_by(other.id, date(2026, 5, 1))
    declined = desk.answers.decline(other.id, "no time")
    desk.answers.tell(other.id, clock().date())
    tried = ideas.move(other.id, Stage.TRYING)
    ideas.step_back(tried)
    ideas.strike(mistake.id)
    clock.forward(days=1)
    ideas.apply(idea.id, Application("here", clock().date()))
    asked, _ = desk.idea_naming.name(
        idea.id, NewName("Ben", Part.BACKED, Weight.EQUAL, Consent.ASK)
    )
    given = Recognition(RecognitionForm.IN_WRITING, clock().date(), agreed=(asked.id,))
    ideas.recognise(idea.id, given)
    each_time = replace(amara.pairing, consent=Consent.EACH_TIME)
    desk.people.change(replace(amara, pairing=each_time))
    for _ in range(2):
        desk.idea_joining.join(idea.id, declined.id)
        clock.forward(minutes=1)
        desk.idea_joining.take_back(idea.id)
    desk.idea_joining.split(idea.id, Cut("-1, =1", "Two"))
    again = desk.sessions.start(desk.sessions.plan(amara.id, clock()).id)
    take_answer(desk, idea.id, amara.id, Consent.AS_COLLEAGUE)
    desk.closes.close(again.id)
    with desk.store.transaction() as tx:
        badges = raise_idea(live.id, amara.id, "Badges", clock(), ())
        idea_rows.keep(tx, badges, Pen(clock(), PenHand.IMPORT))
    with desk.store.transaction() as tx:
        tx.delete(tx.get_one(LedgerEntryRow, GONE))  # a repair owns up to it
        tx.flush()
        ledger_mending.put_right(tx, clock())
    return desk


def as_json(desk, path):
    saved(desk.ledger_export, path, IdeasForm.JSON)
    return json.loads(path.read_bytes())


def body(entry):
    """Return what was sealed, by the rule that the documents give."""
    ids = {
        name: (entry[f"{name}_id"] or "").replace("-", "") or None for name in ("idea", "session")
    }
    whole = entry["says"] | ids | {name: entry[name] for name in ("kind", "at", "hand")}
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_whoever_has_the_file_can_follow_it_from_entry_to_entry(told, tmp_path):
    whole = as_json(told, tmp_path / "ledger.json")
    entries = {entry["number"]: entry for entry in whole["entries"]}
    gone = set(range(1, whole["ledger"]["entries"] + 1)) - set(entries)
    assert gone == {GONE}
    owned = set[int]()
    for number, entry in entries.items():
        before = entry["digest_before"]
        assert before == (
            "00" * 32
            if number == 1 or entry["kind"] == "begun"
            else entries.get(number - 1, {}).get("digest")
        )
        sealed = bytes.fromhex(entry["hash"])
        if before is not None:
            chained = bytes.fromhex(before) + number.to_bytes(8, "big") + sealed
            assert sha256(chained).hexdigest() == entry["digest"]
        if entry["kind"] == "gap":
            left = {name for name, value in entry.items() if value is not None}
            assert left - {"digest_before"} == {"number", "kind", "hash", "digest"}
            continue
        assert sha256(bytes.fromhex(entry["salt"]) + body(entry).encode()).digest() == sealed
        runs = entry["says"].get("numbers", []) + entry["says"].get("lost", [])
        owned |= {n for first, last in runs for n in range(first, last + 1)}
    gaps = {number for number, entry in entries.items() if entry["kind"] == "gap"}
    assert gaps
    assert owned == gaps | gone
    last = max(entries)
    assert whole["ledger"] == {"entries": last, "digest": entries[last]["digest"]}


def test_each_entry_says_of_whom_and_what_in_words_that_the_desk_has_now(told, tmp_path):
    whole = as_json(told, tmp_path / "ledger.json")
    assert (whole["format"], whole["version"]) == ("mentordesk-ledger", 1)
    names = {one["id"]: one["name"] for one in whole["people"]}
    assert set(names.values()) == {who.name for who in told.people.everybody()}
    texts = {str(idea.id): idea.text for idea in told.ideas.all()}
    met = {str(one.id): one.met_at().date().isoformat() for one in told.sessions.all()}
    for entry in whole["entries"]:
        assert entry["idea"] == texts.get(entry["idea_id"])
        assert entry["session"] == met.get(entry["session_id"])
    heard = next(one for one in whole["entries"] if one["kind"] == "heard")
    assert (heard["person"], heard["hand"], heard["says"]["text"]) == (
        "Amara Okafor",
        "leader",
        "=1, -1",
    )
    hands = {entry["hand"] for entry in whole["entries"]}
    assert hands == {"leader", "mentor", "program", "import", None}
    assert (tmp_path / "ledger.json").stat().st_mode & 0o777 == 0o600


def test_the_table_says_the_same_and_begins_no_formula_and_is_no_list_of_ideas(told, tmp_path):
    path = tmp_path / "ledger.csv"
    count = saved(told.ledger_export, path, IdeasForm.CSV)
    with path.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    entries = as_json(told, tmp_path / "ledger.json")["entries"]
    assert count == len(rows) == len(entries)
    for row, entry in zip(rows, entries, strict=True):
        assert not any(cell.startswith(tuple("=+-@")) for cell in row.values())
        for name, heading in ledger_csv.HEADINGS.items():
            cell, value = unguarded(row[heading]), entry[name]
            told_there = json.loads(cell or "null") if name == "says" else cell
            assert told_there == (value if name == "says" else "" if value is None else str(value))
    assert {"'=1, '-1", "'-1, '=1"} & {row["Idea now"] for row in rows}
    with pytest.raises(TableError) as raised:
        told.idea_import.preview(path)
    assert raised.value.facts["reason"] == "no-idea-column"
    watch = Watch()
    watch.stop()
    with pytest.raises(StoppedError):
        saved(told.ledger_export, tmp_path / "stopped.csv", IdeasForm.CSV, watch=watch)
    assert not (tmp_path / "stopped.csv").exists()


def test_the_documents_tell_each_field_of_both_files(told, tmp_path):
    of_ideas, of_entries, kinds = _tables(FIELDS.read_text(encoding="utf-8"))
    whole = as_json(told, tmp_path / "ledger.json")
    assert [cells[0] for cells in of_entries] == list(ledger_csv.HEADINGS.values())
    assert [cells[1].strip("`") for cells in of_entries] == list(whole["entries"][0])
    headings = [name for cells in of_ideas for name in cells[0].split(", ")]
    assert headings == [column.value for column in Column]
    path = tmp_path / "ideas.json"
    saved(told.idea_export, path, IdeasForm.JSON)
    named = {one for cells in of_ideas for one in re.findall("`([^`]+)`", cells[1])}
    assert named == set(_fields(json.loads(path.read_bytes())["ideas"]))
    seen = defaultdict[str, set[str]](set)
    for entry in whole["entries"]:
        if entry["kind"] != "gap":
            seen[entry["kind"]] |= set(entry["says"])
    assert set(seen) == {kind.value for kind in Kind}
    documented = {
        cells[0].strip("`"): set(re.findall("`([^`]+)`", cells[2])) - {"null"} for cells in kinds
    }
    assert documented == seen
    state = next(e["says"]["state"] for e in whole["entries"] if e["kind"] == "brought")
    prose = re.search(r"`state` holds(.*?)\. The words", FIELDS.read_text(), re.DOTALL)
    assert prose is not None
    assert set(re.findall("`([^`]+)`", prose[1])) - {"part", "stage", "applied", "adapted"} - {
        "recognised"
    } == set(state)


def _tables(document):
    """Return the first three tables of a document, each as the cells of its lines."""
    found = re.findall(r"\|---\|---\|---\|\n((?:\|.*\n)+)", document)
    return [[line.strip("| ").split(" | ") for line in one.splitlines()] for one in found[:3]]


def _fields(ideas):
    """Yield the path of each field, as the documents spell it."""
    for idea in ideas:
        for name, value in idea.items():
            if isinstance(value, dict):
                yield from (f"{name}.{inner}" for inner in value)
            elif value and isinstance(value, list) and isinstance(value[0], dict):
                yield from (f"{name}[].{inner}" for inner in value[0])
            elif isinstance(value, list) and name == "came_from":
                yield f"{name}[]"
            elif not isinstance(value, list) and name != "applied":
                yield name
