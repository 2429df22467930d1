"""What the window has to say during a session moves nothing that somebody looks at."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.page import Page
from mentordesk.ui.pages.close import ClosePage
from mentordesk.ui.pages.live import LivePage
from mentordesk.ui.room.close_table import CloseTable
from mentordesk.ui.room.room_page import RoomPage
from mentordesk.ui.tokens import Tone
from mentordesk.ui.widgets.banner import Banner


@pytest.fixture
def window(qtbot, notices):
    window = MainWindow(notices)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def room(under_way):
    return under_way


@pytest.fixture
def shown(window, room):
    """Show a page of the session in the window, as the program does."""

    def show(kind: type[RoomPage]) -> RoomPage:
        page = kind(room.workspace, room.session, room.around)
        window.show_screen(page)
        settle()
        return page

    return show


def settle() -> None:
    """Let a banner reach the layout of the page: one turn for each widget it stands in."""
    for _ in range(3):
        QTest.qWait(0)


def places(page: RoomPage) -> dict[str, tuple[object, ...]]:
    """Return where everything begins that has a name and can be seen beside the notices.

    What scrolls ends above a notice, so that nothing is covered.
    """
    settle()
    banners = page.findChildren(Banner)
    seen = (w for w in page.findChildren(QWidget) if w.isVisible() and w.objectName())
    return {
        w.objectName(): (w.mapTo(page, w.rect().topLeft()).toTuple(), w.width())
        for w in seen
        if not any(banner.isAncestorOf(w) for banner in banners)
    }


def edges(page: RoomPage) -> list[QWidget]:
    """Return the head and the foot: where one is, and the way out."""
    table = page._table
    return [table.head if isinstance(table, CloseTable) else table.strip, table.foot]


def speak(window: MainWindow, page: RoomPage, voice: str) -> QWidget:
    """Let one of those speak that may; return where its words stand."""
    match voice:
        case "notice":
            window.tell("Everything is back. " * 20)
            return window._banner
        case "untouched":
            window.warn_untouched("The desk locks in a minute.", "Stay")
            return window.untouched
        case "arriving":
            window.arriving.say("Amara leads in 5 minutes.", Tone.MENTOR, "Get ready")
            return window.arriving
        case _:
            page._table.trouble.say("The disk is full.", Tone.DANGER, "Save a rescue copy…")
            return page._table.trouble


@pytest.mark.parametrize("voice", ["notice", "untouched", "arriving", "trouble"])
@pytest.mark.parametrize("kind", [LivePage, ClosePage])
def test_nothing_moves_for_a_notice(window, shown, kind, voice):
    page = shown(kind)
    before, around = places(page), [edge.geometry() for edge in edges(page)]
    banner = speak(window, page, voice)
    assert places(page) == before
    assert page.isAncestorOf(banner)
    assert banner.visibleRegion().boundingRect() == banner.rect()
    assert [edge.geometry() for edge in edges(page)] == around
    for edge in edges(page):
        assert edge.visibleRegion().boundingRect() == edge.rect()
    banner.dismiss()
    assert places(page) == before


def test_two_notices_are_both_read(window, shown):
    page = shown(LivePage)
    first, second = speak(window, page, "notice"), speak(window, page, "trouble")
    settle()
    assert (
        first.mapTo(page, first.rect().bottomLeft()).y()
        < second.mapTo(page, second.rect().topLeft()).y()
    )


def test_a_notice_stays_when_the_page_turns(window, shown):
    shown(LivePage)
    window.tell("Everything is back.")
    close = shown(ClosePage)
    assert close.isAncestorOf(window._banner)
    window.show_screen(Page())
    settle()
    assert window._banner.isVisible()
    assert window._banner.mapTo(window, window._banner.rect().topLeft()).y() == 0


def test_a_page_left_before_it_stands_takes_no_notice_along(window, room):
    page = LivePage(room.workspace, room.session, room.around)
    room.around.tasks.hold()
    window.show_screen(page)
    window.show_screen(Page())
    room.around.tasks.let_go()
    assert page._table is not None
    assert not page.isAncestorOf(window._banner)
