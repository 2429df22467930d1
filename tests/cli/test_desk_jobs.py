"""A desk made, checked, backed up and restored: the drill an administrator rehearses."""

import json
import re
import stat
from pathlib import Path

import pytest

from command_line import CommandLine, refused
from mentordesk.services.desk import DeskService, lock
from mentordesk.services.last_seen import LastSeen, Seen
from mentordesk.vault.backup_file import read_head
from mentordesk.vault.cost import STANDARD
from mentordesk.vault.key_file import believed, read_key_file
from support import PASSPHRASE, SMALL_COST


@pytest.fixture(scope="module")
def backup(mentordesk, demo_desk, tmp_path_factory):
    shelf = tmp_path_factory.mktemp("shelf")
    shelf.chmod(0o755)
    answer = mentordesk.unlocked("desk", "backup", "--to", shelf, desk=demo_desk)
    assert answer.returncode == 0, answer.stderr
    [path] = shelf.iterdir()
    assert answer.stdout == f"Backup written and verified: {path}\n"
    return path


@pytest.fixture
def new_desk(tmp_path):
    """A desk with nothing on it, at the smallest cost of opening, and its recovery code."""
    folder = tmp_path / "desk"
    new = DeskService(folder, cost=SMALL_COST).create(PASSPHRASE, "Helen Brandt")
    lock(new.workspace)
    return folder, new.recovery_code


def test_making_a_desk_shows_its_recovery_code_and_never_the_passphrase(tmp_path):
    desk, real = tmp_path / "desk", CommandLine(tmp_path / "home")
    answer = real.unlocked("desk", "create", "--leader", "Helen Brandt", desk=desk)
    assert answer.returncode == 0, answer.stderr
    code = re.search(r"(?m): ((?:[0-9A-Z]{6}-){5}[0-9A-Z]{6})$", answer.stdout)[1]
    assert PASSPHRASE not in answer.stdout
    assert stat.S_IMODE(desk.stat().st_mode) == 0o700
    assert believed(read_key_file(desk), desk).slots[0].cost == STANDARD
    lock(DeskService(desk).unlock_with_code(code))


def test_a_desk_without_sessions_says_so_to_people_alone(mentordesk, new_desk):
    desk, _ = new_desk
    told = mentordesk.unlocked("sessions", desk=desk)
    assert told.stdout == "No session is planned or was held yet.\n"
    assert json.loads(mentordesk.unlocked("sessions", "--json", desk=desk).stdout) == []


def test_a_kept_sample_is_a_real_desk_that_the_first_line_of_a_file_opens(mentordesk, tmp_path):
    secret = tmp_path / "secret.txt"
    # As an editor on Windows saves it: with a byte order mark and its own line end.
    secret.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\nnot this line\r\n")
    desk = tmp_path / "desk"
    made = mentordesk("demo", "--keep", desk, "--passphrase-file", secret)
    assert made.returncode == 0, made.stderr
    assert PASSPHRASE not in made.stdout
    answer = mentordesk.unlocked("sessions", desk=desk)
    assert len(answer.stdout.splitlines()) > 20


def test_a_sound_desk_is_told_to_be_sound(mentordesk, demo_desk):
    answer = mentordesk.unlocked("desk", "verify", desk=demo_desk)
    assert answer.returncode == 0, answer.stderr
    pages, ledger = answer.stdout.splitlines()
    assert re.fullmatch(r"Sound: \d+ records in \d+ tables\.", pages)
    assert re.fullmatch(r"The ledger of ideas: \d+ lines, none changed in silence\.", ledger)


def test_a_ledger_that_something_else_changed_is_told_by_its_lines(mentordesk, own_desk):
    opened = DeskService(own_desk).unlock(PASSPHRASE)
    with opened.store.unshared() as connection:
        connection.execute("UPDATE ledger_entry SET salt = NULL WHERE number IN (3, 4, 9)")
        connection.execute("UPDATE idea SET text = 'Quokka' WHERE stage = 'declined'")
    lock(opened)
    answer = mentordesk.unlocked("desk", "verify", desk=own_desk)
    assert refused(answer, "lines 3 to 4 were changed", "line 9 was changed", "holds idea")
    assert "Quokka" not in answer.stderr


def test_a_folder_chosen_for_backups_keeps_its_rights_and_the_backup_is_private(backup):
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o755
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_folder_made_for_backups_is_private(mentordesk, demo_desk, tmp_path):
    answer = mentordesk.unlocked("desk", "backup", "--to", tmp_path / "new", desk=demo_desk)
    assert answer.returncode == 0, answer.stderr
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_a_backup_becomes_a_desk_that_opens(mentordesk, demo_desk, backup, tmp_path):
    desk = tmp_path / "again"
    answer = mentordesk.unlocked("desk", "restore", backup, desk=desk)
    assert answer.returncode == 0, answer.stderr
    opened = mentordesk.unlocked("sessions", desk=desk)
    assert opened.stdout == mentordesk.unlocked("sessions", desk=demo_desk).stdout != ""


def test_a_desk_restored_on_purpose_is_not_remembered_as_a_newer_one(mentordesk, backup, tmp_path):
    name = read_head(backup)[1].keys.desk
    seen = LastSeen(Path(mentordesk.environ["XDG_STATE_HOME"]) / "mentordesk")
    seen.keep(name, Seen(turns=500))
    assert mentordesk.unlocked("desk", "restore", backup, desk=tmp_path / "new").returncode == 0
    assert seen.of(name) == Seen()


def test_a_backup_is_not_restored_over_something_else(mentordesk, backup, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Amara")
    answer = mentordesk.unlocked("desk", "restore", backup, desk=tmp_path)
    assert refused(answer, "already holds something")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_damaged_backup_is_refused_in_plain_words_and_makes_nothing(mentordesk, backup, tmp_path):
    spoiled = bytearray(backup.read_bytes())
    spoiled[-3000] ^= 0xFF
    damaged = tmp_path / backup.name
    damaged.write_bytes(spoiled)
    answer = mentordesk.unlocked("desk", "restore", damaged, desk=tmp_path / "again")
    assert refused(answer, "it is not as MentorDesk wrote it", "Try another folder or another")
    assert not (tmp_path / "again").exists()


def test_a_file_that_is_no_backup_is_refused(mentordesk, tmp_path):
    foreign = tmp_path / "letter.txt"
    foreign.write_text("Dear Amara")
    answer = mentordesk.unlocked("desk", "restore", foreign, desk=tmp_path / "again")
    assert refused(answer, str(foreign))


def test_a_backup_to_where_nothing_can_be_written_leaves_the_desk(mentordesk, demo_desk):
    answer = mentordesk.unlocked("desk", "backup", "--to", "/proc/backups", desk=demo_desk)
    assert refused(answer, "/proc/backups", "The desk itself was not touched.")


def test_a_backup_is_proved_by_the_passphrase_or_the_code(mentordesk, new_desk, tmp_path):
    desk, code = new_desk
    mentordesk.unlocked("desk", "backup", desk=desk)
    [backup] = (desk / "backups").iterdir()
    sound = r"Sound, opened from end to end: \d+ records in \d+ tables, as of [-0-9: ]+\.\n"
    for words, typed in (((), PASSPHRASE), (("--code",), code)):
        answer = mentordesk("desk", "verify", backup, *words, stdin=typed + "\n")
        assert re.fullmatch(sound, answer.stdout), answer.stderr
    assert refused(mentordesk("desk", "verify", backup, stdin=code + "\n"), "passphrase")
    again = tmp_path / "again"
    answer = mentordesk("desk", "restore", backup, "--code", "--desk", again, stdin=code + "\n")
    assert f"mentordesk --desk {again}" in answer.stdout
    assert mentordesk.unlocked("desk", "verify", desk=again).returncode == 0


def test_a_backup_goes_where_the_windows_go(own_desk, tmp_path):
    mentordesk, stick = CommandLine(tmp_path / "home"), tmp_path / "stick"
    config = mentordesk.home / "config" / "mentordesk"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(json.dumps({"backups": str(stick)}))
    answer = mentordesk.unlocked("desk", "backup", desk=own_desk)
    assert f"The folder {stick} is not there" in answer.stdout
    stick.mkdir()
    answer = mentordesk.unlocked("desk", "backup", desk=own_desk)
    assert answer.stdout.count("Backup written and verified: ") == 2
    assert len(list(stick.iterdir())) == 1
