"""Ten years with one mentor become a summary while somebody waits for it."""

import gc
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import pytest

from benchmarks import decade
from benchmarks.pace import cpu, pace
from benchmarks.twins import born
from mentordesk.domain.period import Period, PeriodKind, PeriodMaterial
from mentordesk.domain.summary import Choice, Reader
from mentordesk.export.formats import Format
from mentordesk.services.workspace import Workspace
from mentordesk.ui.garbage import collect_due
from mentordesk.vault.secret import Secret

READY_S = 10.0
MOST_MB = 300
"""For what was read and what was composed of it together."""

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[Workspace]:
    with born(tmp_path_factory.mktemp("summaries") / "desk", Secret.new()).opened() as desk:
        yield desk


@pytest.fixture
def as_in_the_program() -> Iterator[None]:
    """Leave garbage to `collect_due`, as the program does."""
    gc.disable()
    yield
    gc.enable()


def _decade(desk: Workspace, kind: PeriodKind) -> tuple[Period, PeriodMaterial]:
    wanted = Period(desk.people.mentors()[0].id, kind)
    material = desk.summaries.period(wanted)
    assert len(material.sessions) > decade.SESSIONS // decade.MENTORS - 5
    return wanted, material


@pytest.mark.parametrize("roles", [False, True])
@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.HTML, Format.PDF])
@pytest.mark.usefixtures("as_in_the_program")
def test_a_closing_summary_of_ten_years_is_there_in_time(desk, reader, form, roles):
    slow, began, took = pace(time.process_time), cpu(), list[float]()
    wanted, material = _decade(desk, PeriodKind.CLOSING)
    collect_due()
    took.append(cpu() - began)
    choice = replace(wanted.choice(reader), role_names=roles)
    composed = desk.summaries.compose_period(material, choice)
    collect_due()
    took.append(cpu() - began)
    data = desk.summaries.render(composed, form)
    collect_due()
    took.append(cpu() - began)
    told = ", ".join(f"{until:.2f}" for until in took)
    print(f"\nread, composed, {form} for {reader}, roles {roles}: {told} s ({slow:.1f} times slow)")
    print(f"{len(data):,} bytes of {len(material.sessions)} sessions, {len(material.ideas)} ideas")
    assert took[-1] / slow < READY_S


def test_what_is_read_and_composed_with_all_notes_stays_in_bounds(desk):
    tracemalloc.start()
    try:
        _, material = _decade(desk, PeriodKind.SEVERAL)
        composed = desk.summaries.compose_period(material, Choice(Reader.ME, locked=True))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    notes = sum(len(one.shared) + len(one.private) for one in composed.sessions)
    print(f"\nat most {most / 1e6:.0f} MB for {notes:,} notes of {len(composed.sessions)} sessions")
    assert most < MOST_MB * 1e6
