"""Who writes an observation sheet, and what becomes of an answer that came again."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from mentordesk.domain.agenda import CameBy, Hand
from mentordesk.domain.observation import SAW_LIMIT, Observation, Seen, seen
from mentordesk.errors import BlankTextError, NotYourSeatError, TextTooLongError

AT = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)


def answer(row: str, saw: str, came_by: CameBy = CameBy.PASTED) -> Seen:
    return seen(row, f"{row}?", saw, came_by, AT)


def sheet(*came: Seen, hand: Hand = Hand.MENTOR_SENT) -> Observation:
    return Observation(uuid4()).received(hand, came)


def told(of: Observation) -> list[tuple[str, str]]:
    return [(one.row, one.saw) for one in of.seen]


def test_the_leaders_hand_writes_no_row():
    kept = sheet(answer("pauses", "three"))
    with pytest.raises(NotYourSeatError):
        kept.received(Hand.LEADER_SEAT, [answer("pauses", "none")])
    with pytest.raises(NotYourSeatError):
        kept.received(Hand.LEADER_SEAT, ())


@pytest.mark.parametrize("hand", [Hand.MENTOR_SENT, Hand.MENTOR_SEAT])
def test_by_whose_hand_an_answer_came_is_kept(hand):
    assert [one.hand for one in sheet(answer("pauses", "three"), hand=hand).seen] == [hand]


def test_the_sheet_is_in_the_order_of_its_questions_with_what_was_seen_besides_last():
    came = ("", "a good meeting"), ("gone", "x"), ("pauses", "three"), ("who", "Tom")
    kept = sheet(*(answer(*one) for one in came)).in_order(["who", "pauses", "who"])
    assert [one.row for one in kept.seen] == ["who", "pauses", "gone", ""]


def test_an_answer_that_came_again_is_there_once():
    kept = sheet(answer("pauses", "three\nlong ones"))
    for again in (" long ones", "long ones\n\nthree"):
        assert kept.received(Hand.MENTOR_SENT, [answer("pauses", again)]) == kept


def test_what_is_new_in_an_answer_stands_below_it_and_says_how_it_came():
    kept = sheet(answer("pauses", "three"))
    again = kept.received(Hand.MENTOR_SENT, [answer("pauses", "three\nno, four", CameBy.MAIL)])
    assert told(again) == [("pauses", "three\nno, four")]
    assert (again.seen[0].id, again.seen[0].came_by) == (kept.seen[0].id, CameBy.MAIL)


def test_what_is_new_keeps_its_blank_lines_and_begins_with_none():
    kept = sheet(answer("pauses", "three\n\nlong ones"))
    again = kept.received(Hand.MENTOR_SENT, [answer("pauses", "three\n\nAda\n\nBo")])
    assert told(again) == [("pauses", "three\n\nlong ones\nAda\n\nBo")]


def test_an_answer_keeps_the_words_that_its_question_had():
    kept = sheet(answer("pauses", "three"))
    came = seen("pauses", "Who was silent?", "three\nInes", CameBy.PASTED, AT)
    again = kept.received(Hand.MENTOR_SENT, [came])
    assert [(one.asks, one.saw) for one in again.seen] == [
        ("pauses?", "three"),
        ("Who was silent?", "Ines"),
    ]


def test_what_has_no_room_below_an_answer_stands_by_itself():
    kept = sheet(answer("pauses", "a" * (SAW_LIMIT - 2)))
    again = kept.received(Hand.MENTOR_SENT, [answer("pauses", "b")])
    assert [len(one.saw) for one in again.seen] == [SAW_LIMIT]
    over = again.received(Hand.MENTOR_SENT, [answer("pauses", "c")])
    assert [one.saw[-1] for one in over.seen] == ["b", "c"]
    assert over.received(Hand.MENTOR_SENT, [answer("pauses", "b")]) == over


def test_an_answer_needs_words_and_has_a_limit():
    with pytest.raises(BlankTextError):
        answer("pauses", " \n")
    with pytest.raises(TextTooLongError):
        answer("pauses", "a" * (SAW_LIMIT + 1))
