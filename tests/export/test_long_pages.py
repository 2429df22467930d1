"""Long pages are set in another process, which can be ended, or not at all."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from mentordesk import paths
from mentordesk.domain.summary import Summary
from mentordesk.errors import (
    LettersMissingError,
    StoppedError,
    SummaryTooLongError,
    TypesetterEndedError,
)
from mentordesk.export import typesetting_apart
from mentordesk.export.document import document
from mentordesk.export.page_count import estimated_pages, weight
from mentordesk.export.pdf import _page, to_pdf
from mentordesk.export.typesetting import typeset
from mentordesk.services.watch import Watch
from readback import pdf_text
from summaries import summary, with_notes

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks up processes as Linux tells them")


def _long(paragraphs: int, more: str = "") -> Summary:
    """Return a summary with a huge note: about one page for twelve paragraphs."""
    told = (" ".join(f"w{n}x{m}" for m in range(40)) for n in range(paragraphs))
    return with_notes("\n\n".join([*told, more]))


def _others() -> list[int]:
    """Return the processes that this one started and that set pages."""
    started = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()
    return [int(one) for one in started if _is_setting(int(one))]


def _is_setting(process: int) -> bool:
    return typesetting_apart.COMMAND in _told(process, "cmdline").split("\0")


def _told(process: int, what: str) -> str:
    """Return what the system tells of a process, or nothing once it is gone."""
    try:
        return Path(f"/proc/{process}/{what}").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""


class Looks(Watch):
    """Waits for pages, and does something once the other process is seen at work."""

    def __init__(self, then: Callable[[int], object] = bool) -> None:
        super().__init__()
        self.seen = set[int]()
        self._then = then

    def at(self, done: int) -> None:
        for process in _others():
            if process not in self.seen:
                self.seen.add(process)
                self._then(process)
        super().at(done)


@pytest.mark.parametrize(
    "one",
    [
        _long(200),
        with_notes("\n".join(["line"] * 900)),
        with_notes("\n\n".join(["A short paragraph."] * 600)),
        with_notes("\n".join(f"{'  ' * (n % 6)}- level and some words" for n in range(600))),
        with_notes("\n\n".join(["# Head\n\n> Some words"] * 200)),
        with_notes("```\n" + "\n".join(["x = 1 " * 20] * 300) + "\n```"),
        with_notes("\n\n".join(["会议记录我们谈了很多" * 30] * 60)),
        with_notes("\n\n".join([" ".join(f"**b{n}** c" for n in range(60))] * 60)),
        replace(summary(), ideas=summary().ideas * 90),
        with_notes("x" * 60_000),
        summary(),
    ],
    ids=range(11),
)
def test_pages_are_estimated_nearly_as_they_come_out(one: Summary) -> None:
    page = _page(document(one))
    with pikepdf.open(BytesIO(typeset("summary.typ", page))) as made:
        count = len(made.pages)
    assert 0.9 * count - 1 <= estimated_pages(page) <= 1.35 * count + 1


@LINUX
def test_a_huge_note_is_set_whole_by_another_process_with_the_same_bytes() -> None:
    watch, one = Looks(), _long(800)
    made = to_pdf(one, watch)
    assert len(watch.seen) == 1
    assert typesetting_apart.FEW < watch.done < typesetting_apart.MOST
    assert not _others()
    assert made == typeset("summary.typ", _page(document(one)))
    assert "w799x39" in pdf_text(made)


@LINUX
def test_few_pages_need_no_other_process() -> None:
    watch = Looks()
    assert to_pdf(_long(100), watch)
    assert (watch.seen, watch.done) == (set(), 0)


@LINUX
def test_whoever_stops_waiting_ends_the_other_process() -> None:
    watch = Looks(lambda _: watch.stop())
    with pytest.raises(StoppedError):
        to_pdf(_long(3000), watch)
    assert watch.seen
    assert not _others()


@LINUX
def test_an_end_of_the_typesetter_is_a_message_and_not_the_end_of_this_process() -> None:
    watch = Looks(lambda process: os.kill(process, signal.SIGKILL))
    with pytest.raises(TypesetterEndedError):
        to_pdf(_long(3000), watch)
    assert watch.seen
    assert not _others()


@pytest.fixture
def dumps_allowed() -> Iterator[None]:
    import resource

    before = resource.getrlimit(resource.RLIMIT_CORE)
    if before[1] == 0:
        pytest.skip("this computer allows no dump at all")
    resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_CORE, before)


@LINUX
@pytest.mark.usefixtures("dumps_allowed")
def test_no_dump_is_left_of_the_other_process() -> None:
    class Waits(Looks):
        def at(self, done: int) -> None:
            super().at(done)
            if any(_leaves_no_dump(process) for process in self.seen):
                self.stop()

    with pytest.raises(StoppedError):
        to_pdf(_long(3000), Waits())


def _leaves_no_dump(process: int) -> bool:
    limits = _told(process, "limits").splitlines()
    return any(line.split()[4:6] == ["0", "0"] for line in limits if "core file" in line)


@pytest.mark.skipif(os.name != "posix", reason="Windows tells nobody that a pipe is not read")
def test_the_other_process_ends_once_nobody_can_read_what_it_says() -> None:
    asked = json.dumps(["summary.typ", _page(document(_long(3000)))]).encode()
    command = [*paths.program(), typesetting_apart.COMMAND]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as other:
        other.stdin.write(asked)
        other.stdin.close()
        other.stdout.close()
        assert other.wait() == typesetting_apart._UNREAD


def test_letters_that_no_font_has_are_refused_from_afar_as_well() -> None:
    with pytest.raises(LettersMissingError) as caught:
        to_pdf(_long(800, "Good. \U00012000"))
    assert caught.value.facts == {"letters": "\U00012000"}


def test_what_cannot_begin_is_a_message(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(typesetting_apart, "program", lambda: [str(tmp_path / "gone")])
    with pytest.raises(TypesetterEndedError):
        to_pdf(_long(800))


@LINUX
def test_more_pages_than_there_can_be_are_refused_before_any_is_set() -> None:
    watch = Looks()
    with pytest.raises(SummaryTooLongError) as caught:
        to_pdf(with_notes("\n\n".join(["One line."] * 42_000)), watch)
    assert caught.value.facts["most"] == 1300
    assert int(str(caught.value.facts["pages"])) > 1300
    assert (watch.seen, watch.done) == (set(), 0)


def test_links_and_changes_of_style_count_like_pages() -> None:
    linked = " ".join(f"[a](https://example.org/{n}) **b**" for n in range(600))
    page = _page(document(with_notes("\n\n".join([linked] * 3))))
    assert weight(page) == estimated_pages(page) + 7200 // 500 + 1800 // 140
