"""Today on the desk of ten years: from the desk's answer to a page that is painted.

Time of the processor is counted, so that what else runs beside it matters less; the best of a few
goes is what the work costs. The bound is that of a person who waits; how the cost grows with the
desk is held by comparing it with that of a desk that has nothing but what Today shows.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import process_time

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from benchmarks import decade
from mentordesk.domain.person import Pairing, Person
from mentordesk.domain.promise import Promise
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.workspace import Workspace
from mentordesk.ui.pages.today import TodayPage
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Scheme
from notice_list import NoticeList
from support import PASSPHRASE, SMALL_COST, Clock, InlineTasks

pytestmark = pytest.mark.timeout(900)
WITHIN = 0.100
GOES = 8
LATE = 40
"""So many of the promises are past their day, so many were kept since the last sessions."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("ten years")
    made = _made(folder / "desk")
    with pytest.MonkeyPatch.context() as patch, made.store.transaction() as tx:
        patch.setattr(decade, "NOTES", 100)
        decade.fill(tx.connection())
    for session in made.sessions.earlier(LATE):
        for promise in made.promises.of_session(session.id):
            made.promises.reopen(promise.id)
    for promise in made.promises.not_closed()[-LATE:]:
        made.promises.keep(promise.id)
    for promise in made.promises.not_closed()[:LATE]:
        for days in (1, 2):
            made.promises.move(promise.id, promise.due + timedelta(days=days))
    yield made
    lock(made)


@pytest.fixture(scope="module")
def small(desk: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A desk with as much on its Today, and no past."""
    made = _made(tmp_path_factory.mktemp("small") / "desk")
    today = desk.today.of(_now())
    names: dict[object, Person] = {
        m.id: made.people.add_mentor(m.name, Pairing()) for m in today.mentors
    }
    for coming in (today.following, *today.coming):
        made.sessions.plan(names[coming.mentor.id].id, coming.session.planned_at, 45)
    first = made.sessions.planned()[0]
    for idea in (*today.answers_owed, *today.credit_owed):
        made.ideas.capture(first.id, names[idea.mentor].id, idea.text)
    for promise in (*today.promises, *today.closed):
        made.promises.make(first.id, names[promise.mentor].id, promise.text, promise.due)
    yield made
    lock(made)


def _made(folder: Path) -> Workspace:
    return DeskService(folder, _now, SMALL_COST).create(PASSPHRASE, "Helen Brandt").workspace


def _now() -> datetime:
    return decade.END


def _least(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Return the seconds of processor time that the work takes at its best, each time `before`."""
    taken = []
    for _ in range(GOES):
        before()
        began = process_time()
        work()
        taken.append(process_time() - began)
    return min(taken)


def test_today_is_read_in_a_fraction_of_what_a_person_notices(
    desk: Workspace, small: Workspace
) -> None:
    ours, theirs = (_least(lambda d=d: d.today.of(_now())) for d in (desk, small))
    print(f"\nread Today: {ours * 1000:.1f} ms; no past {theirs * 1000:.1f} ms")
    assert ours < WITHIN / 2
    assert ours <= 3 * theirs + 0.005


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_today_is_read_shown_and_painted_within_a_tenth_of_a_second(
    qtbot: QtBot, desk: Workspace
) -> None:
    Theme(QApplication.instance()).apply(Scheme.LIGHT)
    days = Clock(_now())
    page = TodayPage(desk, days, InlineTasks(), NoticeList())
    qtbot.addWidget(page)
    page.resize(1064, 800)
    page.show()
    (other, *_) = desk.promises.not_closed()

    def shown() -> None:
        page.refresh()
        QApplication.processEvents()
        page.grab()

    anew = _least(shown, partial(days.forward, days=1))  # each day its page is made anew
    changed = _least(shown, partial(_changed, desk, other))
    again = _least(shown)
    print(f"\nToday read, shown and painted: {anew * 1000:.1f} ms, after a change", end=" ")
    print(f"{changed * 1000:.1f} ms; again {again * 1000:.1f} ms")
    assert anew < WITHIN
    assert changed < 2 * WITHIN
    assert again < WITHIN / 2


def _changed(desk: Workspace, promise: Promise) -> None:
    """Change what Today shows, so that all is read anew."""
    still = any(one.id == promise.id for one in desk.promises.not_closed())
    (desk.promises.keep if still else desk.promises.reopen)(promise.id)


def test_a_tick_costs_a_fraction_of_the_page(qtbot: QtBot, desk: Workspace) -> None:
    page = TodayPage(desk, _now, InlineTasks(), NoticeList())
    qtbot.addWidget(page)
    page.refresh()
    tick = page.findChild(object, "promise.tick")
    taken = _least(tick.click)
    print(f"\na promise ticked: {taken * 1000:.1f} ms")
    assert taken < WITHIN / 4
