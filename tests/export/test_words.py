from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentordesk.domain.agenda import TopicState
from mentordesk.domain.credit_record import RecordIdea
from mentordesk.domain.idea import Stage
from mentordesk.domain.person import Consent
from mentordesk.domain.promise import PromiseState
from mentordesk.domain.stage_names import STAGES, STANDS
from mentordesk.domain.summary import IdeaLine, PartLine, PromiseLine, Reader, TimeFacts, TopicLine
from mentordesk.export import credit_words, idea_words, words
from summaries import AT, MET, PROPOSED, spaced, summary


@pytest.mark.parametrize(
    ("reader", "eyebrow", "title", "table"),
    [
        (
            Reader.ME,
            "Private · for Helen Brandt only",
            "Session 9 with Amara Okafor",
            "What Amara put on the table",
        ),
        (
            Reader.MENTOR,
            "For Amara Okafor · from Helen Brandt",
            "Session 9 with Amara Okafor",
            "What you put on the table",
        ),
        (
            Reader.SPONSOR,
            "For a sponsor · from Helen Brandt",
            "What came of a conversation with Amara Okafor",
            "What Amara put on the table",
        ),
    ],
)
def test_each_reader_is_spoken_to(reader: Reader, eyebrow: str, title: str, table: str) -> None:
    met = None if reader is Reader.SPONSOR else MET
    one = summary(reader=reader, met=met)
    assert (words.eyebrow(one), words.title(one), words.table(one)) == (eyebrow, title, table)


def test_a_mentor_who_may_not_be_named_is_not_in_the_title() -> None:
    one = summary(reader=Reader.SPONSOR, mentor=None, met=None, time=None)
    assert words.title(one) == "What came of a conversation"
    assert not words.facts(one)


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (None, "14 April 2026"),
        (TimeFacts(None, None, 0, None, 0, None), "14 April 2026, planned for 14:00, 45 min"),
        (
            TimeFacts(AT, AT + timedelta(minutes=44), 44, 0, 0, 71),
            "14 April 2026, 14:00 to 14:44 · on time · focus never left · Amara spoke 71 %",
        ),
        (
            TimeFacts(AT + timedelta(minutes=3), AT + timedelta(minutes=44), 9, 3, 1, None, (4,)),
            (
                "14 April 2026, 14:03 to 14:44 · began 3 min after the plan"
                " · focus left once (4 min) · 9 min at the table"
            ),
        ),
        (
            TimeFacts(AT - timedelta(minutes=3), None, 4, -3, 2, None, (0, 65)),
            (
                "14 April 2026, from 13:57 · began 3 min before the plan"
                " · focus left 2 times (under 1 min, 1 h 5 min)"
            ),
        ),
        (
            TimeFacts(AT - timedelta(minutes=182), None, 4, -182, 0, None),
            "14 April 2026, from 10:58 · began 3 h 2 min before the plan · focus never left",
        ),
        (
            TimeFacts(AT - timedelta(minutes=20159), None, 4, -20159, 2, None, (0, 0)),
            (
                "14 April 2026, from 14:01 · began 14 days before the plan"
                " · focus left 2 times (each under 1 min)"
            ),
        ),
        (
            TimeFacts(AT + timedelta(minutes=60), None, 4, 60, 0, None),
            "14 April 2026, from 15:00 · began 1 h after the plan · focus never left",
        ),
        (
            TimeFacts(AT, None, 4, 0, 0, None, in_focus=False),
            "14 April 2026, from 14:00 · on time",
        ),
        (
            TimeFacts(AT, None, 4, 0, 1, None, (2,), in_focus=False),
            "14 April 2026, from 14:00 · on time · focus left once (2 min)",
        ),
    ],
)
def test_the_facts_say_how_the_time_went(time: TimeFacts | None, said: str) -> None:
    assert spaced(words.facts(summary(time=time))) == said


def test_where_and_in_what_format_it_was_stands_beside_the_day() -> None:
    one = summary(met=replace(MET, place="Room 4.12", format="Listening session"))
    assert words.facts(one).startswith(
        "14 April 2026, 14:00 to 14:44 · Room 4.12 · Listening session · on time"
    )
    assert words.facts(replace(one, time=None)) == "14 April 2026"


@pytest.mark.parametrize("consent", Consent)
def test_how_each_wants_to_be_named_is_told_beside_their_part(consent: Consent) -> None:
    asked = PartLine("Amara", PROPOSED, consent), PartLine(None, PROPOSED), PartLine(None, PROPOSED)
    first, *others = idea_words.beside(IdeaLine("x", (), Stage.HEARD, parts=asked))
    assert first == f"Amara proposed it ({idea_words.CONSENTS[consent]})."
    assert others == ["A colleague proposed it.", "Another colleague proposed it."]


@pytest.mark.parametrize(
    ("try_it", "said"),
    [
        (False, "Speak last, by 20 April 2026."),
        (True, "To try before next time: Speak last, by 20 April 2026."),
    ],
)
def test_what_is_to_be_tried_is_no_plain_promise(try_it: bool, said: str) -> None:
    line = PromiseLine("Speak last", date(2026, 4, 20), PromiseState.OPEN, try_it=try_it)
    assert words.promise(line) == said


@pytest.mark.parametrize(
    ("state", "spent", "said"),
    [
        (TopicState.DISCUSSED, 5, "5 min"),
        (TopicState.DISCUSSED, 0, "discussed"),
        (TopicState.CARRIED, 3, "3 min, carried over"),
        (TopicState.PARKED, 0, "parked"),
        (TopicState.OPEN, 0, "still open"),
        (TopicState.OPEN, 2, "2 min"),
    ],
)
def test_a_topic_ends_with_what_became_of_it(state: TopicState, spent: int, said: str) -> None:
    assert spaced(words.topic_end(TopicLine("x", spent, state, from_ask=False))) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("Amara",), "Amara"),
        (("Amara", None), "Amara and a colleague"),
        (("Amara", "Jonas", None), "Amara, Jonas and a colleague"),
        ((None, "Amara", None), "Amara and 2 colleagues"),
    ],
)
def test_names_read_as_a_sentence(names: tuple[str | None, ...], said: str) -> None:
    assert words.names(IdeaLine("x", names, Stage.HEARD)) == said


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_is_called_alike_in_a_summary_and_a_credit_record(stage: Stage) -> None:
    name = STAGES[stage]
    assert words.stage(IdeaLine("x", (), stage)) == f"{name}."
    (chapter,) = [heading for heading, _, held in credit_words.CHAPTERS if stage in held]
    assert name.startswith(chapter)
    assert chapter in STANDS.values()
    day = date(2026, 4, 14)
    (told,) = credit_words.outcome(RecordIdea("x", day, stage, day, ()))
    assert told.startswith(name)
