"""From the gate to the desk and out again: nothing typed and nothing said is lost on the way."""

import os
import re
import threading
from functools import partial

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from mentordesk import paths
from mentordesk.domain.person import Consent
from mentordesk.errors import BackupError, BlankTextError, DeskFullError
from mentordesk.focus import client
from mentordesk.focus.journal import DiskJournal
from mentordesk.services import desk as desks
from mentordesk.services.care import CareService
from mentordesk.services.desk import lock
from mentordesk.services.idea_views import IdeaViews
from mentordesk.services.today import TodayService
from mentordesk.settings import ANSWER_DAYS
from mentordesk.ui import daily_check
from mentordesk.ui import flow as flows
from mentordesk.ui.clipboard import clear_own
from mentordesk.ui.dialogs.destroy import DestroyDialog
from mentordesk.ui.dialogs.mentor import MentorDialog
from mentordesk.ui.dialogs.new_passphrase import NewPassphraseDialog
from mentordesk.ui.dialogs.reason import ConfirmDialog
from mentordesk.ui.pages.closing import ClosingPage
from mentordesk.ui.pages.export import ExportPage
from mentordesk.ui.pages.first_run import FirstRunPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.pages.unlock import UnlockPage
from mentordesk.ui.shell import Shell
from mentordesk.ui.widgets.code_step import CodeStep
from mentordesk.ui.widgets.side_bar import SideEntry
from session_room import RememberingFocus
from support import PASSPHRASE, Clock
from whole_program import WAIT_MS, Program, open_planned, refuse


@pytest.fixture
def slowly(monkeypatch):
    """Let some work begin, and end only when the test says so."""
    gates: list[threading.Event] = []

    def hold(owner, name: str) -> threading.Event:
        gate, real = threading.Event(), getattr(owner, name)
        gates.append(gate)

        def wait(*args, **kwargs):
            assert gate.wait(WAIT_MS / 1000)
            return real(*args, **kwargs)

        monkeypatch.setattr(owner, name, wait)
        return gate

    yield hold
    for gate in gates:
        gate.set()


def asks(program: Program, session) -> list[str]:
    return [ask.text for ask in program.flow._desk_flow.workspace.agendas.of(session).asks]


def test_what_was_typed_is_on_the_desk_before_its_page_goes(start, made):
    program = start()
    program.unlock()
    page = open_planned(program)
    session = page.session_id
    page.before.agenda.asks.line.setText("Why do juniors leave?")
    program.screen.go("people")
    program.shows(PeoplePage)
    assert asks(program, session).count("Why do juniors leave?") == 1


def test_what_cannot_be_kept_holds_its_page_until_one_leaves_all_the_same(start, made, monkeypatch):
    program = start()
    program.unlock()
    page = open_planned(program)
    page.before.agenda.asks.line.setText("Why do juniors leave?")
    workspace = program.flow._desk_flow.workspace
    full = partial(refuse, DeskFullError(workspace.store.folder))
    monkeypatch.setattr(type(workspace.agendas), "ask", full)
    program.screen.go("people")
    program.rest()
    assert program.page is page
    assert page.before.agenda.asks.line.text() == "Why do juniors leave?"
    assert "still here" in program.said
    program.answer()
    program.shows(PeoplePage)


def test_one_ask_sent_twice_is_one_ask(start, made):
    program = start()
    program.unlock()
    page = open_planned(program)
    page.before.agenda.asks.line.setText("Why do juniors leave?")
    for _ in range(2):
        page.before.agenda.asks.ask.click()
    program.rest()
    assert asks(program, page.session_id).count("Why do juniors leave?") == 1


def test_while_the_passphrase_is_tried_no_second_desk_is_opened(start, made, desk, slowly):
    program = start()
    program.shows(UnlockPage)
    gate = slowly(type(desk), "unlock")
    program.page.way.passphrase.setText(PASSPHRASE)
    program.page.unlock.click()
    way = program.page.way
    for control in (program.page.sample, way.other_way, way.passphrase):
        assert not control.isEnabled()
    program.flow.open_sample()
    gate.set()
    program.until(lambda: isinstance(program.screen, Shell))
    program.rest()
    assert not program.flow._desk_flow.workspace.sample


def test_while_the_sample_is_made_the_gate_opens_nothing(start, made, slowly):
    program = start()
    program.shows(UnlockPage)
    gate = slowly(flows, "sample")
    program.page.sample.click()
    assert not program.page.isEnabled()
    gate.set()
    program.until(lambda: isinstance(program.screen, Shell))


def test_the_side_bar_says_what_is_owed_before_the_ideas_were_opened(start):
    program = start(with_sample=True)
    program.until(lambda: isinstance(program.screen, Shell))
    ideas = program.screen.side_bar.findChild(SideEntry, "side-ideas")
    told = "Ideas, 4 wait for an answer or credit"
    program.until(lambda: ideas.accessibleName() == told)
    each = re.compile(r"\D+ \d, \D+ \d")
    program.until(lambda: each.fullmatch(ideas.accessibleDescription()) is not None)
    flow = program.flow._desk_flow
    flow._news.show_owed(0)
    assert ideas.accessibleDescription() == ""
    flow._glance.start()  # as when a session ends in another place than Today
    program.until(lambda: ideas.accessibleName() == told)
    flow._news.show_owed(0)
    flow._news._quarter.timeout.emit()  # as when time alone made an answer owed
    program.until(lambda: ideas.accessibleName() == told)
    for days in ANSWER_DAYS:
        program.parts.preferences.choose(answer_days=days)
        program.until(lambda: ideas.accessibleName() != told)
        program.parts.preferences.choose(answer_days=14)
        program.until(lambda: ideas.accessibleName() == told)


def test_the_side_bar_follows_what_is_settled_about_names_and_what_is_destroyed(start):
    program = start(with_sample=True)
    program.until(lambda: isinstance(program.screen, Shell))
    shell, desk = program.screen, program.flow._desk_flow.workspace
    ideas = shell.side_bar.findChild(SideEntry, "side-ideas")
    program.until(lambda: ideas.accessibleName() == "Ideas, 4 wait for an answer or credit")
    amara = next(one for one in desk.people.mentors() if one.name == "Amara Okafor")
    waiting = desk.idea_views.unsettled(program.parts.now())
    owed = [one for one in waiting.in_use if one.mentor == amara.id]
    assert owed
    shell.go("people")
    program.until(lambda: shell.page._cards is not None)
    shell.page._changes.edit(amara)
    dialog = shell.page.findChild(MentorDialog)
    dialog.form.consent.choose(Consent.NOT_AT_ALL)
    dialog.yes.click()
    program.until(lambda: shell.page.findChild(ConfirmDialog) is not None)
    shell.page.findChild(ConfirmDialog).yes.click()
    program.until(lambda: ideas.accessibleName() == "Ideas, 3 wait for an answer or credit")
    late = waiting.answers[0]
    program.flow._desk_flow.show_session(late.session)
    program.until(lambda: shell.page.after.record is not None)
    shell.page.after.destroying.ask([late])
    shell.page.after.destroying.parent().findChild(DestroyDialog).yes.click()
    program.until(lambda: ideas.accessibleName() == "Ideas, 2 wait for an answer or credit")
    program.flow._desk_flow.finding.show_closing(amara.id)
    shell.page.file.click()
    program.until(lambda: isinstance(shell.page, ExportPage))
    assert shell.page.back.text() == "Back to what is left"
    shell.page.back.click()
    program.until(lambda: isinstance(shell.page, ClosingPage))
    shell.page.back.click()
    program.until(lambda: shell.window().focusWidget().objectName() == "people.edit")


def test_what_nobody_waits_for_is_done_behind_today(start, made, monkeypatch):
    done: list[str] = []

    def note(owner, name):
        work = getattr(owner, name)
        monkeypatch.setattr(owner, name, lambda *given: done.append(name) or work(*given))

    for owner, name in (
        (TodayService, "of"),
        (CareService, "back_up_changes"),
        (CareService, "state"),
        (daily_check, "note_turn"),
        (IdeaViews, "look_ahead"),
    ):
        note(owner, name)
    program = start()
    program.unlock()
    program.until(lambda: len(set(done)) == 5)
    assert done[0] == "of"
    done.clear()
    program.flow._desk_flow._glance.start()  # as when the desk comes back after a session
    program.until(lambda: "look_ahead" in done)


def test_a_second_desk_is_closed_at_once(start, made):
    program = start()
    program.unlock()
    first, second = program.flow._desk_flow, desks.sample(Clock())
    program.flow.open(second)
    program.rest()
    assert program.flow._desk_flow is first
    assert not second.store.folder.exists()


def test_a_sample_that_cannot_be_made_leads_to_the_gate(start, made, monkeypatch):
    monkeypatch.setattr(flows, "sample", partial(refuse, BlankTextError(what="name")))
    program = start(with_sample=True)
    program.shows(UnlockPage)
    assert "no words" in program.said


def test_the_recovery_code_leads_to_a_new_passphrase(start, made):
    program = start()
    program.shows(UnlockPage)
    program.page.way.other_way.click()
    program.page.way.code.setText(made)
    program.page.unlock.click()
    program.shows(SettingsPage)
    dialog = program.page.findChild(NewPassphraseDialog)
    assert dialog.isVisible()
    dialog.reject()


@pytest.fixture
def show_windows(start, made):
    """Ask the settings for all windows, with a focus that only remembers."""
    program = start()
    program.unlock()
    desk = program.flow._desk_flow
    desk.session_flow.focus.presence._focus = RememberingFocus()
    program.screen.go("settings")
    program.shows(SettingsPage)

    def ask(*, in_focus: bool = False):
        if in_focus:
            desk.session_flow.focus.begin()
            program.rest()
        program.page.windows.bring_back.click()
        program.rest()
        return desk.session_flow.focus, program.said

    return ask


def test_the_settings_say_that_nothing_is_hidden(show_windows):
    focus, said = show_windows()
    assert said.startswith("Nothing is hidden.")
    assert focus.presence._focus.asked == []


def test_the_settings_end_a_focus_of_ours(show_windows):
    focus, said = show_windows(in_focus=True)
    assert said == "Your windows are back."
    assert focus.presence._focus.asked == ["enter", "leave"]
    assert not focus.on


def test_the_settings_say_what_became_of_windows_that_are_gone(show_windows):
    DiskJournal(paths.state_folder()).intend("x11", {})
    _, said = show_windows()
    assert said == "The desktop ended, and its windows with it."


def test_the_settings_say_that_a_guard_in_use_holds_the_windows(show_windows, monkeypatch):
    monkeypatch.setattr(client, "_PUTTING_BACK_S", 0.05)
    journal = DiskJournal(paths.state_folder(), os.getpid())
    journal.lock()
    journal.intend("x11", {})
    _, said = show_windows()
    journal.unlock()
    assert said == "Another MentorDesk holds your windows and does not answer."


def test_closing_before_the_code_is_kept_warns_and_then_frees_the_desk(start, desk, qtbot):
    program = start()
    program.shows(FirstRunPage)
    page = program.page
    qtbot.keyClicks(page.name.name, "Helen Brandt")
    page.go_on.click()
    for field in (page.passphrase.passphrase, page.passphrase.again):
        field.setText(PASSPHRASE)
    page.go_on.click()
    assert not page.back.isEnabled()
    program.until(lambda: isinstance(page.step, CodeStep))
    program.window.close()
    program.rest()
    assert "not kept the recovery code" in program.said
    assert program.ended == []
    program.answer()
    assert program.ended == [False]
    lock(desk.unlock(PASSPHRASE))


def test_a_backup_that_fails_on_closing_is_read_before_the_window_goes(start, made, monkeypatch):
    program = start()
    program.unlock()
    care = program.flow._desk_flow.workspace.care
    error = BackupError(path=care._store.folder, reason="the disk is full")
    monkeypatch.setattr(type(care), "back_up_changes", partial(refuse, error))
    program.window.close()
    program.rest()
    assert "the disk is full" in program.said
    assert program.ended == []
    assert program.flow._desk_flow._round._timer.isActive()  # who stays is backed up further
    program.answer()
    program.rest()
    assert program.ended == [False]


def test_leaving_that_takes_long_says_so(start, made, slowly):
    program = start()
    program.unlock()
    gate = slowly(type(program.flow._desk_flow.workspace.care), "back_up_changes")
    program.window.close()
    program.until(lambda: program.said == "Saving…")
    gate.set()
    program.until(lambda: program.ended == [False])


def test_leaving_that_broke_off_can_be_tried_again(start, made, monkeypatch):
    program = start()
    program.unlock()
    with monkeypatch.context() as broken:
        broken.setattr(program.page, "save_but_lines", partial(refuse, ValueError("ours")))
        with pytest.raises(ValueError, match="ours"):
            program.flow.lock()
    program.flow.leave()
    program.until(lambda: program.ended == [False])


def test_what_a_page_said_goes_with_it(start, made):
    program = start()
    program.unlock()
    program.parts.notices.say("Kept.")
    assert program.said == "Kept."
    program.screen.go("people")
    program.shows(PeoplePage)
    assert program.said == ""


def test_damaged_settings_are_said_at_the_gate_and_inside(start, made, home):
    (home / "settings.json").write_text("not settings")
    program = start()
    program.shows(UnlockPage)
    assert "usual settings" in program.said
    program.unlock()
    assert "usual settings" in program.said


def test_windows_brought_back_are_told_until_it_is_put_away(start, made):
    program = start()
    program.shows(UnlockPage)
    program.flow._tell_recovered(2)
    program.unlock()
    assert "Your windows are back" in program.said


class Copied:
    """The desktop's clipboard, which the platform without a screen does not own."""

    def __init__(self, owned: set[QClipboard.Mode]) -> None:
        self._owned, self.cleared = owned, list[QClipboard.Mode]()

    def ownsClipboard(self) -> bool:  # noqa: N802  # as Qt calls it
        return QClipboard.Mode.Clipboard in self._owned

    def ownsSelection(self) -> bool:  # noqa: N802
        return QClipboard.Mode.Selection in self._owned

    def clear(self, mode: QClipboard.Mode) -> None:
        self.cleared.append(mode)


@pytest.mark.parametrize("owned", [set(), {QClipboard.Mode.Clipboard}, set(QClipboard.Mode)])
def test_only_what_was_copied_from_here_is_cleared(owned):
    clipboard = Copied(owned)
    clear_own(clipboard)
    assert set(clipboard.cleared) == owned - {QClipboard.Mode.FindBuffer}


def test_the_clipboard_is_cleared_when_the_desk_is_left(start, made, monkeypatch):
    cleared = []
    monkeypatch.setattr(flows, "clear_own", cleared.append)
    program = start()
    program.unlock()
    program.flow.lock()
    program.until(lambda: program.ended == [True])
    assert cleared == [QApplication.clipboard()]
