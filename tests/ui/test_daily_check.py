"""An open desk is watched over: damage is said with a way on, an older desk is noticed."""

import pytest

from damage import hurt, leaves_of, pages_of
from mentordesk.domain.search import Within
from mentordesk.errors import DeskDamagedError
from mentordesk.paths import state_folder
from mentordesk.services.desk import lock
from mentordesk.services.last_seen import LastSeen, Seen
from mentordesk.ui.pages.repair import RepairPage
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.pages.unlock import UnlockPage
from mentordesk.ui.shell import Shell
from support import PASSPHRASE, START

OLDER = "This desk is older than the one you used last (Tuesday 14 April, "
MENDED = "A damaged part of your desk was made anew from the rest. Nothing is lost."
LEDGER = "The ledger of ideas was changed by something other than MentorDesk"
DAMAGED = "A part of your desk cannot be read any more."


@pytest.fixture
def name(made, desk) -> str:
    workspace = desk.unlock(PASSPHRASE)
    lock(workspace)
    return workspace.store.key_file.desk


def remembered(name: str) -> Seen:
    return LastSeen(state_folder()).of(name)


def wound(program, pages=leaves_of, name="promise") -> None:
    store = program.flow._desk_flow.workspace.store
    with store.unshared() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    hurt(store.database, *pages(store.database, store.secret.database_key(), name))


def check(program) -> None:
    """Let the check begin that a timer would."""
    watch = program.flow._daily_check
    program.until(lambda: not watch._tasks.busy)
    program.rest()
    watch.look()
    program.until(lambda: not watch._tasks.busy)


def test_a_sound_desk_is_checked_without_a_word(start, name):
    program = start()
    program.unlock()
    check(program)
    assert remembered(name).checked_at == START.isoformat()
    assert remembered(name).sound
    assert program.said == ""


def test_a_ledger_that_something_else_changed_is_said_and_no_page_is_called_damaged(start, name):
    program = start()
    program.unlock()
    with program.flow._desk_flow.workspace.store.unshared() as connection:
        connection.execute("UPDATE ledger_end SET count = count + 1")
    check(program)
    program.until(lambda: LEDGER in program.said)
    assert remembered(name).sound


def test_the_settings_say_when_everything_was_read(start, name):
    program = start()
    program.unlock()
    check(program)
    program.screen.side_bar.chosen.emit("settings")
    program.until(
        lambda: (
            isinstance(program.page, SettingsPage)
            and program.page.backups.checked.text() == "Checked today: everything is readable."
        )
    )


def test_damage_leads_by_the_gate_to_the_repair(start, name, made):
    program = start()
    program.unlock()
    wound(program)
    check(program)
    program.until(lambda: program.said == DAMAGED)
    assert not remembered(name).sound
    program.answer()
    program.until(lambda: program.ended == [True])
    again = start()
    again.shows(UnlockPage)
    again.until(again.page.repair.isVisible)
    again.page.way.passphrase.setText(PASSPHRASE)
    again.page.repair.click()
    again.shows(RepairPage)
    again.until(again.page.repair.isVisible)
    again.page.repair.click()
    again.until(again.page.done.isVisible)
    again.page.done.click()
    again.unlock()
    assert not again.said
    assert remembered(name).sound


def test_damage_that_somebody_comes_upon_is_said_with_the_same_way_on(start, name):
    program = start()
    program.unlock()
    wound(program)
    program.screen.side_bar.chosen.emit("sessions")
    program.flow._desk_flow.workspace.store._readers.dispose()
    program.screen.side_bar.chosen.emit("today")
    program.until(lambda: program.said == DAMAGED)
    program.until(lambda: not remembered(name).sound)
    program.screen.side_bar.chosen.emit("settings")
    program.until(
        lambda: (
            isinstance(program.page, SettingsPage)
            and program.page.backups.checked.text().startswith("A part of your desk cannot")
        )
    )
    assert program.said == DAMAGED


def test_a_damaged_index_that_somebody_comes_upon_is_mended_and_saving_goes_on(start, name):
    program = start()
    program.unlock()
    wound(program, pages_of, "search_index_data")
    workspace = program.flow._desk_flow.workspace
    program.screen.side_bar.chosen.emit("sessions")
    program.rest()
    with pytest.raises(DeskDamagedError) as caught:
        workspace.search.find("five forms", Within())
    assert workspace.store.damaged
    program.parts.notices.error(caught.value)
    program.until(lambda: program.said == MENDED)
    assert workspace.people.named("Somebody New") in workspace.people.everybody()
    assert remembered(name).sound


def test_a_desk_that_cannot_be_opened_offers_the_repair_at_the_gate(start, name, desk):
    hurt(next(desk.folder.glob("desk.*.db")), 1)
    program = start()
    program.shows(UnlockPage)
    program.page.way.passphrase.setText(PASSPHRASE)
    program.page.unlock.click()
    program.until(program.page.repair.isVisible)


def test_a_wrong_passphrase_offers_no_repair(start, name):
    program = start()
    program.shows(UnlockPage)
    program.page.way.passphrase.setText("wrong")
    program.page.unlock.click()
    program.rest()
    assert not program.page.repair.isVisible()


def test_an_older_desk_is_noticed_once(start, name):
    first = start()
    first.unlock()
    first.until(lambda: remembered(name).turns == 1)
    first.flow.leave()
    first.until(lambda: first.ended == [False])
    LastSeen(state_folder()).keep(name, Seen(turns=500, at=START.isoformat()))
    program = start()
    program.unlock()
    program.until(lambda: program.said.startswith(OLDER))
    assert isinstance(program.screen, Shell)
    assert remembered(name).turns < 500


def test_closing_notes_the_changes_and_opening_again_says_nothing(start, name):
    program = start()
    program.unlock()
    program.until(lambda: remembered(name).turns == 1)
    program.flow._desk_flow.workspace.people.named("Somebody New")
    program.flow.leave()
    program.until(lambda: program.ended == [False])
    assert remembered(name).turns == 2
    again = start()
    again.unlock()
    again.until(lambda: remembered(name).turns == 3)
    assert again.said == ""
