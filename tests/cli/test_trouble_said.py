"""Whatever goes wrong is one clear line, and what is on the desk stays there."""

from operator import attrgetter

import pytest

from command_line import CommandLine, read_only, refused
from disks import small_disk
from mentordesk.error_words import WORDS
from mentordesk.vault.lock import take_lock
from support import PASSPHRASE


def test_a_wrong_passphrase_is_refused(mentordesk, demo_desk):
    answer = mentordesk("sessions", "--desk", demo_desk, stdin="not this one at all\n")
    assert refused(answer, "not the passphrase", "with the recovery code it opens in the window")


@pytest.mark.parametrize("stdin", ["", "\n"], ids=["nothing", "an empty line"])
def test_no_passphrase_is_asked_for_in_words(mentordesk, demo_desk, stdin):
    answer = mentordesk("sessions", "--desk", demo_desk, stdin=stdin)
    assert refused(answer, "A passphrase is needed")


@pytest.mark.parametrize("stdin", [b"\xff\xfe\x00", b"x" * 20_000], ids=["bytes", "endless"])
def test_what_cannot_be_a_passphrase_is_wrong_use(mentordesk, demo_desk, tmp_path, stdin):
    file = tmp_path / "secret"
    file.write_bytes(stdin)
    for words in ([], ["--passphrase-file", file]):
        answer = mentordesk("sessions", "--desk", demo_desk, *words, stdin=stdin)
        assert answer.returncode == 2
        assert "is not a passphrase" in answer.stderr
        assert "x" * 100 not in answer.stderr


def test_a_passphrase_file_that_is_not_there_is_wrong_use(mentordesk, demo_desk, tmp_path):
    answer = mentordesk("sessions", "--desk", demo_desk, "--passphrase-file", tmp_path / "none")
    assert answer.returncode == 2
    assert "none cannot be read: No such file or directory." in answer.stderr


def test_a_folder_without_a_desk_says_so_and_is_not_made(mentordesk, tmp_path):
    answer = mentordesk.unlocked("sessions", desk=tmp_path / "nowhere")
    assert refused(answer, f"There is no desk in {tmp_path / 'nowhere'}", "--desk")
    assert not (tmp_path / "nowhere").exists()


def test_without_a_name_the_desk_of_the_settings_is_opened(tmp_path):
    mentordesk = CommandLine(tmp_path / "home")
    settings = mentordesk.home / "config" / "mentordesk" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'{{"desk": "{tmp_path}/chosen"}}')
    assert refused(mentordesk("sessions", stdin="words"), f"no desk in {tmp_path}/chosen")
    settings.write_text("{")
    usual = mentordesk.home / "data" / "mentordesk" / "desk"
    assert refused(mentordesk("sessions", stdin="words"), f"no desk in {usual}")


def test_a_file_in_the_place_of_a_desk_is_refused_and_left(mentordesk, tmp_path):
    foreign = tmp_path / "letter.txt"
    foreign.write_text("Dear Amara")
    assert refused(mentordesk.unlocked("sessions", desk=foreign), str(foreign))
    assert foreign.read_text() == "Dear Amara"


def test_foreign_files_under_the_names_of_a_desk_are_refused_and_left(mentordesk, tmp_path):
    for name in ("desk.key", "desk.1.db"):
        (tmp_path / name).write_bytes(b"SQLite format 3\0" + bytes(5000))
    before = (tmp_path / "desk.1.db").read_bytes()
    assert refused(mentordesk.unlocked("sessions", desk=tmp_path), "key file")
    assert (tmp_path / "desk.1.db").read_bytes() == before


def test_a_damaged_database_is_refused_and_left(mentordesk, own_desk):
    database = next(own_desk.glob("desk.*.db"))
    spoiled = bytearray(database.read_bytes())
    for place in range(100, len(spoiled), 2000):
        spoiled[place] ^= 0xFF
    database.write_bytes(spoiled)
    assert refused(mentordesk.unlocked("sessions", desk=own_desk), "damaged", "desk repair")
    assert database.read_bytes() == spoiled


def test_a_page_damaged_at_the_end_is_found_by_verify(mentordesk, own_desk):
    database = next(own_desk.glob("desk.*.db"))
    spoiled = bytearray(database.read_bytes())
    spoiled[-2000] ^= 0xFF
    database.write_bytes(spoiled)
    assert refused(mentordesk.unlocked("desk", "verify", desk=own_desk), "pages cannot be read")


def test_a_desk_that_may_not_be_written_says_so(mentordesk, own_desk):
    with read_only(own_desk) as desk:
        answer = mentordesk.unlocked("sessions", desk=desk)
        assert refused(answer, f"cannot use the folder {desk}")


def test_a_disk_too_full_for_a_desk_says_so(mentordesk, tmp_path):
    with small_disk(tmp_path / "disk", "256k") as disk:
        answer = mentordesk("demo", "--keep", disk / "desk", stdin=PASSPHRASE)
        assert refused(answer, "is full")


def test_a_disk_too_full_for_a_summary_says_so_and_keeps_the_older_file(
    mentordesk, demo_desk, tmp_path
):
    with small_disk(tmp_path / "disk", "16k") as disk:
        out = disk / "summary.pdf"
        out.write_text("older")
        answer = mentordesk.unlocked(
            "summary", _any_id(mentordesk, demo_desk), "--for", "me", "--format", "pdf",
            "--out", out, "--replace", desk=demo_desk,
        )  # fmt: skip
        assert refused(answer, "could not be written", "the disk is full")
        assert [path.name for path in disk.iterdir()] == ["summary.pdf"]
        assert out.read_text() == "older"


def test_a_desk_open_elsewhere_is_left_to_whoever_has_it(mentordesk, demo_desk):
    held = take_lock(demo_desk)
    try:
        answer = mentordesk.unlocked("sessions", desk=demo_desk)
    finally:
        held.release()
    assert refused(answer, "Another MentorDesk has the desk", "Close it there")


def test_a_new_desk_is_not_made_over_something_else(mentordesk, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Amara")
    answer = mentordesk.unlocked("desk", "create", "--leader", "Helen", desk=tmp_path)
    assert refused(answer, "already holds something")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("error", WORDS, ids=attrgetter("__name__"))
def test_a_command_speaks_of_nothing_that_is_only_in_the_window(error):
    words = WORDS[error].command_line()
    for seen in ("you typed", "that window", "se the recovery code", "choose Show", "tries again"):
        assert seen not in words


def test_a_name_without_words_is_refused_and_makes_nothing(mentordesk, tmp_path):
    answer = mentordesk.unlocked("desk", "create", "--leader", " ", desk=tmp_path / "desk")
    assert refused(answer, "no words in this name yet. Nothing was changed.")
    assert not (tmp_path / "desk").exists()


def test_no_screen_is_said_in_one_line(mentordesk):
    for words in ([], ["demo"], ["focus", "--for", "1"]):
        answer = mentordesk(*words)
        assert refused(answer, "There is no screen to open a window on.")


def test_a_library_of_the_window_that_does_not_load_is_said_in_one_line(mentordesk, tmp_path):
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file', name='PySide6.QtGui')"
    )
    answer = mentordesk(PYTHONPATH=str(tmp_path))
    assert refused(answer, "The window cannot open: libEGL.so.1: cannot open shared object file.")


def _any_id(mentordesk, desk) -> str:
    answer = mentordesk.unlocked("sessions", desk=desk)
    return answer.stdout.split()[0]
