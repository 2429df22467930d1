"""A folder that does not answer keeps no desk open, and nobody from working."""

from dataclasses import replace
from functools import partial
from hashlib import sha256
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QUrl
from shiboken6 import isValid

from mentordesk.domain.period import Period
from mentordesk.exchange import sent_file
from mentordesk.export import private_file
from mentordesk.services import credit_records, idea_import, summaries
from mentordesk.services.care import BackupRun
from mentordesk.services.desk import DeskService, lock
from mentordesk.ui import departure, parts
from mentordesk.ui.dialogs.give_credit import GiveCreditDialog
from mentordesk.ui.dialogs.ideas_import import IdeasImportDialog
from mentordesk.ui.dialogs.new_passphrase import NewPassphraseDialog
from mentordesk.ui.pages.export import ExportPage
from mentordesk.ui.pages.ideas import IdeasPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.receiving import AgendaReceiving
from mentordesk.ui.tasks import Questions, Tasks
from mentordesk.vault import vault
from support import PASSPHRASE, SMALL_COST, add_amara
from whole_program import Program

SOON_MS = 200
NEVER_MS = 600_000


@pytest.fixture
def answer(start):
    """What no backup comes to its end before."""
    given = Event()
    yield given
    given.set()


@pytest.fixture
def program(start, made, answer, monkeypatch) -> Program:
    monkeypatch.setattr(departure, "WAITS_MS", SOON_MS)
    running = start()
    running.unlock()
    care = type(running.flow._desk_flow.workspace.care)
    monkeypatch.setattr(care, "_handed_on", lambda *_: answer.wait() and BackupRun())
    return running


NEW = "quite another one"


def change_passphrase(program: Program) -> NewPassphraseDialog:
    """Ask for another passphrase, as the leader does in the settings."""
    program.screen.go("settings")
    program.until(lambda: isinstance(program.page, SettingsPage))
    program.page.keys.ask_new_passphrase()
    dialog = program.page.findChild(NewPassphraseDialog)
    for field in (dialog.step.passphrase, dialog.step.again):
        field.setText(NEW)
    dialog.yes.click()
    return dialog


WAYS = [departure.LOCK, departure.LOCK_BY_ITSELF, departure.CLOSE, departure.END]


@pytest.mark.parametrize("way", WAYS)
def test_who_goes_does_not_wait_for_it(program, desk, way):
    save = partial(add_amara, program.flow._desk_flow.workspace)
    before = len(program.flow._desk_flow.workspace.people.mentors())
    program.parts.desk_tasks.run(save, repr, repr)
    program.flow._departure.leave(way)
    program.until(lambda: program.ended == [way.anew])
    again = DeskService(desk.folder, cost=SMALL_COST).unlock(PASSPHRASE)
    assert len(again.people.mentors()) == before + 1
    lock(again)


@pytest.mark.parametrize("before", [departure.LOCK, departure.LOCK_BY_ITSELF, departure.CLOSE])
def test_a_sleep_waits_less_also_for_one_that_is_waited_for(program, monkeypatch, before):
    monkeypatch.setattr(departure, "WAITS_MS", NEVER_MS)
    monkeypatch.setattr(departure, "SLEEP_WAITS_MS", SOON_MS)
    program.flow._departure.leave(before)
    program.flow._departure.leave(departure.LOCK_FOR_SLEEP)
    program.until(lambda: program.ended == [True])


@pytest.mark.parametrize("way", [departure.LOCK_BY_ITSELF, departure.LOCK_FOR_SLEEP])
def test_a_program_that_is_told_to_end_is_not_begun_anew_by_a_lock(program, way):
    program.flow.end()
    program.flow._departure.leave(way)
    program.until(lambda: program.ended == [False])


def test_a_save_does_not_wait_for_a_passphrase_that_waits_for_it(program, answer, desk):
    workspace = program.flow._desk_flow.workspace
    program.flow._desk_flow._round.go()
    dialog = change_passphrase(program)
    saved = []
    program.parts.desk_tasks.run(partial(add_amara, workspace), saved.append, repr)
    program.until(lambda: bool(saved))
    assert dialog.isVisible()
    answer.set()
    program.until(lambda: not isValid(dialog))
    program.flow.lock()
    program.until(lambda: program.ended == [True])
    lock(DeskService(desk.folder, cost=SMALL_COST).unlock(NEW))


@pytest.mark.parametrize("way", [departure.LOCK, departure.LOCK_FOR_SLEEP, departure.CLOSE])
def test_a_passphrase_that_is_being_changed_is_waited_for(
    start, made, desk, answer, monkeypatch, way
):
    derived = vault.wrapping
    monkeypatch.setattr(vault, "wrapping", lambda *given: answer.wait(20) and derived(*given))
    running = start()
    running.unlock()
    change_passphrase(running)
    running.until(lambda: running.parts.key_tasks.busy)
    running.flow._departure.leave(way)
    running.until(lambda: not running.parts.other_tasks.busy)
    assert not running.ended
    answer.set()
    running.until(lambda: running.ended == [way.anew])
    lock(DeskService(desk.folder, cost=SMALL_COST).unlock(NEW))


def test_a_folder_that_does_not_answer_is_named_once(program, answer, notices, tmp_path):
    desk = program.flow._desk_flow
    desk.workspace.care.chosen = tmp_path / "share"
    desk._round._slow.setInterval(SOON_MS)
    for _ in range(2):
        desk._round.go()
        program.until(lambda: not desk._round._slow.isActive())
    told = [words for words in notices.words if "may not answer" in words]
    assert len(told) == 1
    assert str(tmp_path / "share") in told[0]
    answer.set()
    program.until(lambda: not program.parts.backup_tasks.busy)
    desk._round.go()
    program.until(lambda: not program.parts.backup_tasks.busy)
    assert not desk._round._slow.isActive()


@pytest.fixture
def writing(start, made, answer, tmp_path, monkeypatch) -> Program:
    """A desk whose summary is being saved in a folder that does not answer."""
    running = start()
    running.unlock()
    desk = running.flow._desk_flow
    session = next(one for one in desk.workspace.sessions.all() if one.state == "closed")
    writes = Event()

    def fill(*_: object) -> None:
        writes.set()
        answer.wait()

    monkeypatch.setattr(private_file, "_fill", fill)
    desk.show_export(session.id)
    running.until(lambda: isinstance(running.page, ExportPage) and bool(running.page._rendered))
    running.page.save_as(running.page._rendered, str(tmp_path / "summary.pdf"))
    running.until(writes.is_set)
    return running


@pytest.mark.parametrize("way", WAYS)
def test_who_goes_does_not_wait_for_a_file_that_is_being_saved(writing, desk, way, monkeypatch):
    monkeypatch.setattr(departure, "WAITS_MS", NEVER_MS)
    monkeypatch.setattr("mentordesk.ui.tasks.FILES_S", 0)
    workspace, kept = writing.flow._desk_flow.workspace, []
    of_file = sha256(writing.page._rendered.data).digest()
    writing.parts.desk_tasks.run(partial(add_amara, workspace), kept.append, repr)
    writing.until(lambda: bool(kept))
    writing.flow._departure.leave(way)
    writing.until(lambda: writing.ended == [way.anew])
    assert not writing.parts.desk_tasks.stop()
    again = DeskService(desk.folder, cost=SMALL_COST).unlock(PASSPHRASE)
    assert of_file in {left.sha256 for left in again.exports.all()}  # it may still be whole
    lock(again)


@pytest.mark.parametrize("way", WAYS)
def test_who_goes_ends_the_summary_that_is_being_made(start, made, answer, way, monkeypatch):
    monkeypatch.setattr(departure, "WAITS_MS", NEVER_MS)
    begun = Event()

    def compose_without_end(_, __, ___, watch):
        begun.set()
        while not answer.is_set():
            watch(0)

    monkeypatch.setattr(summaries, "compose_period", compose_without_end)
    running = start()
    running.unlock()
    desk = running.flow._desk_flow
    desk.show_export(Period(desk.workspace.people.mentors()[0].id))
    running.until(begun.is_set)
    running.flow._departure.leave(way)
    running.until(lambda: running.ended == [way.anew])


def save_list(running: Program, path: str, fall_silent) -> None:
    fall_silent()
    running.page.files._save_list(path)


def read_list(running: Program, path: str, fall_silent) -> None:
    fall_silent()
    running.page.files.read(path)


def bring_in_list(running: Program, path: str, fall_silent) -> None:
    running.page.files.read(path)
    running.until(lambda: running.page.findChild(IdeasImportDialog) is not None)
    dialog = running.page.findChild(IdeasImportDialog)
    running.until(dialog.yes.isEnabled)
    fall_silent()
    dialog.yes.click()


def check_record(running: Program, path: str, fall_silent) -> None:
    fall_silent()
    running.page._records.check(path)


def save_words_of_credit(running: Program, path: str, fall_silent) -> None:
    desk, page = running.flow._desk_flow.workspace, running.page
    today, people = running.parts.now().date(), desk.people.everybody()
    idea = desk.ideas.all()[0]
    dialog = GiveCreditDialog(idea, people, today, page)
    fall_silent()
    page.steps.questions._save(dialog, idea, "Thank you", path + ".txt")


def read_sent(running: Program, path: str, fall_silent) -> None:
    desk = running.flow._desk_flow.workspace
    of = desk.sessions.all()[0].id
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path)])
    fall_silent()
    receiving = AgendaReceiving(running.page, desk.agendas, lambda: of, running.parts.desk_tasks)
    receiving.open("Amara", (), mime)


def _late(answer: Event, real, *given: object, **named: object) -> object:
    answer.wait()
    return real(*given, **named)


WITH_FILES = [
    ("ideas", save_words_of_credit),
    ("ideas", read_sent),
    ("ideas", save_list),
    ("ideas", read_list),
    ("ideas", bring_in_list),
    ("people", check_record),
]


@pytest.mark.parametrize(("place", "begin"), WITH_FILES)
def test_nor_for_one_that_is_read_or_a_list_of_what_stayed_out(
    start, made, answer, desk, tmp_path, monkeypatch, place, begin
):
    def fall_silent() -> None:
        for owner, name in (
            (private_file, "_fill"),
            (idea_import.IdeaFile, "at"),
            (idea_import, "hold"),
            (credit_records, "read_file"),
            (sent_file, "read_sent"),
        ):
            # The folder answers when the test is over, and somebody may still hear it.
            monkeypatch.setattr(owner, name, partial(_late, answer, getattr(owner, name)))

    path = tmp_path / "share"
    path.write_text("Idea,Mentor,Date\nClips,Amara Okafor,1.2.2026\n")
    monkeypatch.setattr(departure, "WAITS_MS", NEVER_MS)
    monkeypatch.setattr("mentordesk.ui.tasks.FILES_S", 0)
    running = start()
    running.unlock()
    running.screen.go(place)
    running.until(lambda: isinstance(running.page, IdeasPage | PeoplePage))
    begin(running, str(path), fall_silent)
    running.until(lambda: running.parts.desk_tasks.files.busy)
    kept: list[object] = []
    save = partial(add_amara, running.flow._desk_flow.workspace)
    running.parts.desk_tasks.run(save, kept.append, repr)
    running.until(lambda: bool(kept))
    running.flow._departure.leave(departure.LOCK)
    running.until(lambda: running.ended == [True])
    lock(DeskService(desk.folder, cost=SMALL_COST).unlock(PASSPHRASE))


def test_a_file_that_is_being_saved_comes_to_its_end_before_the_program_does(
    writing, answer, tmp_path
):
    answer.set()
    assert writing.parts.desk_tasks.stop()
    assert (tmp_path / "summary.pdf").exists()


def test_a_lock_does_not_wait_for_a_round_under_way(program, desk):
    program.flow._desk_flow._round.go()
    program.flow.lock()
    program.until(lambda: program.ended == [True])
    lock(DeskService(desk.folder, cost=SMALL_COST).unlock(PASSPHRASE))


@pytest.mark.parametrize("way", [departure.LOCK, departure.LOCK_BY_ITSELF])
def test_a_window_that_waits_to_close_can_still_be_locked(program, way):
    program.flow.leave()
    program.flow._departure.leave(way)
    program.until(lambda: program.ended == [True])


def own_tasks(**some: Tasks) -> dict[str, Tasks]:
    """Return tasks that can be stopped while the program goes on."""
    names = ("desk_tasks", "other_tasks", "backup_tasks", "key_tasks", "focus_tasks")
    return {name: Tasks() for name in names} | {"questions": Questions()} | some


def test_the_end_says_what_it_does_not_wait_for(program, answer):
    slow = Tasks()
    slow.run(answer.wait, repr, repr)
    assert not replace(program.parts, **own_tasks(backup_tasks=slow)).stop(SOON_MS / 1000)
    answer.set()
    program.until(lambda: not slow.busy)
    assert replace(program.parts, **own_tasks()).stop(60)


def test_the_next_process_begins_without_waiting_for_it(program, answer, monkeypatch):
    monkeypatch.setattr(parts, "LEAST_S", SOON_MS / 1000)
    slow = [Tasks() for _ in range(4)]
    for tasks in slow:
        tasks.run(answer.wait, repr, repr)
    names = ("desk_tasks", "other_tasks", "focus_tasks", "backup_tasks")
    replace(program.parts, **own_tasks(**dict(zip(names, slow, strict=True)))).stop(0)
    assert not answer.is_set()
    answer.set()
    program.until(lambda: not any(tasks.busy for tasks in slow))
