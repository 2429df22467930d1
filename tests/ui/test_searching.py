"""Searching at the real window: what is shown, what it opens, and where it is out of reach."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from house import House
from mentordesk.domain.note import NoteKind
from mentordesk.domain.search import Found, FoundKind, Within
from mentordesk.domain.worksheet import Worksheet
from mentordesk.errors import DeskDamagedError
from mentordesk.services.search import SearchService
from mentordesk.ui.dialogs.search import SearchDialog
from mentordesk.ui.pages.agenda import AgendaPage
from mentordesk.ui.pages.ideas import IdeasPage
from mentordesk.ui.pages.live import LivePage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.session import SessionPage
from mentordesk.ui.pages.worksheet import WorksheetPage
from mentordesk.ui.widgets.row import ROW

CTRL = Qt.KeyboardModifier.ControlModifier
SAYS = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def desk_of_two(house: House) -> House:
    """A desk on which two mentors said a word, which also stands in private notes."""
    desk = house.flow.workspace
    planned = {s.mentor: s for s in desk.sessions.planned()}
    for who in desk.people.mentors():
        met = planned[who.id]
        desk.notes.write(met.id, None, NoteKind.PRIVATE, f"A private quince of {who.name}")
        desk.notes.write(met.id, None, NoteKind.SHARED, f"A shared quince of {who.name}")
        desk.ideas.capture(met.id, who.id, f"{who.name} would plant a quince")
    house.flow.begin()
    house.rest()
    return house


def at_window(house: House, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    """Press a key as the window in front receives it."""
    QTest.keyClick(house.top.windowHandle(), key, held)


def come_back(house: House) -> None:
    """Let the window be active after a dialog closed, as a window manager does."""
    house.until(lambda: house.top is house.window)
    house.window.activateWindow()
    house.until(house.window.isActiveWindow)


def look_for(house: House, words: str) -> SearchDialog:
    """Press Ctrl+K, type, and wait for what is found."""
    come_back(house)
    at_window(house, Qt.Key.Key_K)
    house.until(lambda: isinstance(house.top, SearchDialog) and house.top.isActiveWindow())
    dialog = house.top
    QTest.keyClicks(dialog.line, words)
    found(house, dialog)
    return dialog


def found(house: House, dialog: SearchDialog) -> None:
    house.rest()
    house.until(lambda: dialog._shown == dialog._wanted())


def titles(dialog: SearchDialog) -> list[str]:
    rows = (dialog.model.index(n).data(ROW) for n in range(dialog.model.rowCount()))
    return [row.title for row in rows]


def whose(dialog: SearchDialog) -> set[str]:
    places = (dialog.model.value(n) for n in range(dialog.model.rowCount()))
    return {place.whose for place in places if place is not None}


def choose(dialog: SearchDialog, kind: FoundKind) -> None:
    """Go down to the first of a kind."""
    for _ in range(dialog.model.rowCount()):
        if dialog._chosen().hit.kind is kind:
            return
        QTest.keyClick(dialog.line, Qt.Key.Key_Down)
    raise AssertionError(kind)


def page(house: House):
    return house.window.screen_shown.page


def test_what_is_found_stands_by_kind_with_whose_it_is(desk_of_two):
    dialog = look_for(desk_of_two, "quince")
    assert [t for t in titles(dialog) if t in {"Ideas", "Notes"}] == ["Ideas", "Notes"]
    assert whose(dialog) == {"Amara Okafor", "Jonas Lind"}
    assert dialog.told.text() == "6 found"
    row = dialog.found.currentIndex()
    assert row.data(ROW).title.endswith("would plant a quince")
    assert row.data(ROW).under.startswith(f"{row.data(ROW).name} · Session ")
    said = row.data(SAYS)
    assert said.startswith(f"Idea: “{row.data(ROW).title}”, {row.data(ROW).name}, Session ")
    assert said.endswith(", Heard")


def test_one_key_looks_with_one_mentor_and_then_with_the_next(desk_of_two):
    dialog = look_for(desk_of_two, "quince")
    seen = []
    for _ in range(3):
        at_window(desk_of_two, Qt.Key.Key_K)
        found(desk_of_two, dialog)
        seen.append((whose(dialog), dialog.told.text()))
    assert seen == [
        ({"Amara Okafor"}, "3 found · only Amara Okafor"),
        ({"Jonas Lind"}, "3 found · only Jonas Lind"),
        ({"Amara Okafor", "Jonas Lind"}, "6 found"),
    ]


@pytest.mark.parametrize(
    ("typed", "kind", "opens"),
    [
        ("quince", FoundKind.IDEA, IdeasPage),
        ("quince", FoundKind.NOTE, SessionPage),
        ("okaf", FoundKind.PERSON, PeoplePage),
        ("medlar", FoundKind.WORKSHEET, WorksheetPage),
    ],
)
def test_return_opens_the_place_itself(desk_of_two, typed, kind, opens):
    desk_of_two.flow.workspace.starting.keep(Worksheet(notices="medlar"))
    dialog = look_for(desk_of_two, typed)
    choose(dialog, kind)
    place = dialog._chosen()
    if kind is FoundKind.PERSON:
        assert dialog.found.currentIndex().data(SAYS) == "Person: “Amara Okafor”, Mentor"
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    desk_of_two.until(lambda: isinstance(page(desk_of_two), opens))
    desk_of_two.rest()
    if opens is SessionPage:
        assert page(desk_of_two).session_id == place.leads
    if opens is PeoplePage:
        assert page(desk_of_two)._shown == place.leads
    if opens is IdeasPage:
        desk_of_two.find("idea.named")


def test_esc_gives_back_what_was_there_and_the_keyboard(desk_of_two):
    desk_of_two.press("side-people")
    here, chip = page(desk_of_two), desk_of_two.find("people.Jonas")
    chip.setFocus()
    dialog = look_for(desk_of_two, "quince")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    come_back(desk_of_two)
    desk_of_two.until(chip.hasFocus)
    assert page(desk_of_two) is here


def test_return_waits_for_what_is_found_for_the_words_that_stand_there(desk_of_two):
    dialog = look_for(desk_of_two, "quince")
    dialog.line.setText("okaf")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    desk_of_two.until(lambda: isinstance(page(desk_of_two), PeoplePage))


def test_what_comes_late_is_not_shown_over_what_is_newer(desk_of_two):
    dialog = look_for(desk_of_two, "quince")
    before = titles(dialog)
    dialog.show_found("quinc", None, Found())
    assert titles(dialog) == before != []


def test_nothing_found_says_what_was_looked_through_and_nothing_typed_what_there_is(desk_of_two):
    dialog = look_for(desk_of_two, "")
    assert "Names, ideas, promises" in dialog.told.text()
    QTest.keyClicks(dialog.line, "xyzzy")
    found(desk_of_two, dialog)
    assert "no name, idea, promise, topic, note or agreement" in dialog.told.text()
    assert not dialog.yes.isEnabled()
    dialog.line.setText("\ud800 \x00%_")
    found(desk_of_two, dialog)
    assert titles(dialog) == []


def test_a_search_that_fails_says_so_and_keeps_what_was_typed(desk_of_two, monkeypatch):
    def fail(self: SearchService, typed: str, within: Within) -> Found:
        raise DeskDamagedError(desk_of_two.flow.workspace.store.folder)

    dialog = look_for(desk_of_two, "quince")
    monkeypatch.setattr(SearchService, "find", fail)
    QTest.keyClicks(dialog.line, "s")
    desk_of_two.until(lambda: "damaged" in dialog.told.text())
    assert (dialog.line.text(), titles(dialog)) == ("quinces", [])


def test_what_is_found_is_read_out_once_nobody_types(desk_of_two, announced):
    dialog = look_for(desk_of_two, "quince")
    dialog._read.timeout.emit()
    assert announced[-1].startswith("6 found\nIdea: ")
    QTest.keyClick(dialog.line, Qt.Key.Key_Down)
    assert announced[-1] == dialog.found.currentIndex().data(SAYS)


def sit_down(house: House, name: str = "Amara"):
    desk = house.flow.workspace
    mentor = next(one for one in desk.people.mentors() if one.first_name == name)
    met = next(one for one in desk.sessions.planned() if one.mentor == mentor.id)
    house.flow.session_flow.show_start_card(met.id)
    house.rest()
    return met


def test_at_the_table_only_what_lies_between_the_two_is_shown_and_nothing_leads_away(desk_of_two):
    sit_down(desk_of_two)
    dialog = look_for(desk_of_two, "quince")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk_of_two.find("start.without").click()
    desk_of_two.until(lambda: isinstance(desk_of_two.window.screen_shown, LivePage))
    desk_of_two.rest()
    dialog = look_for(desk_of_two, "quince")
    assert titles(dialog) == [
        "Ideas",
        "Amara Okafor would plant a quince",
        "Notes",
        "A shared quince of Amara Okafor",
    ]
    assert "only what lies between the two of you" in dialog.accessibleDescription()
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.told.text() == "It opens after the session. Nothing leads away from the table."
    assert isinstance(desk_of_two.window.screen_shown, LivePage)


def test_in_the_mentors_seat_nothing_of_the_search_is_there(desk_of_two):
    desk_of_two.press("side-hand-over")
    desk_of_two.press("question.yes")
    desk_of_two.until(lambda: isinstance(desk_of_two.window.screen_shown, AgendaPage))
    come_back(desk_of_two)
    at_window(desk_of_two, Qt.Key.Key_K)
    desk_of_two.rest()
    assert not desk_of_two.window.findChildren(SearchDialog)
    assert QApplication.activeModalWidget() is None
