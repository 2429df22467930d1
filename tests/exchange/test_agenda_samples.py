"""Texts shaped as messengers and mail programs shape them, each with what is in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from mentordesk.exchange.agenda_markdown import write_agenda
from mentordesk.exchange.agenda_text import Pair, ReadAgenda, ReadLine, read_agenda
from mentordesk.exchange.sent_file import read_sent

FOLDER = Path(__file__).parent / "samples"
SAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


def expected(sample: Path) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))
    return whole


def read(sample: Path) -> ReadAgenda:
    whole = expected(sample)
    return read_agenda(read_sent(sample).text, Pair(whole["leader"], whole["mentor"]))


def told(agenda: ReadAgenda) -> list[dict[str, Any]]:
    return [
        {"text": topic.text, "minutes": topic.minutes, "notes": list(topic.notes)}
        for topic in agenda.topics
    ]


def taken_for(line: ReadLine) -> str:
    return line.kind.value if line.topic is None else f"{line.kind.value} {line.topic}"


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_sample_gives_its_topics_and_names_every_line(sample):
    agenda = read(sample)
    whole = expected(sample)
    assert told(agenda) == whole["topics"]
    assert [taken_for(line) for line in agenda.lines] == whole["lines"]


def test_sample_gives_the_same_topics_where_the_pair_is_not_known(sample):
    agenda = read_agenda(read_sent(sample).text)
    assert told(agenda) == expected(sample)["topics"]


def test_sample_written_as_a_task_list_reads_back_the_same(sample):
    topics = read(sample).topics
    again = read_agenda(write_agenda(topics)).topics
    assert [(t.text, t.minutes, t.notes) for t in again] == [
        (t.text, t.minutes, t.notes) for t in topics
    ]


def test_there_are_many_samples():
    assert len(SAMPLES) >= 60
    assert {sample.suffix for sample in SAMPLES} == {".txt", ".md", ".html", ".eml", ".ics"}
