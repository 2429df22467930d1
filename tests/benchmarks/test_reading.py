"""How long it takes to read what a mentor sent."""

import time
from statistics import median

import pytest

from benchmarks.pace import pace
from mentordesk.exchange.agenda_text import MAX_TOPICS, Pair, read_agenda

LINES = 2000
LIMIT_MS = 50
TURNS = 15
PAIR = Pair("Martin Keller", "Maya Chen")
SAID = (
    "Thanks, see you on Thursday then, I will bring the laptop",
    "It was at 10:30 in room 5 and everybody came",
    "What about the budget for interns next year?",
)


def _chat(number: int) -> str:
    stamp = f"[12.05.26, {9 + number // 600:02d}:{number // 60 % 60:02d}:{number % 60:02d}] Maya: "
    return f"{stamp}Thanks" if number % 12 else f"{stamp}- Topic {number} – who decides? (10 min)"


def _talk(number: int) -> str:
    stamp = f"12.05.26, {9 + number // 600:02d}:{number // 10 % 60:02d} - "
    if number % 12 == 0:
        return f"{stamp}Maya Chen: - Topic {number} (10 min)"
    return f"{stamp}Martin Keller: {SAID[number % len(SAID)]}"


def _mail(number: int) -> str:
    if number < 3 * MAX_TOPICS // 2:
        return f"- Topic {number // 2}, 15 minutes" if number % 2 == 0 else "  a note to it"
    return f"> On line {number} somebody said something before, at some length, and signed."


def _listed(number: int) -> str:
    if number % 10 == 0:
        return f"{number // 10 + 1}. Topic {number} ({number % 50 + 5} min)"
    return f"    - note {number} below it – 10 min each, and in what order?"


@pytest.mark.benchmark
@pytest.mark.parametrize("line", [_chat, _talk, _mail, _listed])
def test_two_thousand_lines_are_read_in_a_blink(line):
    text = "\n".join(line(number) for number in range(LINES))
    took, slow = [], pace()
    for _ in range(TURNS):
        begun = time.process_time()  # its own work, whatever else the machine does
        agenda = read_agenda(text, PAIR)
        took.append(1000 * (time.process_time() - begun))
    # What another program does beside it makes a turn longer, and never shorter.
    best = min(took)
    slow = min(slow, pace())
    print(f"{line.__name__}: {len(agenda.topics)} topics in {best:.1f}, {median(took):.1f} ms, "
          f"machine {slow:.1f} times slow")  # fmt: skip
    assert len(agenda.lines) == LINES
    assert best < LIMIT_MS * slow
