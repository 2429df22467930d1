"""The mentor's word over time: a trend that gives no single answer away."""

from collections import defaultdict
from itertools import product

import pytest

from mentordesk.domain.session import MentorWord
from mentordesk.domain.word import Course, Question, trend


def seen(taps):
    """Return what a leader sees who looks after each session."""
    words = [MentorWord(heard=tap) for tap in taps]
    return tuple(trend(words[:upto]).get(Question.HEARD) for upto in range(1, len(words) + 1))


@pytest.mark.parametrize("sessions", range(1, 7))
@pytest.mark.parametrize("answers", [(1, 2, 3), (None, 1, 2, 3)])
def test_whoever_looks_after_each_session_is_certain_of_no_single_answer(sessions, answers):
    courses = defaultdict(list)
    for taps in product(answers, repeat=sessions):
        courses[seen(taps)].append(taps)
    for view, alike in courses.items():
        for at in range(sessions):
            assert len({taps[at] for taps in alike}) > 1, (view, at)


def test_it_is_the_middle_of_the_last_block_of_three_and_of_the_one_before():
    assert seen([1, 3, 2]) == (None, None, Course(2))
    assert seen([1, 1, 3, 3, 2, 3])[-3:] == (Course(1), Course(1), Course(3, before=1))
    assert seen([1, 1, 1, 2, 2, 2, 3, 3, 3])[-1] == Course(3, before=2)


def test_a_question_that_was_left_is_no_answer_and_each_counts_by_itself():
    words = [MentorWord(heard=3, safe=1), MentorWord(heard=3, worth=2), MentorWord(heard=1, safe=1)]
    assert trend(words) == {Question.HEARD: Course(3)}
    assert trend([*words, MentorWord(safe=2)]) == {
        Question.HEARD: Course(3),
        Question.SAFE: Course(1),
    }
    assert trend(words[:2]) == {}
