"""The repair as the window and the command line ask for it, and its report in words."""

from dataclasses import replace

import pytest

from damage import DATABASE, frozen_key, frozen_words, hurt, leaves_of, pages_of, thawed
from mentordesk.error_words.repair import NOUNS, Says
from mentordesk.errors import DeskExistsError, DeskInUseError, WrongPassphraseError
from mentordesk.models import Base
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.last_seen import LastSeen, Seen
from mentordesk.services.repair import RepairService
from mentordesk.vault import recovery
from mentordesk.vault.layout import HOUSEKEEPING
from support import SMALL_COST, Clock
from vault_desk import files

PASSPHRASE, CODE = frozen_words()
KEY = frozen_key()


@pytest.fixture
def folder(tmp_path):
    return thawed(tmp_path / "desk", backup=True)


@pytest.fixture
def seen(tmp_path):
    return LastSeen(tmp_path / "state")


@pytest.fixture
def repair(folder, seen):
    return RepairService(folder, "Unknown", seen, Clock())


def said(report) -> list[str]:
    says = Says(str, lambda moment: f"{moment:%d.%m.%Y}")
    lines = [*says.found(report), *says.missing(report), *says.offered(report), says.aside(report)]
    return [line for line in lines if line]


def test_the_report_of_a_sound_desk_says_so(repair):
    found, kept, missing = said(repair.look(PASSPHRASE))
    assert found == "Every part of the desk can be read."
    assert kept.startswith("Recovered: 5 people, ")
    assert missing == "Nothing is missing."


def test_the_report_names_what_is_missing_and_where_the_rest_is_from(repair, folder):
    lock(DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE))
    hurt(folder / DATABASE, *leaves_of(folder / DATABASE, KEY, "note"))
    lines = said(repair.make(PASSPHRASE))
    assert lines[0] == "3 parts of the desk cannot be read."
    assert lines[2] == "Taken from the backup of 15.04.2026: 16 notes."
    assert lines[3] == "Missing from the desk: 2 notes."
    assert lines[-1].startswith("The desk as it was lies untouched in ")
    assert str(folder.with_name("desk-damaged-2026-04-14")) in lines[-1]


def test_the_report_tells_the_days_of_missing_sessions_and_of_stand_ins(tmp_path, seen):
    folder = thawed(tmp_path / "alone")
    lock(DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE))
    hurt(folder / DATABASE, *leaves_of(folder / DATABASE, KEY, "session"))
    report = RepairService(folder, "Unknown", seen).look(PASSPHRASE)
    lines = said(report)
    assert "Missing from the desk: 16 sessions." in lines
    assert any(line.startswith("The missing sessions: 14.04.2026, ") for line in lines)
    assert any("An empty place is kept" in line for line in lines)


def test_what_cannot_be_known_is_offered_in_words(repair, folder):
    lock(DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE))
    hurt(folder / DATABASE, *leaves_of(folder / DATABASE, KEY, "promise"))
    hurt(folder / DATABASE, *pages_of(folder / DATABASE, KEY, "sqlite_autoindex_promise_1"))
    lines = said(repair.look(PASSPHRASE))
    assert "There may have been more; the part that would tell is damaged, too." in lines
    assert lines[-1] == (
        "Only the backup of 15.04.2026 holds 4 promises: nothing of the kind is left on the desk."
    )
    assert "Nothing is missing." not in lines


def test_what_was_not_taken_is_said_with_the_backup_that_holds_it(repair, folder):
    lock(DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE))
    hurt(folder / DATABASE, *leaves_of(folder / DATABASE, KEY, "promise"))
    hurt(folder / DATABASE, *pages_of(folder / DATABASE, KEY, "sqlite_autoindex_promise_1"))
    says = Says(str, lambda moment: f"{moment:%d.%m.%Y}")
    report = repair.make(PASSPHRASE)
    assert says.left_out(report) == ("Not taken: 4 promises. The backup of 15.04.2026 holds them.")


def test_what_was_taken_is_offered_no_more(repair, folder):
    lock(DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE))
    hurt(folder / DATABASE, *leaves_of(folder / DATABASE, KEY, "promise"))
    hurt(folder / DATABASE, *pages_of(folder / DATABASE, KEY, "sqlite_autoindex_promise_1"))
    report = repair.make(PASSPHRASE, offers={"promise"})
    assert report.offered == {}
    assert report.from_backup == {"promise": 5}


def test_only_kinds_of_which_something_is_left_may_have_been_deleted_on_purpose(repair):
    report = replace(
        repair.look(PASSPHRASE), offered={"promise": 2, "pairing": 1}, kept={"promise": 4}
    )
    assert report.wiped_out == {"pairing": 1}
    first, second = Says(str, str).offered(report)
    assert "1 mentor: nothing of the kind is left" in first
    assert second.endswith("2 promises. They may have been deleted on purpose.")


@pytest.mark.parametrize(
    "gone",
    [
        {"missing": {"note": 1}},
        {"offered": {"note": 1}},
        {"cut": {"note": 1}},
        {"stand_ins": {"session": 1}},
        {"uncertain": True},
    ],
)
def test_nothing_is_missing_is_said_only_when_it_is_known(repair, gone):
    report = repair.look(PASSPHRASE)
    assert "Nothing is missing." in said(report)
    assert "Nothing is missing." not in said(replace(report, **gone))


def test_a_backup_in_the_folder_the_leader_chose_is_looked_into_too(folder, seen, tmp_path):
    lock(DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE))
    (folder / "backups").rename(tmp_path / "stick")
    hurt(folder / DATABASE, *leaves_of(folder / DATABASE, KEY, "idea"))
    alone = RepairService(folder, "Unknown", seen).look(PASSPHRASE)
    with_stick = RepairService(folder, "Unknown", seen, further=[tmp_path / "stick"])
    assert alone.missing["idea"] == with_stick.look(PASSPHRASE).from_backup["idea"] == 9


def test_elsewhere_leaves_the_damaged_desk_untouched(repair, folder, tmp_path):
    hurt(folder / DATABASE, 5)
    before = files(folder)
    repair.make_elsewhere(tmp_path / "new", CODE, by_code=True)
    assert files(folder) == before
    workspace = DeskService(tmp_path / "new", cost=SMALL_COST).unlock(PASSPHRASE)
    assert workspace.care.verify().sound
    lock(workspace)


def test_elsewhere_must_be_free_and_is_free_again_when_it_fails(repair, tmp_path):
    with pytest.raises(WrongPassphraseError):
        repair.make_elsewhere(tmp_path / "new", "wrong")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["lock"]
    (tmp_path / "new" / "letter").write_text("mine")
    with pytest.raises(DeskExistsError):
        repair.make_elsewhere(tmp_path / "new", PASSPHRASE)
    assert (tmp_path / "new" / "letter").exists()


def test_a_desk_that_is_open_is_not_repaired(repair, folder):
    workspace = DeskService(folder, cost=SMALL_COST).unlock(PASSPHRASE)
    with pytest.raises(DeskInUseError):
        repair.look(PASSPHRASE)
    lock(workspace)


def test_a_repaired_desk_is_not_called_old(repair, seen):
    desk = recovery.read(CODE).desk()
    seen.keep(desk, Seen(turns=99, sound=False))
    repair.make(PASSPHRASE)
    assert seen.of(desk) == Seen()


def test_each_untouched_copy_has_a_place_of_its_own(repair):
    places = {repair.make(PASSPHRASE).aside for _ in range(2)}
    assert len(places) == 2


def test_whatever_can_be_lost_or_offered_has_words():
    assert NOUNS.keys() == Base.metadata.tables.keys() - HOUSEKEEPING
