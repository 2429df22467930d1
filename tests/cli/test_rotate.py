"""New keys from the command line, as after a laptop that was lost or a sheet that was seen."""

import json
import re

import pytest

from command_line import refused
from mentordesk.errors import WrongPassphraseError
from mentordesk.services.desk import DeskService, lock
from support import PASSPHRASE

NEW = "quite another one"
CODE = re.compile(r"(?m)^Recovery code, shown only now: ((?:[0-9A-Z]{6}-){5}[0-9A-Z]{6})$")


def opens(desk, passphrase) -> bool:
    try:
        lock(DeskService(desk).unlock(passphrase))
    except WrongPassphraseError:
        return False
    return True


def test_a_new_code_is_shown_and_the_passphrase_stays(mentordesk, own_desk):
    answer = mentordesk.unlocked("desk", "rotate", desk=own_desk)
    assert answer.returncode == 0, answer.stderr
    assert CODE.search(answer.stdout)
    assert PASSPHRASE not in answer.stdout
    assert "Still opens" not in answer.stdout
    assert opens(own_desk, PASSPHRASE)
    assert [path.name for path in own_desk.glob("desk.*.db")] == ["desk.2.db"]


@pytest.mark.parametrize("way", ["second line", "file"])
def test_another_passphrase_may_be_given(mentordesk, own_desk, tmp_path, way):
    more, stdin = [], f"{PASSPHRASE}\n"
    if way == "file":
        (tmp_path / "new.txt").write_text(NEW + "\n")
        more = ["--new-passphrase-file", tmp_path / "new.txt"]
    else:
        stdin += f"{NEW}\n"
    answer = mentordesk("desk", "rotate", "--desk", own_desk, *more, stdin=stdin)
    assert answer.returncode == 0, answer.stderr
    assert NEW not in answer.stdout
    assert opens(own_desk, NEW)
    assert not opens(own_desk, PASSPHRASE)


def test_backups_from_before_are_listed_or_renewed(mentordesk, own_desk, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    config = tmp_path / "config" / "mentordesk"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(json.dumps({"backups": str(stick)}))
    there = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    answer = mentordesk("desk", "backup", "--desk", own_desk, stdin=PASSPHRASE, **there)
    assert answer.returncode == 0, answer.stderr
    older = [next(place.iterdir()) for place in (own_desk / "backups", stick)]
    command = ("desk", "rotate", "--desk", own_desk)
    answer = mentordesk(*command, stdin=PASSPHRASE, **there)
    assert answer.stdout.splitlines()[3:] == [f"Still opens with the old keys: {p}" for p in older]
    answer = mentordesk(*command, "--renew-backups", stdin=PASSPHRASE, **there)
    assert answer.returncode == 0, answer.stderr
    assert "Still opens" not in answer.stdout
    for place, old in zip((own_desk / "backups", stick), older, strict=True):
        assert not old.exists()
        assert len(list(place.iterdir())) == 1


def test_a_wrong_passphrase_gives_no_keys(mentordesk, own_desk):
    before = (own_desk / "desk.key").read_bytes()
    answer = mentordesk("desk", "rotate", "--desk", own_desk, stdin="not this one\n")
    assert refused(answer, "not the passphrase")
    assert (own_desk / "desk.key").read_bytes() == before


def test_an_empty_file_is_no_passphrase(mentordesk, own_desk, tmp_path):
    (tmp_path / "new.txt").write_text("\n")
    answer = mentordesk.unlocked(
        "desk", "rotate", "--new-passphrase-file", tmp_path / "new.txt", desk=own_desk
    )
    assert refused(answer, "A passphrase is needed")
    assert opens(own_desk, PASSPHRASE)
